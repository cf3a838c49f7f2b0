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
  /// confirmed is looked at by a ladder of differences (see `SlopeSearch`), and a claim is called wrong only where two looks
  /// agree that share no sample, and where it would not explain itself what was taken for noise.
  ///
  /// - No black box can be certified: a function that is another between the points where it was evaluated has another
  ///   gradient. What is said of f is said of it as far as its values show.
  /// - NaN in the claim, or in f's value, never agrees; f that gives two values at one point is undecided.
  /// - A zero claim agrees with a zero slope when the slope's uncertainty is below √u of the slope's variation over the
  ///   scale of x.
  /// - At the edge of f's domain, or of the bounds, differences on one side decide.
  /// - When the task is cancelled, the coordinates that are left are undecided.
  ///
  /// Cost: 2n + 16 evaluations or so where nothing is suspicious, 16 for one coordinate; for a suspicious one some 200. Where not all
  /// agree, 18 more for the Taylor remainder in binary64.
  /// Memory: one copy of x for each thread.
  ///
  /// Sources: the noise is read from differences as J. J. Moré and S. M. Wild do (Estimating computational noise, 2011), the
  /// slope extrapolated as L. F. Richardson did (1911).
  ///
  /// - Parameters:
  ///   - f: the function; what it throws is passed on.
  ///   - formula: the formula that gave the claim; nil judges the claim's numbers as they are.
  ///   - gradient: the function that gave the claim, where it exists in this format only, for the noise of its values.
  ///   - progress: called with the number of coordinates done.
  public func opaque<E: Error>(
    _ f: @Sendable ([S]) throws(E) -> S, _ claim: GradientClaim<S>, formula: (any RealVectorFunction)? = nil,
    gradient: (@Sendable ([S]) throws(E) -> [S])? = nil, progress: (@Sendable (_ done: Int) -> Void)? = nil
  ) throws(E) -> GradientEvidence<S> {
    // Differences of values of up to 64 bits are exact, or nearly, in 64 bits, and their errors never out of range.
    if S.precision <= MeasuredError.precision {
      try examined(f, claim, formula, gradient, progress, in: MeasuredError.self)
    } else {
      try examined(f, claim, formula, gradient, progress, in: S.self)
    }
  }

  private func examined<W: RealScalar, E: Error>(
    _ f: @Sendable ([S]) throws(E) -> S, _ claim: GradientClaim<S>, _ formula: (any RealVectorFunction)?,
    _ gradient: (@Sendable ([S]) throws(E) -> [S])?, _ progress: (@Sendable (_ done: Int) -> Void)?, in _: W.Type
  ) throws(E) -> GradientEvidence<S> {
    let admissibility = try Admissibility(
      of: f, claim, gradient: gradient.map { g in { (x) throws(E) in _ = try g(x) } })
    if let verdict = admissibility.verdict {
      return GradientEvidence(
        claim: claim, coordinates: [], verdict: verdict, tolerance: tolerance, evaluations: admissibility.evaluations,
        seed: seed)
    }
    let judged = try JudgedClaim<S, W>(
      claim, formula: formula, gradient: gradient, effort: effort(for: claim), seed: seed)
    let survey = try SlopeSurvey(
      of: f, at: claim.point, value: admissibility.value, expecting: judged.values, size: judged.size,
      tolerance: tolerance, bounds: bounds, seed: seed)
    let cancellation = Cancellation()
    let readings = try parallelism.map(claim.point.count, from: claim.point, progress: progress) {
      (point, i) throws(E) -> SlopeReading<W> in
      guard !cancellation.isRequested else { return SlopeReading(obstacle: .interrupted) }
      return try survey.reading(i, of: f, at: &point)
    }
    let judge = DifferenceJudge(claim: claim, judged: judged, readings: readings, tolerance: tolerance)
    let coordinates = claim.point.indices.map { judge.evidence($0) }
    let evaluations = readings.reduce(admissibility.evaluations + survey.evaluations) { $0 + $1.evaluations }
    var evidence = GradientEvidence(
      claim: claim, coordinates: coordinates, tolerance: tolerance, sensitivity: judge.sensitivity,
      evaluations: evaluations, seed: seed)
    // Where all is well, the remainder would cost more than the rest, and could not change that.
    guard evidence.verdict != .agree else { return evidence }
    let bounds = bounds
    evidence.taylor = try TaylorRemainder.measured(
      of: { (x) throws(E) in
        evidence.evaluations += 1
        guard zip(bounds ?? [], x).allSatisfy({ $0.contains($1) }) else { return .nan }
        return try f(x)
      }, at: claim.point, gradient: claim.gradient, seed: seed, noise: survey.noise)
    return evidence
  }
}
