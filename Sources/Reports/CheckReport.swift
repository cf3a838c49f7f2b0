import FiniteDifferences
public import GradientChecking
public import Scalars

/// Checks of one claimed gradient by differences in several formats, as text, CSV and JSON: textbook or componentwise.
///
/// Checks in different formats have different types; what is kept of each here is text.
public struct CheckReport: Sendable {
  /// What was checked: `misra1a at start1`.
  public let title: String
  /// The names of the coordinates.
  let variables: [String]
  /// Named ranges of the coordinates; empty where one block is all there is.
  let blocks: [(name: String, range: Range<Int>)]
  var sections: [Section] = []

  /// A report with no check in it yet.
  public init(title: String, variables: [String], blocks: [(name: String, range: Range<Int>)] = []) {
    self.title = title
    self.variables = variables
    self.blocks = blocks.count > 1 ? blocks : []
  }

  /// Whether the claim passed in every format.
  public var passed: Bool { sections.allSatisfy(\.passed) }

  /// Adds the check in one format.
  /// - Precondition: the check has as many coordinates as the report has variables.
  public mutating func append<S: RealScalar>(_ result: TextbookResult<S>) {
    precondition(
      result.analyticalGradient.count == variables.count,
      "a check of \(result.analyticalGradient.count) coordinates in a report on \(variables.count) variables")
    sections.append(Section(result, blocks: blocks.map(\.range)))
  }

  /// Adds the componentwise check in one format.
  /// - Precondition: the check has as many coordinates as the report has variables.
  public mutating func append<S: RealScalar>(_ result: ComponentwiseResult<S>) {
    precondition(
      result.numericalGradient.count == variables.count,
      "a check of \(result.numericalGradient.count) coordinates in a report on \(variables.count) variables")
    sections.append(Section(result))
  }

  /// One format's check.
  struct Section: Sendable {
    var format: String
    var stencil: String
    var passed: Bool
    var evaluations: Int
    var step: JSON
    var tolerance: JSON
    var relativeError: JSON
    var analytical: [JSON]
    var numerical: [JSON]
    var difference: [JSON]
    /// For the terminal: step, tolerance and relative error in three digits.
    var short: (step: String, tolerance: String, relativeError: String)
    /// For the terminal: the coordinates, worst first, each with the digits that are known.
    var coordinates: [Coordinate]
    /// For the terminal: each block's norms and relative error.
    var blocks: [Block]
    /// Whether a sum of squares overflows, so that norms mean nothing.
    var hasNormOverflow: Bool
  }

  struct Coordinate: Sendable {
    var index: Int
    var analytical: String
    var numerical: String
    var difference: String
    /// What is to be said of it.
    var note: String
  }

  struct Block: Sendable {
    var norm: String
    var difference: String
    var relativeError: String
  }
}

extension CheckReport.Section {
  init<S: RealScalar>(_ result: TextbookResult<S>, blocks ranges: [Range<Int>]) {
    format = S.formatName
    stencil = result.check.stencil.name ?? "offsets \(result.check.stencil.offsets)"
    passed = result.passed
    evaluations = result.evaluations
    step = JSON(result.step)
    tolerance = JSON(result.tolerance)
    relativeError = JSON(result.relativeError)
    analytical = result.analyticalGradient.map { JSON($0) }
    numerical = result.numericalGradient.map { JSON($0) }
    difference = result.absoluteDifference.map { JSON($0) }
    short = (Self.short(result.step), Self.short(result.tolerance), Self.short(result.relativeError))
    coordinates = result.worstFirst.map { i in
      let (a, n, d) = (result.analyticalGradient[i], result.numericalGradient[i], result.absoluteDifference[i])
      let note = result.anomalies.compactMap { $0.note(for: i) }.joined(separator: ", ")
      return CheckReport.Coordinate(i, a, n, difference: d, note: note)
    }
    blocks = ranges.map { range in
      let norms = result.norms(over: range)
      return CheckReport.Block(
        norm: Self.short(norms.gradient), difference: Self.short(norms.difference),
        relativeError: Self.short(norms.relativeError))
    }
    hasNormOverflow = result.anomalies.contains(.normOverflow)
  }

  /// Of a componentwise check the relative error is the largest of a component; a step is chosen for each, and blocks need
  /// no norms.
  init<S: RealScalar>(_ result: ComponentwiseResult<S>) {
    format = S.formatName
    stencil = "central2"
    passed = result.passed
    evaluations = result.evaluations
    step = .string("automatic")
    tolerance = JSON(result.check.tolerance)
    relativeError = JSON(result.relativeError)
    analytical = result.claim.gradient.map { JSON($0) }
    numerical = result.numericalGradient.map { JSON($0) }
    difference = result.absoluteDifference.map { JSON($0) }
    short = ("automatic", Self.short(result.check.tolerance), Self.short(result.relativeError))
    coordinates = result.worstFirst.map { i in
      let (a, n, d) = (result.claim.gradient[i], result.numericalGradient[i], result.absoluteDifference[i])
      let error = result.relativeError(i)
      let note =
        error.isNaN ? "not finite, or the step is lost" : error.isZero ? "" : "relative error \(Self.short(error))"
      return CheckReport.Coordinate(i, a, n, difference: d, note: note)
    }
    blocks = []
    hasNormOverflow = false
  }

  private static func short<S: RealScalar>(_ x: S) -> String { x.isZero ? "0" : x.scientific(digits: 3) }
}

extension CheckReport.Coordinate {
  init<S: RealScalar>(_ index: Int, _ analytical: S, _ numerical: S, difference: S, note: String) {
    self.index = index
    self.analytical = KnownDigits.text(analytical, error: difference)
    self.numerical = KnownDigits.text(numerical, error: difference)
    self.difference = difference.isZero ? "0" : difference.scientific(digits: 3)
    self.note = note
  }
}
