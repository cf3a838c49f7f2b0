import BlackBoxes
import MultiPrecision
package import Scalars

/// Goals, in order: never to see a rate in what may be noise; to see it wherever there is room between noise and the higher
/// terms of the series; few evaluations.
///
/// The points of the ladder are rounded, and so the remainder is taken at the points that f was really evaluated at: with
/// d = fl(x + t·v) − x, which is exact for all but the largest t, it is |f(x + d) − f(x) − ⟨g, d⟩|, the last product as if
/// in twice the precision. What is left of rounding is that of f's values, and of the components of g.
extension TaylorRemainder {
  /// The remainders of f and a claimed gradient at x along a random direction, on a ladder of steps, powers of two
  /// from 2 down to about the unit roundoff.
  ///
  /// - The direction has a component of the size of each coordinate, 2ᵉ ≤ |xᵢ| < 2ᵉ⁺¹ (1 where xᵢ = 0), times ±[½, 3⁄2).
  /// - noise: `noise` for each of the two values of f, by default u times the value; 4u·Σ|gᵢdᵢ| for the rounding of the
  ///   claim's components.
  /// - Rungs at which f, or the remainder, is not finite are left out; x or g not finite leaves no rung and no rate.
  /// - Where f does much worse than to round its values once, pass the noise: what is beyond it is taken to be real.
  /// - Cost: at most 25 evaluations of f, one copy of x. What f throws is passed on.
  /// - Precondition: `x` and `gradient` have the same length.
  ///
  /// - Parameters:
  ///   - noise: the largest error of a value of f; nil for one rounding of it.
  package static func measured<E: Error>(
    of f: ([S]) throws(E) -> S, at x: [S], gradient: [S], seed: UInt64, noise: S? = nil
  ) throws(E) -> Self {
    precondition(
      x.count == gradient.count, "the point has \(x.count) coordinates, the claimed gradient \(gradient.count)")
    var directions = RandomDirections(seed: seed)
    let direction: [S] = directions.next(scales: RandomDirections.scales(of: x))
    let centre = try f(x)
    guard centre.isFinite, (x + gradient).allSatisfy(\.isFinite) else {
      return Self(direction: direction, rungs: [], rate: nil)
    }
    let stride = (S.precision + 23) / 24
    var (point, moved) = (x, x)
    var rungs: [Rung] = []
    for k in 0..<S.precision / stride {
      let step = S(1).scaled(byPowerOfTwo: 1 - k * stride)
      for i in x.indices {
        point[i] = x[i] + step * direction[i]
        moved[i] = point[i] - x[i]
      }
      let value = try f(point)
      let remainder = ((value - centre) - compensatedDot(gradient, moved)).magnitude
      let claimed: S = zip(gradient, moved).reduce(0) { $0 + ($1.0 * $1.1).magnitude }
      let values: S = noise.map { 2 * $0 } ?? S.unitRoundoff * (value.magnitude + centre.magnitude)
      let rounding = values + 4 * S.unitRoundoff * claimed + S.leastNonzeroMagnitude
      guard remainder.isFinite, rounding.isFinite else { continue }
      rungs.append(Rung(step: step, remainder: remainder, noise: rounding))
    }
    return Self(direction: direction, rungs: rungs, rate: rate(of: rungs))
  }

  /// The remainders of a function and a formula for its gradient that can both be retyped, measured at four times the
  /// format's bits, or 256: noise is so low there that a fault of u·|g| shows its rate.
  ///
  /// Directions and rungs are those of ``measured(of:at:gradient:seed:noise:)`` at that precision, with the numbers rounded
  /// to the format. The noise is measured: it is eight times what f(x) differs by at twice the precision, where that is more
  /// than the rounding of f's values. Cost: two evaluations more.
  /// - Precondition: `formula` has as many components as `x`.
  package static func measured(
    of f: some RealFunction, at x: [S], formula: any RealVectorFunction, seed: UInt64
  ) -> Self {
    let greatest = NamedFormat.precisions.upperBound
    func opened<W: RealScalar>(_ type: W.Type) -> Self {
      let point = x.map { W($0) }
      let value = f(point)
      func wider<V: RealScalar>(_ type: V.Type) -> W { W((f(x.map { V($0) }) - V(value)).magnitude) }
      let change = withPrecision(bits: Swift.min(greatest, 2 * W.precision)) { wider($0) }
      let noise = W.maximum(8 * change, W.unitRoundoff * value.magnitude)
      let wide = TaylorRemainder<W>.measured(
        of: { f($0) }, at: point, gradient: formula(point), seed: seed, noise: noise)
      return wide.rounded(to: S.self)
    }
    return withPrecision(bits: Swift.min(greatest, Swift.max(256, 4 * S.precision))) { opened($0) }
  }

  /// The slope of log remainder over log step in the straightest window of rungs that are clearly not noise.
  ///
  /// A rung counts when its remainder exceeds its noise 8 times, so that noise moves a slope by little. A window is five
  /// such rungs in a row, or three where no five are straight; its bend is the difference of the slopes of its two halves.
  /// Of the windows with a bend below 0.15 the one of the smallest steps is taken: there the lowest power of t that the
  /// remainder has is the one that is left. If there is none, the one of the least bend, up to a half. Otherwise, and where
  /// the slope is below a half, as only noise that was underestimated has it, there is no rate.
  package static func rate(of rungs: [Rung]) -> Double? {
    let visible = rungs.map { $0.remainder > 8 * $0.noise }
    for half in [2, 1] where rungs.count > 2 * half {
      let starts = (0..<rungs.count - 2 * half).filter { visible[$0...$0 + 2 * half].allSatisfy { $0 } }
      let bends: [Double] = starts.map { k in
        abs(slope(of: rungs, from: k, to: k + half) - slope(of: rungs, from: k + half, to: k + 2 * half))
      }
      guard let least = bends.min(), least <= 0.5,
        let chosen = bends.lastIndex(where: { $0 <= Swift.max(least, 0.15) })
      else { continue }
      let rate = slope(of: rungs, from: starts[chosen], to: starts[chosen] + 2 * half)
      return rate < 0.5 ? nil : rate
    }
    return nil
  }

  /// The same measurement with its numbers rounded to another format, as when it was made at high precision.
  package func rounded<T: RealScalar>(to format: T.Type) -> TaylorRemainder<T> {
    TaylorRemainder<T>(
      direction: direction.map { T($0) },
      rungs: rungs.map { .init(step: T($0.step), remainder: T($0.remainder), noise: T($0.noise)) }, rate: rate)
  }

  /// The slope of log remainder over log step between two rungs.
  private static func slope(of rungs: [Rung], from i: Int, to j: Int) -> Double {
    log2(rungs[i].remainder, rungs[j].remainder) / log2(rungs[i].step, rungs[j].step)
  }

  private static func log2(_ a: S, _ b: S) -> Double { Double(MeasuredError.log2(MeasuredError(a) / MeasuredError(b))) }
}
