package import Scalars

/// Whether a claim about f can be checked at all: what is looked at before any derivative is.
///
/// A function that answers the same question twice with different values, or is no number at the point, has no gradient
/// there that anyone could check; a claim that is no number is wrong wherever f is one.
///
/// An infinite claim is an objection without a verdict: the check itself can tell an infinite slope at the edge of a domain, or
/// one that overflows, from a division by zero. A point cannot be changed by f, for arrays are values.
package struct Admissibility<S: RealScalar>: Hashable, Sendable {
  /// What speaks against a check.
  package enum Objection: Hashable, Sendable {
    /// xᵢ is NaN or infinite.
    case pointNotFinite(coordinate: Int)
    /// f(x) is NaN or infinite.
    case valueNotFinite
    /// f(x) has different bits when it is asked for a second time.
    case nondeterministic
    /// f(x) has different bits once its gradient has been asked for.
    case changedByGradient
    /// The claimed ∂f/∂xᵢ is NaN.
    case claimNaN(coordinate: Int)
    /// The claimed ∂f/∂xᵢ is infinite.
    case claimInfinite(coordinate: Int)

    /// What the objection decides, where it decides.
    package var verdict: Verdict? {
      switch self {
      case .pointNotFinite, .valueNotFinite: .undecided(.notFinite)
      case .nondeterministic, .changedByGradient: .undecided(.nondeterministic)
      case .claimNaN: .disagree
      case .claimInfinite: nil
      }
    }
  }

  /// In the order of the cases; coordinates ascending.
  package let objections: [Objection]
  /// f(x), as it was first computed.
  package let value: S
  /// How many times f was evaluated.
  package let evaluations: Int

  /// Looks at the point, the claim, and f at the point: two evaluations, and a third after `gradient`.
  ///
  /// What f and `gradient` throw is passed on.
  ///
  /// - Parameters:
  ///   - gradient: asks f for its gradient, where f is an object that may change by it; nil when the claim's numbers were
  ///     had in another way.
  package init<E: Error>(
    of f: ([S]) throws(E) -> S, _ claim: GradientClaim<S>, gradient: (([S]) throws(E) -> Void)? = nil
  ) throws(E) {
    var objections: [Objection] = claim.point.indices.filter { !claim.point[$0].isFinite }
      .map { .pointNotFinite(coordinate: $0) }
    let value = try f(claim.point)
    var evaluations = 2
    if !value.isFinite { objections.append(.valueNotFinite) }
    if try !Self.identical(value, f(claim.point)) { objections.append(.nondeterministic) }
    if let gradient {
      try gradient(claim.point)
      evaluations += 1
      if try !Self.identical(value, f(claim.point)), !objections.contains(.nondeterministic) {
        objections.append(.changedByGradient)
      }
    }
    for (i, number) in claim.gradient.enumerated() where !number.isFinite {
      objections.append(number.isNaN ? .claimNaN(coordinate: i) : .claimInfinite(coordinate: i))
    }
    self.objections = objections
    self.value = value
    self.evaluations = evaluations
  }

  /// The verdict that needs no derivative; nil when the check can go on.
  ///
  /// f comes first: where it has no value, or several, a claim that is NaN is not wrong.
  package var verdict: Verdict? {
    let verdicts = objections.compactMap(\.verdict)
    let undecided = verdicts.filter { $0 != .disagree }
    return verdicts.isEmpty ? nil : Verdict.combined(undecided.isEmpty ? verdicts : undecided)
  }

  /// Whether two numbers are the same one: equal and of the same sign, or both NaN.
  static func identical(_ a: S, _ b: S) -> Bool { a.isNaN ? b.isNaN : a == b && a.sign == b.sign }
}
