import Foundation
import Subprocess
import TestSupport
import Testing

/// Whether there is a GNU parallel on the search path.
private let hasParallel = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":").contains {
  FileManager.default.isExecutableFile(atPath: $0 + "/parallel")
}

@Suite("gradcheck study", .enabled(if: Build.isOptimised, "slow in a debug build"))
struct StudyCommandTests {
  /// A study of a second or less: 28 items.
  private static let small = [
    "study", "precision", "sin", "--format", "e4m3", "--format", "bfloat16", "--format", "binary64", "--format",
    "mp128",
  ]

  private struct Study: Decodable {
    struct Fit: Decodable {
      struct Law: Decodable {
        var exponent, standardError, theory: Double
        enum CodingKeys: String, CodingKey {
          case exponent, theory
          case standardError = "standard_error"
        }
      }
      var method: String
      var error, step: Law
    }
    struct Row: Decodable { var format, method: String }
    var study, title, command: String
    var rows: [Row]
    var fits: [Fit]
  }

  @Test("precision: a row for each format and method, a fit for each method, as JSON, CSV and text")
  func precision() async throws {
    let json = try await Command.run(Self.small + ["--json"])
    #expect(json.status == 0, "\(json.error)")
    let study = try json.decoded(as: Study.self)
    #expect(study.rows.count == 28 && study.fits.count == 7)
    #expect(study.title == "sin at x=1")
    let central = try #require(study.fits.first { $0.method == "central2" })
    // Four formats from 4 to 128 bits: Student's t of 2 degrees of freedom is above 14 in one of 200.
    #expect(central.error.theory == 2.0 / 3)
    #expect(abs(central.error.exponent - 2.0 / 3) < 14 * central.error.standardError)
    #expect(central.error.standardError < 0.02)

    let csv = try await Command.run(Self.small + ["--csv"]).output.split(separator: "\n")
    #expect(csv.count == 29 && csv[0] == "format,precision,method,best_error,best_step,points,absence")
    let text = try await Command.run(Self.small).output
    #expect(text.contains("best step") && text.contains("none is best") && text.contains("2/3"))
  }

  @Test("precision of an expression, smooth or not, and the command that makes it again, as a shell takes it")
  func expression() async throws {
    let arguments = [
      "study", "precision", "--f", "exp(-x)*abs(x)", "--at", "1", "--format", "bfloat16", "--format", "binary32",
      "--format", "tf32", "--method", "central2", "--method", "complex",
    ]
    let study = try await Command.run(arguments + ["--json", "--threads=2"])
    #expect(study.status == 0, "\(study.error)")
    #expect(
      study.output.contains("\"command\": \"gradcheck study precision --f 'exp(-x)*abs(x)' --at 1 --format bfloat16"))
    #expect(!study.output.contains("--json") && !study.output.contains("--threads"))
    #expect(study.output.contains("not smooth"))
    let smooth = try await Command.run(arguments.map { $0 == "exp(-x)*abs(x)" ? "exp(-x)*x^2" : $0 } + ["--csv"])
    let edge = try await Command.run(
      "study", "precision", "--f", "sqrt(x)", "--at", "-4", "--format", "binary32", "--csv")
    #expect(edge.status == 0 && edge.output.contains("binary32,24,central2,,,0,no derivative"), "\(edge.error)")
    #expect(smooth.status == 0 && !smooth.output.contains("not smooth"), "\(smooth.error)")
  }

  @Test("advice: the numbers that a check in bfloat16 and fp8 must live with")
  func advice() async throws {
    let run = try await Command.run("study", "advice", "--format", "e4m3", "--format", "bfloat16")
    #expect(run.status == 0)
    // The percentages are those of the golden file of the module StepAnalysis.
    #expect(
      run.output.contains("cannot see an error below 7.4 %, and errs by up to 23 %: evaluate the quantised input"))
    #expect(run.output.contains("cannot see an error below 1 %, and errs by up to 3.7 %: evaluate the quantised input"))
    let csv = try await Command.run("study", "advice", "--format", "binary32", "--csv")
    #expect(csv.output.hasPrefix("format,precision,step,") && csv.output.contains("binary32,24,0.0078125,"))
  }

  @Test("in shards, merged in any order, is to the byte what one run writes", arguments: [2, 5])
  func shards(count: Int) async throws {
    let folder = try TemporaryFolder()
    let parts = (1...count).map { folder.path("part\($0).jsonl") }
    for (index, part) in parts.enumerated() {
      let run = try await Command.run(Self.small + ["--shard", "\(index + 1)/\(count)", "--output", part])
      #expect(run.status == 0 && run.output.isEmpty, "\(run.error)")
    }
    for form in [["--csv"], ["--json"], []] {
      let whole = try await Command.run(Self.small + form)
      let merged = try await Command.run(["merge"] + parts.reversed() + form)
      #expect(merged.status == 0, "\(merged.error)")
      #expect(merged.output == whole.output)
    }
    // One format has no fit, and is drawn without a line; a method that gives nothing is left out.
    for method in ["central2", "central8"] {
      let one = try await Command.run(
        "study", "precision", "sin", "--format", "e4m3", "--method", method, "--plot", folder.path("one.svg"))
      #expect(one.status == 0, "\(one.error)")
    }
    let picture = try await Command.run(["merge"] + parts + ["--plot", folder.path("a.svg")])
    #expect(picture.status == 0, "\(picture.error)")
    #expect(try String(contentsOfFile: folder.path("a.svg"), encoding: .utf8).contains("</svg>"))
  }

  @Test(
    "under GNU parallel, merged, is to the byte what one run writes",
    .enabled(if: hasParallel, "GNU parallel is not installed; 'make setup' installs it"))
  func parallel() async throws {
    let folder = try TemporaryFolder()
    let study = "study advice --format bfloat16 --format binary32 --format binary64"
    let run = try await Command.shell(
      """
      cd '\(folder.url.path)' && parallel --will-cite '\(Command.path)' \(study) --shard '{}/3' --output 'part{}.jsonl' ::: 1 2 3 \
      && '\(Command.path)' merge part*.jsonl --csv --output merged.csv && '\(Command.path)' \(study) --csv --output whole.csv \
      && cmp merged.csv whole.csv && ls
      """)
    #expect(run.status == 0, "\(run.error)")
    #expect(
      run.output.split(separator: "\n") == ["merged.csv", "part1.jsonl", "part2.jsonl", "part3.jsonl", "whole.csv"])
  }

  @Test("that is interrupted keeps whole records and says how to go on; resumed, it is as if nothing had been")
  func interrupted() async throws {
    let folder = try TemporaryFolder()
    let (output, side) = (folder.path("a.csv"), folder.path("a.csv.partial"))
    // Some seconds of work, in 21 items.
    let study = [
      "study", "precision", "sin", "--format", "binary32", "--format", "mp256", "--format", "mp320", "--threads", "1",
      "--csv",
    ]
    let run = try await Subprocess.run(
      .name("env"), arguments: Arguments([Command.path] + study + ["--output", output]), input: .none,
      output: .discarded, error: .string(limit: 65_536)
    ) { execution in
      // As soon as a few records are there.
      while (try? String(contentsOfFile: side, encoding: .utf8))?.count(where: { $0 == "\n" }) ?? 0 < 4 {
        try await Task.sleep(for: .milliseconds(2))
      }
      try execution.send(signal: .interrupt)
    }
    guard case .exited(130) = run.terminationStatus else {
      Issue.record("ended with \(run.terminationStatus), not with status 130")
      return
    }
    let message = run.standardError
    #expect(message.contains("interrupted;") && message.contains("of 21 items are kept"), "\(message)")
    #expect(message.contains("--resume"))
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.url.path) == ["a.csv.partial"])
    let kept = try String(contentsOfFile: side, encoding: .utf8)
    #expect(kept.last == "\n")

    // Without --resume nothing is lost; with another study neither.
    let again = try await Command.run(study + ["--output", output])
    #expect(again.status == 64 && again.error.contains("--resume"))
    let other = try await Command.run("study", "advice", "--resume", "--output", output)
    #expect(other.status == 64 && other.error.contains("left by another study"), "\(other.error)")
    let share = try await Command.run(study.dropLast() + ["--resume", "--output", output, "--shard", "1/2"])
    #expect(share.status == 64 && share.error.contains("left by the share 1/1"), "\(share.error)")
    #expect(try String(contentsOfFile: side, encoding: .utf8) == kept)

    // A power cut may leave half a line.
    try (kept + "{\"item\":20,\"key\":\"mp512 com").write(toFile: side, atomically: true, encoding: .utf8)
    let resumed = try await Command.run(study + ["--resume", "--output", output])
    #expect(resumed.status == 0, "\(resumed.error)")
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.url.path) == ["a.csv"])
    #expect(try String(contentsOfFile: output, encoding: .utf8) == (try await Command.run(study)).output)
  }

  @Test(
    "of bad input ends with status 64 and a message that helps",
    arguments: [
      (["study", "precision"], "Give either the name of a problem or a function"),
      (["study", "precision", "rosenbrock"], "--coordinate NAME"),
      (["study", "precision", "rosenbrock", "--coordinate", "all"], "moves along one variable"),
      (["study", "precision", "sin", "--coordinate", "x", "--direction", "1"], "Choose one of --coordinate and"),
      (["study", "precision", "sin", "--method", "centrl2"], "did you mean"),
      (
        ["study", "precision", "sin", "--method", "forward", "--method", "forward"],
        "The method 'forward' is given twice"
      ),
      (["study", "precision", "sin", "--format", "mp64", "--format", "mp64"], "The format 'mp64' is given twice"),
      (["study", "precision", "sin", "--format", "bfloat61"], "bfloat16"),
      (["study", "precision", "--f", "3+0*x", "--at", "1", "--format", "binary32"], "the derivative is zero here"),
      (
        ["study", "precision", "--f", "sin(1000000*x)", "--at", "1", "--format", "binary32"],
        "varies over lengths far less"
      ),
      (["study", "precision", "sin", "--faulty"], "the right gradient"),
      (["study", "precision", "sin", "--shard", "4/3"], "i/N"),
      (["study", "precision", "sin", "--shard", "1/3", "--csv"], "gradcheck merge"),
      (["study", "precision", "sin", "--resume"], "--resume needs --output"),
      (["study", "precision", "sin", "--threads", "0"], "--threads must be from 1"),
      (["study", "precision", "sin", "--output", "-"], "wants a file"),
      (["study", "precision", "sin", "--csv", "--json"], "Choose one of"),
      (["study", "precision", "sin", "--plot", "a.bmp"], ".svg"),
      (["study", "precision", "sin", "--plot", "-", "--csv"], "cannot share standard output"),
      (["study", "precision", "sin", "--keep-script"], "--plot FILE"),
      (["study", "precision", "sin", "--resume", "--output", "/dev/null"], "needs a plain file"),
      (["study", "advice", "--format", "mp320"], "at most 256 bits"),
      (["study", "advice", "--plot", "a.svg"], "no picture"),
      (["merge"], "part"),
      (["merge", "/nowhere/a.jsonl"], "cannot read /nowhere/a.jsonl"),
    ])
  func misuse(arguments: [String], message: String) async throws {
    let run = try await Command.run(arguments)
    #expect(run.status == 64, "\(run.error)")
    #expect(run.error.lowercased().contains(message.lowercased()), "\(run.error)")
  }

  @Test("merge refuses parts that are not of one study, or whose command it does not know")
  func foreignParts() async throws {
    let folder = try TemporaryFolder()
    func part(_ name: String, _ arguments: String...) async throws -> String {
      let run = try await Command.run(["study", "advice"] + arguments + ["--output", folder.path(name)])
      #expect(run.status == 0, "\(run.error)")
      return folder.path(name)
    }
    let a = try await part("a", "--format", "e4m3", "--format", "e5m2", "--shard", "1/2")
    let b = try await part("b", "--format", "e4m3", "--format", "bfloat16", "--shard", "2/2")
    let mixed = try await Command.run("merge", a, b)
    #expect(mixed.status == 64 && mixed.error.contains("different studies: formats is"), "\(mixed.error)")
    try "format,precision\n".write(toFile: folder.path("c"), atomically: true, encoding: .utf8)
    let none = try await Command.run("merge", folder.path("c"))
    #expect(none.status == 64 && none.error.contains("is no part of a study"), "\(none.error)")
    let square = ["study", "precision", "--f", "x^2", "--at", "1", "--format", "e4m3", "--method", "forward"]
    for (name, formula) in [("d", ["--gradient", "2*x", "--shard", "1/2"]), ("e", ["--shard", "2/2"])] {
      #expect(try await Command.run(square + formula + ["--output", folder.path(name)]).status == 0)
    }
    let claims = try await Command.run("merge", folder.path("d"), folder.path("e"))
    #expect(claims.status == 64 && claims.error.contains("gradient is"), "\(claims.error)")
    let text = try String(contentsOfFile: a, encoding: .utf8)
    for (version, words) in [
      (#""schema":2"#, "in form 2 of parts; this is gradcheck 0.1.0"), (#""other":1"#, "in form 0 of parts"),
    ] {
      try text.replacing(#""schema":1"#, with: version).write(
        toFile: folder.path("v"), atomically: true, encoding: .utf8)
      let other = try await Command.run("merge", folder.path("v"), b)
      #expect(other.status == 64 && other.error.replacing("\n", with: " ").contains(words), "\(other.error)")
    }
    try text.replacing(#""gradcheck":"0.1.0""#, with: #""gradcheck":"9.9.9""#)
      .write(toFile: folder.path("v"), atomically: true, encoding: .utf8)
    #expect(try await Command.run("merge", folder.path("v"), b).error.contains("made by gradcheck 9.9.9"))
    let missing = try await Command.run("merge", a)
    #expect(missing.status == 64 && missing.error.contains("one is missing: 2/2"), "\(missing.error)")
    try text.replacing("\"study\",\"advice\"", with: "\"study\",\"astrology\"")
      .write(toFile: b, atomically: true, encoding: .utf8)
    let unknown = try await Command.run("merge", b)
    #expect(unknown.status == 64 && unknown.error.contains("no study of this version"), "\(unknown.error)")
    // A header that was changed does not fit the command in it.
    try text.replacing("\"items\":2", with: "\"items\":3").write(toFile: b, atomically: true, encoding: .utf8)
    let changed = try await Command.run("merge", b)
    #expect(changed.status == 64 && changed.error.contains("this version's study"), "\(changed.error)")
  }
}
