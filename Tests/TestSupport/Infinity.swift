public import Scalars

extension RealScalar {
  /// Whether the format has infinities. Where it has none, `infinity` is NaN, and so is all that would be infinite.
  public static var hasInfinity: Bool { infinity.isInfinite }
}
