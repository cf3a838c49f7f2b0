import Expressions
import Foundation
import MultiPrecision
import ReferenceDerivatives
import Scalars
import Testing

/// What mpmath found for one function at one point; see Golden/derivatives.py.
private struct Golden: Decodable {
  let variables: [String]
  let f: String
  let at: [String]
  let format: String
  let derivatives: [String]
}

@Suite("Reference derivatives and mpmath's")
struct GoldenTests {
  @Test("are the same, and the stated error is honest and small")
  func same() throws {
    let url = Bundle.module.url(forResource: "derivatives", withExtension: "json", subdirectory: "Golden")
    let file = try #require(url)
    let rows = try JSONDecoder().decode([Golden].self, from: Data(contentsOf: file))
    #expect(rows.count == 48)
    for row in rows {
      if row.format == "binary32" { try expectSame(row, Float.self) } else { try expectSame(row, Double.self) }
    }
  }

  private func expectSame<S: RealScalar>(_ row: Golden, _: S.Type) throws {
    let function = try Expression(row.f, variables: row.variables)
    let x = try PointText(row.at.joined(separator: ", ")).values(of: row.variables, as: S.self)
    let gradient = ReferencePoint(function, at: x).gradient()
    for (partial, text) in zip(gradient.partials, row.derivatives) {
      let derivative = try partial.get()
      let truth = try #require(MPFloat<Words<4>>(decimal: text))
      let error = distance(derivative.value, truth)
      // The text has 60 digits: it may be off by half a unit of the last, 10⁻⁵⁹ of it at most.
      let reading = MeasuredError(truth).magnitude * 1e-59
      let wanted = MeasuredError(truth).magnitude.scaled(byPowerOfTwo: -(S.precision + 20))
      #expect(error <= derivative.error + reading, "\(row.f) at \(row.at), \(row.format): \(derivative.value), \(text)")
      #expect(derivative.error <= 2 * wanted, "\(row.f) at \(row.at), \(row.format): \(derivative.error)")
    }
  }
}
