import AutomaticDifferentiation
import Intervals
import MultiPrecision
import RealModule
import Scalars
import TestSupport
import Testing

private typealias Wide = MPFloat<Words<4>>

@Suite("Laws of intervals")
struct LawTests {
  // MARK: Isotonicity: of less comes less, and no less is known of it

  @Test("a function of a part gives a part", arguments: Unary.allCases)
  func isotone(function: Unary) {
    var operands = Operands<Words<1>>(seed: 11, exponents: function.exponents, landmarks: function.landmarks)
    for _ in 0..<operandCount {
      let x = operands.interval()
      let part = operands.subset(of: x)
      expectPart(function(part), function(x), "\(function) of \(part) in \(x)")
    }
  }

  @Test("an operation on parts gives a part", arguments: Binary.allCases)
  func isotone(function: Binary) {
    var operands = Operands<Words<1>>(seed: 12, exponents: -100_000...100_000)
    for _ in 0..<operandCount {
      let (x, y) = (operands.interval(), operands.interval())
      let (a, b) = (operands.subset(of: x), operands.subset(of: y))
      expectPart(function(a, b), function(x, y), "\(function) of \(a) and \(b) in \(x) and \(y)")
    }
  }

  @Test("powers and roots of a part give a part", arguments: Integral.allCases)
  func isotone(function: Integral) {
    var operands = Operands<Words<1>>(seed: 13, exponents: -100_000...100_000)
    for _ in 0..<operandCount {
      let x = operands.interval()
      let part = operands.subset(of: x)
      let n = Integral.orders[operands.below(Integral.orders.count)]
      expectPart(function(part, n), function(x, n), "\(function) \(n) of \(part) in \(x)")
    }
  }

  private func expectPart<F: BinaryFormat>(_ part: Interval<F>, _ whole: Interval<F>, _ what: String) {
    expectLaw(part.isSubset(of: whole), "\(what) is \(part), not in \(whole)")
    // What is bounded of the part need not be of the whole, and the reverse cannot be.
    let known = Swift.min(part.decoration, .continuous)
    expectLaw(
      known >= Swift.min(whole.decoration, .continuous),
      "\(what) is \(part.decoration), and the whole \(whole.decoration)")
  }

  // MARK: Width

  @Test("at 256 bits no function of a point is wider than 2 ulps", arguments: Unary.allCases)
  func width(function: Unary) {
    var operands = Operands<Words<4>>(seed: 14, exponents: function.exponents, landmarks: function.landmarks)
    for _ in 0..<operandCount / 2 {
      let x = operands.number()
      expectNarrow(function(Interval(point: x)), "\(function) of \(x)")
    }
  }

  @Test("nor is an operation on two points", arguments: Binary.allCases)
  func width(function: Binary) {
    var operands = Operands<Words<4>>(seed: 15, exponents: -100_000...100_000)
    for _ in 0..<operandCount / 2 {
      let (x, y) = (operands.number(), operands.number())
      expectNarrow(function(Interval(point: x), Interval(point: y)), "\(function) of \(x) and \(y)")
    }
  }

  @Test("nor a power or root of a point", arguments: Integral.allCases)
  func width(function: Integral) {
    var operands = Operands<Words<4>>(seed: 16, exponents: -100_000...100_000)
    for _ in 0..<operandCount / 2 {
      let x = operands.number()
      let n = Integral.orders[operands.below(Integral.orders.count)]
      expectNarrow(function(Interval(point: x), n), "\(function) \(n) of \(x)")
    }
  }

  private func expectNarrow<F: BinaryFormat>(_ y: Interval<F>, _ what: String) {
    // The sign of 0 is every sign.
    guard !y.isEmpty, !what.hasPrefix("sign of 0") else { return }
    expectLaw(y.upper <= y.lower.nextUp.nextUp, "\(what) is \(y)")
  }

  // MARK: Derivatives

  @Test("dual numbers of intervals enclose the derivative", arguments: Unary.allCases)
  func derivative(function: Unary) {
    // ψ has no derivative here, and that of the sign is 0.
    guard function != .digamma, function != .sign else { return }
    var operands = Operands<Words<1>>(seed: 17, exponents: -8...6, landmarks: function.landmarks)
    for _ in 0..<operandCount / 2 {
      let x = operands.number()
      guard function.isDefined(at: x) else { continue }
      let enclosed = function(Dual(Interval(point: x), tangent: 3))
      let number = function.number(Dual(Wide(x), tangent: 3))
      let expected = number.tangent
      guard expected.isFinite, enclosed.tangent.decoration >= .continuous else { continue }
      expectLaw(
        Wide(enclosed.tangent.lower) <= expected && expected <= Wide(enclosed.tangent.upper),
        "\(function)′ at \(x) is \(expected), not in \(enclosed.tangent)")
    }
  }

  @Test("so do those of two numbers", arguments: Binary.allCases)
  func derivative(function: Binary) {
    var operands = Operands<Words<1>>(seed: 18, exponents: -8...6)
    for _ in 0..<operandCount / 2 {
      let (x, y) = (operands.number(), operands.number())
      // At a zero, `number` takes a side of the angle's cut.
      guard function.isDefined(at: x, y), function != .atan2 || !x.isZero else { continue }
      let enclosed = function(Dual(Interval(point: x), tangent: 3), Dual(Interval(point: y), tangent: -2))
      let expected = function.number(Dual(Wide(x), tangent: 3), Dual(Wide(y), tangent: -2)).tangent
      guard expected.isFinite, enclosed.tangent.decoration >= .continuous else { continue }
      expectLaw(
        Wide(enclosed.tangent.lower) <= expected && expected <= Wide(enclosed.tangent.upper),
        "the derivative of \(function) at \(x) and \(y) is \(expected), not in \(enclosed.tangent)")
    }
  }

  @Test("nested twice they enclose second derivatives", arguments: Unary.allCases)
  func secondDerivative(function: Unary) {
    // Γ and log|Γ| would need ψ′.
    guard ![.digamma, .sign, .gamma, .logGamma].contains(function) else { return }
    var operands = Operands<Words<1>>(seed: 19, exponents: -4...4)
    for _ in 0..<operandCount / 4 {
      let x = operands.number()
      guard function.isDefined(at: x) else { continue }
      let enclosed = function(Dual(Dual(Interval(point: x), tangent: 1), tangent: 1)).tangent.tangent
      let expected = function.number(Dual(Dual(Wide(x), tangent: 1), tangent: 1)).tangent.tangent
      guard expected.isFinite, enclosed.decoration >= .continuous else { continue }
      expectLaw(
        Wide(enclosed.lower) <= expected && expected <= Wide(enclosed.upper),
        "\(function)″ at \(x) is \(expected), not in \(enclosed)")
    }
  }

  @Test("at a tie the slope is either of the two, and not known to be continuous; of two that are the same, that one")
  func tie() {
    typealias D = Dual<Interval<Words<2>>>
    let (x, zero) = (D(2, tangent: 1), D(0, tangent: 1))
    let greater = D.maximum(x, D(2, tangent: 3))
    #expect(greater.tangent == Interval(lower: 1, upper: 3) && greater.tangent.decoration == .defined)
    #expect(greater.value.decoration == .common)
    #expect(D.abs(zero).tangent == Interval(lower: -1, upper: 1) && D.abs(zero).tangent.decoration == .defined)
    let same = D.minimum(x, x)
    #expect(same.tangent == 1 && same.tangent.decoration == .common)
    // Two enclosures that are equal may enclose two numbers.
    let third = 1 / D(3)
    #expect(D.maximum(x * third, x * third).tangent.decoration == .defined)
    // Equal in value and slope, and apart in curvature: x² and 2x − 1 at 1.
    typealias E = Dual<D>
    let one = E(D(1, tangent: 1), tangent: 1)
    let curved = E.maximum(one * one, 2 * one - 1).tangent
    #expect(
      curved.value == 2 && curved.tangent == Interval(lower: 0, upper: 2) && curved.tangent.decoration == .defined)
  }

  // MARK: Zero

  @Test("the zero of a constant is told from one that is there by chance")
  func constantZero() {
    typealias I = Interval<Words<2>>
    let (zero, chance, x) = (I.zero, I(point: 0), I(lower: 1, upper: 2))
    #expect(zero == chance && zero.isIdenticallyZero && !chance.isIdenticallyZero)
    #expect((zero + zero).isIdenticallyZero && (zero - zero).isIdenticallyZero && (-zero).isIdenticallyZero)
    #expect((zero / x).isIdenticallyZero && !(chance / x).isIdenticallyZero)
    #expect(
      !(chance + zero).isIdenticallyZero && !(chance - chance).isIdenticallyZero && !(x * chance).isIdenticallyZero)
    #expect(!I(point: -0.0 as MPFloat<Words<2>>).isIdenticallyZero && !(-chance).isIdenticallyZero)
    #expect((x + zero) == x && (zero - x) == -x)
  }
}
