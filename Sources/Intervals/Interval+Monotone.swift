public import MultiPrecision

// Functions that rise or fall over their domain: their bounds are those of the operand's.
extension Interval {
  /// A function rounded in a direction.
  @usableFromInline
  typealias Directed = (Bound, RoundingDirection) -> Bound

  /// The value of a function at a point, computed once.
  @inlinable
  @inline(__always)
  static func value(at x: Bound, _ decoration: Decoration, _ f: Directed) -> Self {
    let bounds = Bound.bounds { f(x, $0) }
    return Self(bounds.lower, bounds.upper, decoration)
  }

  /// The values of a function that rises, between these bounds of its domain.
  @inlinable
  @inline(__always)
  static func rising(_ x: Self, _ decoration: Decoration, _ f: Directed) -> Self {
    x.isPoint ? value(at: x.lower, decoration, f) : Self(f(x.lower, .down), f(x.upper, .up), decoration)
  }

  /// The same of a function that falls.
  @inlinable
  @inline(__always)
  static func falling(_ x: Self, _ decoration: Decoration, _ f: Directed) -> Self {
    x.isPoint ? value(at: x.lower, decoration, f) : Self(f(x.upper, .down), f(x.lower, .up), decoration)
  }

  /// The part of x in a domain, from one bound to the other, and whether something was cut; nil where nothing is left.
  ///
  /// A function that is infinite at the edge of its domain is not defined there: `open`.
  @inlinable
  static func cut(_ x: Self, from least: Bound, to greatest: Bound, open: Bool = false) -> Self? {
    if x.isEmpty { return nil }
    let isInside = open ? x.lower > least && x.upper < greatest : x.lower >= least && x.upper <= greatest
    if isInside { return x }
    guard open ? x.upper > least && x.lower < greatest : x.upper >= least && x.lower <= greatest else { return nil }
    return Self(Bound.maximum(x.lower, least), Bound.minimum(x.upper, greatest), .possiblyUndefined)
  }

  /// eˣ.
  @inlinable
  public static func exp(_ x: Self) -> Self { x.isEmpty ? x : rising(x, x.decoration) { Bound.exp($0, rounding: $1) } }

  /// eˣ − 1.
  @inlinable
  public static func expMinusOne(_ x: Self) -> Self {
    x.isEmpty ? x : rising(x, x.decoration) { Bound.expMinusOne($0, rounding: $1) }
  }

  /// The natural logarithm, of what is above 0.
  @inlinable
  public static func log(_ x: Self) -> Self {
    guard let x = cut(x, from: .zero, to: .infinity, open: true) else { return .empty }
    return rising(x, x.decoration) { Bound.log($0, rounding: $1) }
  }

  /// log(1 + x), of what is above −1.
  @inlinable
  public static func log(onePlus x: Self) -> Self {
    guard let x = cut(x, from: -1, to: .infinity, open: true) else { return .empty }
    return rising(x, x.decoration) { Bound.log(onePlus: $0, rounding: $1) }
  }

  /// The logarithm to base 2, of what is above 0.
  @inlinable
  public static func log2(_ x: Self) -> Self {
    guard let x = cut(x, from: .zero, to: .infinity, open: true) else { return .empty }
    return rising(x, x.decoration) { Bound.log2($0, rounding: $1) }
  }

  /// The logarithm to base 10, of what is above 0.
  @inlinable
  public static func log10(_ x: Self) -> Self {
    guard let x = cut(x, from: .zero, to: .infinity, open: true) else { return .empty }
    return rising(x, x.decoration) { Bound.log10($0, rounding: $1) }
  }

  /// The square root, of what is not below 0.
  @inlinable
  public static func sqrt(_ x: Self) -> Self {
    guard let x = cut(x, from: .zero, to: .infinity) else { return .empty }
    return rising(x, x.decoration) { $0.squareRoot(rounding: $1) }
  }

  /// The arc sine, of what lies in [−1, 1].
  @inlinable
  public static func asin(_ x: Self) -> Self {
    guard let x = cut(x, from: -1, to: 1) else { return .empty }
    return rising(x, x.decoration) { Bound.asin($0, rounding: $1) }
  }

  /// The arc cosine, of what lies in [−1, 1].
  @inlinable
  public static func acos(_ x: Self) -> Self {
    guard let x = cut(x, from: -1, to: 1) else { return .empty }
    return falling(x, x.decoration) { Bound.acos($0, rounding: $1) }
  }

  /// The arc tangent.
  @inlinable
  public static func atan(_ x: Self) -> Self {
    x.isEmpty ? x : rising(x, x.decoration) { Bound.atan($0, rounding: $1) }
  }

  /// The hyperbolic sine.
  @inlinable
  public static func sinh(_ x: Self) -> Self {
    x.isEmpty ? x : rising(x, x.decoration) { Bound.sinh($0, rounding: $1) }
  }

  /// The hyperbolic cosine, which is even and least at 0.
  @inlinable
  public static func cosh(_ x: Self) -> Self {
    x.isEmpty ? x : rising(abs(x), x.decoration) { Bound.cosh($0, rounding: $1) }
  }

  /// The hyperbolic tangent.
  @inlinable
  public static func tanh(_ x: Self) -> Self {
    x.isEmpty ? x : rising(x, x.decoration) { Bound.tanh($0, rounding: $1) }
  }

  /// The inverse hyperbolic sine.
  @inlinable
  public static func asinh(_ x: Self) -> Self {
    x.isEmpty ? x : rising(x, x.decoration) { Bound.asinh($0, rounding: $1) }
  }

  /// The inverse hyperbolic cosine, of what is not below 1.
  @inlinable
  public static func acosh(_ x: Self) -> Self {
    guard let x = cut(x, from: 1, to: .infinity) else { return .empty }
    return rising(x, x.decoration) { Bound.acosh($0, rounding: $1) }
  }

  /// The inverse hyperbolic tangent, of what lies between −1 and 1.
  @inlinable
  public static func atanh(_ x: Self) -> Self {
    guard let x = cut(x, from: -1, to: 1, open: true) else { return .empty }
    return rising(x, x.decoration) { Bound.atanh($0, rounding: $1) }
  }

  /// The error function.
  @inlinable
  public static func erf(_ x: Self) -> Self { x.isEmpty ? x : rising(x, x.decoration) { Bound.erf($0, rounding: $1) } }

  /// The complementary error function.
  @inlinable
  public static func erfc(_ x: Self) -> Self {
    x.isEmpty ? x : falling(x, x.decoration) { Bound.erfc($0, rounding: $1) }
  }

  /// |x|.
  @inlinable
  public static func abs(_ x: Self) -> Self { x.isEmpty ? x : Self(x.mignitude, x.magnitude, x.decoration) }

  /// The greater of the two.
  @inlinable
  public static func maximum(_ x: Self, _ y: Self) -> Self {
    if x.isEmpty || y.isEmpty { return .empty }
    return Self(
      Bound.maximum(x.lower, y.lower), Bound.maximum(x.upper, y.upper), Swift.min(x.decoration, y.decoration))
  }

  /// The lesser of the two.
  @inlinable
  public static func minimum(_ x: Self, _ y: Self) -> Self {
    if x.isEmpty || y.isEmpty { return .empty }
    return Self(
      Bound.minimum(x.lower, y.lower), Bound.minimum(x.upper, y.upper), Swift.min(x.decoration, y.decoration))
  }

  /// √(x² + y²).
  @inlinable
  public static func hypot(_ x: Self, _ y: Self) -> Self {
    if x.isEmpty || y.isEmpty { return .empty }
    let decoration = Swift.min(x.decoration, y.decoration)
    if x.isPoint, y.isPoint { return value(at: x.lower, decoration) { Bound.hypot($0, y.lower, rounding: $1) } }
    return Self(
      Bound.hypot(x.mignitude, y.mignitude, rounding: .down), Bound.hypot(x.magnitude, y.magnitude, rounding: .up),
      decoration)
  }

  /// The sign: of an interval that holds 0 all of [−1, 1], and not known to be continuous.
  @inlinable
  public static func sign(_ x: Self) -> Self {
    if x.isEmpty { return x }
    if x.containsZero { return Self(-1, 1, Swift.min(x.decoration, .defined)) }
    return x.lower.isAboveZero ? Self(1, 1, x.decoration) : Self(-1, -1, x.decoration)
  }

  /// Whether every number of x is less than every one of y; nil where they overlap, or one is empty.
  @inlinable
  public static func isBelow(_ x: Self, _ y: Self) -> Bool? {
    if x.isEmpty || y.isEmpty { return nil }
    return x.upper < y.lower ? true : x.lower > y.upper ? false : nil
  }

  /// Whether both hold one number alone, the same one: equal intervals may enclose two numbers.
  @inlinable
  public static func isSame(_ x: Self, _ y: Self) -> Bool { x.isPoint && x == y }

  /// The least interval that holds both: one of them is meant.
  @inlinable
  public static func either(_ x: Self, _ y: Self) -> Self {
    if x.isEmpty || y.isEmpty { return .anything }
    let decoration = Swift.min(Swift.min(x.decoration, y.decoration), .defined)
    return Self(Bound.minimum(x.lower, y.lower), Bound.maximum(x.upper, y.upper), decoration)
  }
}
