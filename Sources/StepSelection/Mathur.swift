import RealModule
public import Scalars

/// Mathur's rule (AutoDX): the end of the run of steps over which the truncation error falls as theory says it must.
///
/// On a ladder hᵢ = h₀/2ⁱ the changes eᵢ = |D(hᵢ) − D(hᵢ₊₁)| fall by 2^q from rung to rung where truncation dominates,
/// q being the order of the difference; the slopes log₂(eᵢ/eᵢ₊₁) are then q. A run of slopes within 10 % of q is
/// sought, of at least `leastRun`; if there is none, one within 30 %. The run ends where roundoff makes itself felt, at
/// h_b; the minimum of the total error lies a little below, at
///
///     h = h_b/t^(1/(m + q)),   t = (1 + 2)/(1 − 2⁻²) = 4   (for q = 2; the paper's correction)
///
/// - Ladder: from 2^(p/4)·max(1, |x|) down to where x + h loses the step, or 2⁻ᵖ at 0; it stops when a run has been
///   found and three slopes in a row are not in it. Rungs where f is not finite are passed over.
/// - Least run: 5, as Kostyrka's pnd has it for binary64, or a fifth of the precision where that is less, 2 at least:
///   in bfloat16 truncation dominates over two or three octaves only.
/// - Noise: enters the stated roundoff, not the search.
/// - Outcomes: `derivativeVanishes` or `noChange` when no two differences differ; `notConverged`, with the rule of
///   thumb's step, when no run is long enough.
/// - Error: the truncation stated is eᵢ/(1 − 2^−q) at the end of the run, scaled by the correction.
/// - Errata: none known. The tolerances and the least run are those of Kostyrka's pnd, which like this takes the run of
///   the smallest steps; its correction has the exponent 1/3 for all differences, where 1/(m + q) stands here.
/// - Nemesis: a truncation of another order than the formula's: sin at 0 for the forward form, whose slopes are 2 where
///   1 is expected, or at π/2 for the central one. 70 and 136 evaluations end in the rule of thumb.
/// - Cost: one difference a rung: 2 evaluations; 60 to 80 in binary64. It is the dearest rule, and needs no noise.
///
/// Source: R. Mathur, *An analytical approach to computing step sizes for finite-difference derivatives*, PhD thesis,
/// University of Texas at Austin (2012).
public struct Mathur: StepRule, Hashable {
  /// The percentage by which a slope may differ from the order: 10. Three times as much is the second choice.
  public let tolerance: Int
  /// The least number of slopes in a run; nil for the one described.
  public let leastRun: Int?

  /// The rule with the given constants.
  /// - Precondition: 1 ≤ `tolerance` ≤ 30, `leastRun` ≥ 2.
  public init(tolerance: Int = 10, leastRun: Int? = nil) {
    precondition((1...30).contains(tolerance), "the tolerance is \(tolerance) %; it must be from 1 to 30")
    if let leastRun { precondition(leastRun >= 2, "the least run is \(leastRun); it must be at least 2") }
    self.tolerance = tolerance
    self.leastRun = leastRun
  }

  /// `mathur`
  public var name: String { "mathur" }

  /// One line on the rule.
  public var summary: String {
    "Mathur 2012 (AutoDX): the end of the run where the error falls at its theoretical rate"
  }

  /// All forms.
  public var forms: [DifferenceForm] { DifferenceForm.allCases }

  /// Chooses the step; see ``StepRule/callAsFunction(_:at:form:noise:)``.
  public func callAsFunction<S: RealScalar, E: Error>(
    _ f: (S) throws(E) -> S, at x: S, form: DifferenceForm, noise: S?
  ) throws(E) -> StepChoice<S> {
    var search = search(at: x, form: form, noise: noise)
    guard x.isFinite else { return search.failed(.notFinite) }
    let length = leastRun ?? min(5, max(2, S.precision / 5))
    let binade = x.magnitude > 1 ? Int(x.exponent) : 0
    var step = (1 as S).scaled(byPowerOfTwo: binade + S.precision / 4)
    var rungs: [(step: S, value: S)] = []
    var slopes = Slopes<S>(order: form.accuracy)
    for _ in 0..<StepSearch<S>.limit {
      if search.isLost(step) || step < S.unitRoundoff && x.isZero { break }
      if let difference = try search.difference(f, step: step) {
        if let previous = rungs.last {
          slopes.append(change: (previous.value - difference.value).magnitude, at: previous.step)
          search.record(previous.step, slopes.last)
        }
        rungs.append((step, difference.value))
        if slopes.isOver(run: length, percent: tolerance) { break }
      }
      step /= 2
    }
    guard let last = rungs.last?.step else { return search.failed(search.sawNonFinite ? .notFinite : .stepLost) }
    let run = slopes.end(run: length, percent: tolerance) ?? slopes.end(run: length, percent: 3 * tolerance)
    guard let run else {
      let vanishes = slopes.changes.allSatisfy { $0.change.isZero }
      let usual = form.thumbStep(at: x)
      let step = try search.difference(f, step: usual) != nil ? usual : last
      return try search.choice(
        f, step: step,
        outcome: search.sawNoChange ? .noChange : vanishes ? .derivativeVanishes : .notConverged)
    }
    let correction = S.root(4, form.truncationDerivative)
    let truncation = run.change / (1 - (1 as S).scaled(byPowerOfTwo: -form.accuracy))
    return try search.choice(
      f, step: run.step / correction, outcome: .converged,
      truncation: truncation / (form.accuracy == 1 ? correction : correction * correction))
  }
}

/// The changes of a difference down a ladder, and the slopes between them.
private struct Slopes<S: RealScalar> {
  let order: Int
  var changes: [(step: S, change: S)] = []
  /// `slopes[i]` is log₂ of the ratio of the changes i and i + 1; NaN where one of them is zero.
  var slopes: [S] = []

  init(order: Int) { self.order = order }

  var last: S { slopes.last ?? .nan }

  mutating func append(change: S, at step: S) {
    if let previous = changes.last {
      let octaves: S = S.log2(previous.step / step)
      let slope = S.log2(previous.change / change) / octaves
      slopes.append(slope.isFinite ? slope : .nan)
    }
    changes.append((step, change))
  }

  private func isValid(_ slope: S, percent: Int) -> Bool {
    100 * (slope - S(order)).magnitude <= S(percent * order)
  }

  /// Whether a run has been found, and three slopes since then are not in it.
  func isOver(run: Int, percent: Int) -> Bool {
    guard slopes.count >= run + 3 else { return false }
    return slopes.suffix(3).allSatisfy { !isValid($0, percent: percent) } && end(run: run, percent: percent) != nil
  }

  /// The smallest step in the run of the smallest steps, with the change there; nil when no run is long enough.
  func end(run: Int, percent: Int) -> (step: S, change: S)? {
    var length = 0
    for i in slopes.indices.reversed() {
      length = isValid(slopes[i], percent: percent) ? length + 1 : 0
      if length == run { return changes[i + run] }
    }
    return nil
  }
}
