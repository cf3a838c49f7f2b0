import MultiPrecision
import Scalars

// Γ, log|Γ| and ψ between two poles. There ψ rises, so that log|Γ|, whose derivative it is, is convex, and |Γ|, an exponential of
// a convex function, too. Where ψ changes its sign inside the interval there is the minimum, below neither tangent.
extension Interval {
  /// Whether x may hold a pole of Γ: 0, or a negative integer.
  @usableFromInline
  static func mayHoldPole(_ x: Self) -> Bool {
    guard !x.lower.isAboveZero else { return false }
    // Far to the left every number may be an integer, and Γ takes for ever.
    guard x.lower > -0x1p20 else { return true }
    return Bound.minimum(x.upper, .zero).rounded(.down) >= x.lower
  }

  /// What is said of a function with the poles of Γ where there may be one.
  private static func atPole(_ x: Self) -> Self { x.isPoint && x.lower > -0x1p20 ? .empty : .anything }

  /// ψ(x) = Γ′(x)/Γ(x).
  public static func digamma(_ x: Self) -> Self {
    if x.isEmpty { return x }
    return mayHoldPole(x) ? atPole(x) : rising(x, x.decoration) { Bound.digamma($0, rounding: $1) }
  }

  /// log |Γ(x)|.
  public static func logGamma(_ x: Self) -> Self {
    if x.isEmpty { return x }
    if mayHoldPole(x) { return atPole(x) }
    let f: Directed = { Bound.logGamma($0, rounding: $1) }
    // The minimum for x > 0.
    return x.isPoint
      ? value(at: x.lower, x.decoration, f)
      : convex(
        x, slope: logarithmicSlope(x),
        least: x.lower.isAboveZero ? Bound(decimal: "-0.12148629053584960810", rounding: .down) : nil, f)
  }

  /// Γ(x).
  public static func gamma(_ x: Self) -> Self {
    if x.isEmpty { return x }
    if mayHoldPole(x) { return atPole(x) }
    if x.isPoint { return value(at: x.lower, x.decoration) { Bound.gamma($0, rounding: $1) } }
    // Between −1 and 0 Γ is negative, and its sign changes at each pole.
    let isNegative = x.lower.isBelowZero && Int(exactly: x.lower.rounded(.down)).map { $0 % 2 != 0 } ?? false
    let least = x.lower.isAboveZero ? Bound(decimal: "0.88560319441088870027", rounding: .down) : .zero
    let size = convex(x, slope: logarithmicSlope(x), least: least, relative: true) { z, direction in
      guard isNegative else { return Bound.gamma(z, rounding: direction) }
      return -Bound.gamma(z, rounding: direction == .down ? .up : .down)
    }
    return isNegative ? -size : size
  }

  /// Bounds of ψ for the sign of a slope, which 64 bits tell nearly everywhere: ψ costs a hundred times what Γ does at 8192.
  ///
  /// - Precondition: x holds no pole.
  private static func logarithmicSlope(_ x: Self) -> Self {
    guard !x.isPoint else { return .entire }
    typealias Coarse = Interval<Words<1>>
    let rounded = Coarse(
      MPFloat<Words<1>>(x.lower, rounding: .down), MPFloat<Words<1>>(x.upper, rounding: .up), .common)
    let slope = Coarse.digamma(rounded)
    guard slope.containsZero || slope.isEmpty else { return slope.lower.isAboveZero ? .positive : -.positive }
    return digamma(x)
  }

  /// What is known of a slope above zero.
  private static var positive: Self { Self(.zero, .infinity, .continuous) }

  /// The values of a convex function whose derivative is `slope`, or that times the function itself, and which is nowhere
  /// below `least`.
  private static func convex(
    _ x: Self, slope: Self, least: Bound?, relative: Bool = false, _ f: Directed
  ) -> Self {
    if !slope.lower.isBelowZero { return rising(x, x.decoration, f) }
    if !slope.upper.isAboveZero { return falling(x, x.decoration, f) }
    let least = least ?? -.infinity
    let upper = Bound.maximum(f(x.lower, .up), f(x.upper, .up))
    guard slope.isBounded, x.isBounded, upper.isFinite else { return Self(least, upper, x.decoration) }
    // The tangents at both ends, prolonged to the other.
    let width = Self(point: x.width)
    func tangent(_ value: Bound, _ steepness: Bound) -> Bound {
      let steep = relative ? Self(point: steepness) * Self(point: upper) : Self(point: steepness)
      return (Self(point: value) - width * steep).lower
    }
    let lower = Bound.maximum(tangent(f(x.lower, .down), -slope.lower), tangent(f(x.upper, .down), slope.upper))
    return Self(Bound.maximum(lower, least), upper, x.decoration)
  }
}
