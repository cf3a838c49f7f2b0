import Expressions
import GradientChecking
import MultiPrecision
import Scalars
import TestSupport
import Testing

extension VerdictCase {
  /// The evidence in the format S; `exponent` scales f and gradient by a power of two, `isValue` withholds the formula.
  func evidence<S: RealScalar>(
    _: S.Type, timesTwoToThe exponent: Int = 0, isValue: Bool = false
  ) throws -> GradientEvidence<S> {
    let point = try PointText(at.joined(separator: ", ")).values(of: variables, as: S.self)
    let factor = exponent == 0 ? "" : "2^(\(exponent))*"
    let function = try Expression("\(factor)(\(f))", variables: variables)
    let formula = try ExpressionVector(gradient.map { "\(factor)(\($0))" }, variables: variables)
    let claim = try GradientClaim(point: point, gradient: formula(point))
    return try EvidenceCheck<S>()(function, claim, formula: isValue ? nil : formula)
  }

  /// The verdict in the case's own format.
  func verdict(timesTwoToThe exponent: Int = 0, isValue: Bool = false) throws -> Verdict {
    format == "binary32"
      ? try evidence(Float.self, timesTwoToThe: exponent, isValue: isValue).verdict
      : try evidence(Double.self, timesTwoToThe: exponent, isValue: isValue).verdict
  }

  /// The only verdict that is right.
  var expected: Verdict { truth == "correct" ? .agree : truth == "wrong" ? .disagree : .undecided(.kink) }
}

@Suite("The retyped verdict on the corpus")
struct ReferenceCorpusTests {
  @Test("is right in every case: no false alarm, no miss, undecided at kinks only")
  func corpus() throws {
    let cases = try VerdictCase.all()
    #expect(cases.count == 545)
    for item in cases {
      let verdict = try item.verdict()
      #expect(verdict == item.expected, "\(item.id): \(verdict)")
    }
  }

  @Test("does not change when f and its gradient are multiplied by 2^60 or 2^-60", arguments: [60, -60])
  func scale(exponent: Int) throws {
    for item in try VerdictCase.all() {
      let verdict = try item.verdict(timesTwoToThe: exponent)
      #expect(verdict == item.expected, "\(item.id): \(verdict)")
    }
  }

  @Test("comes with estimates whose uncertainty is honest and no more than it need be")
  func uncertainty() throws {
    func expectHonest<S: RealScalar>(_ item: VerdictCase, _: S.Type) throws {
      let evidence = try item.evidence(S.self)
      let formula = try ExpressionVector(item.gradient, variables: item.variables)
      let truth: [MPFloat<Words<8>>] = formula(evidence.claim.point.map { MPFloat($0) })
      for (c, truth) in zip(evidence.coordinates, truth) {
        let error = MeasuredError((MPFloat<Words<8>>(c.estimate) - truth).magnitude)
        let roundoff = MeasuredError(S.unitRoundoff) * MeasuredError(truth).magnitude
        #expect(error <= c.uncertainty, "\(item.id) \(c.index): \(error) beyond \(c.uncertainty)")
        // Half an ulp is u to 2u of a number.
        #expect(c.uncertainty <= 2.1 * roundoff, "\(item.id) \(c.index): \(c.uncertainty)")
      }
    }
    for item in try VerdictCase.all() where item.truth == "correct" {
      if item.format == "binary32" { try expectHonest(item, Float.self) } else { try expectHonest(item, Double.self) }
    }
  }

  @Test("on the numbers alone is never a false alarm, misses nothing and is undecided seldom")
  func values() throws {
    var undecided = 0
    for item in try VerdictCase.all() {
      let verdict = try item.verdict(isValue: true)
      if item.truth != "nonsmooth", verdict == .undecided(.noiseFloor) {
        undecided += 1
      } else {
        #expect(verdict == item.expected, "\(item.id): \(verdict)")
      }
    }
    // About 6 in 100 lose more than half of their digits to cancellation, which no look at the numbers can mend.
    #expect(undecided <= 54)
  }
}
