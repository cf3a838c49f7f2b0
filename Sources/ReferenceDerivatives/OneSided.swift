import AutomaticDifferentiation
import RealModule
import Scalars

/// A dual number that moves to one side only: where two pieces meet, it takes the one that it moves into.
///
/// The derivative of f to one side, lim (f(x + t·v) − f(x))/t for t ↓ 0, obeys the chain rule of Dini derivatives: that of |u| where
/// u is exactly zero is |u′|, and that of a maximum of two equal numbers the greater of their derivatives.
struct OneSided<Base: RealLineScalar>: Sendable {
  var number: Dual<Base>

  init(_ number: Dual<Base>) { self.number = number }
}

extension OneSided: RealLineScalar {
  typealias Magnitude = Dual<Base.Magnitude>

  /// |u|, which grows by |u′| where u is zero.
  static func abs(_ x: Self) -> Self {
    x.number.value == .zero ? Self(Dual(.zero, tangent: Base.abs(x.number.tangent))) : Self(.abs(x.number))
  }

  static func maximum(_ x: Self, _ y: Self) -> Self {
    isTie(x, y)
      ? Self(Dual(x.number.value, tangent: Base.maximum(x.number.tangent, y.number.tangent)))
      : Self(.maximum(x.number, y.number))
  }

  static func minimum(_ x: Self, _ y: Self) -> Self {
    isTie(x, y)
      ? Self(Dual(x.number.value, tangent: Base.minimum(x.number.tangent, y.number.tangent)))
      : Self(.minimum(x.number, y.number))
  }

  /// Of two equal numbers the one that grows faster is above on this side; if neither moves, they stay equal.
  static func order(_ x: Self, _ y: Self) -> EnclosedOrder {
    let order = Dual.order(x.number, y.number)
    guard order.near == nil, order.here == .same, isContinuous(x), isContinuous(y) else { return order }
    let rests = x.number.tangent.isIdenticallyZero && y.number.tangent.isIdenticallyZero
    let motion = Base.order(x.number.tangent, y.number.tangent).near
    return EnclosedOrder(here: .same, near: rests ? .same : motion)
  }

  /// Whether a number is known to move continuously: then it stays above what is certainly less.
  private static func isContinuous(_ x: Self) -> Bool { Base.order(x.number.value + 1, x.number.value).near == .above }

  /// The sign on this side.
  static func sign(_ x: Self) -> Self {
    switch order(x, .zero).near {
    case .below: -1
    case .same: .zero
    case .above: 1
    case nil: unknown
    }
  }

  /// Next to an integer it is that integer above it, and one less below.
  static func floor(_ x: Self) -> Self {
    let value = x.number.value
    let here = Self(.floor(x.number))
    // Near an integer, and perhaps not at it, nothing is known.
    guard Base.order(value, here.number.value).here == .same else { return isContinuous(here) ? here : unknown }
    guard isContinuous(x) else { return unknown }
    // Half a unit aside of the integer nothing jumps.
    if x.number.tangent.isIdenticallyZero { return Self(Dual(Base.floor(value + 0.5))) }
    switch Base.order(x.number.tangent, .zero).near {
    case .above: return Self(Dual(Base.floor(value + 0.5)))
    case .below: return Self(Dual(Base.floor(value - 0.5)))
    case .same, nil: return unknown
    }
  }

  /// ⌊x + 1/2⌋: which of two integers a tie goes to is another question than where it goes on this side.
  static func round(_ x: Self) -> Self {
    let nearest = Self(.round(x.number))
    if isContinuous(nearest) { return nearest }
    return x.number.tangent.isIdenticallyZero ? unknown : floor(x + 0.5)
  }

  /// A condition of which nobody knows on which side it holds.
  static func joined(_ a: Self, _ b: Self, isFirst: Bool?) -> Self { unknown }

  static func special(_ function: SpecialFunction, _ x: [Self]) -> Self {
    Self(.special(function, x.map(\.number)))
  }

  /// Any number, for all that is said, or none.
  private static var unknown: Self {
    let anything = 1 / Base.sign(0)
    return Self(Dual(anything, tangent: anything))
  }

  /// Whether both are exactly the same number, however they go on.
  private static func isTie(_ x: Self, _ y: Self) -> Bool { Base.isSame(x.number.value, y.number.value) }

  static func exp(_ x: Self) -> Self { Self(.exp(x.number)) }
  static func expMinusOne(_ x: Self) -> Self { Self(.expMinusOne(x.number)) }
  static func log(_ x: Self) -> Self { Self(.log(x.number)) }
  static func sin(_ x: Self) -> Self { Self(.sin(x.number)) }
  static func cos(_ x: Self) -> Self { Self(.cos(x.number)) }
  static func tan(_ x: Self) -> Self { Self(.tan(x.number)) }
  static func asin(_ x: Self) -> Self { Self(.asin(x.number)) }
  static func acos(_ x: Self) -> Self { Self(.acos(x.number)) }
  static func atan(_ x: Self) -> Self { Self(.atan(x.number)) }
  static func sinh(_ x: Self) -> Self { Self(.sinh(x.number)) }
  static func cosh(_ x: Self) -> Self { Self(.cosh(x.number)) }
  static func tanh(_ x: Self) -> Self { Self(.tanh(x.number)) }
  static func asinh(_ x: Self) -> Self { Self(.asinh(x.number)) }
  static func acosh(_ x: Self) -> Self { Self(.acosh(x.number)) }
  static func atanh(_ x: Self) -> Self { Self(.atanh(x.number)) }
  static func sqrt(_ x: Self) -> Self { Self(.sqrt(x.number)) }
  static func log2(_ x: Self) -> Self { Self(.log2(x.number)) }
  static func log10(_ x: Self) -> Self { Self(.log10(x.number)) }
  static func erf(_ x: Self) -> Self { Self(.erf(x.number)) }
  static func erfc(_ x: Self) -> Self { Self(.erfc(x.number)) }
  static func gamma(_ x: Self) -> Self { Self(.gamma(x.number)) }
  static func logGamma(_ x: Self) -> Self { Self(.logGamma(x.number)) }
  static func digamma(_ x: Self) -> Self { Self(.digamma(x.number)) }
  static func log(onePlus x: Self) -> Self { Self(.log(onePlus: x.number)) }
  static func pow(_ x: Self, _ y: Self) -> Self { Self(.pow(x.number, y.number)) }
  static func pow(_ x: Self, _ n: Int) -> Self { Self(.pow(x.number, n)) }
  static func root(_ x: Self, _ n: Int) -> Self { Self(.root(x.number, n)) }
  static func hypot(_ x: Self, _ y: Self) -> Self { Self(.hypot(x.number, y.number)) }
  static func atan2(y: Self, x: Self) -> Self { Self(.atan2(y: y.number, x: x.number)) }
  static func isBelow(_ x: Self, _ y: Self) -> Bool? { Dual.isBelow(x.number, y.number) }
  static func isSame(_ x: Self, _ y: Self) -> Bool { Dual.isSame(x.number, y.number) }
  static func either(_ x: Self, _ y: Self) -> Self { Self(.either(x.number, y.number)) }

  static func + (a: Self, b: Self) -> Self { Self(a.number + b.number) }
  static func - (a: Self, b: Self) -> Self { Self(a.number - b.number) }
  static func * (a: Self, b: Self) -> Self { Self(a.number * b.number) }
  static func / (a: Self, b: Self) -> Self { Self(a.number / b.number) }
  static func += (a: inout Self, b: Self) { a.number += b.number }
  static func -= (a: inout Self, b: Self) { a.number -= b.number }
  static func *= (a: inout Self, b: Self) { a.number *= b.number }
  static func /= (a: inout Self, b: Self) { a.number /= b.number }
  static prefix func - (a: Self) -> Self { Self(-a.number) }
  mutating func negate() { number.negate() }
  static func == (a: Self, b: Self) -> Bool { a.number == b.number }
  var isIdenticallyZero: Bool { number.isIdenticallyZero }

  init(integerLiteral value: Dual<Base>.IntegerLiteralType) { number = Dual(integerLiteral: value) }
  init(floatLiteral value: Dual<Base>.FloatLiteralType) { number = Dual(floatLiteral: value) }
  init<I: BinaryInteger>(_ value: I) { number = Dual(value) }
  init?<I: BinaryInteger>(exactly value: I) {
    guard let number = Dual<Base>(exactly: value) else { return nil }
    self.number = number
  }
  init?(decimal: String) {
    guard let number = Dual<Base>(decimal: decimal) else { return nil }
    self.number = number
  }
  static var zero: Self { Self(.zero) }
  static var pi: Self { Self(.pi) }
  var magnitude: Magnitude { number.magnitude }
  func magnitudeDerivative(along tangent: Self) -> Magnitude { number.magnitudeDerivative(along: tangent.number) }
}
