public import ComplexModule

/// A function of complex numbers, to be computed in whatever format suits its argument's.
///
/// swift-numerics' complex functions are accurate relative to the modulus: the smaller of the two parts may be lost, and with
/// it a complex step, whose derivative is the smaller part. Here each part has its own small relative error, unless it
/// nearly cancels by the function's own definition: of a power, the part that is less than 2⁻¹¹ of the other.
///
/// - **How.** A format that knows a wider one computes there, with 11 bits to spare or more and with a range that holds
///   every intermediate result, and rounds once: see ``RealScalar/complex(_:_:_:)``. A part's error is then hardly more than
///   that rounding's. Where there is none the formulae run in the format itself, at some 4 to 8 roundings; they are written
///   so that nothing cancels, overflows or underflows on the way, and so that they run at dual numbers.
/// - **Cuts** are where C99 (annex G) has them, and a signed zero says on which side of them the number lies: √(−4 − 0i) = −2i.
/// - **Infinity** is one point, as in swift-numerics: what has a part that isn't finite is no number beside it. Its value is
///   infinity, but for e⁻ᶻ, which has none there either.
///
/// Sources: W. Kahan, *Branch cuts for complex elementary functions, or Much ado about nothing's sign bit* (1987);
/// T. E. Hull, T. F. Fairgrieve and P. T. P. Tang, *Implementing the complex arcsine and arccosine functions using exception
/// handling* (1997).
public enum ComplexFunction: Hashable, Sendable {
  /// eᶻ, and eᶻ − 1 without cancellation at 0.
  case exp, expMinusOne
  /// The principal logarithms of z and of 1 + z: imaginary parts in [−π, π].
  case log, logOnePlus
  /// The square root whose real part is not negative.
  case sqrt
  /// The circular functions.
  case sin, cos, tan
  /// Their principal inverses.
  case asin, acos, atan
  /// The hyperbolic functions.
  case sinh, cosh, tanh
  /// Their principal inverses.
  case asinh, acosh, atanh
  /// z to the power w, its second argument: exp(w·log z), and zⁿ where w is the integer n.
  case power
  /// zⁿ, and the principal n-th root.
  case integerPower(Int), root(Int)

  /// The value at z, and at w where this is ``power``; no other function reads w. It is computed in the format of z.
  @inlinable
  public func callAsFunction<R: RealScalar>(_ z: Complex<R>, _ w: Complex<R>) -> Complex<R> {
    guard z.isFinite, w.isFinite else { return .infinity }
    typealias Formulae = ComplexFormulae<R>
    return switch self {
    case .exp: Formulae.exp(z)
    case .expMinusOne: Formulae.expMinusOne(z)
    case .log: Formulae.log(z)
    case .logOnePlus: Formulae.log(onePlus: z)
    case .sqrt: Formulae.sqrt(z)
    case .sin: Formulae.turned(z, Formulae.sinh)
    case .cos: Formulae.cosh(Complex(z.imaginary, z.real)).conjugate
    case .tan: Formulae.turned(z, Formulae.tanh)
    case .asin: Formulae.asin(z)
    case .acos: Formulae.acos(z)
    case .atan: Formulae.turned(z, Formulae.atanh)
    case .sinh: Formulae.sinh(z)
    case .cosh: Formulae.cosh(z)
    case .tanh: Formulae.tanh(z)
    case .asinh: Formulae.turned(z, Formulae.asin)
    case .acosh: Formulae.acosh(z)
    case .atanh: Formulae.atanh(z)
    case .power: Formulae.power(z, w)
    case .integerPower(let n): Formulae.power(z, n)
    case .root(let n): Formulae.root(z, n)
    }
  }

  /// The value at z and w, computed in the wider format `W` and rounded once.
  @inlinable
  public func callAsFunction<R: RealScalar, W: RealScalar>(
    _ z: Complex<R>, _ w: Complex<R>, by wider: W.Type
  ) -> Complex<R> {
    let (z, w) = (z.rawStorage, w.rawStorage)
    let (x, y) = self(Complex(W(z.x), W(z.y)), Complex(W(w.x), W(w.y))).rawStorage
    return Complex(R(x), R(y))
  }
}
