import Intervals
import MultiPrecision
import RealModule
import Scalars
import TestSupport
import Testing

/// The numbers that intervals are judged by: of twice the bits, and of MPFR's own range of exponents.
private typealias Wide = MPFloat<Words<2>>

@Suite("Every result lies within the interval")
struct InclusionTests {
  @Test("of a function of one number", arguments: Unary.allCases)
  func unary(function: Unary) {
    expectUnary(function, Words<1>.self, operandCount)
    expectUnary(function, Binary32.self, operandCount / 4)
    expectUnary(function, Binary16.self, operandCount / 4)
    expectUnary(function, Float8E5M2.self, operandCount / 4)
  }

  private func expectUnary<F: BinaryFormat>(_ function: Unary, _ format: F.Type, _ count: Int) {
    var operands = Operands<F>(seed: 1, exponents: function.exponents, landmarks: function.landmarks)
    for _ in 0..<count {
      let x = operands.interval()
      let y = function(x)
      let z = operands.inside(x, Words<2>.self)
      expect(y, function.isDefined(at: z) ? function.value(z) : nil, "\(function) of \(x) at \(z.hexadecimal)")
    }
  }

  @Test("of an operation or function of two numbers", arguments: Binary.allCases)
  func binary(function: Binary) {
    expectBinary(function, Words<1>.self, operandCount)
    expectBinary(function, Binary32.self, operandCount / 4)
    expectBinary(function, Binary16.self, operandCount / 4)
    expectBinary(function, Float8E5M2.self, operandCount / 4)
  }

  private func expectBinary<F: BinaryFormat>(_ function: Binary, _ format: F.Type, _ count: Int) {
    var operands = Operands<F>(seed: 2, exponents: -100_000...100_000)
    for _ in 0..<count {
      let (x, y) = (operands.interval(), operands.interval())
      let z = function(x, y)
      let (a, b) = (operands.inside(x, Words<2>.self), operands.inside(y, Words<2>.self))
      expect(
        z, function.isDefined(at: a, b) ? function.number(a, b) : nil,
        "\(function) of \(x) and \(y) at \(a.hexadecimal) and \(b.hexadecimal)")
    }
  }

  @Test("of powers and roots", arguments: Integral.allCases)
  func integral(function: Integral) {
    expectIntegral(function, Words<1>.self, operandCount)
    expectIntegral(function, Binary16.self, operandCount / 4)
    expectIntegral(function, Float8E5M2.self, operandCount / 4)
  }

  private func expectIntegral<F: BinaryFormat>(_ function: Integral, _ format: F.Type, _ count: Int) {
    var operands = Operands<F>(seed: 3, exponents: -100_000...100_000)
    for _ in 0..<count {
      let x = operands.interval()
      let n = Integral.orders[operands.below(Integral.orders.count)]
      let y = function(x, n)
      let z = operands.inside(x, Words<2>.self)
      expect(
        y, function.isDefined(at: z, n) ? function(z, n) : nil, "\(function) \(n) of \(x) at \(z.hexadecimal)")
    }
  }

  /// A number that is undefined must be told of; one that is defined must lie inside, whatever the decoration.
  private func expect<F: BinaryFormat>(
    _ y: Interval<F>, _ value: Wide?, _ what: @autoclosure () -> String, line: Int = #line
  ) {
    guard let value else {
      expectLaw(y.decoration == .possiblyUndefined, "\(what()) is undefined, and \(y) is \(y.decoration)")
      return
    }
    expectLaw(!value.isNaN, "\(what()) is NaN")
    expectLaw(
      Wide(y.lower) <= value && value <= Wide(y.upper), "\(what()) is \(value), not in \(y)")
  }
}
