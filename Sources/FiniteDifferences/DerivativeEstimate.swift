public import Scalars

/// A derivative with its error: never a number without it.
///
/// The two parts of the error are estimates of its magnitude, not bounds: they come from values of f, and f can always
/// behave differently where it was not evaluated. **What is not known is infinite**: an ``error`` of infinity means that
/// nothing can be said, and ``outcome`` says why. How each part was estimated is said where the method is.
///
/// What may become of a derivative depends on how it is sought: a difference of a given step can fail in fewer ways than a
/// search of the step, and so `Outcome` is the method's own.
@frozen
public struct DerivativeEstimate<S: RealScalar, Outcome: Hashable & Sendable>: Hashable, Sendable {
  /// The derivative, as the method computed it; NaN where there is none.
  public var value: S
  /// The estimated magnitude of the truncation error; infinite when it could not be estimated.
  public var truncation: S
  /// The estimated magnitude of the error from rounding f's values and the points; infinite when it is not known.
  public var roundoff: S
  /// The step h that `value` was computed with; for an extrapolation, the smallest one that entered.
  public var step: S
  /// How many times f was evaluated, for the errors too.
  public var evaluations: Int
  /// Whether the numbers mean anything.
  public var outcome: Outcome

  /// An estimate of the given parts.
  @inlinable
  public init(value: S, truncation: S, roundoff: S, step: S, evaluations: Int, outcome: Outcome) {
    self.value = value
    self.truncation = truncation
    self.roundoff = roundoff
    self.step = step
    self.evaluations = evaluations
    self.outcome = outcome
  }

  /// The estimated magnitude of the total error: truncation + roundoff.
  @inlinable
  public var error: S { truncation + roundoff }
}

/// What a difference of a given step, or an extrapolation of some, says of a derivative.
///
/// No estimate sees errors inside f: each value of f is taken to be the exact one, rounded once.
public typealias DifferenceEstimate<S: RealScalar> = DerivativeEstimate<S, DifferenceOutcome>

extension DerivativeEstimate where Outcome == DifferenceOutcome {
  /// An estimate of the given parts, whose numbers mean something.
  @inlinable
  public init(value: S, truncation: S, roundoff: S, step: S, evaluations: Int) {
    self.init(
      value: value, truncation: truncation, roundoff: roundoff, step: step, evaluations: evaluations,
      outcome: .estimated)
  }

  /// The estimate without errors: that which a failure leaves.
  @inlinable
  static func failed(_ outcome: DifferenceOutcome, value: S, step: S, evaluations: Int) -> Self {
    Self(
      value: value, truncation: .infinity, roundoff: .infinity, step: step, evaluations: evaluations, outcome: outcome)
  }
}

/// What became of a difference.
@frozen
public enum DifferenceOutcome: Hashable, Sendable {
  /// The points were distinct and the quotient finite.
  case estimated
  /// x or the quotient is NaN or infinite: f is not finite at a point, or the quotient overflowed.
  case notFinite
  /// The step is too small for the format at x: the point of `offset` is the same number as that of the next offset
  /// towards x (of x itself, if it is the first). The quotient is then of other points than the formula's.
  case stepLost(offset: Int)
}

extension Stencil {
  /// The first offset, from the centre outwards and the positive side first, whose point coincides with its neighbour's
  /// towards the centre; nil when all points, and x, are distinct numbers.
  ///
  /// Nothing is evaluated. NaN coincides with nothing; see ``DifferenceOutcome/stepLost(offset:)``.
  @inlinable
  public func lostOffset<S: RealScalar>(at x: S, step: S) -> Int? {
    lostOffset { a, b in Self.point(x, offset: a, step: step) == Self.point(x, offset: b, step: step) }
  }

  /// The same where `coincide` tells whether the points of two offsets are the same.
  @inlinable
  func lostOffset(where coincide: (_ outer: Int, _ inner: Int) -> Bool) -> Int? {
    var lost: Int?
    var inner = 0
    for k in offsets.indices where offsets[k] > 0 && hasWeight(k) {
      if lost == nil, coincide(offsets[k], inner) { lost = offsets[k] }
      inner = offsets[k]
    }
    inner = 0
    for k in offsets.indices.reversed() where offsets[k] < 0 && hasWeight(k) {
      if lost == nil, coincide(offsets[k], inner) { lost = offsets[k] }
      inner = offsets[k]
    }
    return lost
  }

  /// What became of a quotient at x.
  @inlinable
  public func outcome<S: RealScalar>(at x: S, step: S, quotient: S) -> DifferenceOutcome {
    guard x.isFinite else { return .notFinite }
    if let offset = lostOffset(at: x, step: step) { return .stepLost(offset: offset) }
    return quotient.isFinite ? .estimated : .notFinite
  }
}
