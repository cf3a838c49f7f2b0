import MultiPrecision
import RealModule
import Scalars
import TestSupport
import Testing

@Suite("Flags as values")
struct ArithmeticFlagTests {
  private typealias W = MPFloat<Words<4>>

  @Test("Products of all pairs of 8-bit numbers: inexact, overflow and underflow are what exact arithmetic says")
  func pairs() {
    func expect<F: BinaryFormat>(_ table: CodeTable<F>) {
      typealias S = MPFloat<F>
      let numbers = table.numbers.filter(\.isFinite)
      for a in numbers {
        for b in numbers {
          // Exact: twice as many bits as either has.
          let exact = Double(a) * Double(b)
          let (product, flags) = withArithmeticFlags { a * b }
          let isInexact = !product.isFinite || Double(product) != exact
          // Rounded to the format's precision, without a least exponent.
          let unbounded = MPFloat<AsPrecise<F>>(exact)
          let isTiny = !exact.isZero && Double(unbounded.magnitude) < Double(S.leastNormalMagnitude)
          var expected: ArithmeticFlags = isInexact ? [.inexact] : []
          if !product.isFinite || Double(unbounded.magnitude) > Double(S.greatestFiniteMagnitude) {
            expected.insert(.overflow)
          }
          if isTiny && isInexact { expected.insert(.underflow) }
          expectLaw(flags == expected, "\(a) · \(b) = \(product): \(flags), expected \(expected)")
        }
      }
    }
    expect(CodeTable<Float8E4M3>(bits: 3, bias: 7, hasInfinity: false))
    expect(CodeTable<Float8E5M2>(bits: 2, bias: 15, hasInfinity: true))
    expect(CodeTable<Float8E4M3Saturating>(bits: 3, bias: 7, hasInfinity: false))
    expect(CodeTable<Float8E4M3FNUZ>(bits: 3, bias: 8, hasInfinity: false, isWhole: true))
  }

  @Test("Functions, conversions, literals and what there is no result of")
  func operations() {
    #expect(withArithmeticFlags { W.sqrt(2) }.flags == .inexact && withArithmeticFlags { W.sqrt(4) }.flags == [])
    #expect(
      withArithmeticFlags { W(1) / 0 }.flags == .divisionByZero
        && withArithmeticFlags { W.log(0) }.flags == .divisionByZero)
    #expect(
      withArithmeticFlags { W(0) / 0 }.flags == .notANumber
        && withArithmeticFlags { W.pow(-1, 0.5) }.flags == .notANumber)
    #expect(withArithmeticFlags { W.sqrt(-1) }.flags == .notANumber)
    for _ in 0..<3 { #expect(withArithmeticFlags { 0.1 as W }.flags == .inexact, "remembered or not") }
    #expect(withArithmeticFlags { 0.5 as W }.flags == [] && withArithmeticFlags { W(7) }.flags == [])
    #expect(withArithmeticFlags { MPFloat<Float8E4M3>(17) }.flags == .inexact)
    #expect(withArithmeticFlags { MPFloat<Float8E4M3>(1000) }.flags == [.inexact, .overflow])
    #expect(withArithmeticFlags { MPFloat<Binary64>(Double.pi) }.flags == [])
    #expect(withArithmeticFlags { MPFloat<Binary32>(Double.pi) }.flags == .inexact)
    #expect(withArithmeticFlags { W.greatestFiniteMagnitude * 2 }.flags == [.inexact, .overflow])
    #expect(withArithmeticFlags { W.leastNonzeroMagnitude / 4 }.flags == [.inexact, .underflow])
    #expect(
      ArithmeticFlags([.overflow, .inexact]).description == "inexact, overflow"
        && ArithmeticFlags().description == "none")
  }

  @Test("Calls nest, and bounds keep what was raised before them")
  func nesting() {
    let (inner, outer) = withArithmeticFlags { withArithmeticFlags { W.sqrt(3) }.flags }
    #expect(inner == .inexact && outer == .inexact)
    let (after, all) = withArithmeticFlags {
      _ = W.sqrt(3)
      return withArithmeticFlags { W(1) + 1 }.flags
    }
    #expect(after == [] && all == .inexact)
    let kept = withArithmeticFlags {
      _ = W.sqrt(3)
      return W.bounds { W(1).adding(1, rounding: $0) }
    }
    #expect(kept.flags == .inexact && kept.result.lower == 2 && kept.result.upper == 2)
  }
}

/// The precision of a format in MPFR's own range.
private enum AsPrecise<F: BinaryFormat>: BinaryFormat {
  typealias Limbs = F.Limbs
  static var precision: Int { F.precision }
  static var name: String { "as precise as \(F.name)" }
}
