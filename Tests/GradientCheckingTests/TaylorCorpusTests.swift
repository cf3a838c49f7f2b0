import Expressions
import GradientChecking
import Scalars
import TestSupport
import Testing

@Suite("Taylor remainders on the corpus")
struct TaylorCorpusTests {
  private func rate<S: RealScalar>(_ item: VerdictCase, _: S.Type) throws -> Double? {
    let point = try PointText(item.at.joined(separator: ", ")).values(of: item.variables, as: S.self)
    let function = try Expression(item.f, variables: item.variables)
    let formula = try ExpressionVector(item.gradient, variables: item.variables)
    return TaylorRemainder.measured(of: function, at: point, formula: formula, seed: 1).rate
  }

  /// Between the two rates lies 3⁄2. There is none where f is a straight line, or so near to one that noise covers the rest.
  @Test func `at high precision right and wrong formulae have the two rates, if any`() throws {
    var shown: [String: Int] = [:]
    var all: [String: Int] = [:]
    for item in try VerdictCase.all() where item.truth != "nonsmooth" {
      all[item.truth, default: 0] += 1
      guard let rate = item.format == "binary32" ? try rate(item, Float.self) : try rate(item, Double.self) else {
        continue
      }
      #expect(item.truth == "correct" ? rate > 1.5 : rate < 1.5, "\(item.id): \(rate)")
      shown[item.truth, default: 0] += 1
    }
    // All wrong ones show theirs; of the right ones some are straight along every direction.
    #expect(shown["wrong"] == all["wrong"])
    #expect(try #require(shown["correct"]) * 10 >= 9 * #require(all["correct"]))
  }
}
