public import FiniteDifferences
import MultiPrecision
public import Scalars

extension ReferencePoint {
  /// How many bits more than ``bits`` directional derivatives are computed to: 40 for components that are small beside the
  /// largest of their group, 32 for the weights.
  static var probeBits: Int { 72 }

  /// Asks of all components of a formula G at once whether they are the partial derivatives: at high precision there is no
  /// noise, so that ⟨G(x), v⟩ is the derivative along a random v, to some hundred bits, only if every component is right.
  ///
  /// **How.** The components are grouped by size, on the scale of the coordinates: in none of the groups is one 2⁴⁰ times
  /// smaller than the largest, and those that are zero have a group of their own. Each group is confirmed by one derivative
  /// along a ``Direction/random(around:using:)`` of its coordinates, found as ``derivative(along:scale:)`` finds it, kinks
  /// included. Where it is not, the group is halved: the derivative along the one half is computed, that along the other
  /// is the difference, and halves that fail are halved again. Components that are found wrong are examined by themselves,
  /// and the rest is confirmed anew. Where f is not differentiable along the direction, the halves are confirmed each by
  /// itself, down to the coordinates that have the kink.
  ///
  /// **The probability of a miss.** Let one component be wrong by more than 64u of itself, or of the derivative. Given all
  /// other weights, the sum comes right only if that component's weight lies in an interval whose width is below the
  /// spacing of the weights (2⁻ᵇ·n of the group's size over the error, b = ``bits`` + 72, where the error is at least
  /// 2⁻³⁴⁻ᵖ of it), so it is one of 2³² equally likely values at most: a probability of 2⁻³² for each sum that comes right.
  ///
  /// Cost: a few directional derivatives when the formula is right, at twice the precision of a partial derivative; for k
  /// wrong components, k·log₂ n dual evaluations more, and never more than n.
  ///
  /// - Precondition: `formula` is the value of G at precision ``formulaPrecision`` or more: n numbers.
  public func confirmation(
    of formula: [any RealScalar], seed: UInt64 = 1, parallelism: Parallelism = .automatic,
    progress: (@Sendable (_ done: Int) -> Void)? = nil
  ) -> GradientConfirmation {
    precondition(
      formula.count == point.count,
      "the formula has \(formula.count) components, the point \(point.count) coordinates; they must be as many")
    var confirmation = FormulaConfirmation(self, formula, seed: seed, parallelism: parallelism, progress: progress)
    for group in confirmation.groups { confirmation.settle(group) }
    return confirmation.result
  }

  /// The precision at which a formula is to be evaluated for ``confirmation(of:seed:parallelism:progress:)``.
  public var formulaPrecision: Int { ReferencePoint(function, at: point, bits: bits + Self.probeBits).secondPrecision }
}
