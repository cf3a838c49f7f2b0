public import FiniteDifferences
public import Scalars

/// The check that compares each component by itself: an error in a small one is not hidden by a large one.
///
/// With n the central difference quotients of f at x and a the claimed gradient, the claim passes when, for each i,
///
///     |aᵢ − nᵢ| ≤ tolerance·max(|aᵢ|, |nᵢ|)   or   |aᵢ − nᵢ| ≤ floorᵢ = 8u·|f(x)|/hᵢ.
///
/// The step hᵢ is the stencil's default one, about (3u)^(1/3), times 2ᵉ where 2ᵉ ≤ |xᵢ| < 2ᵉ⁺¹ is greater than 1.
///
/// The floor is the noise of a quotient. Two values of f that are rounded once differ from the exact ones by u·|f| each,
/// which makes u·|f|/h of their quotient; a function that does a few operations more has a few times that. Without it no
/// component that is zero could pass. It does not depend on the scale of f, and it is the check's blindness: errors below it
/// pass in any component, and no others.
///
/// The default tolerance is the textbook's, u^0.313: both errors of a central difference of a well-scaled function are
/// about u^0.667 here, which leaves a margin of u^−0.354, 15 in binary16, 360 in binary32 and 4·10⁵ in binary64.
///
/// Truncation is not estimated: a function that varies over much less than hᵢ fails with a right gradient.
/// ``EvidenceCheck`` is the check without that defect.
@frozen
public struct ComponentwiseCheck<S: RealScalar>: Hashable, Sendable {
  /// What each relative error may be; finite and greater than 0.
  public let tolerance: S
  /// The step of each coordinate.
  public let steps: Steps<S>
  /// How the coordinates are shared out among threads; no bit of the result depends on it.
  public let parallelism: Parallelism

  /// The check with the given constants.
  ///
  /// Throws ``GradientCheckError/toleranceNotPositive(_:)``, and ``GradientCheckError/stepNotPositive(_:)`` for the first
  /// step that is none.
  @inlinable
  public init(
    tolerance: S = TextbookCheck<S>.defaultTolerance, steps: Steps<S> = .automatic, parallelism: Parallelism = .serial
  ) throws(GradientCheckError) {
    guard tolerance > 0, tolerance.isFinite else { throw .toleranceNotPositive("\(tolerance)") }
    let given: [S] =
      switch steps {
      case .automatic: []
      case .uniform(let step): [step]
      case .each(let steps): steps
      }
    for step in given where !(step > 0 && step.isFinite) { throw .stepNotPositive("\(step)") }
    self.tolerance = tolerance
    self.steps = steps
    self.parallelism = parallelism
  }

  /// Checks the claim against difference quotients of f: 2n + 1 evaluations.
  ///
  /// - What f throws is passed on; with several threads, the error of the smallest coordinate.
  /// - NaN and infinity, in x, in the claim or in f, are not errors, but they never pass.
  /// - `progress` is called with the number of coordinates done.
  /// - Precondition: of `.each`, there is one step for each coordinate.
  @inlinable
  public func callAsFunction<E: Error>(
    _ f: @Sendable ([S]) throws(E) -> S, _ claim: GradientClaim<S>, progress: (@Sendable (_ done: Int) -> Void)? = nil
  ) throws(E) -> ComponentwiseResult<S> {
    let value = try f(claim.point)
    let numerical = try Stencil.central.gradient(
      of: f, at: claim.point, steps: steps, parallelism: parallelism, progress: progress)
    return ComponentwiseResult(claim: claim, numericalGradient: numerical, value: value, check: self)
  }

  /// The step of the i-th coordinate, where it is `x`.
  @inlinable
  func step(_ i: Int, at x: S) -> S {
    switch steps {
    case .automatic: Stencil.central.step(at: x)
    case .uniform(let step): step
    case .each(let steps): steps[i]
    }
  }
}
