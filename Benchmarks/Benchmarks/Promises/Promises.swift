import Benchmark
import Work

/// Absolute times of every comparison's two sides; `ratios` measures them against each other.
let benchmarks: @Sendable () -> Void = {
  Benchmark.defaultConfiguration = .init(
    metrics: [.wallClock], warmupIterations: 1, scalingFactor: .one, maxDuration: .milliseconds(500), maxIterations: 100
  )
  for comparison in Comparison.all {
    let precision = comparison.bits.map { "\($0) bits" } ?? "Double"
    Benchmark("\(comparison.work) at \(precision), by the library") { _ in blackHole(comparison.library(1)) }
    Benchmark("\(comparison.work) at \(precision), by C") { _ in blackHole(comparison.c(1)) }
  }
}
