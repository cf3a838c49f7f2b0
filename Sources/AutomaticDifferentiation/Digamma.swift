public import Scalars

/// The digamma function ψ(x) = Γ′(x) / Γ(x), in the precision of S and in S's own operations.
///
/// For x > 0 the recurrence ψ(x) = ψ(x + N) − Σ 1/(x + k), k = 0, …, N − 1, moves x to where Stirling's series converges
/// before it diverges: ψ(z) = log z − 1/(2z) − Σ B₂ₖ/(2k·z²ᵏ), whose error is less than the first term left out (M.
/// Abramowitz, I. A. Stegun, *Handbook of Mathematical Functions*, 1964, 6.3.6 and 6.3.18). With p bits, N = p/2 + 8 and
/// K = p/10 + 3 terms leave an error below 2^(−1.08 p). For x < 0 there is the reflection ψ(x) = ψ(1 − x) − π·cot(πx).
///
/// At dual numbers the same operations are differentiated, which gives the trigamma function, and all polygamma functions
/// at nested ones, with no formula of their own.
///
/// - Accuracy: an absolute error of some (N + 10) unit roundoffs of the largest term: log z, 1/x, or π·cot(πx). Near the
///   zeros of ψ (x = 1.4616…) it is that absolute error.
/// - ±0: ∓∞. Negative integers: NaN, for ψ tends to ∞ on one side and −∞ on the other. ∞: ∞. −∞ and NaN: NaN.
/// - Cost: N divisions, K² multiplications and a logarithm: under a microsecond for `Double`.
@inlinable
public func digamma<S: RealScalar>(_ x: S) -> S {
  guard x < 0 else { return digammaByRecurrence(x) }
  // Exact, and its tangent is that of x.
  let fraction = x - x.rounded(.toNearestOrEven)
  if fraction == 0 { return .nan }
  let angle = S.pi * fraction
  return digammaByRecurrence(1 - x) - S.pi * S.cos(angle) / S.sin(angle)
}

/// ψ(x) for x ≥ 0.
@inlinable
func digammaByRecurrence<S: RealScalar>(_ x: S) -> S {
  let shift = S.precision / 2 + 8
  if x >= S(shift) { return digammaByStirling(x) }
  // The small terms first; the last is 1 / x itself, so that the sign of a zero is kept.
  var sum: S = 0
  for k in stride(from: shift - 1, through: 1, by: -1) { sum += 1 / (x + S(k)) }
  return digammaByStirling(x + S(shift)) - sum - 1 / x
}

/// ψ(z) for large z, by Stirling's series.
@inlinable
func digammaByStirling<S: RealScalar>(_ z: S) -> S {
  let coefficients = stirlingCoefficients(S.self)
  let square = 1 / (z * z)
  var series: S = 0
  for coefficient in coefficients.reversed() {
    series += coefficient
    series *= square
  }
  return S.log(z) - 1 / (2 * z) - series
}

/// B₂ₖ/(2k) for k = 1, …, K: the Bernoulli numbers by the tangent numbers Tₖ, as (−1)ᵏ⁻¹·Tₖ / (4ᵏ(4ᵏ − 1)).
///
/// The recurrence (R. P. Brent, D. Harvey, *Fast computation of Bernoulli, tangent and secant numbers*, 2011, algorithm
/// 1) adds and multiplies nonnegative integers only: it is exact as long as these fit, and then loses 3 roundings a step
/// at most, in terms that are small.
@inlinable
func stirlingCoefficients<S: RealScalar>(_: S.Type) -> [S] {
  let count = S.precision / 10 + 3
  var tangentNumbers: [S] = [1]
  for k in 1..<count { tangentNumbers.append(S(k) * tangentNumbers[k - 1]) }
  for k in 1..<count {
    for j in k..<count {
      tangentNumbers[j] = S(j - k) * tangentNumbers[j - 1] + S(j - k + 2) * tangentNumbers[j]
    }
  }
  var power: S = -1
  return tangentNumbers.map { number in
    power *= -4
    // Two divisions, for the product of the two powers of 4 is out of range first where the range is short.
    return number / power / (power.magnitude - 1)
  }
}
