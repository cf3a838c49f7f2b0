import Foundation
import TestSupport
import Testing

@Suite("What cannot be written")
struct WritingTests {
  /// Every command, as briefly as it can be asked.
  private static let commands = [
    "--help", "--version", "check --help", "eval 1/3", "eval 1/3 --json", "eval 1/3 --interval", "list", "list --json",
    "adapter python", "check sin", "check sin --json", "check sin --criterion textbook --csv", "locate wood",
    "sweep sin --csv", "sweep sin", "sweep sin --json", "step sin --rule curtis-reid", "step rosenbrock",
    "step misra1a --for scipy", "differentiate --f x^2 --at 1", "study precision sin --format e4m3 --method forward",
    "study advice --format e4m3 --shard 1/20",
  ]

  private func shell(_ line: String) async throws -> Command {
    try await Command.shell(line.replacing("GRADCHECK", with: "'\(Command.path)'"))
  }

  @Test("on a full disk is said, by every command, with status 74", arguments: commands)
  func full(command: String) async throws {
    let run = try await shell("GRADCHECK \(command) >/dev/full")
    #expect(run.status == 74, "\(run.error)")
    #expect(run.error == "gradcheck: cannot write standard output: No space left on device\n")
  }

  @Test("because standard output is closed is said too", arguments: ["eval 1/3", "sweep sin --csv", "--version"])
  func closed(command: String) async throws {
    let run = try await shell("GRADCHECK \(command) >&-")
    #expect(run.status == 74 && run.error == "gradcheck: cannot write standard output: Bad file descriptor\n")
  }

  @Test("of cases is said, and the rest is left")
  func cases() async throws {
    let line = #"{"id":"a","variables":["x"],"at":["0.1"],"f":"x^2","gradient":["2*x"]}"#
    for command in ["check", "differentiate", "locate"] {
      let run = try await shell("yes '\(line)' | head -1000 | GRADCHECK \(command) --cases - >/dev/full")
      #expect(run.status == 74 && run.error.contains("cannot write standard output"), "\(run.error)")
    }
  }

  @Test(
    "for nobody reads ends the command quietly, also where the signal was ignored",
    arguments: ["list --json", "sweep sin --csv", "--help", "check sin"])
  func unread(command: String) async throws {
    for trap in ["", "trap '' PIPE; "] {
      let run = try await shell("\(trap)(sleep 0.3; GRADCHECK \(command); echo $? >&2) | true")
      #expect(run.error == "141\n")
    }
  }

  @Test("of a study keeps its records, says how to go on, and goes on")
  func study() async throws {
    let folder = try TemporaryFolder()
    let study = "study precision sin --format e4m3 --format bfloat16 --threads 1 --csv"
    let path = folder.path("a.csv")
    // Files may have a kilobyte.
    let run = try await shell("bash -c 'ulimit -f 1; exec \"$0\" \(study) --output \"$1\"' GRADCHECK '\(path)'")
    #expect(run.status == 74 && run.error.hasPrefix("gradcheck: cannot write \(path)"), "\(run.error)")
    #expect(run.error.contains("--resume") && !run.error.contains("Usage"))
    let kept = try String(contentsOfFile: path + ".partial", encoding: .utf8)
    #expect(kept.split(separator: "\n").count >= 2)
    let resumed = try await shell("GRADCHECK \(study) --output '\(path)' --resume")
    #expect(resumed.status == 0, "\(resumed.error)")
    #expect(try String(contentsOfFile: path, encoding: .utf8) == (try await shell("GRADCHECK \(study)")).output)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.url.path) == ["a.csv"])
  }

  @Test("of pages, pictures and parts has the same status, and no usage text")
  func files() async throws {
    let folder = try TemporaryFolder()
    for command in [
      "report --f x^2 --at 1 --format e4m3 --output", "study advice --format e4m3 --shard 1/20 --output",
      "study precision sin --format e4m3 --method forward --output",
    ] {
      for path in ["/dev/full", folder.path("nowhere/a"), folder.path(".")] {
        let run = try await shell("GRADCHECK \(command) '\(path)'")
        #expect(run.status == 74 && !run.error.contains("Usage"), "\(command) \(path): \(run.error)")
        #expect(run.error.hasPrefix("gradcheck: cannot write \(path)"))
      }
    }
    #expect(
      try FileManager.default.attributesOfItem(atPath: "/dev/full")[.type] as? FileAttributeType
        == .typeCharacterSpecial)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.url.path).isEmpty)
  }
}

@Suite("What a result is written to")
struct DestinationTests {
  private let study = "study precision sin --format e4m3 --method forward --csv"

  /// What a line of shell prints, run in a folder, where `GRADCHECK` is the study and its `--output`.
  private func shell(_ folder: borrowing TemporaryFolder, _ line: String) async throws -> String {
    let command = line.replacing("GRADCHECK", with: "'\(Command.path)' \(study) --output")
    let run = try await Command.shell("cd '\(folder.url.path)' && \(command)")
    #expect(run.error.isEmpty && run.status == 0, "\(run.error)")
    return run.output
  }

  @Test("is followed where it is a link, also one that leads to nothing yet")
  func links() async throws {
    let folder = try TemporaryFolder()
    let line = "mkdir d; ln -s d/a.csv there; ln -s there link; GRADCHECK link; GRADCHECK link; cat d/a.csv; ls -F . d"
    let output = try await shell(folder, line)
    #expect(output.hasPrefix("format,") && output.hasSuffix(".:\nd/\nlink@\nthere@\n\nd:\na.csv\n"), "\(output)")
  }

  @Test("is written as it is where it is no plain file")
  func streams() async throws {
    let folder = try TemporaryFolder()
    let expected = try await Command.shell("'\(Command.path)' \(study)").output
    let pipe = try await shell(folder, "mkfifo p; cat p >copy & GRADCHECK p; wait; cat copy; [ -p p ] && echo pipe")
    #expect(pipe == expected + "pipe\n")
    #expect(try await shell(folder, "GRADCHECK /dev/stdout; ls /dev/stdout") == expected + "/dev/stdout\n")
    // What is before it and after it stays.
    let appended = try await shell(folder, "{ echo a; GRADCHECK /dev/stdout; echo b; } >f; cat f")
    #expect(appended == "a\n" + expected + "b\n")
    #expect(try await shell(folder, "GRADCHECK /dev/null; [ -c /dev/null ] && ls") == "copy\nf\np\n")
  }

  @Test("keeps its permissions and its owner; a new file has those of the user's mask")
  func permissions() async throws {
    let folder = try TemporaryFolder()
    #expect(try await shell(folder, "umask 027; GRADCHECK new; stat -c %a new") == "640\n")
    #expect(
      try await shell(folder, "touch old; chmod 604 old; GRADCHECK old; stat -c %a old; ls -A") == "604\nnew\nold\n")
    let name = try await shell(folder, "[ $(id -u) = 0 ] && chown 1234:4321 old; stat -c %u:%g old")
    #expect(try await shell(folder, "GRADCHECK old; stat -c %u:%g old") == name)
  }

  @Test("is left as it was where it may not be written", .enabled(if: Installed.shell("[ $(id -u) != 0 ]") == 0))
  func readOnly() async throws {
    let folder = try TemporaryFolder()
    let line = "echo old >a; chmod 444 a; '\(Command.path)' \(study) --output a; echo $?; cat a"
    #expect(try await Command.shell("cd '\(folder.url.path)' && \(line)").output == "74\nold\n")
    // A folder that takes no new file does not keep an old one from being written.
    let place =
      "mkdir d; echo old >d/a; chmod 555 d; '\(Command.path)' report --f x^2 --at 1 --format e4m3 --output d/a; echo $?"
    #expect(try await Command.shell("cd '\(folder.url.path)' && \(place); chmod 755 d").output.hasSuffix("0\n"))
  }
}
