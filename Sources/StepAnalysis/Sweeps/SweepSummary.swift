import FiniteDifferences
public import MultiPrecision
import RealModule
import Scalars

/// What the rows of a sweep say together.
///
/// One sweep has luck in it: at some step truncation and roundoff happen to cancel, or one rounding happens to be small,
/// and the total error there says nothing about the method. Each row therefore gets an *envelope*: its |truncation| plus
/// the largest |roundoff|·h among it and its two neighbours, over its own h, since roundoff grows as 1/h whatever its
/// luck. A row whose total error is less than an eighth of its envelope is a *stray*; strays are never the best.
public struct SweepSummary: Codable, Sendable {
  /// A step and its errors, as numbers that any format's fit in.
  public struct Choice: Codable, Hashable, Sendable {
    /// The row's index in the sweep.
    public let index: Int
    /// The step.
    public let step: MeasuredError
    /// |total error| at the step.
    public let error: MeasuredError
    /// The envelope there: what the error may be expected to be without luck.
    public let envelope: MeasuredError
  }

  /// The steps between which the envelope stays within ten times the best.
  public struct Valley: Codable, Hashable, Sendable {
    /// The least such step.
    public let lower: MeasuredError
    /// The greatest such step.
    public let upper: MeasuredError
  }

  /// The row of least envelope that is no stray; nil when no row was measured.
  public let best: Choice?
  /// The rows whose total error is small by luck, in the order of the grid.
  public let strays: [Choice]
  /// The step that the textbook model predicts, and the error it promises; nil where f or f^(q+1) vanishes.
  public let model: TextbookModel?
  /// The slope of log |truncation| against log h where truncation dominates; theory says the order of the stencil.
  public let truncationSlope: Double?
  /// The slope of log |roundoff| against log h where roundoff dominates; theory says −1.
  public let roundoffSlope: Double?
  /// The steps whose envelope is within ten times the best, around the best.
  public let valley: Valley?
  /// |truncation| of the least step that was measured: how far the truncation alone has fallen.
  public let leastTruncation: MeasuredError?

  init<T: RealScalar>(rows: [SweepRow<T>], stencil: Stencil, model: TextbookModel?) {
    self.model = model
    let measured = Measured.ordered(rows)
    leastTruncation = measured.first?.truncation
    let choices = measured.map {
      Choice(index: $0.index, step: $0.step, error: $0.total, envelope: $0.envelope)
    }
    let isStray = { (c: Choice) in 8 * c.error < c.envelope }
    strays = choices.filter(isStray).sorted { $0.index < $1.index }
    // Of equally good rows the one of the largest step: it is the farthest from roundoff.
    let candidates = choices.contains { !isStray($0) } ? choices.filter { !isStray($0) } : choices
    let best = candidates.reversed().min { $0.envelope < $1.envelope }
    self.best = best

    valley = best.flatMap { best in
      guard let center = choices.firstIndex(where: { $0.index == best.index }) else { return nil }
      let inside = { (c: Choice) in c.envelope <= 10 * best.envelope }
      let lower = choices[...center].reversed().prefix(while: inside).last
      let upper = choices[center...].prefix(while: inside).last
      guard let lower, let upper else { return nil }
      return Valley(lower: lower.step, upper: upper.step)
    }

    // Ten times the other error leaves a slope's estimate within a few hundredths of what the one error alone would give.
    truncationSlope = Self.slope(
      measured.filter { $0.truncation > 10 * $0.roundoffEnvelope }.map { ($0.step, $0.truncation) })
    roundoffSlope = Self.slope(
      measured.filter { $0.pointsAreDistinct && $0.roundoffEnvelope > 10 * $0.truncation }.map {
        ($0.step, $0.roundoff)
      })
  }

  /// The median of the slopes between all pairs of points, in logarithms (Theil 1950, Sen 1968): it takes a quarter of
  /// wild points to mislead it. At most 400 points, evenly chosen, are paired. Nil for fewer than three.
  private static func slope(_ points: [(h: MeasuredError, error: MeasuredError)]) -> Double? {
    let nonzero = points.filter { !$0.error.isZero }
    let stride = 1 + nonzero.count / 400
    let logs = nonzero.enumerated().filter { $0.offset % stride == 0 }
      .map { (x: logarithm($0.element.h), y: logarithm($0.element.error)) }
    guard logs.count >= 3 else { return nil }
    var slopes: [Double] = []
    for i in logs.indices {
      for j in logs[(i + 1)...].indices where logs[j].x != logs[i].x {
        slopes.append((logs[j].y - logs[i].y) / (logs[j].x - logs[i].x))
      }
    }
    slopes.sort()
    return slopes.isEmpty ? nil : slopes[slopes.count / 2]
  }

  /// log₂, to the precision of a `Double`, for numbers far outside its range too.
  static func logarithm(_ x: MeasuredError) -> Double {
    Double(x.exponent) + Double.log2(Double(x.significand))
  }
}

/// A measured row, as magnitudes.
private struct Measured {
  var index: Int
  var step: MeasuredError
  var total: MeasuredError
  var truncation: MeasuredError
  var roundoff: MeasuredError
  var roundoffEnvelope: MeasuredError
  var pointsAreDistinct: Bool

  var envelope: MeasuredError { truncation + roundoffEnvelope }

  /// The measured rows from the least step to the greatest, with their envelopes.
  static func ordered<T: RealScalar>(_ rows: [SweepRow<T>]) -> [Measured] {
    var measured: [Measured] = []
    for (index, row) in rows.enumerated() {
      guard let errors = row.errors else { continue }
      let roundoff = errors.roundoff.magnitude
      measured.append(
        Measured(
          index: index, step: MeasuredError(row.step), total: errors.total.magnitude,
          truncation: errors.truncation.magnitude, roundoff: roundoff, roundoffEnvelope: roundoff,
          pointsAreDistinct: errors.pointsAreDistinct))
    }
    measured.sort { $0.step < $1.step }
    for i in measured.indices {
      for j in max(0, i - 1)...min(measured.count - 1, i + 1) {
        let scaled = measured[j].roundoff * measured[j].step / measured[i].step
        measured[i].roundoffEnvelope = max(measured[i].roundoffEnvelope, scaled)
      }
    }
    return measured
  }
}
