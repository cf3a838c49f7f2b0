public import MultiPrecision

/// A range of components most of which are wrong.
public struct DenseFault: Hashable, Sendable {
  /// The coordinates.
  public var range: Range<Int>
  /// What the gradient is multiplied by in the claim, where that is the same for all; else nil.
  ///
  /// It is infinite or NaN where the claim is no multiple of a gradient that is zero.
  public var factor: Double?
  /// About how large the errors are: the root mean square that the derivative along one random direction shows, which
  /// has some part of it by chance; infinite where the components are no numbers.
  public var size: MeasuredError
}
