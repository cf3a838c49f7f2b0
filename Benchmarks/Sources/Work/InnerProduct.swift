import CBaseline
import MultiPrecision
import Scalars

@inline(never)
private func byLoop<S: RealScalar>(_ a: [S], _ b: [S]) -> S {
  var sum: S = 0
  for i in a.indices { sum += a[i] * b[i] }
  return sum
}

@inline(never)
private func byKernel<S: RealScalar>(_ a: [S], _ b: [S]) -> S { S.dot(a.span, b.span) }

extension Comparison {
  /// The inner product of 10 000 pairs, in two forms.
  static func dot<F: BinaryFormat>(_ format: F.Type, _ targets: Targets) -> [Comparison] {
    var generator = Generator(seed: 10_000)
    let a = generator.numbers(10_000, format)
    let b = generator.numbers(10_000, format)
    let (left, right) = (Registers(a), Registers(b))
    let byHand: @Sendable (Int) -> UInt64 = { baseline_dot(left.numbers, right.numbers, Int32($0)) }
    return [
      Comparison(
        work: "dot, sum += a*b", bits: F.precision, target: nil,
        library: { rounds in
          var s = a[0]
          for _ in 0..<rounds { s = byLoop(a, b) }
          return Digest.of(s)
        }, c: byHand),
      Comparison(
        work: "dot, S.dot", bits: F.precision, target: targets.kernel,
        library: { rounds in
          var s = a[0]
          for _ in 0..<rounds { s = byKernel(a, b) }
          return Digest.of(s)
        }, c: byHand),
    ]
  }
}
