import CBaseline
import Intervals
import MultiPrecision
import RealModule
import Scalars

@inline(never)
private func sum<F: BinaryFormat>(_ x: [[Interval<F>]]) -> Interval<F> {
  var sum = Interval<F>.zero
  for i in x[0].indices { sum += x[0][i] * x[1][i] / x[2][i] - x[3][i] }
  return sum
}

@inline(never)
private func functions<F: BinaryFormat>(_ x: [[Interval<F>]]) -> Interval<F> {
  typealias I = Interval<F>
  var sum = I.zero
  for i in x[0].indices { sum += I.exp(x[0][i]) + I.log(x[1][i]) + I.atan(x[2][i]) }
  return sum
}

extension Comparison {
  /// Interval arithmetic beside point arithmetic in C, which computes its lower bounds: Σ (a·b/c − d) over 1 000 quadruples of
  /// intervals of 8 ulps, and Σ (exp a + log b + atan c) over 300 triples, of intervals and of points.
  static func intervals<F: BinaryFormat>(_ format: F.Type, _ targets: Targets) -> [Comparison] {
    func interval(
      _ work: String, width: Int, count: Int, target: Double,
      _ library: @escaping @Sendable ([[Interval<F>]]) -> Interval<F>,
      _ c: @escaping @Sendable (OpaquePointer?, OpaquePointer?, OpaquePointer?, OpaquePointer?, Int32) -> UInt64
    ) -> Comparison {
      var generator = Generator(seed: 2026)
      let x = (0..<4).map { _ in
        generator.numbers(count, format).map { number in
          let lower = number.magnitude
          return Interval(lower: lower, upper: lower + lower.ulp * MPFloat<F>(width))
        }
      }
      // The least quotient has the greatest divisor, and the least difference the greatest subtrahend.
      let isSum = count == 1000
      let bounds = x.enumerated().map { k, column in
        Registers(column.map { isSum && k >= 2 ? $0.upper : $0.lower })
      }
      return Comparison(
        work: work, bits: F.precision, target: target,
        library: { rounds in
          var s = x[0][0]
          for _ in 0..<rounds { s = library(x) }
          return Digest.of(s.lower)
        },
        c: { c(bounds[0].numbers, bounds[1].numbers, bounds[2].numbers, bounds[3].numbers, Int32($0)) })
    }
    return [
      interval("intervals, + − × ÷", width: 8, count: 1000, target: targets.intervals, sum, baseline_quotients),
      interval("intervals, exp + log + atan", width: 8, count: 300, target: 2.1, functions, baseline_functions),
      interval("the same of points", width: 0, count: 300, target: 1.1, functions, baseline_functions),
    ]
  }
}
