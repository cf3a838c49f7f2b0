extension RealScalar {
  /// The number of this type nearest to `other` (ties to even): exact where it fits, rounded once where it does not.
  ///
  /// Infinities, NaN and the sign of zero carry over. Cost: a few dozen instructions, no allocation.
  @inlinable
  @_disfavoredOverload
  public init<Other: RealScalar>(_ other: Other) {
    self = other.withParts { parts, limbs in Self(rounding: parts, limbs: limbs) }
  }

  /// `other` as a number of this type, or nil when this type has no number of that value (NaN has none).
  @inlinable
  @_disfavoredOverload
  public init?<Other: RealScalar>(exactly other: Other) {
    let candidate = Self(other)
    guard Other(candidate) == other else { return nil }
    self = candidate
  }
}
