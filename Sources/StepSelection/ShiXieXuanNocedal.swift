import BlackBoxes
import RealModule
public import Scalars

/// Shi, Xie, Xuan and Nocedal's rule: the difference of two differences, compared with the noise, without any
/// derivative.
///
/// The test ratio is a combination of values that a polynomial of the difference's degree makes vanish, over the most
/// that noise of ε_f makes of it:
///
///     forward   |f(x + 4h) − 4f(x + h) + 3f(x)| / 8ε_f
///     central   |f(x + 3h) − 3f(x + h) + 3f(x − h) − f(x − 3h)| / 8ε_f
///     second    |f(x + 2h) − 4f(x + h) + 6f(x) − 4f(x − h) + f(x − 2h)| / 16ε_f
///
/// A step with a ratio in [1.5, 6] is accepted; below, h is too small, above, too large. It is sought by factors of 4,
/// then by bisection of log h. For the forward form the accepted step is within 0.41 and 1.5 times the optimum
/// 2√(ε_f/|f″|).
///
/// - The paper's general ratio for a difference D of derivative m is |D(h) − D(αh)|·hᵐ/(A·ε_f), A such that the
///   weights' sum of magnitudes is 1; the three are its cases α = 4, 3 and 2.
/// - Start: the optimum of a function whose derivatives are as large as itself on the scale max(1, |x|): 2/√3·√(ε_f/F)
///   times the scale for the forward form, the paper's start with F = 1.
/// - Noise: where none is given, u times the largest of the values.
/// - Outcomes: `derivativeVanishes` when the ratio never reaches 1.5: a ratio that stays 0 lets h grow to the largest
///   step of the format and ends there.
/// - Error: the truncation that the ratio itself stands for: (2/3)·r·ε_f/h, r·ε_f/6h, (4/3)·r·ε_f/h².
/// - Errata: numericalderivative 0.3 gives the general ratio (eq. 3.14) "with correction"; the one above is that for
///   which a noise of ε_f in every value makes a ratio of 1 at most. The package's own A is d!·Σ|cᵢ|, of the
///   difference's weights alone, so that its limits of 1.5 and 6 are others than the paper's for the central form, by
///   4/3 at α = 3; and its released `find_step()` fails on its default start.
/// - Nemesis: noise that is larger than the rule is told. For sin(1000x) at 1 the roundings of 1000x are hundreds of
///   times those of f, the ratio is above 6 down to steps of a few roundings of x, and the forward difference there has
///   two digits. Values rounded to binary32 end in a difference of 0.
/// - Cost: 3 evaluations (4; 5) for the first step, 1 (2; 2) for a factor of 4 where points coincide, else 2 (4; 4);
///   typically 2 to 5 steps.
///
/// Source: H.-J. M. Shi, Y. Xie, M. Q. Xuan, J. Nocedal, Adaptive finite-difference interval estimation for noisy
/// derivative-free optimization, SIAM J. Sci. Comput. 44 (2022) A2302–A2321.
public struct ShiXieXuanNocedal: StepRule {
  /// The first step; nil for the one described.
  public let start: (any RealScalar)?

  /// The rule, searching from `start`.
  /// - Precondition: `start`, if given, is finite and greater than 0.
  public init(start: (any RealScalar)? = nil) {
    requirePositive(start, "start")
    self.start = start
  }

  /// `shi-xie-xuan-nocedal`
  public var name: String { "shi-xie-xuan-nocedal" }

  /// One line on the rule.
  public var summary: String { "Shi, Xie, Xuan & Nocedal 2022: two differences apart by 1.5 to 6 times the noise" }

  /// All forms.
  public var forms: [DifferenceForm] { DifferenceForm.allCases }

  /// The offsets of the test ratio's points with their weights; Σ|weights| divides it.
  static func test(_ form: DifferenceForm) -> (offsets: [Int], weights: [Int]) {
    switch form {
    case .forward: ([0, 1, 4], [3, -4, 1])
    case .central: ([-3, -1, 1, 3], [-1, 3, -3, 1])
    case .second: ([-2, -1, 0, 1, 2], [1, -4, 6, -4, 1])
    }
  }

  /// Chooses the step; see ``StepRule/callAsFunction(_:at:form:noise:)``.
  public func callAsFunction<S: RealScalar, E: Error>(
    _ f: (S) throws(E) -> S, at x: S, form: DifferenceForm, noise: S?
  ) throws(E) -> StepChoice<S> {
    var search = search(at: x, form: form, noise: noise)
    guard x.isFinite else { return search.failed(.notFinite) }
    let (offsets, weights) = Self.test(form)
    let norm = S(weights.reduce(0) { $0 + $1.magnitude })
    var usual = form == .forward ? 2 / S.sqrt(3) * form.thumbStep(at: x) : form.thumbStep(at: x)
    if let noise, noise > 0, let near = try search.values(f, offsets, step: usual) {
      let size = S.size(of: near)
      if size > 0 { usual *= S.root(noise / size / S.unitRoundoff, form.truncationDerivative) }
    }
    let first = try search.finiteStep(from: start.map { S(converting: $0) } ?? usual, offsets: offsets, f)
    guard let first else { return search.failed(.notFinite) }
    var accepted: (ratio: S, noise: S) = (0, 0)
    let found = try search.bracket(start: first, factor: 4) { (search, step) throws(E) in
      guard let values = try search.values(f, offsets, step: step) else { return .notFinite }
      // Summed as differences from one value, so that what is common to all of them cancels exactly.
      let sum = zip(values, weights).reduce(0 as S) { $0 + S($1.1) * ($1.0 - values[0]) }
      let noise = search.noise(of: values)
      let ratio = sum.magnitude / norm / noise
      search.record(step, ratio)
      guard 2 * ratio >= 3 else { return .tooSmall }
      guard ratio <= 6 else { return .tooLarge }
      accepted = (ratio, noise)
      return .accepted
    }
    switch found {
    case .accepted(let step):
      let share = accepted.ratio * accepted.noise / step
      let truncation: S =
        switch form {
        case .forward: 2 * share / 3
        case .central: share / 6
        case .second: 4 * share / step / 3
        }
      return try search.choice(f, step: step, outcome: .converged, truncation: truncation)
    case .failed(let last, let sawTooLarge):
      return try search.failure(f, last: last, sawTooLarge: sawTooLarge)
    }
  }
}
