package import EvidenceReports
import FiniteDifferences
package import GradientChecking
package import Scalars

/// What a check by differences alone found in one format: the textbook's, or the componentwise one.
package struct DifferencesRecord: FormatRecord {
  package var version = RecordVersion()
  package var format: RecordedFormat
  /// The stencil's name.
  package var stencil: String
  /// The step; nil where one is chosen for each component.
  package var step: RecordedNumber?
  /// What the relative error had to be below.
  package var tolerance: RecordedNumber
  /// How many times f was evaluated.
  package var evaluations: Int
  /// The claimed gradient, the difference quotients, and the magnitudes of what they differ by.
  package var analyticalGradient, numericalGradient, absoluteDifference: [RecordedNumber]
  /// The relative error: of the whole vector, or the largest of a component.
  package var relativeError: RecordedNumber
  package var passed: Bool
  package var worstFirst: [Int]
  /// What is odd about a coordinate.
  package var oddities: [Oddity]
  /// The relative error of each component; empty where it is of the whole vector.
  package var componentErrors: [RecordedNumber]
  package var blocks: [Norms]
  /// Whether a sum of squares overflows, so that norms mean nothing.
  package var hasNormOverflow: Bool

  /// What makes a coordinate's numbers mean less than they seem to.
  package struct Oddity: Codable, Sendable {
    /// The coordinate.
    package var index: Int
    /// Whether the step is lost in the rounding of x; else a number is not finite.
    package var isStepLost: Bool
  }

  /// ‖a‖₂, ‖a − n‖₂ and the relative error of a block.
  package struct Norms: Codable, Sendable {
    /// The numbers.
    package var gradient, difference, relativeError: RecordedNumber
  }

  package init<S: RealScalar>(_ result: TextbookResult<S>, blocks ranges: [ParameterBlock] = []) {
    format = RecordedFormat(S.self)
    stencil = result.check.stencil.name ?? "offsets \(result.check.stencil.offsets)"
    step = RecordedNumber(result.step)
    tolerance = RecordedNumber(result.tolerance)
    evaluations = result.evaluations
    analyticalGradient = result.analyticalGradient.map { RecordedNumber($0) }
    numericalGradient = result.numericalGradient.map { RecordedNumber($0) }
    absoluteDifference = result.absoluteDifference.map { RecordedNumber($0) }
    relativeError = RecordedNumber(result.relativeError)
    passed = result.passed
    worstFirst = result.worstFirst
    oddities = result.anomalies.compactMap { anomaly in
      switch anomaly {
      case .notFinite(let i): Oddity(index: i, isStepLost: false)
      case .stepLost(let i, _): Oddity(index: i, isStepLost: true)
      case .normOverflow: nil
      }
    }
    componentErrors = []
    blocks = (ranges.count > 1 ? ranges : []).map { block in
      let norms = result.norms(over: block.range)
      return Norms(
        gradient: RecordedNumber(norms.gradient), difference: RecordedNumber(norms.difference),
        relativeError: RecordedNumber(norms.relativeError))
    }
    hasNormOverflow = result.anomalies.contains(.normOverflow)
  }

  package init<S: RealScalar>(_ result: ComponentwiseResult<S>) {
    format = RecordedFormat(S.self)
    stencil = Stencil.central.name ?? ""
    tolerance = RecordedNumber(result.check.tolerance)
    evaluations = result.evaluations
    analyticalGradient = result.claim.gradient.map { RecordedNumber($0) }
    numericalGradient = result.numericalGradient.map { RecordedNumber($0) }
    absoluteDifference = result.absoluteDifference.map { RecordedNumber($0) }
    relativeError = RecordedNumber(result.relativeError)
    passed = result.passed
    worstFirst = result.worstFirst
    oddities = []
    componentErrors = result.claim.point.indices.map { RecordedNumber(result.relativeError($0)) }
    blocks = []
    hasNormOverflow = false
  }
}
