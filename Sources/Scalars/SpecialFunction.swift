public import RealModule

/// A function of mathematical physics that no type of number has by itself, with its derivatives.
///
/// A type computes its values by ``SpecialValues``, and a dual number differentiates it by ``partial(_:at:applying:)``.
public indirect enum SpecialFunction: Hashable, Sendable {
  /// ψ(x) = Γ′(x)/Γ(x).
  case digamma
  /// Riemann's ζ(x).
  case zeta
  /// Bessel's Jₙ(x) and Yₙ(x), the latter for x > 0.
  case besselJ(Int), besselY(Int)
  /// Airy's Ai(x), and its derivative Ai′(x).
  case airy, airySlope
  /// Ei(x), the principal value of ∫ eᵗ/t dt from −∞ to x.
  case exponentialIntegral
  /// The dilogarithm Li₂(x) = −∫₀ˣ log(1 − t)/t dt; its real part for x > 1.
  case dilogarithm
  /// The inverse of the error function, for −1 < x < 1.
  case inverseErf
  /// sin(x)/x, and 1 at 0.
  case sinc
  /// B(x, y) = Γ(x)Γ(y)/Γ(x + y), and log |B(x, y)|.
  case beta, logBeta
  /// The upper incomplete Γ(a, x) = ∫ tᵃ⁻¹e⁻ᵗ dt from x to ∞, for x ≥ 0.
  case incompleteGamma
  /// The arithmetic-geometric mean of two numbers that are not negative.
  case agm
  /// A function's derivative of these orders, one for each argument, where no other case is it.
  case derivative(SpecialFunction, orders: [Int])

  /// How many arguments it takes.
  public var arity: Int {
    switch self {
    case .beta, .logBeta, .incompleteGamma, .agm: 2
    case .derivative(let function, _): function.arity
    default: 1
    }
  }

  /// The partial derivative with respect to argument `i`, at `x`; `apply` gives the value of a function at numbers like these.
  ///
  /// DLMF 5.12, 6.2.5, 8.8.13, 9.2.1 (Ai″ = x·Ai), 10.6.1, 25.12.2.
  @inlinable
  public func partial<S: Scalar>(_ i: Int, at x: [S], applying apply: (SpecialFunction, [S]) -> S) -> S {
    switch self {
    case .besselJ(let n): return Self.besselSlope(n, x, apply) { .besselJ($0) }
    case .besselY(let n): return Self.besselSlope(n, x, apply) { .besselY($0) }
    case .airy: return apply(.airySlope, x)
    case .airySlope: return x[0] * apply(.airy, x)
    case .exponentialIntegral: return S.exp(x[0]) / x[0]
    case .inverseErf: return S.sqrt(.pi) / 2 * S.exp(S.pow(apply(.inverseErf, x), 2))
    case .logBeta: return apply(.digamma, [x[i]]) - apply(.digamma, [x[0] + x[1]])
    case .beta:
      let slope = apply(.digamma, [x[i]]) - apply(.digamma, [x[0] + x[1]])
      return apply(.beta, x) * slope
    case .incompleteGamma where i == 1: return -(S.pow(x[1], x[0] - 1) * S.exp(-x[1]))
    default: return apply(differentiated(i), x)
    }
  }

  /// This function differentiated once more with respect to argument `i`.
  @inlinable
  func differentiated(_ i: Int) -> SpecialFunction {
    guard case .derivative(let function, var orders) = self else {
      var orders = [Int](repeating: 0, count: arity)
      orders[i] = 1
      return .derivative(self, orders: orders)
    }
    orders[i] += 1
    return .derivative(function, orders: orders)
  }

  /// (Cₙ₋₁ − Cₙ₊₁)/2, and −C₁ for n = 0.
  @inlinable
  static func besselSlope<S: Scalar>(
    _ n: Int, _ x: [S], _ apply: (SpecialFunction, [S]) -> S, _ function: (Int) -> SpecialFunction
  ) -> S {
    if n == 0 { return -apply(function(1), x) }
    let difference = apply(function(n - 1), x) - apply(function(n + 1), x)
    return difference / 2
  }
}

/// What computes the values of special functions at numbers that carry no derivative.
///
/// The types of the standard library know no special function; a library for numbers of any precision does, and is handed on
/// to where values are needed.
public protocol SpecialValues {
  /// The value of a function at numbers without derivatives, NaN outside its domain.
  ///
  /// - Precondition: `x` has as many elements as the function has arguments.
  static func value<S: RealScalar>(_ function: SpecialFunction, at x: [S]) -> S
}

extension RealScalar {
  /// The value of a special function, as `values` computes it.
  @inlinable
  public static func special(_ function: SpecialFunction, _ x: [Self], by values: any SpecialValues.Type) -> Self {
    values.value(function, at: x)
  }
}
