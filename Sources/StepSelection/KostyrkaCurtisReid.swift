import RealModule
public import Scalars

/// Kostyrka's modification of Curtis and Reid's rule: the truncation measured against a difference of order 4, and
/// aimed at its best proportion to the roundoff.
///
/// Where Curtis and Reid compare with a forward difference, which overestimates the truncation, this compares the
/// difference D₂ of order 2 with D₄ of order 4 on the points x ± h, x ± 2h:
///
///     T = |D₂(h) − D₄(h)|,   R = ε_f/hᵐ,   ratio = T/R.
///
/// The total T + R of a·hᵃ and m·h⁻ᵐ is least where T/R = m/a, for a derivative of order m and a = 2: 1/2 for a first
/// and 1 for a second derivative. Ratios within 4 times of it are accepted; else h ← h·(aim/ratio)^(1/(m + a)), at most
/// tenfold.
///
/// - Start, noise and outcomes: those of ``CurtisReid``.
/// - Error: the truncation stated is T.
/// - Errata: the package takes max(ratio, 1) in the formula for the next step. For the original aim of 100 that limits
///   growth to tenfold; for an aim of 1 and below it forbids growth altogether, and a start below the optimum ends at
///   its limit of iterations. Here growth is limited to tenfold for both.
/// - Nemesis: noise. Where h is so small that both differences are nothing else, T is of the order of R, which is the
///   aim; for the second derivative of 10⁹ + sin x at 1 the first step is accepted, and 0 given for −0.84 — though with
///   an honest error of 47.
/// - Cost: 4 evaluations (5 for the second derivative) for each step; typically 2 to 3 steps.
///
/// Source: A. V. Kostyrka, *pnd: Parallel numerical derivatives* (R package, version 0.1), function `step.CR`; *What
/// are you doing, step size: fast computation of accurate numerical derivatives with finite precision* (working paper,
/// 2024).
public struct KostyrkaCurtisReid: StepRule {
  /// Ratios from aim/tolerance to aim·tolerance are accepted: 4.
  public let tolerance: Int
  /// The first step; nil for the rule of thumb's.
  public let start: (any RealScalar)?

  /// The rule with the given constants.
  /// - Precondition: `tolerance` ≥ 2; `start`, if given, is finite and greater than 0.
  public init(tolerance: Int = 4, start: (any RealScalar)? = nil) {
    precondition(tolerance >= 2, "the tolerance is \(tolerance); it must be at least 2")
    requirePositive(start, "start")
    self.tolerance = tolerance
    self.start = start
  }

  /// `kostyrka-curtis-reid`
  public var name: String { "kostyrka-curtis-reid" }

  /// One line on the rule.
  public var summary: String {
    "Kostyrka's Curtis–Reid (pnd): order 2 against order 4, truncation at m/2 of the roundoff"
  }

  /// The central form and the second derivative.
  public var forms: [DifferenceForm] { [.central, .second] }

  /// Chooses the step; see ``StepRule/callAsFunction(_:at:form:noise:)``.
  public func callAsFunction<S: RealScalar, E: Error>(
    _ f: (S) throws(E) -> S, at x: S, form: DifferenceForm, noise: S?
  ) throws(E) -> StepChoice<S> {
    var search = search(at: x, form: form, noise: noise)
    guard x.isFinite else { return search.failed(.notFinite) }
    let aim: S = form == .second ? 1 : 1 / 2
    let accepted = aim / S(tolerance)...aim * S(tolerance)
    return try search.aimed(
      f, start: start.map { S(converting: $0) }, offsets: form == .second ? [-2, -1, 0, 1, 2] : [-2, -1, 1, 2],
      aim: aim, accepted: accepted, root: form.truncationDerivative
    ) { v, step, noise in
      // hᵐ·(D₂ − D₄): (−f₋₂ + 2f₋₁ − 2f₁ + f₂)/12 and (f₋₂ − 4f₋₁ + 6f₀ − 4f₁ + f₂)/12.
      let difference: S
      if form == .second {
        difference = (v[0] - 4 * v[1] + 6 * v[2] - 4 * v[3] + v[4]).magnitude / 12
      } else {
        difference = ((v[3] - v[0]) - 2 * (v[2] - v[1])).magnitude / 12
      }
      let truncation = form == .second ? difference / step / step : difference / step
      return (ratio: difference / noise, truncation: truncation)
    }
  }
}
