public import MultiPrecision
public import Scalars

/// A closed interval of the real line with bounds of a binary format, rounded outwards: it holds the number that is meant.
///
/// An operation on intervals holds every result of that operation on numbers of them. So a formula evaluated at intervals
/// encloses its exact value, with all roundings accounted for, and `Dual<Interval<…>>` encloses its derivative.
///
/// ```swift
/// typealias I = Interval<Words<4>>
/// let x = I(0.5 as Double)                      // exactly
/// print(I.sin(x).width)                         // an ulp, at 256 bits
/// let slope = Dual<I>.exp(Dual(x, tangent: 1)).tangent
/// ```
///
/// **Domains.** What lies outside a function's domain has no result: the interval is cut to the domain, and the
/// ``decoration`` says that something was cut. Where nothing is left the result is ``empty``, which every function maps to
/// itself. A pole inside makes the result unbounded, never wrong.
///
/// - `==` is equality of sets, decorations aside.
/// - The format needs an infinity to be a bound: `MPFloat` formats whose overflow is NaN have none, and trap here.
/// - Nothing is allocated; an interval is two numbers and a byte.
///
/// Sources: IEEE 1788-2015 for the operations, their special cases and the decorations; N. Revol and F. Rouillier, *Motivations
/// for an arbitrary precision interval arithmetic and the MPFI library* (2005), for bounds by directed rounding.
@frozen
public struct Interval<Format: BinaryFormat>: BitwiseCopyable, Sendable {
  /// What a bound is.
  public typealias Bound = MPFloat<Format>

  /// The lower bound, −∞ for none; above the upper one in the empty interval alone.
  public let lower: Bound
  /// The upper bound, +∞ for none.
  public let upper: Bound
  /// What is known of the formula that the interval encloses.
  public let decoration: Decoration

  /// The interval of these bounds, `decoration` at most; bounded if that is `common`.
  @inlinable
  @inline(__always)
  init(_ lower: Bound, _ upper: Bound, _ decoration: Decoration) {
    self.lower = lower
    if upper.isZero { self.upper = .zero } else { self.upper = upper }
    self.decoration =
      decoration == .common && !(lower.isFinite && upper.isFinite) ? .continuous : decoration
  }

  /// The constant 0, which alone has a negative zero for its upper bound.
  @inlinable
  @inline(__always)
  init(constantZero decoration: Decoration) {
    lower = -.zero
    upper = -.zero
    self.decoration = decoration
  }

  /// The interval from `lower` to `upper`, as a constant.
  ///
  /// - Precondition: `lower` ≤ `upper`, and neither is an infinity that no number lies beyond: [∞, ∞] holds nothing.
  @inlinable
  public init(lower: Bound, upper: Bound) {
    precondition(
      lower <= upper && lower < .infinity && upper > -.infinity, "an interval from \(lower) to \(upper) holds no number"
    )
    self.init(lower, upper, .common)
  }

  /// One number alone.
  ///
  /// - Precondition: it is finite.
  @inlinable
  public init(point: Bound) { self.init(lower: point, upper: point) }

  /// A number of any format: itself alone where the format of the bounds has it, else the two numbers around it.
  ///
  /// - Precondition: it is finite.
  public init<O: RealScalar>(_ number: O) {
    self.init(lower: Bound(number, rounding: .down), upper: Bound(number, rounding: .up))
  }

  /// The whole line.
  @inlinable
  public static var entire: Self { Self(-.infinity, .infinity, .continuous) }

  /// No number: what is left of a function outside its domain.
  @inlinable
  public static var empty: Self { Self(.infinity, -.infinity, .possiblyUndefined) }

  /// The whole line, of a formula of which nothing else is known.
  @inlinable
  static var anything: Self { Self(-.infinity, .infinity, .possiblyUndefined) }

  // MARK: What it is

  /// Whether it holds no number.
  @inlinable
  @inline(__always)
  public var isEmpty: Bool { lower.isInfinite && lower.sign == .plus }

  /// Whether it holds one number alone.
  @inlinable
  @inline(__always)
  public var isPoint: Bool { lower == upper }

  /// Whether both bounds are finite.
  @inlinable
  public var isBounded: Bool { lower.isFinite && upper.isFinite }

  /// Whether it holds a number.
  @inlinable
  public func contains(_ number: Bound) -> Bool { lower <= number && number <= upper && number.isFinite }

  /// Whether it holds 0.
  @inlinable
  @inline(__always)
  public var containsZero: Bool { !lower.isAboveZero && !upper.isBelowZero }

  /// Whether every number of it is one of the other.
  @inlinable
  public func isSubset(of other: Self) -> Bool { isEmpty || other.lower <= lower && upper <= other.upper }

  /// upper − lower, rounded up; NaN of the empty interval.
  @inlinable
  public var width: Bound { isEmpty ? .nan : upper.subtracting(lower, rounding: .up) }

  /// A number near the middle, inside; 0 of the whole line, the greatest numbers of half-lines, NaN of the empty interval.
  public var midpoint: Bound {
    if isEmpty { return .nan }
    guard isBounded else {
      return lower.isFinite ? .greatestFiniteMagnitude : upper.isFinite ? -.greatestFiniteMagnitude : .zero
    }
    return Bound.minimum(upper, Bound.maximum(lower, lower / 2 + upper / 2))
  }

  /// The least number r with every number of the interval within r of ``midpoint``, rounded up.
  public var radius: Bound {
    let middle = midpoint
    return Bound.maximum(upper.subtracting(middle, rounding: .up), middle.subtracting(lower, rounding: .up))
  }

  /// The least magnitude of a number of it; NaN of the empty interval.
  @inlinable
  public var mignitude: Bound {
    isEmpty ? .nan : containsZero ? .zero : Bound.minimum(lower.magnitude, upper.magnitude)
  }

  /// The greatest magnitude of a number of it; NaN of the empty interval.
  @inlinable
  public var magnitude: Bound { isEmpty ? .nan : Bound.maximum(lower.magnitude, upper.magnitude) }

  // MARK: Sets

  /// What both hold, of which no formula is known.
  public func intersection(_ other: Self) -> Self {
    let (a, b) = (Bound.maximum(lower, other.lower), Bound.minimum(upper, other.upper))
    return a <= b ? Self(a, b, .possiblyUndefined) : .empty
  }

  /// The least interval that holds both, of which no formula is known.
  public func hull(_ other: Self) -> Self {
    if isEmpty { return other.decorated(.possiblyUndefined) }
    if other.isEmpty { return decorated(.possiblyUndefined) }
    return Self(Bound.minimum(lower, other.lower), Bound.maximum(upper, other.upper), .possiblyUndefined)
  }

  /// The same set, with at most this decoration.
  @inlinable
  @inline(__always)
  func decorated(_ most: Decoration) -> Self {
    let least = Swift.min(decoration, most)
    return isIdenticallyZero ? Self(constantZero: least) : Self(lower, upper, least)
  }
}

extension Interval: Hashable {
  /// Whether both hold the same numbers.
  @inlinable
  public static func == (a: Self, b: Self) -> Bool {
    a.lower == b.lower && a.upper == b.upper || a.isEmpty && b.isEmpty
  }

  /// Equal sets hash alike.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(isEmpty)
    guard !isEmpty else { return }
    hasher.combine(lower)
    hasher.combine(upper)
  }
}

extension MPFloat {
  /// Whether a bound is greater than 0: its sign alone tells, where a comparison would call MPFR.
  @inlinable
  @inline(__always)
  var isAboveZero: Bool { sign == .plus && !isZero }

  /// Whether a bound is less than 0.
  @inlinable
  @inline(__always)
  var isBelowZero: Bool { sign == .minus && !isZero }
}
