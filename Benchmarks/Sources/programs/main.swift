// What it costs to ask a function that lives elsewhere: microseconds for an evaluation, least of several runs.
//
//   swift run --package-path Benchmarks -c release programs

import Foundation
import Programs

// This very program hosts the library.
if CommandLine.arguments.count == 3, CommandLine.arguments[1] == "host" {
  var host = LibraryHost(CommandLine.arguments[2])
  host.serve()
  exit(0)
}

// As the command does.
RunningChildren.endWithThisProcess()

let folder = FileManager.default.temporaryDirectory.appendingPathComponent("gradcheck-benchmark-\(UUID().uuidString)")
try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
defer { try? FileManager.default.removeItem(at: folder) }
let model = folder.appendingPathComponent("model").path

// The least that a function can do, so that what is measured is the way to it.
try "def f(x): return x[0]\n".write(toFile: model + ".py", atomically: true, encoding: .utf8)
try "#include <stddef.h>\ndouble f(const double *x, size_t n) { return x[0]; }\n".write(
  toFile: model + ".c", atomically: true, encoding: .utf8)

func python() throws -> ProgramSession {
  try ProgramSession(
    ProgramCommand(
      .start(["python3", "-c", String(decoding: ProgramFiles.python, as: UTF8.self), model + ".py:f"]), title: "f"),
    tell: { print($0) })
}

func library() throws -> ProgramSession {
  let compiler = try Process.run(
    URL(fileURLWithPath: "/usr/bin/env"),
    arguments: ["cc", "-O2", "-shared", "-fPIC", model + ".c", "-o", model + ".so"])
  compiler.waitUntilExit()
  return try ProgramSession(
    ProgramCommand(.start([CommandLine.arguments[0], "host", model + ".so:f"]), title: "f"), tell: { print($0) })
}

/// Microseconds for an evaluation: the least of `runs` runs of `count`.
func least(_ runs: Int, of count: Int, evaluations: Int, _ body: () throws -> Void) rethrows -> Double {
  var best = Double.infinity
  for _ in 0..<runs {
    let start = ContinuousClock.now
    for _ in 0..<count { try body() }
    best = min(best, (ContinuousClock.now - start) / .microseconds(1) / Double(count * evaluations))
  }
  return best
}

func measure(_ title: String, _ session: ProgramSession, promises: (single: Double, batch: Double, million: Double?))
  throws
{
  let ten = (0..<10).map { Double($0) + 0.5 }
  let single = least(9, of: 3000, evaluations: 1) { _ = session.value(at: ten) as Double }
  let points = [[Double]](repeating: ten, count: 16)
  let batch = try least(9, of: 500, evaluations: 16) { _ = try session.values(at: points) as [Double] }
  let wide = [Double](repeating: 0.5, count: 1_000_000)
  let million = least(5, of: 10, evaluations: 1) { _ = session.value(at: wide) as Double }
  func line(_ what: String, _ time: Double, _ promise: Double?) {
    let kept = promise.map { $0 >= time ? "  at most \($0): kept" : "  at most \($0): NOT KEPT" } ?? ""
    print("\(title), \(what): \(String(format: "%.1f", time)) µs\(kept)")
  }
  line("n = 10", single, promises.single)
  line("n = 10, 16 points at a time", batch, promises.batch)
  line("n = 1000000", million, promises.million)
}

try measure("Python", python(), promises: (15, 5, 4000))
try measure("library", library(), promises: (6, 6, nil))
