public import FiniteDifferences
public import Scalars

/// What a componentwise check found: the two gradients, their difference, and whether the claim passed.
@frozen
public struct ComponentwiseResult<S: RealScalar>: Hashable, Sendable {
  /// The check that was made.
  public let check: ComponentwiseCheck<S>
  /// The claim that was checked.
  public let claim: GradientClaim<S>
  /// The difference quotients n, one for each coordinate.
  public let numericalGradient: [S]
  /// |aᵢ − nᵢ|, one for each coordinate.
  public let absoluteDifference: [S]
  /// 8u·|f(x)|/hᵢ: the difference that is taken for noise, one for each coordinate.
  public let floor: [S]

  /// Compares the claim with difference quotients that were computed as `check` says; `value` is f at the point.
  ///
  /// - Precondition: there is one quotient for each coordinate.
  @inlinable
  public init(claim: GradientClaim<S>, numericalGradient: [S], value: S, check: ComponentwiseCheck<S>) {
    precondition(
      numericalGradient.count == claim.point.count,
      "\(numericalGradient.count) quotients for \(claim.point.count) coordinates; there must be one for each")
    let noise = 8 * S.unitRoundoff * value.magnitude
    self.check = check
    self.claim = claim
    self.numericalGradient = numericalGradient
    self.absoluteDifference = zip(claim.gradient, numericalGradient).map { ($0 - $1).magnitude }
    self.floor = claim.point.enumerated().map { noise / check.step($0, at: $1) }
  }

  /// |aᵢ − nᵢ| / max(|aᵢ|, |nᵢ|), 0 where the difference is at most the floor; NaN where a part is not finite, or where the
  /// step is lost at xᵢ.
  @inlinable
  public func relativeError(_ i: Int) -> S {
    let (a, n, x) = (claim.gradient[i], numericalGradient[i], claim.point[i])
    let outcome = Stencil.central.outcome(at: x, step: check.step(i, at: x), quotient: n)
    guard outcome == .estimated, a.isFinite, !floor[i].isNaN else { return .nan }
    return absoluteDifference[i] <= floor[i] ? 0 : absoluteDifference[i] / S.maximum(a.magnitude, n.magnitude)
  }

  /// The largest relative error of a component; NaN if one is.
  @inlinable
  public var relativeError: S {
    claim.point.indices.reduce(0) { worst, i in
      let error = relativeError(i)
      return worst.isNaN || error.isNaN ? .nan : S.maximum(worst, error)
    }
  }

  /// Whether each relative error is at most the tolerance; false when one is NaN.
  @inlinable
  public var passed: Bool { relativeError <= check.tolerance }

  /// How many times f was evaluated.
  @inlinable
  public var evaluations: Int { 2 * claim.point.count + 1 }

  /// The indices of the coordinates, those of the largest relative error first, NaN before all; ties by index.
  ///
  /// Cost: a sort, each time it is asked for.
  public var worstFirst: [Int] {
    let errors = claim.point.indices.map { relativeError($0) }
    return errors.indices.sorted { i, j in
      let (a, b) = (errors[i], errors[j])
      if a.isNaN || b.isNaN { return a.isNaN && b.isNaN ? i < j : a.isNaN }
      return a == b ? i < j : a > b
    }
  }
}
