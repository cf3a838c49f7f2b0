import CBaseline
import MultiPrecision
import Scalars

@inline(never)
private func byAssignment<S: RealScalar>(_ c: [S], _ x: S) -> S {
  var s = c[0]
  for i in 1..<c.count { s = s * x + c[i] }
  return s
}

@inline(never)
private func inPlace<S: RealScalar>(_ c: [S], _ x: S) -> S {
  var s = c[0]
  for i in 1..<c.count {
    s *= x
    s += c[i]
  }
  return s
}

@inline(never)
private func byKernel<S: RealScalar>(_ c: [S], _ x: S) -> S { S.horner(c.span, at: x) }

extension Comparison {
  /// Horner's rule of degree 100, in three forms.
  static func horner<F: BinaryFormat>(_ format: F.Type, _ targets: Targets) -> [Comparison] {
    var generator = Generator(seed: 100)
    let c = generator.numbers(101, format)
    let x = generator.number(format)
    let (cs, xs) = (Registers(c), Registers([x]))
    let byHand: @Sendable (Int) -> UInt64 = { baseline_horner(cs.numbers, xs.numbers, Int32($0)) }
    return [
      Comparison(
        work: "Horner, s = s*x + c", bits: F.precision, target: targets.assignment,
        library: { rounds in
          var s = x
          for _ in 0..<rounds { s = byAssignment(c, x) }
          return Digest.of(s)
        }, c: byHand),
      Comparison(
        work: "Horner, s *= x; s += c", bits: F.precision, target: targets.inPlace,
        library: { rounds in
          var s = x
          for _ in 0..<rounds { s = inPlace(c, x) }
          return Digest.of(s)
        }, c: byHand),
      Comparison(
        work: "Horner, S.horner", bits: F.precision, target: targets.kernel,
        library: { rounds in
          var s = x
          for _ in 0..<rounds { s = byKernel(c, x) }
          return Digest.of(s)
        }, c: byHand),
    ]
  }
}
