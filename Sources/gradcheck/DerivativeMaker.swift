import BlackBoxes
import FiniteDifferences
import MultiPrecision
import ReferenceDerivatives
import Reports
import Scalars

/// Differentiates functions at points: as black boxes, or retyped.
struct DerivativeMaker: Sendable {
  /// Whether the function may be evaluated at wider formats than that of the point.
  var isRetyped: Bool
  /// The seed of the random direction along which a retyped function's gradient is confirmed.
  var seed: UInt64

  /// The partial derivatives of `f` at `point`.
  func callAsFunction<S: RealScalar>(_ f: some RealFunction, at point: [S], variables: [String]) -> DerivativeReport {
    if isRetyped {
      let gradient = ReferencePoint(f, at: point).gradient(seed: seed)
      return DerivativeReport(
        format: S.formatName, variables: variables,
        partials: gradient.partials.map { DerivativeFinding($0, as: S.self) }, evaluations: gradient.evaluations)
    }
    let gradient = BlackBoxDerivative().gradient({ (x: [S]) in f(x) }, at: point)
    return DerivativeReport(
      format: S.formatName, variables: variables, partials: gradient.map { DerivativeFinding($0) },
      evaluations: gradient.reduce(0) { $0 + $1.evaluations })
  }
}
