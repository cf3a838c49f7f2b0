import Benchmark
import CBaseline
import FiniteDifferences
import MultiPrecision
import RealModule
import Scalars

/// The polynomial's coefficients and argument, those of the C side: √(1/(i + 3)) and √0.7.
private func inputs<S: RealScalar>(_ type: S.Type) -> (c: [S], x: S) {
  ((0..<101).map { S.sqrt(1 / S($0 + 3)) }, S.sqrt(0.7))
}

@inline(never)
private func horner<S: RealScalar>(_ c: [S], _ x: S) -> S {
  var s: S = 0
  for a in c { s = s * x + a }
  return s
}

@inline(never)
private func rosenbrock<S: RealScalar>(_ x: [S]) -> S {
  var sum: S = 0
  for i in stride(from: 0, to: x.count - 1, by: 2) {
    let t = x[i + 1] - x[i] * x[i]
    let u = 1 - x[i]
    sum += 100 * (t * t) + u * u
  }
  return sum
}

private func measureHorner<S: RealScalar>(_ type: S.Type, rounds: Int) {
  let (c, x) = inputs(type)
  Benchmark("Horner of degree 100 at \(S.precision) bits, \(rounds) times, by MPFloat") { _ in
    for _ in 0..<rounds { blackHole(horner(c, x)) }
  }
  Benchmark("Horner of degree 100 at \(S.precision) bits, \(rounds) times, by C") { _ in
    blackHole(baseline_horner(Int32(S.precision), 101, Int32(rounds)))
  }
}

let benchmarks: @Sendable () -> Void = {
  Benchmark.defaultConfiguration = .init(
    metrics: [.wallClock], warmupIterations: 3, scalingFactor: .one, maxDuration: .seconds(2), maxIterations: 200)

  measureHorner(MPFloat<Words<2>>.self, rounds: 1000)
  measureHorner(MPFloat<Words<4>>.self, rounds: 1000)
  measureHorner(MPFloat<Words<16>>.self, rounds: 1000)

  let start = (0..<1000).map { $0.isMultiple(of: 2) ? -1.2 : 1.0 }
  Benchmark("Central-difference gradient of Rosenbrock, n = 1000, in Double, by the library") { _ in
    blackHole(Stencil.central.gradient(of: { rosenbrock($0) }, at: start, steps: .uniform(1e-7)))
  }
  Benchmark("Central-difference gradient of Rosenbrock, n = 1000, in Double, by C") { _ in
    var x = start
    var gradient = [Double](repeating: 0, count: 1000)
    baseline_gradient(&x, &gradient, 1000, 1e-7)
    blackHole(gradient)
  }
}
