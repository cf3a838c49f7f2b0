public import MultiPrecision
public import Scalars

/// One number computed at rising precisions, the same way each time: Ziv's strategy (1991).
///
/// What shrinks with the precision is rounding; what stays is real.
public struct RisingValue: Sendable {
  /// The values, the narrowest first.
  public private(set) var values: [any RealScalar] = []

  /// No value yet.
  public init() {}

  /// Adds the value at the next precision.
  public mutating func append(_ value: any RealScalar) { values.append(value) }

  /// The number, where the last two precisions agree on it to `bits` bits, relative to it or to `scale` if that is larger;
  /// nil where they don't.
  ///
  /// - A number that is zero at both is zero.
  /// - One that is nothing but rounding falls with the precision: with exponents −R to −2R to −4R. Three of them of which
  ///   each is at most 2^(−3R/4) of the former are zero, to within the last.
  /// - NaN and infinities agree with nothing.
  public func settled(bits: Int, scale: MeasuredError = 0) -> ReferenceDerivative? {
    guard values.count >= 2, let last = values.last, last.isFinite else { return nil }
    let precision = type(of: last).precision
    let size = MeasuredError(last).magnitude
    let former = values[values.count - 2]
    let change = distance(former, last)
    let floor = size.scaled(byPowerOfTwo: -type(of: former).precision)
    if change <= MeasuredError.maximum(size, scale).scaled(byPowerOfTwo: -bits) {
      return ReferenceDerivative(value: last, error: change + floor, precision: precision)
    }
    guard values.count >= 3 else { return nil }
    let sizes = values.suffix(3).map { (MeasuredError($0).magnitude, type(of: $0).precision) }
    let falls = zip(sizes, sizes.dropFirst()).allSatisfy { a, b in
      b.0 <= a.0.scaled(byPowerOfTwo: -(3 * (b.1 - a.1)) / 4)
    }
    return falls ? ReferenceDerivative(value: MeasuredError.zero, error: size, precision: precision) : nil
  }
}

/// |a − b|, computed at the wider of the two precisions; NaN when one is.
public func distance(_ a: any RealScalar, _ b: any RealScalar) -> MeasuredError {
  func opened<A: RealScalar, B: RealScalar>(_ a: A, _ b: B) -> MeasuredError {
    A.precision >= B.precision ? MeasuredError((a - A(b)).magnitude) : MeasuredError((B(a) - b).magnitude)
  }
  return opened(a, b)
}
