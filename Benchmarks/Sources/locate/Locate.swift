import FaultFinding
import GradientChecking
import Problems
import Scalars

/// Looks for seeded faults in the gradients of the problems of a million parameters, and prints a table for each problem.
///
///     locate [seeds] [problem ...]
///
/// Six seeds and both problems when nothing is given.
@main
struct Locate {
  static func main() throws {
    let arguments = CommandLine.arguments.dropFirst()
    let seeds = arguments.compactMap { UInt64($0) }.first ?? 6
    let wanted = arguments.filter { UInt64($0) == nil }
    print("Faults at random places, their size a part of the gradient's root mean square; \(seeds) seeds.")
    print("Evaluations of f: the mean, and the most of all seeds / required.")
    print("A mark ✗: more evaluations than required, faults not found, others accused, or another verdict; said below.")
    for (name, build) in ProblemCatalogue.large where wanted.isEmpty || wanted.contains(name) {
      let problem: any Problem = build()
      try measure(problem, seeds: seeds)
    }
  }

  private static func measure(_ problem: some Problem, seeds: UInt64) throws {
    let x = problem.points[0].coordinates(as: Double.self)
    let (f, gradient, blocks) = (problem.function, problem.gradient, problem.blocks)
    let clock = ContinuousClock()
    let time = clock.measure { for _ in 0..<10 { _ = f(x) } } / 10
    print("\n\(problem.name): n = \(x.count), f in \(milliseconds(time)) ms; full check \(2 * x.count) evaluations\n")
    var table = LocateTable()
    for target in Target.all {
      var row = Findings(target: target)
      for seed in 1...seeds {
        let wrong = PerturbedGradient(
          gradient, dimension: x.count, count: target.faults, fraction: target.fraction, seed: seed)
        let claim = try GradientClaim(point: x, gradient: wrong(x))
        let memory = PeakMemory()
        let start = clock.now
        let location = FaultLocator<Double>(blocks: blocks, seed: seed)({ f($0) }, claim)
        row.add(
          location, expected: wrong.coordinates, time: clock.now - start, bytes: memory.growth(), seed: seed)
      }
      table.add(row, count: x.count)
    }
    print(table.text)
  }
}

/// Milliseconds, with one digit after the point.
func milliseconds(_ time: Duration) -> String {
  let tenths = Int((time / .microseconds(100)).rounded())
  return "\(tenths / 10).\(tenths % 10)"
}
