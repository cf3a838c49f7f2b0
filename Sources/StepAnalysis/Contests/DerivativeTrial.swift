package import BlackBoxes
import FiniteDifferences
import MultiPrecision
import RealModule
package import ReferenceDerivatives
package import Scalars

/// How right an automatic derivative was at one point, and whether it said so.
package struct DerivativeTrial: Sendable {
  package let family: String
  /// Where, in the shortest decimal that reads back as the same number.
  package let point: String
  package let outcome: BlackBoxOutcome
  package let evaluations: Int
  /// The correct decimal digits, −log₁₀ of the relative error, from 0 to the digits of the format, ⌈p·log₁₀2⌉; 0 where there
  /// is no answer, nil where there is no truth.
  package let digits: Double?
  /// The true error over the stated one: 0 where none was stated, infinite where a derivative was stated and there is none.
  package let excess: Double

  /// Compares an estimate with the truth; nil for a truth that does not exist.
  package init<S: RealScalar>(
    _ family: String, at point: S, _ estimate: BlackBoxEstimate<S>, truth: ReferenceDerivative?
  ) {
    self.family = family
    self.point = point.description
    outcome = estimate.outcome
    evaluations = estimate.evaluations
    guard let truth else {
      digits = nil
      excess = estimate.outcome.isEstimate ? .infinity : 0
      return
    }
    guard estimate.outcome.isEstimate else {
      digits = 0
      excess = 0
      return
    }
    let error = distance(truth.value, estimate.value)
    let size = MeasuredError(truth.value).magnitude
    let most = (Double(S.precision) * Double.log10(2)).rounded(.up)
    if error.isZero {
      digits = most
    } else {
      let relative = size.isZero ? 1 : error / size
      digits = Swift.max(0, Swift.min(most, -Double(MeasuredError.log10(relative))))
    }
    let stated = MeasuredError(estimate.error)
    excess = error.isZero ? 0 : stated.isZero ? .infinity : Double(error / stated)
  }

  /// Differentiates `f` as a black box in the format of `point`, and `smooth` exactly; with nil for `smooth`, f has no
  /// derivative there.
  ///
  /// Cost: that of the reference, a fraction of a millisecond for a short formula. Where the reference refuses, there is no
  /// truth.
  package static func measured<S: RealScalar>(
    _ family: String, _ f: some RealFunction, truth smooth: (any RealFunction)?, at point: S
  ) -> DerivativeTrial {
    let estimate = BlackBoxDerivative()({ (x: S) in f([x]) }, at: point)
    return DerivativeTrial(family, at: point, estimate, truth: smooth.flatMap { reference($0, at: point) })
  }

  /// f′ to sixty digits, and to what a wider format needs.
  private static func reference<S: RealScalar>(_ f: some RealFunction, at point: S) -> ReferenceDerivative? {
    try? ReferencePoint(f, at: [point], bits: Swift.max(200, S.precision + 20)).partialDerivative(0).get()
  }
}
