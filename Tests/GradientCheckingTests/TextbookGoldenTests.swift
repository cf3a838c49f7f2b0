import FiniteDifferences
import Foundation
import GradientChecking
import Testing

/// What numpy computed for one check; see Golden/textbook.py. Numbers are hexadecimal text.
private struct Golden: Decodable, Sendable {
  let function: String
  let point: [String]
  let step: String
  let tolerance: String
  let analytical: [String]
  let numerical: [String]
  let difference: [String]
  let relativeError: String
  let passed: Bool
}

/// The functions of Golden/textbook.py, with the same operations in the same order.
private enum Function: String {
  case rosenbrock, beale, powell, chain

  func callAsFunction(_ x: [Double]) -> Double {
    switch self {
    case .rosenbrock:
      let t = x[1] - x[0] * x[0]
      let s = 1 - x[0]
      return 100 * (t * t) + s * s
    case .beale:
      let y = x[1]
      let a = 1.5 - x[0] * (1 - y)
      let b = 2.25 - x[0] * (1 - y * y)
      let c = 2.625 - x[0] * (1 - y * y * y)
      return a * a + b * b + c * c
    case .powell:
      let a = x[0] + 10 * x[1]
      let b = x[2] - x[3]
      let c = x[1] - 2 * x[2]
      let d = x[0] - x[3]
      let quadratic: Double = a * a + 5 * (b * b)
      return quadratic + (c * c) * (c * c) + 10 * ((d * d) * (d * d))
    case .chain:
      var total = x[0] / (1 + x[0] * x[0])
      for i in 1..<x.count { total += (1 + x[i] * x[i]).squareRoot() * x[i - 1] }
      return total
    }
  }
}

/// Equal bits; NaNs are all alike.
private func same(_ a: Double, _ b: Double) -> Bool { a.bitPattern == b.bitPattern || (a.isNaN && b.isNaN) }

@Suite struct TextbookGoldenTests {
  private static func read() throws -> [Golden] {
    let file = try #require(Bundle.module.url(forResource: "textbook", withExtension: "json", subdirectory: "Golden"))
    return try JSONDecoder().decode([Golden].self, from: Data(contentsOf: file))
  }

  private func numbers(_ texts: [String]) throws -> [Double] { try texts.map { try #require(Double($0)) } }

  @Test func `the check is numpy's, bit for bit`() throws {
    let table = try Self.read()
    #expect(table.count > 250)
    for row in table {
      let f = try #require(Function(rawValue: row.function))
      let claim = try GradientClaim(point: numbers(row.point), gradient: numbers(row.analytical))
      let check = try TextbookCheck(
        step: try #require(Double(row.step)), tolerance: try #require(Double(row.tolerance)), parallelism: .threads(2))
      let result = check({ f($0) }, claim)
      #expect(zip(result.numericalGradient, try numbers(row.numerical)).allSatisfy(same), "\(row)")
      #expect(zip(result.absoluteDifference, try numbers(row.difference)).allSatisfy(same), "\(row)")
      #expect(same(result.relativeError, try #require(Double(row.relativeError))), "\(row)")
      #expect(result.passed == row.passed, "\(row)")
      #expect(result.analyticalGradient == claim.gradient || result.relativeError.isNaN)
      #expect(result.evaluations == 2 * claim.point.count)
    }
  }

  @Test func `the table has every kind of result`() throws {
    let table = try Self.read()
    #expect(table.contains { $0.passed })
    #expect(table.contains { $0.relativeError == "nan" && !$0.passed })
    #expect(table.contains { $0.numerical.contains("0x0.0p+0") })
  }
}
