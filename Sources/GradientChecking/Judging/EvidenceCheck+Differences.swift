import BlackBoxes
import FiniteDifferences
import MultiPrecision
import RealModule
import ReferenceDerivatives
public import Scalars

extension EvidenceCheck {
  /// Checks a claim about a function that exists in this format only, against differences of its values.
  ///
  /// **The question.** What is judged is the claim's formula, evaluated at high precision, where there is one; else its
  /// numbers, which may be off by 64u of themselves and, if the gradient can be called, by the noise that it shows when x
  /// is moved by some ulps. A component disagrees when formula and number are further from the slope of f than three times the
  /// slope's uncertainty, and u^⅔ of it for what is rounded inside f. It agrees when it is not, and the uncertainty is below
  /// √u of the largest component (half of the format's digits), or, with a tolerance, when the discrepancy and
  /// all uncertainty together are within it. Where f does not decide, the verdict is undecided, with the reason.
  ///
  /// **The slope.** One look is enough to confirm a claim that it knows nothing of: the automatic derivative along a random
  /// direction, and then one central difference for each coordinate; or the automatic derivative along the coordinate. What is not
  /// confirmed is looked at twice along its coordinate, or three times in less than 24 bits, and a claim is called wrong only where
  /// all looks agree, which share no sample, and
  /// where it is not as claimed nearer to x, as near as f's rounding lets it be seen.
  ///
  /// - No black box can be certified: a function that is another between the points where it was evaluated has another
  ///   gradient. What is said of f is said of it as far as its values show.
  /// - NaN in the claim, or in f's value, never agrees; f that gives two values at one point is undecided.
  /// - A zero claim agrees with a zero slope when the slope's uncertainty is below √u of the slope's variation over the
  ///   scale of x.
  /// - At the edge of f's domain, or of the bounds, differences on one side decide.
  /// - When the task is cancelled, the coordinates that are left are undecided.
  ///
  /// Cost: 2n + 16 evaluations or so where nothing is suspicious, 16 for one coordinate; for a suspicious one some 40 to 60 more. Where not all
  /// agree, 18 more for the Taylor remainder in binary64. With ``maximumEvaluations`` never more than that: the most suspicious
  /// coordinates are looked at first, and what is left is undecided.
  /// Memory: one copy of x for each thread.
  ///
  /// Sources: the noise is read from differences as J. J. Moré and S. M. Wild do (Estimating computational noise, 2011), the
  /// slope extrapolated as L. F. Richardson did (1911).
  ///
  /// - Parameters:
  ///   - f: the function. Where it throws it has no value, as where it is NaN; ``GradientEvidence/thrown`` says what.
  ///   - claim: the point, and the gradient that is claimed there.
  ///   - formula: the formula that gave the claim; nil judges the claim's numbers as they are.
  ///   - gradient: the function that gave the claim, where it exists in this format only, for the noise of its values.
  ///   - progress: called with the number of coordinates done.
  public func opaque(
    _ f: @Sendable ([S]) throws -> S, _ claim: GradientClaim<S>, formula: (any RealVectorFunction)? = nil,
    gradient: (@Sendable ([S]) throws -> [S])? = nil, progress: (@Sendable (_ done: Int) -> Void)? = nil
  ) -> GradientEvidence<S> {
    let meter = EvaluationMeter(maximum: maximumEvaluations)
    let log = ErrorLog<S>()
    @Sendable func counted(_ x: [S]) throws(EvaluationStop<Never>) -> S {
      try meter.evaluate({ log.value(of: f, at: $0) ?? .nan }, at: x)
    }
    let told = gradient.map { gradient in { (x: [S]) in log.value(of: gradient, at: x) ?? x.map { _ in .nan } } }
    var evidence: GradientEvidence<S>
    do throws(EvaluationStop<Never>) {
      // Differences of values of up to 64 bits are exact, or nearly, in 64 bits, and their errors never out of range.
      evidence =
        S.precision <= MeasuredError.precision
        ? try examined(counted, claim, formula, told, progress, in: MeasuredError.self)
        : try examined(counted, claim, formula, told, progress, in: S.self)
    } catch {
      let refused = claim.gradient.enumerated().map { CoordinateEvidence<S>.refused($0, $1, .budget) }
      evidence = GradientEvidence(claim: claim, coordinates: refused, tolerance: tolerance, seed: seed)
    }
    evidence.evaluations = meter.evaluations
    evidence.thrown = log.thrown
    return evidence
  }

  private func examined<W: RealScalar>(
    _ f: @Sendable ([S]) throws(EvaluationStop<Never>) -> S, _ claim: GradientClaim<S>,
    _ formula: (any RealVectorFunction)?, _ gradient: (([S]) -> [S])?,
    _ progress: (@Sendable (_ done: Int) -> Void)?, in _: W.Type
  ) throws(EvaluationStop<Never>) -> GradientEvidence<S> {
    func ask(_ x: [S]) throws(EvaluationStop<Never>) { _ = gradient?(x) }
    let admissibility = try Admissibility(of: f, claim, gradient: gradient == nil ? nil : ask)
    if let verdict = admissibility.verdict {
      return GradientEvidence(claim: claim, coordinates: [], verdict: verdict, tolerance: tolerance, seed: seed)
    }
    let judged = JudgedClaim<S, W>(
      claim, formula: formula, gradient: gradient, effort: effort(for: claim), seed: seed)
    let survey = try SlopeSurvey(
      of: f, at: claim.point, value: admissibility.value, expecting: judged.values, size: judged.size,
      tolerance: tolerance, bounds: bounds, seed: seed)
    let readings = readings(by: survey, of: f, claim, progress)
    let judge = DifferenceJudge(claim: claim, judged: judged, readings: readings, tolerance: tolerance)
    var evidence = GradientEvidence(
      claim: claim, coordinates: claim.point.indices.map { judge.evidence($0) }, tolerance: tolerance,
      sensitivity: judge.sensitivity, seed: seed)
    // Where all is well, the remainder would cost more than the rest, and could not change that.
    guard evidence.verdict != .agree else { return evidence }
    let bounds = bounds
    // What is left of a budget may be too little for a picture of what is known.
    evidence.taylor =
      try? TaylorRemainder.measured(
        of: { (x) throws(EvaluationStop<Never>) in
          guard zip(bounds ?? [], x).allSatisfy({ $0.contains($1) }) else { return .nan }
          return try f(x)
        }, at: claim.point, gradient: claim.gradient, seed: seed, noise: survey.noise)
    return evidence
  }

  /// The reading of each coordinate: a glance at all, then a look at those that it does not confirm, the most suspicious first.
  ///
  /// One after the other where evaluations are counted, so that it does not depend on threads for which of them they suffice.
  private func readings<W: RealScalar>(
    by survey: SlopeSurvey<S, W>, of f: @Sendable ([S]) throws(EvaluationStop<Never>) -> S, _ claim: GradientClaim<S>,
    _ progress: (@Sendable (_ done: Int) -> Void)?
  ) -> [SlopeReading<W>] {
    let cancellation = Cancellation()
    let parallelism: Parallelism = maximumEvaluations == nil ? parallelism : .serial
    let glances = parallelism.map(claim.point.count, from: claim.point, progress: nil) {
      (point, i) -> (reading: SlopeReading<W>, excess: W)? in
      cancellation.isRequested ? nil : (try? survey.glance(i, of: f, at: &point)) ?? nil
    }
    // NaN, where there is no glance, comes last.
    let excesses = glances.map { $0?.excess ?? .nan }
    let order = glances.indices.filter { !(excesses[$0] <= 1) }
      .sorted { excesses[$0] > excesses[$1] || excesses[$1].isNaN && !excesses[$0].isNaN }
    let confirmed = glances.count - order.count
    progress?(confirmed)
    @Sendable func report(_ done: Int) { progress?(confirmed + done) }
    let looks = parallelism.map(order.count, from: claim.point, progress: report) {
      (point, k) -> SlopeReading<W> in
      guard !cancellation.isRequested else { return SlopeReading(obstacle: .interrupted) }
      return (try? survey.reading(order[k], of: f, at: &point)) ?? SlopeReading(obstacle: .budget)
    }
    var readings = glances.map { $0?.reading ?? SlopeReading() }
    for (i, look) in zip(order, looks) { readings[i] = look }
    return readings
  }
}
