import RealModule
public import Scalars

/// Dumontet and Vignes' rule: the optimum of the central difference from a third derivative whose own error is known.
///
/// The third derivative is differenced at a step k,
///
///     f‴ ≈ (f(x + 2k) − f(x − 2k) − 2(f(x + k) − f(x − k))) / 2k³ = (T₁ + T₂ + T₃ + T₄) / 2k³,
///
/// each term being wrong by at most ε_r of itself. With A the sum of the positive terms and B of the negative ones, f‴
/// lies between f‴_inf = (A/(1 + ε_r) + B/(1 − ε_r))/2k³ and f‴_sup = (A/(1 − ε_r) + B/(1 + ε_r))/2k³, and their ratio
///
///     L = f‴_sup/f‴_inf = (A + B + ε_r(A − B)) / (A + B − ε_r(A − B))
///
/// tells how much of f‴ is noise: near 1, k is too large; negative or far from 1, too small. A k with L in
/// [1/15, 1/2] ∪ [2, 15] is sought by bisection; then h = ∛(3ε_f/|f‴|) with f‴ = (A + B)/2k³.
///
/// - Range: k from 2¹⁻ᵖ|x| to 2ᵖ⁻¹·max(1, |x|) (eq. 26); 2¹⁻ᵖ for x = 0. Where f is not finite, k is too large.
///   Bisection is of the logarithm of k; the paper's is of k itself, which spends its iterations at the large end.
/// - Noise: ε_r = ε_f/|f(x)|, the unit roundoff where no noise is given.
/// - Outcomes: `valueVanishes` when f(x) = 0, which has no relative error; `derivativeVanishes` when L is negative for
///   all k, or 1/0, as it is for polynomials of degree 2: their third difference is nothing but noise.
/// - Errata: equation 28 of the paper has the signs of two of its terms wrong: T₂ is −f(x − 2k) and T₄ is +2f(x − k)
///   (M. Baudin, numericalderivative 0.3, documentation of `DumontetVignes`). Equation 24 prints the constant as 1.67
///   where the minimum of ε_f/h + |f‴|h²/6 has 3.
/// - Error: the truncation stated is |f‴|h²/6.
/// - Nemesis: a third derivative that vanishes at x alone: for sin at π/2, L is negative until k spans many periods,
///   where a large k is accepted by chance; f‴ is then taken for 10⁻³⁹, and h is 9·10⁷.
/// - Cost: 4 evaluations for each k, typically 5 to 10 of them, and 2 for the difference.
///
/// Source: J. Dumontet, J. Vignes, Détermination du pas optimal dans le calcul des dérivées sur ordinateur, RAIRO
/// Analyse numérique 11 (1977) 13–25.
public struct DumontetVignes: StepRule {
  /// The least and greatest k, or nil for those of equation 26.
  public let range: (least: any RealScalar, greatest: any RealScalar)?

  /// The rule, searching k within `range`.
  /// - Precondition: both ends of `range`, if given, are finite and greater than 0.
  public init(range: (least: any RealScalar, greatest: any RealScalar)? = nil) {
    requirePositive(range?.least, "the least step of the third derivative")
    requirePositive(range?.greatest, "the greatest step of the third derivative")
    self.range = range
  }

  /// `dumontet-vignes`
  public var name: String { "dumontet-vignes" }

  /// One line on the rule.
  public var summary: String { "Dumontet & Vignes 1977: cube root of 3ε/|f‴|, f‴ by the ratio of its bounds" }

  /// The central form.
  public var forms: [DifferenceForm] { [.central] }

  /// Chooses the step; see ``StepRule/callAsFunction(_:at:form:noise:)``.
  public func callAsFunction<S: RealScalar, E: Error>(
    _ f: (S) throws(E) -> S, at x: S, form: DifferenceForm, noise: S?
  ) throws(E) -> StepChoice<S> {
    var search = search(at: x, form: form, noise: noise)
    guard x.isFinite, let center = try search.values(f, [0], step: 1)?.first else { return search.failed(.notFinite) }
    guard !center.isZero else { return search.failed(.valueVanishes) }
    let relative = noise.map { $0 / center.magnitude } ?? S.unitRoundoff
    let (lower, upper): (S, S)
    if let range {
      (lower, upper) = (S(converting: range.least), S(converting: range.greatest))
    } else {
      // A step whose cube is subnormal is no use, however small x is.
      let least = S.ulpOfOne * (x.isZero ? 1 : x.magnitude)
      (lower, upper) = (S.maximum(least, S.leastNormalMagnitude), search.largestStep / 2)
    }
    var third: (step: S, sum: S) = (0, 0)
    let start = S.sqrt(lower) * S.sqrt(upper)
    let found = try search.bracket(start: start, factor: 2, lower: lower, upper: upper) { (search, k) throws(E) in
      guard let v = try search.values(f, [-2, -1, 1, 2], step: k) else { return .notFinite }
      let sum = (v[3] - v[0]) - 2 * (v[2] - v[1])
      let size = v[0].magnitude + v[3].magnitude + 2 * (v[1].magnitude + v[2].magnitude)
      let ratio = (sum + relative * size) / (sum - relative * size)
      search.record(k, ratio)
      // The four limits are on L or on 1/L, whichever is the greater.
      let span = ratio < 1 ? 1 / ratio : ratio
      guard span > 0, span < 15 else { return .tooSmall }
      guard span >= 2 else { return .tooLarge }
      third = (k, sum.magnitude)
      return .accepted
    }
    switch found {
    case .accepted:
      let error = noise ?? S.unitRoundoff * center.magnitude
      search.noise = error
      // In units of k, for k³ and f‴ may be out of range where h is not: f‴k³ is half the sum.
      let ratio = form.optimalStep(noise: error, magnitude: third.sum / 2)
      let truncation = form.truncation(magnitude: third.sum / 2, step: ratio) / third.step
      return try search.choice(f, step: third.step * ratio, outcome: .converged, truncation: truncation)
    case .failed(let last, let sawTooLarge):
      return try search.failure(f, last: last, sawTooLarge: sawTooLarge)
    }
  }
}
