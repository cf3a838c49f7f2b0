import AutomaticDifferentiation
import Intervals
import MultiPrecision
import RealModule
import Scalars
import Testing

/// A function of one number, as intervals have it and as numbers have it.
enum Unary: String, CaseIterable, CustomTestStringConvertible, Sendable {
  case negate, exp, expMinusOne, log, logOnePlus, log2, log10, sqrt
  case sin, cos, tan, asin, acos, atan, sinh, cosh, tanh, asinh, acosh, atanh
  case erf, erfc, gamma, logGamma, digamma, abs, sign

  var testDescription: String { rawValue }

  /// The function as every scalar of the line has it: intervals, and dual numbers of them.
  func callAsFunction<S: RealLineScalar>(_ x: S) -> S {
    switch self {
    case .negate: -x
    case .exp: S.exp(x)
    case .expMinusOne: S.expMinusOne(x)
    case .log: S.log(x)
    case .logOnePlus: S.log(onePlus: x)
    case .log2: S.log2(x)
    case .log10: S.log10(x)
    case .sqrt: S.sqrt(x)
    case .sin: S.sin(x)
    case .cos: S.cos(x)
    case .tan: S.tan(x)
    case .asin: S.asin(x)
    case .acos: S.acos(x)
    case .atan: S.atan(x)
    case .sinh: S.sinh(x)
    case .cosh: S.cosh(x)
    case .tanh: S.tanh(x)
    case .asinh: S.asinh(x)
    case .acosh: S.acosh(x)
    case .atanh: S.atanh(x)
    case .erf: S.erf(x)
    case .erfc: S.erfc(x)
    case .gamma: S.gamma(x)
    case .logGamma: S.logGamma(x)
    case .digamma: S.digamma(x)
    case .abs: S.abs(x)
    case .sign: S.sign(x)
    }
  }

  /// The function of numbers, rounded to nearest; also of dual numbers, so that their derivatives can be compared.
  func number<S: RealScalar>(_ x: S) -> S {
    switch self {
    case .negate: -x
    case .exp: S.exp(x)
    case .expMinusOne: S.expMinusOne(x)
    case .log: S.log(x)
    case .logOnePlus: S.log(onePlus: x)
    case .log2: S.log2(x)
    case .log10: S.log10(x)
    case .sqrt: S.sqrt(x)
    case .sin: S.sin(x)
    case .cos: S.cos(x)
    case .tan: S.tan(x)
    case .asin: S.asin(x)
    case .acos: S.acos(x)
    case .atan: S.atan(x)
    case .sinh: S.sinh(x)
    case .cosh: S.cosh(x)
    case .tanh: S.tanh(x)
    case .asinh: S.asinh(x)
    case .acosh: S.acosh(x)
    case .atanh: S.atanh(x)
    case .erf: S.erf(x)
    case .erfc: S.erfc(x)
    case .gamma: S.gamma(x)
    case .logGamma: S.logGamma(x)
    case .digamma: S.nan
    case .abs: Swift.abs(x)
    case .sign: x > 0 ? 1 : x < 0 ? -1 : 0
    }
  }

  /// The function of a number, ψ too.
  func value<F: BinaryFormat>(_ x: MPFloat<F>) -> MPFloat<F> {
    self == .digamma ? MPFloat<F>.digamma(x, rounding: .nearest) : number(x)
  }

  /// Whether the function is defined at a number.
  func isDefined<F: BinaryFormat>(at x: MPFloat<F>) -> Bool {
    switch self {
    case .log, .log2, .log10: x > 0
    case .logOnePlus: x > -1
    case .sqrt: x >= 0
    case .asin, .acos: x.magnitude <= 1
    case .acosh: x >= 1
    case .atanh: x.magnitude < 1
    case .gamma, .logGamma, .digamma: x > 0 || x != x.rounded(.down)
    default: true
    }
  }

  /// The exponents of operands: what is beyond takes MPFR for ever, or no sense.
  var exponents: ClosedRange<Int> {
    switch self {
    case .sin, .cos, .tan: -400...400
    case .gamma, .logGamma, .digamma: -60...9
    default: -100_000...100_000
    }
  }

  /// Points where something happens: poles, extremes, zeros, edges of the domain.
  var landmarks: [Double] {
    switch self {
    case .sin, .cos, .tan: (-8...8).map { Double($0) * .pi / 2 } + [22, 355, 103_993, 6_381_956_970_095_103 * 0x1p797]
    case .gamma, .logGamma, .digamma:
      [
        0, 1, 2, 3, 1.4616321449683623, -1, -2, -3, -10, -0.5040830082644554, -1.5734984731623904, -2.6107208684441447,
        -2.457024738220801, -2.7476826467274127, -0.5, 171, 1e3,
      ]
    case .erf, .erfc: [0, 1, -1, 5, 27, -6]
    case .exp, .expMinusOne, .sinh, .cosh, .tanh: [0, 1, -1, 40, -40, 700]
    default: [0, 1, -1, 2, 10]
    }
  }
}

/// An operation or function of two numbers.
enum Binary: String, CaseIterable, CustomTestStringConvertible, Sendable {
  case plus, minus, times, divided, pow, hypot, atan2, maximum, minimum

  var testDescription: String { rawValue }

  func callAsFunction<S: RealLineScalar>(_ x: S, _ y: S) -> S {
    switch self {
    case .plus: x + y
    case .minus: x - y
    case .times: x * y
    case .divided: x / y
    case .pow: S.pow(x, y)
    case .hypot: S.hypot(x, y)
    case .atan2: S.atan2(y: x, x: y)
    case .maximum: S.maximum(x, y)
    case .minimum: S.minimum(x, y)
    }
  }

  func number<S: RealScalar>(_ x: S, _ y: S) -> S {
    switch self {
    case .plus: x + y
    case .minus: x - y
    case .times: x * y
    case .divided: x / y
    case .pow: S.pow(x, y)
    case .hypot: S.hypot(x, y)
    // A negative zero would choose the side of the cut, and a number of the line has none.
    case .atan2: S.atan2(y: x == 0 ? 0 : x, x: y)
    case .maximum: S.maximum(x, y)
    case .minimum: S.minimum(x, y)
    }
  }

  func isDefined<F: BinaryFormat>(at x: MPFloat<F>, _ y: MPFloat<F>) -> Bool {
    switch self {
    case .divided: !y.isZero
    case .pow: x > 0 || x.isZero && y > 0
    case .atan2: !(x.isZero && y.isZero)
    default: true
    }
  }
}

/// A function of a number and an integer.
enum Integral: String, CaseIterable, CustomTestStringConvertible, Sendable {
  case power, root

  var testDescription: String { rawValue }

  func callAsFunction<S: Scalar>(_ x: S, _ n: Int) -> S {
    switch self {
    case .power: S.pow(x, n)
    case .root: S.root(x, n)
    }
  }

  func isDefined<F: BinaryFormat>(at x: MPFloat<F>, _ n: Int) -> Bool {
    switch self {
    case .power: n >= 0 || !x.isZero
    case .root: n != 0 && (n > 0 || !x.isZero) && (n % 2 != 0 || x >= 0)
    }
  }

  static let orders = [0, 1, 2, 3, 4, 5, 7, 10, 17, 100, 1001, -1, -2, -3, -4, -7, -30, -1000]
}
