public import ComplexModule
public import Scalars

/// The complex step: f′(x) = Im f(x + i·h)/h + O(h²), with nothing subtracted, and so with h as small as one likes.
///
/// f(x + ih) = f(x) + ih·f′(x) − h²·f″(x)/2 − ih³·f‴(x)/6 + …, for f analytic at x and real on the real line.
///
/// - truncation: a second evaluation at 2h, |D(h) − D(2h)|/3; at the default step usually zero.
/// - roundoff: 2u·|f′|, from rounding the imaginary part and one operation before it. What rounding inside f amplifies is
///   not seen, but nothing is amplified by the method: there is no division of noise by h.
/// - Fails, silently, where f is not analytic: |z|, real parts, conjugates, comparisons, branches. The type of its
///   argument, a `Scalar` without order, keeps most of these out. On the negative real axis log and powers of broken
///   exponent have their branch cut.
/// - Cost: 2 complex evaluations, each some 2 to 10 times as dear as a real one.
///
/// Sources: J. N. Lyness and C. B. Moler, Numerical differentiation of analytic functions, SIAM J. Numer. Anal. 4 (1967);
/// W. Squire and G. Trapp, Using complex variables to estimate derivatives of real functions, SIAM Review 40 (1998).
@frozen
public struct ComplexStep: Hashable, Sendable {
  /// The exponent e of the step 2ᵉ, or nil for that of ``exponent(for:)``.
  public let exponent: Int?

  /// The method with the step 2ᵉ, or with each format's own default step.
  @inlinable
  public init(exponent: Int? = nil) { self.exponent = exponent }

  /// The exponent of the default step of a format: −min(2p, −e₀/2), with 2^e₀ the least normal number.
  ///
  /// At h = 2⁻²ᵖ the truncation h²·f‴/6 is below the roundoff unless f‴ exceeds f′ by 2³ᵖ. But h·f′, and what f makes of h
  /// before, must not underflow: half of the exponents below zero are left to that. This binds binary16 only, among
  /// the common formats: there h is 2⁻⁷.
  @inlinable
  public func exponent<S: RealScalar>(for format: S.Type) -> Int {
    exponent ?? -Swift.min(2 * S.precision, -Int(S.leastNormalMagnitude.exponent) / 2)
  }

  /// The derivative of f: R → R at `x`, given as f: C → C, with its error.
  ///
  /// What f throws is passed on. x or f not finite: the outcome is `notFinite`. The step is never lost.
  /// - Precondition: the step 2ᵉ is finite and greater than 0 in the format.
  @inlinable
  public func callAsFunction<S: RealScalar, E: Error>(
    _ f: (Complex<S>) throws(E) -> Complex<S>, at x: S
  ) throws(E) -> DifferenceEstimate<S> {
    try estimate(at: x) { (h) throws(E) -> Complex<S> in try f(Complex(x, h)) }
  }

  /// The gradient of f: Rⁿ → R at `x`, each partial derivative with its error: 2n complex evaluations, O(n) memory.
  ///
  /// An empty `x` has an empty gradient.
  /// - Precondition: the step 2ᵉ is finite and greater than 0 in the format.
  @inlinable
  public func gradient<S: RealScalar, F: ScalarFunction>(of f: F, at x: [S]) -> [DifferenceEstimate<S>] {
    var point = x.map { Complex($0, 0) }
    return x.indices.map { i in
      defer { point[i] = Complex(x[i], 0) }
      return estimate(at: x[i]) { h in
        point[i] = Complex(x[i], h)
        return f(point)
      }
    }
  }

  /// The derivative of f: Rⁿ → R at `x` along `v`, ∇f(x)·v, with its error: 2 complex evaluations whatever n.
  ///
  /// - Precondition: `x` and `v` have the same length; the step 2ᵉ is finite and greater than 0 in the format.
  @inlinable
  public func directionalDerivative<S: RealScalar, F: ScalarFunction>(
    of f: F, at x: [S], along v: [S]
  ) -> DifferenceEstimate<S> {
    precondition(x.count == v.count, "the point has \(x.count) coordinates, the direction \(v.count)")
    return estimate(at: 0) { h in f(zip(x, v).map { Complex($0, h * $1) }) }
  }

  /// The estimate from f on the line x + i·h.
  @inlinable
  func estimate<S: RealScalar, E: Error>(
    at x: S, _ f: (_ step: S) throws(E) -> Complex<S>
  ) throws(E) -> DifferenceEstimate<S> {
    let h = S(sign: .plus, exponent: S.Exponent(exponent(for: S.self)), significand: 1)
    precondition(h > 0 && h.isFinite, "the step is \(h); it must be finite and greater than 0")
    let near = try f(h)
    let far = try f(2 * h)
    let value = near.imaginary / h
    guard x.isFinite, near.isFinite, value.isFinite else {
      return .failed(.notFinite, value: value, step: h, evaluations: 2)
    }
    let truncation = (value - far.imaginary / (2 * h)).magnitude / 3
    return DifferenceEstimate(
      value: value, truncation: truncation.isFinite ? truncation : .infinity,
      roundoff: 2 * S.unitRoundoff * value.magnitude, step: h, evaluations: 2)
  }
}
