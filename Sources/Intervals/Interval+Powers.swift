public import MultiPrecision

extension Interval {
  /// xⁿ: for even n at least 0, for negative n possibly undefined where x holds 0.
  @inlinable
  public static func pow(_ x: Self, _ n: Int) -> Self {
    if x.isEmpty { return x }
    if n == 0 { return Self(1, 1, x.decoration) }
    let f: Directed = { Bound.pow($0, n, rounding: $1) }
    let base = n % 2 == 0 ? abs(x) : x
    return n > 0 ? rising(base, x.decoration, f) : reciprocal(base, f)
  }

  /// The real n-th root: of even order of what is not below 0, of negative order possibly undefined where x holds 0.
  @inlinable
  public static func root(_ x: Self, _ n: Int) -> Self {
    guard n != 0, let base = n % 2 == 0 ? cut(x, from: .zero, to: .infinity) : x, !base.isEmpty else { return .empty }
    let f: Directed = { Bound.root($0, n, rounding: $1) }
    return n > 0 ? rising(base, base.decoration, f) : reciprocal(base, f)
  }

  /// The values of a function that falls on both sides of its pole at 0, from 0 at −∞ to −∞ and from ∞ to 0 at ∞.
  @inlinable
  static func reciprocal(_ x: Self, _ f: Directed) -> Self {
    guard x.containsZero else { return falling(x, x.decoration, f) }
    if x.isPoint { return .empty }
    if x.lower.isZero { return Self(f(x.upper, .down), .infinity, .possiblyUndefined) }
    return x.upper.isZero ? Self(-.infinity, f(x.lower, .up), .possiblyUndefined) : .anything
  }

  /// xʸ = exp(y·log x), of x > 0, and of x = 0 for y > 0.
  ///
  /// It is monotone in each argument while the other stays, so that the extremes lie at the corners of the box.
  @inlinable
  public static func pow(_ x: Self, _ y: Self) -> Self {
    if y.isEmpty { return y }
    guard let base = cut(x, from: .zero, to: .infinity) else { return .empty }
    var decoration = Swift.min(base.decoration, y.decoration)
    if base.lower.isZero {
      if !y.lower.isAboveZero { decoration = .possiblyUndefined }
      if base.upper.isZero { return y.upper.isAboveZero ? Self(.zero, .zero, decoration) : .empty }
    } else if base.isPoint, y.isPoint {
      return value(at: base.lower, decoration) { Bound.pow($0, y.lower, rounding: $1) }
    }
    var (lower, upper) = (Bound.infinity, Bound.zero)
    for i in 0..<4 {
      // A corner that is another's twin has been.
      if i & 1 == 1 && base.isPoint || i & 2 == 2 && y.isPoint { continue }
      let (b, exponent) = (i & 1 == 0 ? base.lower : base.upper, i & 2 == 0 ? y.lower : y.upper)
      lower = Bound.minimum(lower, corner(b, exponent, .down))
      upper = Bound.maximum(upper, corner(b, exponent, .up))
    }
    return Self(lower, upper, decoration)
  }

  /// xʸ at a corner: 0⁰ and ∞⁰ are limits between all others, 1 as good as any.
  @inlinable
  static func corner(_ x: Bound, _ y: Bound, _ direction: RoundingDirection) -> Bound {
    if y.isZero { return 1 }
    if x.isZero { return y > .zero ? .zero : .infinity }
    return Bound.pow(x, y, rounding: direction)
  }
}
