import RealModule
public import Scalars

extension Stencil {
  /// The default step at `x` in the format `S`: the power of two nearest to the minimiser of the textbook error model.
  ///
  /// The model of the total error, with u the unit roundoff and |f|, |f⁽ᵐ⁺ᵠ⁾| of the same size F,
  ///
  ///     E(h) = |c|·F·hᵠ + C·u·F/hᵐ,   C = Σ|wₖ|,
  ///
  /// has its least value where q·|c|·hᵠ = m·u·C/hᵐ, at
  ///
  ///     h = (m·u·C / (q·|c|))^(1/(q + m)),
  ///
  /// (3u)^(1/3) for a central difference. It is multiplied by 2ᵉ, 2ᵉ ≤ |x| < 2ᵉ⁺¹, when |x| > 1: a function of an argument
  /// that large is taken to vary over lengths of that size, and x + h must differ from x. A power of two makes o·h exact,
  /// and x + o·h too wherever x has a few bits to spare; it costs at most a factor √2 in either error.
  ///
  /// - Near x = 0 the scale is 1, in the absence of any other: a function that varies over much shorter lengths there
  ///   (log at 10⁻³) needs a step of its own, and may be evaluated outside its domain with this one.
  /// - The step is the same at x and −x. At NaN and infinity it is that of x = 1.
  @inlinable
  public func step<S: RealScalar>(at x: S) -> S {
    let optimum = (balance - Double(S.precision)) / Double(accuracy + derivative)
    let scale = x.isFinite && x.magnitude > 1 ? Int(x.exponent) : 0
    return S(sign: .plus, exponent: S.Exponent(Int(optimum.rounded()) + scale), significand: 1)
  }

  /// log₂ |roundoff/truncation|.
  static func balance(roundoff: Rational, truncation: Rational) -> Double {
    Double.log2(Double(rounded: (roundoff / truncation).magnitude))
  }
}
