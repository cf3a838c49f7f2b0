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
  /// confirmed is looked at twice along its coordinate, and a claim is called wrong only where two looks agree that share no sample, and
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
  ///   - f: the function; what it throws is passed on.
  ///   - formula: the formula that gave the claim; nil judges the claim's numbers as they are.
  ///   - gradient: the function that gave the claim, where it exists in this format only, for the noise of its values.
  ///   - progress: called with the number of coordinates done.
  public func opaque<E: Error>(
    _ f: @Sendable ([S]) throws(E) -> S, _ claim: GradientClaim<S>, formula: (any RealVectorFunction)? = nil,
    gradient: (@Sendable ([S]) throws(E) -> [S])? = nil, progress: (@Sendable (_ done: Int) -> Void)? = nil
  ) throws(E) -> GradientEvidence<S> {
    let meter = EvaluationMeter(maximum: maximumEvaluations)
    @Sendable func counted(_ x: [S]) throws(EvaluationStop<E>) -> S { try meter.evaluate(f, at: x) }
    var evidence: GradientEvidence<S>
    do throws(EvaluationStop<E>) {
      let told = gradient.map { gradient in
        { (x: [S]) throws(EvaluationStop<E>) -> [S] in
          do throws(E) { return try gradient(x) } catch { throw .failure(error) }
        }
      }
      // Differences of values of up to 64 bits are exact, or nearly, in 64 bits, and their errors never out of range.
      evidence =
        S.precision <= MeasuredError.precision
        ? try examined(counted, claim, formula, told, progress, in: MeasuredError.self)
        : try examined(counted, claim, formula, told, progress, in: S.self)
    } catch {
      switch error {
      case .failure(let failure): throw failure
      case .budget:
        let refused = claim.gradient.enumerated().map { CoordinateEvidence<S>.refused($0, $1, .budget) }
        evidence = GradientEvidence(claim: claim, coordinates: refused, tolerance: tolerance, seed: seed)
      }
    }
    evidence.evaluations = meter.evaluations
    return evidence
  }

  private func examined<W: RealScalar, E: Error>(
    _ f: @Sendable ([S]) throws(EvaluationStop<E>) -> S, _ claim: GradientClaim<S>,
    _ formula: (any RealVectorFunction)?, _ gradient: (([S]) throws(EvaluationStop<E>) -> [S])?,
    _ progress: (@Sendable (_ done: Int) -> Void)?, in _: W.Type
  ) throws(EvaluationStop<E>) -> GradientEvidence<S> {
    let admissibility = try Admissibility(
      of: f, claim, gradient: gradient.map { g in { (x) throws(EvaluationStop<E>) in _ = try g(x) } })
    if let verdict = admissibility.verdict {
      return GradientEvidence(claim: claim, coordinates: [], verdict: verdict, tolerance: tolerance, seed: seed)
    }
    let judged = try JudgedClaim<S, W>(
      claim, formula: formula, gradient: gradient, effort: effort(for: claim), seed: seed)
    let survey = try SlopeSurvey(
      of: f, at: claim.point, value: admissibility.value, expecting: judged.values, size: judged.size,
      tolerance: tolerance, bounds: bounds, seed: seed)
    let readings = try readings(by: survey, of: f, claim, progress)
    let judge = DifferenceJudge(claim: claim, judged: judged, readings: readings, tolerance: tolerance)
    var evidence = GradientEvidence(
      claim: claim, coordinates: claim.point.indices.map { judge.evidence($0) }, tolerance: tolerance,
      sensitivity: judge.sensitivity, seed: seed)
    // Where all is well, the remainder would cost more than the rest, and could not change that.
    guard evidence.verdict != .agree else { return evidence }
    let bounds = bounds
    do throws(EvaluationStop<E>) {
      evidence.taylor = try TaylorRemainder.measured(
        of: { (x) throws(EvaluationStop<E>) in
          guard zip(bounds ?? [], x).allSatisfy({ $0.contains($1) }) else { return .nan }
          return try f(x)
        }, at: claim.point, gradient: claim.gradient, seed: seed, noise: survey.noise)
    } catch {
      // What is left of the budget is too little for a picture of what is known.
      if case .failure = error { throw error }
    }
    return evidence
  }

  /// The reading of each coordinate: a glance at all, then a look at those that it does not confirm, the most suspicious first.
  ///
  /// One after the other where evaluations are counted, so that it does not depend on threads for which of them they suffice.
  private func readings<W: RealScalar, E: Error>(
    by survey: SlopeSurvey<S, W>, of f: @Sendable ([S]) throws(EvaluationStop<E>) -> S, _ claim: GradientClaim<S>,
    _ progress: (@Sendable (_ done: Int) -> Void)?
  ) throws(EvaluationStop<E>) -> [SlopeReading<W>] {
    let cancellation = Cancellation()
    let parallelism: Parallelism = maximumEvaluations == nil ? parallelism : .serial
    let glances = try parallelism.map(claim.point.count, from: claim.point, progress: nil) {
      (point, i) throws(EvaluationStop<E>) -> (reading: SlopeReading<W>, excess: W)? in
      do throws(EvaluationStop<E>) {
        return cancellation.isRequested ? nil : try survey.glance(i, of: f, at: &point)
      } catch {
        guard case .budget = error else { throw error }
        return nil
      }
    }
    // NaN, where there is no glance, comes last.
    let excesses = glances.map { $0?.excess ?? .nan }
    let order = glances.indices.filter { !(excesses[$0] <= 1) }
      .sorted { excesses[$0] > excesses[$1] || excesses[$1].isNaN && !excesses[$0].isNaN }
    let confirmed = glances.count - order.count
    progress?(confirmed)
    @Sendable func report(_ done: Int) { progress?(confirmed + done) }
    let looks = try parallelism.map(order.count, from: claim.point, progress: report) {
      (point, k) throws(EvaluationStop<E>) -> SlopeReading<W> in
      guard !cancellation.isRequested else { return SlopeReading(obstacle: .interrupted) }
      do throws(EvaluationStop<E>) {
        return try survey.reading(order[k], of: f, at: &point)
      } catch {
        guard case .budget = error else { throw error }
        return SlopeReading(obstacle: .budget)
      }
    }
    var readings = glances.map { $0?.reading ?? SlopeReading() }
    for (i, look) in zip(order, looks) { readings[i] = look }
    return readings
  }
}
