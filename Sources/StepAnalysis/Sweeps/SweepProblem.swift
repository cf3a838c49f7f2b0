import FiniteDifferences
import MultiPrecision
import RealModule
import Scalars

/// What is swept, before any format for the reference is chosen.
struct SweepProblem<F: RealFunction, T: RealScalar> {
  let function: F
  let gradient: (any RealVectorFunction)?
  let line: StraightLine<T>
  let stencil: Stencil
  let divisor: StepDivisor
  let steps: [T]

  /// f′(x) at the wide precision with a bound on its error, and the length over which f was taken to vary.
  ///
  /// From the formula when there is one. Else from extrapolated differences at the first length of the line that gives a
  /// finite slope of the least error: 1 for most functions, |x| for those, like log, that live on the scale of x.
  func slope<R: RealScalar, W: RealScalar>(_ narrow: R.Type, _ wide: W.Type) -> (value: W, error: W, scale: W) {
    let scales = line.scales(as: W.self)
    if let gradient {
      let components = gradient(line.point.map { W($0) })
      var sum: W = 0
      var size: W = 0
      for (g, v) in zip(components, line.direction) where !v.isZero {
        sum += g * W(v)
        size += (g * W(v)).magnitude
      }
      return (sum, 2 * W(line.point.count) * W.unitRoundoff * size, scales[0])
    }
    var best = (value: W.nan, error: W.infinity, scale: scales[0])
    for scale in scales {
      let slope = ExtrapolatedSlope(of: { (t: W) in function(line.exact(t)) }, bits: R.precision, scale: scale)
      if slope.error < best.error { best = (slope.value, slope.error, scale) }
    }
    return best
  }

  /// Measures one step.
  func row<R: RealScalar, W: RealScalar>(step h: T, slope: W, _ narrow: R.Type) -> SweepRow<T> {
    SweepRow(step: h, outcome: outcome(step: h, slope: slope, narrow))
  }

  private func outcome<R: RealScalar, W: RealScalar>(step h: T, slope: W, _ narrow: R.Type) -> SweepOutcome<T> {
    guard h.isFinite, h > 0 else { return .stepNotUsable }
    guard (T(rounded: Rational(stencil.denominator)) * h).isFinite else { return .scaledStepNotFinite }

    // The program in T.
    let points = stencil.offsets.map { line.computed(offset: $0, step: h) }
    guard points.allSatisfy({ $0.allSatisfy(\.isFinite) }) else { return .pointNotFinite }
    let values = points.map { function($0) }
    guard values.allSatisfy(\.isFinite) else { return .valueNotFinite }
    let estimate: T
    switch divisor {
    case .step: estimate = stencil.quotient(values, step: h)
    case .spacing: estimate = (values[1] - values[0]) / spacing(points)
    }
    guard estimate.isFinite else { return .quotientNotFinite }

    // The same quotient in the reference format, at the points used and at the points meant.
    let used: [R] = points.map { function($0.map { R($0) }) }
    let meant: [R] = stencil.offsets.map { function(line.exact(R($0) * R(h))) }
    guard used.allSatisfy(\.isFinite), meant.allSatisfy(\.isFinite) else { return .valueNotFinite }
    let divisorUsed: W = divisor == .step ? W(h) : W(spacing(points.map { $0.map { R($0) } })) / W(reach)
    let atUsed: W = exactQuotient(used, divisor: divisorUsed)
    let atMeant: W = exactQuotient(meant, divisor: W(h))
    guard atUsed.isFinite else { return .quotientNotFinite }

    let computed = W(estimate)
    return .measured(
      SplitError(
        estimate: estimate,
        total: MeasuredError(computed - slope),
        truncation: MeasuredError(atMeant - slope),
        stepRounding: MeasuredError(atUsed - atMeant),
        evaluation: MeasuredError(computed - atUsed),
        pointsAreDistinct: Set(points).count == points.count))
  }

  /// Σ w_k f_k / h with the stencil's exact weights, at the wide precision.
  private func exactQuotient<R: RealScalar, W: RealScalar>(_ values: [R], divisor: W) -> W {
    stencil.quotient(values.map { W($0) }, step: divisor)
  }

  /// The distance x₊ − x₋ of a two-point stencil's points, along the one coordinate that moves.
  private func spacing<S: RealScalar>(_ points: [[S]]) -> S {
    let i = line.direction.firstIndex { !$0.isZero } ?? 0
    return points[1][i] - points[0][i]
  }

  /// The number of steps between a two-point stencil's points.
  private var reach: Int { (stencil.offsets.last ?? 0) - (stencil.offsets.first ?? 0) }
}
