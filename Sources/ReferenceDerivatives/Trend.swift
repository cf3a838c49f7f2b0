import MultiPrecision

/// What becomes of a magnitude as the precision rises: what shrinks is rounding or truncation, what stays is real.
enum Trend: Sendable {
  /// Zero, or falling by 2⁸ at least from each of three precisions to the next.
  case vanishing
  /// The same at two precisions, to 2⁻²⁰ of it.
  case staying
  /// Growing by half at least from each of three precisions to the next.
  case growing
  /// None of these.
  case unclear

  /// The trend of magnitudes at rising precisions.
  init(_ magnitudes: [MeasuredError]) {
    self = .unclear
    guard magnitudes.count >= 2, let last = magnitudes.last else { return }
    let former = magnitudes[magnitudes.count - 2]
    if last.isZero && former.isZero {
      self = .vanishing
    } else if (last - former).magnitude <= last.scaled(byPowerOfTwo: -20) {
      self = .staying
    } else if magnitudes.count >= 3 {
      let steps = zip(magnitudes.suffix(3), magnitudes.suffix(2))
      if steps.allSatisfy({ $1 <= $0.scaled(byPowerOfTwo: -8) }) { self = .vanishing }
      if steps.allSatisfy({ $1 >= 1.5 * $0 && $1 > 0 }) { self = .growing }
    }
  }
}
