// What all rules have in common, in this order of goals: that f is evaluated at no point twice and every evaluation is
// counted; that every search ends; that the noise means the same to all rules. Nothing here is inlinable: rules are
// called through `any StepRule`, and their cost is that of f.

import BlackBoxes
import FiniteDifferences
import RealModule
import Scalars

/// A rule at work: the point, the noise, and everything that has been evaluated.
struct StepSearch<S: RealScalar> {
  let x: S
  let form: DifferenceForm
  /// ε_f, when it is known.
  var noise: S?
  var trace: [StepTrial<S>] = []
  private var values: [S: S] = [:]
  private(set) var evaluations = 0

  init(at x: S, form: DifferenceForm, noise: S?) {
    self.x = x
    self.form = form
    self.noise = noise
  }

  /// f at a point, evaluated at most once.
  mutating func value<E: Error>(_ f: (S) throws(E) -> S, at point: S) throws(E) -> S {
    if let known = values[point] { return known }
    let value = try f(point)
    evaluations += 1
    values[point] = value
    return value
  }

  /// f at x + offset·h for each of the offsets; nil unless all are finite.
  mutating func values<E: Error>(
    _ f: (S) throws(E) -> S, _ offsets: [Int], step: S
  ) throws(E) -> [S]? {
    var result: [S] = []
    for offset in offsets {
      let point = Stencil.point(x, offset: offset, step: step)
      guard point.isFinite else { return nil }
      let value = try value(f, at: point)
      guard value.isFinite else { return nil }
      result.append(value)
    }
    return result
  }

  /// ε_f: what is given, or else a rounding of the largest of the values at hand.
  ///
  /// The largest, not f(x): a value may vanish where its neighbours do not, and far from x the roundings are those of
  /// the values there, which would pass for curvature.
  func noise(of values: [S]) -> S { noise ?? S.unitRoundoff * S.size(of: values) }

  mutating func record(_ step: S, _ measure: S) { trace.append(StepTrial(step: step, measure: measure)) }

  // MARK: Bounds of the search

  /// How many steps a search may try: enough to go from scale·u to scale/u by factors of 4, and then to bisect.
  static var limit: Int { S.precision + 60 }

  /// max(1, |x|).
  var scale: S { S.scale(of: x) }

  /// The largest step worth trying, scale/u: beyond it x is lost in x + h.
  var largestStep: S { scale / S.unitRoundoff }

  /// Whether x + h or x − h is x, or h is no positive number.
  func isLost(_ step: S) -> Bool { !(step > 0 && step.isFinite && x + step != x && x - step != x) }

  // MARK: What has been seen

  /// Whether f was not finite somewhere.
  var sawNonFinite: Bool { values.values.contains { !$0.isFinite } }

  /// Whether all finite values, two at least, are the same.
  var sawNoChange: Bool {
    let finite = values.values.filter(\.isFinite)
    guard let first = finite.first, finite.count > 1 else { return false }
    return finite.allSatisfy { $0 == first }
  }
}
