/// Where a result that is no number of the format is rounded to: the directions of IEEE 754.
///
/// Not the standard library's `FloatingPointRoundingRule`, which rounds to integers: it knows a tie that goes away from zero,
/// which no operation of a format has, and MPFR's functions have not either. The raw values are MPFR's.
@frozen
public enum RoundingDirection: Int32, CaseIterable, Hashable, Sendable {
  /// To the nearest number, of two to the even one.
  case nearest = 0
  /// To the next number in magnitude below.
  case towardZero = 1
  /// To the next number above, +∞ where there is none.
  case up = 2
  /// To the next number below, −∞ where there is none.
  case down = 3
  /// To the next number in magnitude above.
  case awayFromZero = 4

  /// Whether what lies beyond the greatest number of that sign is rounded to it, and not further away.
  func isInward(sign: Int) -> Bool { self == .towardZero || self == (sign > 0 ? .down : .up) }
}
