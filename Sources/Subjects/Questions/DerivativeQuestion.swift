import BlackBoxes
import FiniteDifferences
public import MultiPrecision
import ReferenceDerivatives
public import Scalars

/// What is the derivative? Of a black box, or of a function that is evaluated at wider formats too.
public struct DerivativeQuestion: Question {
  /// Whether the function may be evaluated at wider formats than that of the point.
  public var isRetyped: Bool
  /// The seed of the random direction along which a retyped function's gradient is confirmed.
  public var seed: UInt64

  /// The question with these options.
  public init(isRetyped: Bool = false, seed: UInt64 = 1) {
    self.isRetyped = isRetyped
    self.seed = seed
  }

  /// `differentiating x^2 at 1 in binary64`
  public func activity(on names: SubjectNames, in format: NamedFormat) -> String {
    "differentiating \(names.title) in \(format)"
  }

  /// The partial derivatives in a format.
  public func answer<S: RealScalar>(
    _ subject: Subject, as format: S.Type, progress: @escaping Progress.Handler
  ) throws -> DerivativeRecord {
    let point: [S] = try subject.coordinates(as: S.self)
    if isRetyped {
      let gradient = reference(try subject.retypable(for: "--retype"), at: point)
      return DerivativeRecord(
        format: RecordedFormat(S.self), partials: gradient.partials.map { PartialRecord($0, as: S.self) },
        evaluations: gradient.evaluations)
    }
    let gradient = BlackBoxDerivative().gradient(try subject.values(as: S.self), at: point)
    return DerivativeRecord(
      format: RecordedFormat(S.self), partials: gradient.map { PartialRecord($0) },
      evaluations: gradient.reduce(0) { $0 + $1.evaluations })
  }

  private func reference<S: RealScalar>(_ f: some RealFunction, at point: [S]) -> ReferenceGradient {
    ReferencePoint(f, at: point).gradient(seed: seed)
  }
}
