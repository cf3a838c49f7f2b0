import FiniteDifferences
package import MultiPrecision
import RealModule
package import Scalars

/// What a check by central differences, with one step for everything, can show in a format.
///
/// Somebody who checks a gradient does not tune h for each coordinate; what counts is the best *fixed* step. Its error is
/// measured with ``OrdinaryFunction``s, on the numbers of the format nearest to 129 equidistant points of [½, 2] (duplicates
/// left out), relative to max(|f|, |f′|): where f′ is much less than f, a difference cannot know it to more. Of the powers
/// of two the step with the least *worst* error is the best.
///
/// Theory: with |f| = |f′| = |f‴| the error is at most h²/6 + u/h, which is least at h = (3u)^⅓ and is h²/2 there.
package struct StepAdvice: Codable, Hashable, Sendable {
  package let format: String
  /// The format's precision p; its unit roundoff is 2⁻ᵖ.
  package let precision: Int
  package let step: MeasuredError
  package let typical: MeasuredError
  /// The largest of the relative errors at that step.
  package let worst: MeasuredError
  /// The median for the exponential alone, where f = f′ = f‴: the typical error of a derivative that is as large as f.
  ///
  /// The other functions have points at which f′ is less than f, and their errors are relative to f there.
  package let typicalExponential: MeasuredError
  /// At how many functions and points it was measured.
  package let samples: Int

  package var theoreticalStep: Double { Double.exp2((Double.log2(3) - Double(precision)) / 3) }

  package var theoreticalError: Double { theoreticalStep * theoreticalStep / 2 }

  /// The tolerance for a check: the worst error, rounded up to two significant decimal digits.
  ///
  /// A right gradient of an ordinary function then passes, and passes with as little room as may be.
  package var tolerance: MeasuredError {
    var unit: MeasuredError = 1
    while unit > worst { unit /= 10 }
    return MeasuredError((10 * worst / unit).rounded(.up)) * unit / 10
  }

  /// The relative errors of a function at all points with the step 2ᵉ; infinite where the quotient is not finite.
  private static func errors<T: RealScalar>(
    _ function: OrdinaryFunction, exponent e: Int, as type: T.Type
  ) -> [MeasuredError] {
    let h = T(1).scaled(byPowerOfTwo: e)
    let stencil = Stencil.central
    var points: [T] = []
    for j in 0...128 {
      let x = T(MeasuredError(128 + 3 * j) / 256)
      if points.last != x { points.append(x) }
    }
    return points.map { x in
      let estimate = stencil.quotient(of: { function([$0]) }, at: x, step: h)
      guard estimate.isFinite else { return .infinity }
      let exact = MPFloat<Words<8>>(x)
      let value: MPFloat<Words<8>> = function([exact])
      let slope: [MPFloat<Words<8>>] = function([exact])
      let size = MPFloat<Words<8>>.maximum(value.magnitude, slope[0].magnitude)
      return MeasuredError((MPFloat<Words<8>>(estimate) - slope[0]).magnitude / size)
    }
  }

  /// Measures the advice for the format `T`.
  ///
  /// - Returns: nil where at every step some quotient is not finite: a format too short to have any of these steps.
  /// - Precondition: `T.precision` ≤ 256, for the reference has 512 bits.
  ///
  /// Cost: up to 900 differences and references for each of 9 steps, the powers of two within a factor of 16 of (3u)^⅓.
  package static func measure<T: RealScalar>(in format: T.Type) -> StepAdvice? {
    precondition(T.precision <= 256, "the format has \(T.precision) bits; advice is measured up to 256")
    let center = Int(((Double.log2(3) - Double(T.precision)) / 3).rounded())
    var best: StepAdvice?
    // From the largest down: of equally good steps the first is kept, the farthest from roundoff.
    for e in stride(from: min(0, center + 4), through: center - 4, by: -1) {
      let exponential: [MeasuredError] = errors(.exponential, exponent: e, as: T.self).sorted()
      let rest = OrdinaryFunction.allCases.filter { $0 != .exponential }
      let all = (exponential + rest.flatMap { errors($0, exponent: e, as: T.self) }).sorted()
      guard let worst = all.last, worst.isFinite, worst < best?.worst ?? .infinity else { continue }
      best = StepAdvice(
        format: T.formatName, precision: T.precision, step: MeasuredError(1).scaled(byPowerOfTwo: e),
        typical: all[all.count / 2], worst: worst,
        typicalExponential: exponential[exponential.count / 2], samples: all.count)
    }
    return best
  }
}
