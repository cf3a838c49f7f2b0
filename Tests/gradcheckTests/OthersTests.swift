import Foundation
import TestSupport
import Testing

@Suite("What others write and start")
struct OthersTests {
  private static let attack = "\u{1B}[2J\u{1B}]0;gone\u{7}\u{9B}31m\u{202E}=1+1"

  /// A file of one case that has such a name.
  private func cases(_ folder: borrowing TemporaryFolder, id: String) throws -> String {
    let path = folder.path("cases.jsonl")
    let line = ["id": id, "f": "x^2"].merging(
      ["variables": ["x"], "at": ["0.1"], "gradient": ["2*x"]] as [String: Any]
    ) { $1 }
    try JSONSerialization.data(withJSONObject: line).write(to: URL(fileURLWithPath: path))
    return path
  }

  @Test("is shown to a terminal, not sent", .enabled(if: Installed.python(has: "pty")))
  func terminal() async throws {
    let folder = try TemporaryFolder()
    let path = try cases(folder, id: Self.attack)
    for form in ["", "--json", "--csv"] {
      let run = try await Command.shell(
        "python3 -c 'import pty,sys; pty.spawn(sys.argv[1:])' '\(Command.path)' check --cases '\(path)' \(form) </dev/null"
      )
      #expect(run.output.contains("agree"))
      let others = run.output.replacing(/\u{1B}\[(32|0)m/, with: "").replacing("\r\n", with: "\n")
      let sent = others.unicodeScalars.filter {
        $0 != "\n" && $0.properties.generalCategory == .control || $0.value == 0x202E
      }
      #expect(sent.isEmpty, "\(others.debugDescription)")
      #expect(others.contains(form == "--json" ? "\\u001b[2J" : "␛[2J␛]0;gone␇\u{FFFD}31m\u{FFFD}=1+1"), "\(others)")
    }
    let mistake = try await Command.run("eval", "1+\u{1B}[31m")
    #expect(
      mistake.status == 64 && mistake.error.contains("unexpected character '␛'") && !mistake.error.contains("\u{1B}"))
  }

  @Test("is in a table one line, and in JSON what it was")
  func table() async throws {
    let folder = try TemporaryFolder()
    let path = try cases(folder, id: "a\nb\u{1B}c")
    #expect(try await Command.run("check", "--cases", path).output.contains("a␊b␛c\n"))
    let line = try #require(try await Command.run("check", "--cases", path, "--json").json() as? [String: Any])
    #expect(line["id"] as? String == "a\nb\u{1B}c" && line["schema"] as? Int == 1)
  }

  @Test("starts no formula in a spreadsheet", arguments: ["=1+1", "+x", "-x", "@SUM(A1)", "\t=1"])
  func formula(id: String) async throws {
    let folder = try TemporaryFolder()
    let path = try cases(folder, id: id)
    for command in ["check", "differentiate"] {
      let lines = try await Command.run(command, "--cases", path, "--csv").output.split(separator: "\n")
      #expect(lines.count == 2 && lines[1].hasPrefix("'\(id),1,"), "\(lines)")
    }
  }

  @Test("is escaped in a page", .enabled(if: Installed.has("python3")))
  func page() async throws {
    let folder = try TemporaryFolder()
    let name = "<script>alert(1)</script>&\"'.py"
    try "def f(x): return x[0] ** 2\n".write(toFile: folder.path("m.py"), atomically: true, encoding: .utf8)
    let run = try await Command.shell(
      """
      cd '\(folder.url.path)' && mkdir '<script>alert(1)<' && cp m.py '<script>alert(1)</script>&".py' && \
      '\(Command.path)' report --python '<script>alert(1)</script>&".py:f' --at 1.5 --output - --plot-timeout 20
      """)
    #expect(run.status == 0 || run.status == 69, "\(run.error)")
    #expect(
      run.output.contains("&lt;script&gt;alert(1)&lt;/script&gt;&amp;") && !run.output.contains("<script"), "\(name)")
  }

  /// A folder with a gnuplot that starts a process, says its number, and waits for it for ever.
  private func hanging(_ folder: borrowing TemporaryFolder) async throws -> String {
    let script =
      "#!/bin/sh\necho started >>'\(folder.path("starts"))'\nsleep 600 &\necho $! >'\(folder.path("pid"))'\nwait\n"
    try script.write(toFile: folder.path("gnuplot"), atomically: true, encoding: .utf8)
    _ = try await Command.shell("chmod +x '\(folder.path("gnuplot"))'")
    return "PATH='\(folder.url.path)':\"$PATH\" '\(Command.path)'"
  }

  /// Whether the process that the script started is there still.
  private func isAlive(_ folder: borrowing TemporaryFolder) async throws -> Bool {
    // A zombie, whose parent was ended, is not alive.
    let line = "p=$(cat '\(folder.path("pid"))'); kill -0 $p && ! grep -q '^State:.*Z' /proc/$p/status"
    return try await Command.shell(line).status == 0
  }

  @Test(
    "and hangs is ended with all that it started; everything else is done",
    arguments: [
      "sweep sin --plot", "step sin --rule curtis-reid --plot",
      "study precision sin --format e4m3 --method forward --plot",
    ])
  func picture(command: String) async throws {
    let folder = try TemporaryFolder()
    let gradcheck = try await hanging(folder)
    let run = try await Command.shell("\(gradcheck) \(command) '\(folder.path("a.svg"))' --plot-timeout 0.5")
    #expect(run.status == 69 && run.error.contains("gnuplot took longer than 0.5 seconds"), "\(run.error)")
    #expect(!run.output.isEmpty && !FileManager.default.fileExists(atPath: folder.path("a.svg")))
    #expect(try await !isAlive(folder))
  }

  @Test("and hangs is not waited for again: the page is written without its pictures")
  func hangingPage() async throws {
    let folder = try TemporaryFolder()
    let gradcheck = try await hanging(folder)
    let run = try await Command.shell(
      "\(gradcheck) report --f 'x^3' --at 1.5 --format binary16 --output - --plot-timeout 0.5; echo $? >&2; cat '\(folder.path("starts"))'"
    )
    #expect(run.error.hasSuffix("69\n") && run.error.contains("took longer"), "\(run.error)")
    #expect(run.output.hasSuffix("</html>\nstarted\n"))
    #expect(try await !isAlive(folder))
  }

  @Test("is ended with the command")
  func interrupt() async throws {
    let folder = try TemporaryFolder()
    let gradcheck = try await hanging(folder)
    let run = try await Command.shell(
      """
      \(gradcheck) sweep sin --plot '\(folder.path("a.svg"))' >/dev/null & own=$!
      while [ ! -s '\(folder.path("pid"))' ]; do sleep 0.05; done; kill -TERM $own; wait $own; echo $?
      """)
    #expect(run.output == "143\n", "\(run.error)")
    #expect(try await !isAlive(folder))
  }
}
