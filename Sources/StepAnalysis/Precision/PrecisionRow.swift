package import MultiPrecision

/// What one method can reach in one format: the least error over all steps, and the step.
package struct PrecisionRow: Codable, Hashable, Sendable {
  package let format: String
  /// The format's precision p; its unit roundoff is 2⁻ᵖ.
  package let precision: Int
  package let method: String
  /// The least typical relative error; nil where the method gave nothing, or an error of zero at half of the points.
  package let error: MeasuredError?
  /// The step of that error; for the complex step, which has no best one, the largest of an error at most twice that.
  package let step: MeasuredError?
  /// At how many points near x the errors were measured.
  package let points: Int
  package let absence: Absence?

  /// Why a row has no error.
  package enum Absence: String, Codable, Hashable, Sendable {
    /// The complex step takes a function that has no order in it: no |x|, no comparison.
    case notSmooth = "not smooth"
    /// At no step did half of the points have a finite quotient.
    case notFinite = "not finite"
    /// x is beyond the numbers of the format.
    case outOfRange = "x out of range"
    /// At fewer than half of the points near x there is a finite derivative: in a short format, x may be rounded to zero.
    case noDerivative = "no derivative"
    /// Half of the points have no error at all, as a formula has whose operations are all exact.
    case exact

    package var description: String { rawValue }
  }
}

/// How the best error and the best step of a method follow the unit roundoff.
///
/// Theory is of functions whose derivatives do not end: on a polynomial whose degree a method reaches there is no truncation,
/// so that the best step is as large as may be and the exponent of the error is 1.
package struct PrecisionFit: Hashable, Sendable {
  package let method: DifferenceMethod
  /// The best error as a power of u; nil for fewer than three formats.
  package let error: PowerFit?
  /// The best step as a power of u; for the complex step, the step below which all are as good.
  package let step: PowerFit?

  /// The fit through the rows of a method, at least three, each format one point.
  package init(_ rows: [PrecisionRow], method: DifferenceMethod) {
    let own = rows.filter { $0.method == method.name }
    func fit(_ value: (PrecisionRow) -> MeasuredError?) -> PowerFit? {
      PowerFit(
        own.compactMap { row in
          value(row).map { (x: -Double(row.precision), y: SweepSummary.logarithm($0)) }
        })
    }
    self.method = method
    error = fit(\.error)
    step = fit { $0.error == nil ? nil : $0.step }
  }
}
