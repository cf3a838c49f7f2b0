package import EvidenceReports
package import BlackBoxes
import FiniteDifferences
package import ReferenceDerivatives
package import Scalars

/// The derivatives of a function at a point in one format: one number, or a gradient component by component.
package struct DerivativeRecord: FormatRecord {
  package var version = RecordVersion()
  package var format: RecordedFormat
  /// What was found of each partial derivative.
  package var partials: [PartialRecord]
  /// How many times f was evaluated, in all.
  package var evaluations: Int
  /// Of a Hessian from a gradient, the two entries that should be the same and differ most; nil where none differ by more than is known.
  package var asymmetry: [Int]?

  /// Whether there is a derivative for every variable, and none contradicts another.
  package var isComplete: Bool { asymmetry == nil && partials.allSatisfy { $0.value != nil } }
}

/// What was found of one partial derivative.
package struct PartialRecord: Codable, Sendable {
  /// What became of a derivative; the raw values are those of JSON.
  package enum Outcome: String, Codable, Sendable {
    case estimated, proved, constant, kink, jump, noise, unresolved, effort
    case leftEdge = "left_edge"
    case rightEdge = "right_edge"
    case notFinite = "not_finite"
    case stepLost = "step_lost"
    case onlyPartial = "only_partial"
  }

  /// What became of it.
  package var outcome: Outcome
  /// How many times f was evaluated for it; nil where that is known of all partial derivatives together only.
  package var evaluations: Int?
  /// The derivative; nil where there is none.
  package var value: RecordedNumber?
  /// Its error; infinite where there is none.
  package var error: RecordedNumber

  package init<S: RealScalar>(_ estimate: BlackBoxEstimate<S>) {
    outcome =
      switch estimate.outcome {
      case .estimated: .estimated
      case .leftEdge: .leftEdge
      case .rightEdge: .rightEdge
      case .constant: .constant
      case .kink: .kink
      case .noise: .noise
      case .notFinite: .notFinite
      case .stepLost: .stepLost
      }
    evaluations = estimate.evaluations
    let isEstimate = estimate.outcome.isEstimate
    value = isEstimate ? RecordedNumber(estimate.value) : nil
    error = RecordedNumber(isEstimate ? estimate.error : .infinity)
  }

  package init<S: RealScalar>(_ result: Result<ReferenceDerivative, ReferenceRefusal>, as format: S.Type) {
    switch result {
    case .success(let derivative): self.init(derivative, derivative.isProved ? .proved : .estimated, as: S.self)
    case .failure(.domainEdge(let side, let slope?)) where S(slope.value).isFinite && side != .neither:
      self.init(slope, side == .left ? .leftEdge : .rightEdge, as: S.self)
    case .failure(let refusal):
      let outcome: Outcome =
        switch refusal {
        case .kink: .kink
        case .jump: .jump
        case .effort: .effort
        case .onlyPartial: .onlyPartial
        case .domainEdge, .notFinite: .notFinite
        case .unresolved, .interrupted: .unresolved
        }
      self.init(outcome: outcome, error: RecordedNumber(S.infinity))
    }
  }

  /// Half the sum, or half the difference, of two numbers of S; the outcome of one that has no derivative, where one has none.
  func halfSum<S: RealScalar>(_ other: PartialRecord, minus: Bool = false, _: S.Type) -> PartialRecord {
    guard let a = value?.value as? S, let b = other.value?.value as? S, let mine = error.value as? S,
      let theirs = other.error.value as? S
    else { return value == nil ? self : other }
    let half = (minus ? a - b : a + b) / 2
    return PartialRecord(
      outcome: outcome == .constant ? other.outcome : outcome, value: RecordedNumber(half),
      error: RecordedNumber((mine + theirs) / 2 + S.unitRoundoff * half.magnitude))
  }

  private init(outcome: Outcome, value: RecordedNumber? = nil, error: RecordedNumber) {
    (self.outcome, self.value, self.error) = (outcome, value, error)
  }

  private init<S: RealScalar>(_ derivative: ReferenceDerivative, _ outcome: Outcome, as format: S.Type) {
    let rounded = derivative.rounded(to: S.self)
    // What the rounding to S has cost, and what the reference itself does not know.
    let error = S(distance(derivative.value, rounded) + derivative.error)
    self.init(outcome: outcome, value: RecordedNumber(rounded), error: RecordedNumber(error))
  }
}
