import Foundation
import MultiPrecision
import Problems
import ReferenceDerivatives
import Scalars
import Testing

@Suite("The points that derivatives are compared at")
struct DerivativeCaseTests {
  /// Set, family, point in hexadecimal, derivative to 60 digits: by mpmath, see Golden/points.py.
  private func golden(_ set: String) throws -> [[String?]] {
    let url = Bundle.module.url(forResource: "points", withExtension: "json", subdirectory: "Golden")
    let rows = try JSONDecoder().decode([[String?]].self, from: Data(contentsOf: try #require(url)))
    return rows.filter { $0[0] == set }
  }

  @Test(
    "are those of mpmath, and so are their derivatives, to 59 digits",
    arguments: [("published", DerivativeCase.published, 645), ("difficult", DerivativeCase.difficult, 774)])
  func truth(set: String, cases: [DerivativeCase], count: Int) throws {
    let rows = try golden(set)
    #expect(cases.count == count)
    try #require(rows.count == cases.count)
    for (one, row) in zip(cases, rows) {
      #expect(one.family == row[1])
      #expect(Double(try #require(row[2])) == one.point, "\(one.family) at \(one.point)")
      guard let text = row[3] else {
        #expect(one.truth == nil, "\(one.family) at \(one.point)")
        continue
      }
      let truth = try #require(MPFloat<Words<4>>(decimal: text))
      let smooth = try #require(one.truth)
      let derivative = try reference(smooth, at: one.point)
      // The text is off by half a unit of its 60th digit at most; the reference has 200 bits, 60.2 digits.
      let allowance = derivative.error + MeasuredError(truth).magnitude * 1e-59
      #expect(distance(derivative.value, truth) <= allowance, "\(one.family) at \(one.point)")
      #expect(derivative.error <= MeasuredError(truth).magnitude * 1e-59, "\(one.family) at \(one.point)")
    }
  }

  private func reference(_ f: some RealFunction, at x: Double) throws -> ReferenceDerivative {
    try ReferencePoint(f, at: [x], bits: 200).partialDerivative(0).get()
  }
}
