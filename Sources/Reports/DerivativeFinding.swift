public import BlackBoxes
public import FiniteDifferences
public import ReferenceDerivatives
public import Scalars

/// What `gradcheck differentiate` found of one partial derivative, as text and as JSON.
public struct DerivativeFinding: Sendable {
  /// The outcome's name: `estimated`, `left_edge`, `right_edge`, `constant`, `kink`, `noise`, `not_finite`, `step_lost`,
  /// `only_partial` or `unresolved`.
  public let outcome: String
  /// Whether there is a derivative.
  public let isEstimate: Bool
  /// How many times f was evaluated for it; nil where that is known of all partial derivatives together only.
  public let evaluations: Int?
  /// The derivative to the digits that are known; `–` where there is none.
  public var text: String { value.short }
  /// The derivative to the digits that are known, and with all of them; `–` and `null` where there is none.
  let value: (short: String, json: JSON)
  /// The error.
  let error: (short: String, json: JSON)

  /// Of the derivative of a black box.
  public init<S: RealScalar>(_ estimate: BlackBoxEstimate<S>) {
    let isEstimate = estimate.outcome.isEstimate
    self.init(
      estimate.outcome.name, evaluations: estimate.evaluations, value: isEstimate ? estimate.value : nil,
      error: estimate.error)
  }

  /// Of a function that was evaluated at wider formats, its derivative rounded to S.
  public init<S: RealScalar>(_ result: Result<ReferenceDerivative, ReferenceRefusal>, as format: S.Type) {
    switch result {
    case .success(let derivative):
      self.init(derivative, outcome: "estimated", as: S.self)
    case .failure(.domainEdge(let side, let slope?)) where S(slope.value).isFinite && side != .neither:
      self.init(slope, outcome: side == .left ? "left_edge" : "right_edge", as: S.self)
    case .failure(let refusal):
      self.init(refusal.outcomeName, evaluations: nil, value: S?.none, error: .infinity)
    }
  }

  private init<S: RealScalar>(_ derivative: ReferenceDerivative, outcome: String, as format: S.Type) {
    let rounded = derivative.rounded(to: S.self)
    // What the rounding to S has cost, and what the reference itself does not know.
    let error = S(distance(derivative.value, rounded) + derivative.error)
    self.init(outcome, evaluations: nil, value: rounded, error: error)
  }

  private init<S: RealScalar>(_ outcome: String, evaluations: Int?, value: S?, error: S) {
    self.outcome = outcome
    self.evaluations = evaluations
    isEstimate = value != nil
    (self.value, self.error) = Self.numbers(value, error: error)
  }

  private static func numbers<S: RealScalar>(
    _ value: S?, error: S
  ) -> ((short: String, json: JSON), (short: String, json: JSON)) {
    guard let value else { return (("–", .null), ("–", JSON(S.infinity))) }
    let short = KnownDigits.text(value, error: error, limit: Int.max)
    return ((short, JSON(value)), (ShortNumber.text(error, digits: 2), JSON(error)))
  }
}

extension BlackBoxOutcome {
  /// The outcome's name in JSON.
  var name: String {
    switch self {
    case .estimated: "estimated"
    case .leftEdge: "left_edge"
    case .rightEdge: "right_edge"
    case .constant: "constant"
    case .kink: "kink"
    case .noise: "noise"
    case .notFinite: "not_finite"
    case .stepLost: "step_lost"
    }
  }
}

extension ReferenceRefusal {
  /// The name in JSON of having no derivative for this reason.
  fileprivate var outcomeName: String {
    switch self {
    case .kink: "kink"
    case .onlyPartial: "only_partial"
    case .domainEdge, .notFinite: "not_finite"
    case .unresolved, .interrupted: "unresolved"
    }
  }
}
