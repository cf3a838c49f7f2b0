import FiniteDifferences
package import MultiPrecision
import RealModule
package import Scalars
package import StepSelection

/// The best that a difference can do at a point in a format: measured, not modelled.
///
/// f runs in the working format `T` at two steps an octave, and in a format four times as wide, where a stencil of
/// order 8 gives f′ or f″ beyond doubt. The error of a single step is a matter of luck, for roundings happen to cancel;
/// so the error of a step counts as the largest of five, its own and its four neighbours' over an octave on either
/// side, and the best is the least of these.
package struct MeasuredOptimum<T: RealScalar>: Sendable {
  package let step: T
  /// The error there: the largest of five neighbouring steps'.
  package let error: MeasuredError
  /// The error at each step, ascending, two steps an octave; infinite where the difference is not finite.
  package let curve: [StepError]
  package let derivative: any RealScalar
  /// The derivative of the order that the truncation error is made of: f″, f‴ or f⁗. A number of a wide format.
  package let truncationDerivative: any RealScalar

  /// |value − derivative|, rounded once.
  package func error(of value: T) -> MeasuredError { Self.distance(value, derivative) }

  /// How many times the least error the error of `value` is: 1 is as good as a difference can be here, a little less is
  /// luck.
  ///
  /// Errors below a rounding of the derivative itself, u·|D|, count as that; so an exact value, and an optimum that is
  /// exact, have a ratio too. NaN where `value` is, or where the derivative and the errors are all zero.
  package func regret(of value: T) -> Double {
    let rounding = MeasuredError(T.unitRoundoff) * Self.magnitude(derivative)
    guard value.isFinite else { return .nan }
    return Double(MeasuredError.maximum(error(of: value), rounding) / MeasuredError.maximum(error, rounding))
  }

  /// Measures the optimum of one coordinate; nil where f has no derivative that the wide format can tell (a kink, a
  /// pole, the edge of the domain), or is finite at no step.
  ///
  /// Cost: about 8p evaluations in `T` with p its precision, and 40 in the wide format.
  /// - Precondition: `coordinate` is an index of `point`.
  package static func measure<F: RealFunction>(
    _ function: F, at point: [T], coordinate: Int, form: DifferenceForm
  ) -> MeasuredOptimum? {
    precondition(
      point.indices.contains(coordinate), "coordinate \(coordinate) is not one of \(point.count)")
    guard point.allSatisfy(\.isFinite), let wide = NamedFormat.multiPrecision(atLeast: 4 * T.precision + 512) else {
      return nil
    }
    return measure(function, at: point, coordinate, form, wide)
  }

  private static func measure<F: RealFunction, W: RealScalar>(
    _ function: F, at point: [T], _ coordinate: Int, _ form: DifferenceForm, _ wide: W.Type
  ) -> MeasuredOptimum? {
    let exact = WideLine(function: function, point: point.map { W($0) }, coordinate: coordinate)
    guard exact.isSmooth, let derivative = exact.derivative(of: form.derivative),
      let next = exact.derivative(of: form.truncationDerivative)
    else { return nil }
    let x = point[coordinate]
    var moved = point
    let f = { (t: T) -> T in
      moved[coordinate] = t
      return function(moved)
    }
    let steps = Self.steps(around: x)
    let errors = steps.map { step -> MeasuredError in
      let value = x + step != x && x - step != x ? form.difference(of: f, at: x, step: step) : .nan
      return value.isFinite ? distance(value, derivative) : .infinity
    }
    let curve = steps.indices.map { i in
      StepError(
        step: MeasuredError(steps[i]), error: errors[i],
        envelope: errors[max(0, i - 2)...min(i + 2, steps.count - 1)].max() ?? .infinity)
    }
    var best: (step: T, error: MeasuredError)?
    for (step, point) in zip(steps, curve) where point.envelope.isFinite && point.envelope < best?.error ?? .infinity {
      best = (step, point.envelope)
    }
    guard let best else { return nil }
    return MeasuredOptimum(
      step: best.step, error: best.error, curve: curve, derivative: derivative, truncationDerivative: next)
  }

  /// Two steps an octave, from a rounding of x to p/2 octaves above max(1, |x|).
  private static func steps(around x: T) -> [T] {
    let top = (x.magnitude > 1 ? Int(x.exponent) : 0) + T.precision / 2
    let low = x.isZero ? -2 * T.precision : min(0, Int(x.exponent)) - T.precision
    let half = T.sqrt(2)
    return (max(low, top - 8 * T.precision)...top).flatMap { exponent -> [T] in
      let power = (1 as T).scaled(byPowerOfTwo: exponent)
      return [power, power * half]
    }.filter { $0 > 0 && $0.isFinite }
  }

  private static func magnitude(_ x: some RealScalar) -> MeasuredError { MeasuredError(x.magnitude) }

  private static func distance<W: RealScalar>(_ value: T, _ truth: W) -> MeasuredError {
    MeasuredError((W(value) - truth).magnitude)
  }
}

/// The error of a difference at one step.
package struct StepError: Codable, Hashable, Sendable {
  package let step: MeasuredError
  /// The error there; infinite where the difference is not finite.
  package let error: MeasuredError
  /// The largest error of this step and its four neighbours.
  package let envelope: MeasuredError
}

/// One variable of a function, in a format wide enough for differences to be as good as derivatives.
private struct WideLine<F: RealFunction, W: RealScalar> {
  let function: F
  let point: [W]
  let coordinate: Int

  private var x: W { point[coordinate] }

  private func value(_ t: W) -> W {
    var moved = point
    moved[coordinate] = t
    return function(moved)
  }

  /// 2⁻ᵇ⁄¹⁶ of |x|, or of 2⁻⁶⁴ near zero, with b the bits of the format: order 8 leaves errors of 2⁻ᵇ⁄², and a fourth
  /// difference 3b/4 bits.
  private var step: W {
    let binade = x.isZero ? -64 : max(-64, Int(x.exponent))
    return (1 as W).scaled(byPowerOfTwo: binade - W.precision / 16)
  }

  /// The derivative of an order by a stencil of order 8; nil where f is not finite.
  func derivative(of order: Int) -> W? {
    let value = Stencil.central(order: 8, derivative: order).quotient(of: value, at: x, step: step)
    return value.isFinite ? value : nil
  }

  /// Whether the slopes on the two sides come together: their difference, of order h for a smooth f, halves with the
  /// step.
  var isSmooth: Bool {
    let center = value(x)
    func bend(_ h: W) -> W { ((value(x + h) - 2 * center + value(x - h)) / h).magnitude }
    let (wide, narrow) = (bend(step), bend(step / 2))
    let noise = center.magnitude * W.unitRoundoff / step
    return center.isFinite && narrow.isFinite && (4 * narrow <= 3 * wide || narrow <= 64 * noise)
  }
}
