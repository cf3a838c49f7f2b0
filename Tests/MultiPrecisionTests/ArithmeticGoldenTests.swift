import MultiPrecision
import Scalars
import TestSupport
import Testing

@Suite("Arithmetic against exact fractions")
struct ArithmeticGoldenTests {
  @Test(
    "Each operation on random numbers, cancellations and ties gives the exact result rounded once",
    arguments: [MPFloat<Words<1>>.self, MPFloat<Words<2>>.self, MPFloat<Words<4>>.self] as [any RealScalar.Type])
  func operations(type: any RealScalar.Type) throws {
    try expectOperations(type)
  }

  private func expectOperations<S: RealScalar>(_: S.Type) throws {
    let rows = try Golden("arithmetic.csv").rows.filter { $0[1] == String(S.precision) }
    #expect(rows.count == 8 * 110)
    for row in rows {
      let operands = try row[2].split(separator: " ").map { try #require(S(String($0))) }
      let expected = try #require(S(row[3]))
      let value = try #require(Self.value(of: row[0], operands))
      expectIdentical(value, expected, "\(row[0]) \(row[2])")
      expectLaw(value.hexadecimal == row[3], "\(value.hexadecimal) is written as \(row[3])")
    }
  }

  private static func value<S: RealScalar>(of operation: String, _ x: [S]) -> S? {
    switch operation {
    case "add": x[0] + x[1]
    case "subtract": x[0] - x[1]
    case "multiply": x[0] * x[1]
    case "divide": x[0] / x[1]
    case "squareRoot": x[0].squareRoot()
    case "addProduct": x[0].addingProduct(x[1], x[2])
    case "remainder": x[0].remainder(dividingBy: x[1])
    case "truncatingRemainder": x[0].truncatingRemainder(dividingBy: x[1])
    default: nil
    }
  }

  @Test("The whole range is there: operations at its ends overflow, underflow and round as in the middle")
  func ends() {
    typealias S = MPFloat<Words<2>>
    let (least, greatest) = (S.leastNonzeroMagnitude, S.greatestFiniteMagnitude)
    #expect(least.exponent == -(1 << 30) && greatest.exponent == (1 << 30) - 2)
    #expect(least.nextUp.exponent == least.exponent && least.nextUp / 2 == least)
    #expect(least * least == 0 && (-least * least).sign == .minus)
    #expect(greatest * greatest == .infinity && -greatest * greatest == -.infinity)
    #expect(greatest - greatest.ulp == greatest.nextDown)
    #expect(greatest / least == .infinity && least / greatest == 0)
    #expect((least * 3) / 3 == least && (greatest / 3) * 3 == greatest)
    #expect(least.squareRoot() * least.squareRoot() == least)
    #expect(least.ulp == least && greatest.ulp == S(sign: .plus, exponent: greatest.exponent - 127, significand: 1))
    #expect(S.exp(S.log(greatest) * 2) == .infinity && S.exp(-S.log(greatest) * 2) == 0)
    #expect(greatest.truncatingRemainder(dividingBy: 3) == 0 || greatest.truncatingRemainder(dividingBy: 3) <= 2)
    #expect(least.remainder(dividingBy: greatest) == least)
  }
}
