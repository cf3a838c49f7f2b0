import RealModule
public import Scalars

/// Stepleman and Winarsky's rule: the step of a central difference is divided by 4 for as long as the differences come
/// closer to each other.
///
/// In exact arithmetic |D(hᵢ₊₁) − D(hᵢ)| decreases from some step on, hᵢ₊₁ = hᵢ/β. Where it increases instead, roundoff
/// has set in, and the step before, hᵢ, is the answer.
///
/// - Start: h₀ = β·∛u·max(1, |x|) (eq. 3.9), moved by factors of β until the differences lose between 0 and all but a
///   third of the digits: δ = |f(x + h) − f(x − h)|/|f(x)| in (β·∛ε_r, 1] (eq. 3.10 to 3.15). Where f(x) = 0 nothing
///   cancels, and the start stays. A start that is given is taken as it is.
/// - Noise: ε_r = ε_f/|f(x)|, and u where none is given, enters the start alone; the search itself knows no noise.
/// - The divisor is the spacing that the points really have (eq. 3.4).
/// - Two zero differences in a row mean that D is exact or its change below the noise, an outcome: `noChange` for equal
///   values, else `derivativeVanishes`, with the larger of the equal steps. (numericalderivative stops at the first;
///   one may be chance, and the search then ends at the next increase.)
/// - Error: the truncation stated is |D(βh) − D(h)|/(β² − 1).
/// - Errata: the rule may run into steps that x + h loses; implementations divide by their zero difference
///   (numericalderivative: ZeroDivisionError on 1/x at 1 from h₀ = 1, whose first point is the pole). Here both are
///   outcomes.
/// - Nemesis: roundoff that is mistaken for truncation. For 10⁹ + sin x the changes are noise from the start on; they
///   decrease once by chance and then increase, and a step thousands of times below the optimum is called good.
///   Likewise values rounded to binary32.
/// - Cost: 2 evaluations a step; typically 4 to 8 steps, and as many for the start where the scale of f is not x's.
///
/// Source: R. S. Stepleman, N. D. Winarsky, Adaptive numerical differentiation, Math. Comp. 33 (1979) 1257–1264.
public struct SteplemanWinarsky: StepRule {
  /// β, by which the step is divided: 4.
  public let contraction: Int
  /// The first step; nil for the paper's.
  public let start: (any RealScalar)?

  /// The rule with the given constants.
  /// - Precondition: `contraction` ≥ 2; `start`, if given, is finite and greater than 0.
  public init(contraction: Int = 4, start: (any RealScalar)? = nil) {
    precondition(contraction >= 2, "the contraction is \(contraction); it must be at least 2")
    requirePositive(start, "start")
    self.contraction = contraction
    self.start = start
  }

  /// `stepleman-winarsky`
  public var name: String { "stepleman-winarsky" }

  /// One line on the rule.
  public var summary: String { "Stepleman & Winarsky 1979: h divided by 4 while successive differences decrease" }

  /// The central form.
  public var forms: [DifferenceForm] { [.central] }

  /// Chooses the step; see ``StepRule/callAsFunction(_:at:form:noise:)``.
  public func callAsFunction<S: RealScalar, E: Error>(
    _ f: (S) throws(E) -> S, at x: S, form: DifferenceForm, noise: S?
  ) throws(E) -> StepChoice<S> {
    var search = search(at: x, form: form, noise: noise)
    guard x.isFinite else { return search.failed(.notFinite) }
    let β = S(contraction)
    let first: S?
    if let start {
      first = try search.finiteStep(from: S(converting: start), offsets: [-1, 1], f)
    } else {
      first = try firstStep(f, &search)
    }
    guard var step = first else { return search.failed(.notFinite) }
    guard let start = try search.difference(f, step: step) else { return search.failed(.stepLost) }
    var value = start.value
    var change = S.infinity
    var zeros = 0
    for _ in 0..<StepSearch<S>.limit {
      let next = step / β
      guard let difference = try search.difference(f, step: next) else { break }
      let newChange = (difference.value - value).magnitude
      search.record(next, newChange)
      zeros = newChange.isZero ? zeros + 1 : 0
      if zeros == 2 {
        return try search.choice(
          f, step: step * β, outcome: search.sawNoChange ? .noChange : .derivativeVanishes, truncation: 0)
      }
      if newChange > change {
        return try search.choice(f, step: step, outcome: .converged, truncation: change / (β * β - 1))
      }
      (step, value, change) = (next, difference.value, newChange)
    }
    let outcome: StepOutcome = search.sawNoChange ? .noChange : .notConverged
    return try search.choice(f, step: step, outcome: outcome, truncation: change / (β * β - 1))
  }

  /// A step at which the difference loses some digits, but not too many; one with finite values if there is none.
  private func firstStep<S: RealScalar, E: Error>(
    _ f: (S) throws(E) -> S, _ search: inout StepSearch<S>
  ) throws(E) -> S? {
    let β = S(contraction)
    let usual = β * search.form.thumbStep(at: search.x)
    guard let start = try search.finiteStep(from: usual, offsets: [-1, 1], f) else { return nil }
    let center = try search.values(f, [0], step: 1)?.first?.magnitude ?? 0
    guard center > 0 else { return start }
    let relative = S.maximum((search.noise ?? 0) / center, S.unitRoundoff)
    let least = S.minimum(β * S.root(relative, 3), 1 / β)
    let found = try search.bracket(start: start, factor: β) { (search, step) throws(E) in
      guard let v = try search.values(f, [-1, 1], step: step) else { return .notFinite }
      let lost = (v[1] - v[0]).magnitude / center
      return lost > 1 ? .tooLarge : lost > least ? .accepted : .tooSmall
    }
    if case .accepted(let step) = found { return step }
    return start
  }
}
