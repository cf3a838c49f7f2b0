public import FaultFinding
public import GradientChecking
import MultiPrecision
public import Scalars

/// Verdicts on one claimed gradient in several formats, with their evidence, as text, CSV and JSON.
///
/// The text answers first what was asked, "wrong, or floating point?", in a sentence for each format. Evidence in different
/// formats has different types; what is kept of each here is text.
public struct EvidenceReport: Sendable {
  /// What was checked: `misra1a at start1`.
  public let title: String
  /// The names of the coordinates.
  let variables: [String]
  /// Named blocks of the coordinates.
  let blocks: [ParameterBlock]
  var sections: [Section] = []

  /// A report with no evidence in it yet.
  public init(title: String, variables: [String], blocks: [ParameterBlock] = []) {
    self.title = title
    self.variables = variables
    self.blocks = blocks
  }

  /// The verdict over all formats: wrong if it is in one, else undecided if it is in one.
  public var verdict: Verdict { Verdict.combined(sections.map(\.verdict)) }

  /// The sentence for each format that answers "wrong, or floating point?".
  public var headlines: [String] { sections.map(\.headline) }

  /// Adds the evidence found in one format.
  ///
  /// - Parameters:
  ///   - explanations: the patterns that account for what is wrong, best first.
  ///   - reference: the derivative in a wide format, to be shown with all its digits; nil where none was asked for.
  /// - Precondition: the claim has as many coordinates as the report has variables.
  public mutating func append<S: RealScalar>(
    _ evidence: GradientEvidence<S>, explanations: [Explanation] = [],
    reference: (format: String, gradient: [JSON])? = nil
  ) {
    precondition(
      evidence.claim.point.count == variables.count,
      "evidence on \(evidence.claim.point.count) coordinates in a report on \(variables.count) variables")
    var section = Section(evidence, explanations, variables: variables, blocks: blocks)
    section.reference = reference
    sections.append(section)
  }

  /// One format's evidence.
  struct Section: Sendable {
    var format: String
    var verdict: Verdict
    var headline: String
    /// For the terminal: what explains the verdict, each with its label.
    var explanations: [(label: String, text: String)]
    /// For the terminal: what was done and what it says, each with its label.
    var findings: [(label: String, text: String)]
    /// For the terminal: the coordinates, worst first.
    var rows: [Row]
    /// For the terminal: whether a formula's loss of digits is known of any coordinate.
    var hasFormula: Bool
    /// For the terminal: a line for each block.
    var blocks: [Block]
    /// What JSON says of the whole gradient, in order.
    var members: [(String, JSON)]
    /// What JSON says of each coordinate, in order.
    var coordinates: [[(String, JSON)]]
    /// The derivative in a wide format, where it was asked for.
    var reference: (format: String, gradient: [JSON])?
  }

  /// One coordinate for the terminal.
  struct Row: Sendable {
    var name: String
    var claim: String
    var estimate: String
    var uncertainty: String
    var ratio: String
    var digits: String
    var lost: String
    var verdict: String
  }

  /// One block for the terminal.
  struct Block: Sendable {
    var name: String
    var count: Int
    var verdict: String
    var relativeError: String
    var worst: String
  }
}

extension EvidenceReport.Section {
  init<S: RealScalar>(
    _ evidence: GradientEvidence<S>, _ explanations: [Explanation], variables: [String], blocks named: [ParameterBlock]
  ) {
    format = S.formatName
    verdict = evidence.verdict
    headline = evidence.headline(variables: variables)
    self.explanations = evidence.worthSaying(explanations)
    findings = evidence.findings
    hasFormula = evidence.coordinates.contains { $0.evaluationError != nil }
    rows = evidence.rowOrder.map { EvidenceReport.Row($0, name: variables[$0.index]) }
    // One block is all there is, and its verdict that of the whole.
    let parts =
      evidence.coordinates.isEmpty || named.count < 2 ? [] : evidence.blocks(named.map { ($0.name, $0.range) })
    blocks = parts.map { EvidenceReport.Block($0, of: evidence.coordinates) }
    members = evidence.members + evidence.faultMembers(explanations, variables: variables, blocks: named)
    coordinates = evidence.coordinates.map { coordinate in
      coordinate.members(name: variables[coordinate.index], block: named.name(of: coordinate.index))
    }
  }
}

extension EvidenceReport.Row {
  init<S: RealScalar>(_ c: CoordinateEvidence<S>, name: String) {
    self.name = name
    claim = KnownDigits.text(c.claim, error: S(MeasuredError.maximum(c.discrepancy, c.evaluationError ?? 0)))
    estimate = c.estimate.isNaN ? "unknown" : KnownDigits.text(c.estimate, error: S(c.uncertainty))
    uncertainty = c.estimate.isNaN ? "" : c.uncertainty.isZero ? "0" : c.uncertainty.scientific(digits: 1)
    ratio = c.ratioText
    digits = "\(Digits.whole(c.digitsVerified)) of \(Digits.total(S.self))"
    lost = c.digitsLost.map { "\(Digits.nearest($0))" } ?? ""
    verdict = c.remark
  }
}

extension EvidenceReport.Block {
  init<S: RealScalar>(_ block: BlockEvidence<S>, of coordinates: [CoordinateEvidence<S>]) {
    let part = coordinates.filter { block.range.contains($0.index) }
    let wrong = part.count { $0.verdict == .disagree }
    let open = part.count { $0.verdict.reason != nil }
    let others = [(wrong, "disagree"), (open, "undecided")].filter { $0.0 > 0 }.map { "\($0) \($1)" }
    name = block.name
    count = block.range.count
    verdict = others.isEmpty ? block.verdict.name : others.joined(separator: ", ")
    relativeError = ShortNumber.text(block.relativeError, digits: 2)
    worst = block.worst.map(\.ratioText) ?? ""
  }
}

extension GradientEvidence {
  /// The coordinates, worst first; of those that agree, first the ones whose formula loses most.
  var rowOrder: [CoordinateEvidence<S>] {
    let ordered = worstFirst.map { coordinates[$0] }
    let right = ordered.filter { $0.verdict == .agree }.enumerated().sorted { a, b in
      let (lost, other) = (a.element.digitsLost ?? 0, b.element.digitsLost ?? 0)
      return lost == other ? a.offset < b.offset : lost > other
    }
    return ordered.filter { $0.verdict != .agree } + right.map(\.element)
  }
}

extension CoordinateEvidence {
  /// The discrepancy in units of what is allowed; 0 where there is no discrepancy.
  var ratioText: String {
    let ratio: MeasuredError = discrepancy.isZero ? 0 : discrepancy / allowance
    return ratio.isNaN ? "unknown" : ShortNumber.text(ratio, digits: 2)
  }

  /// The verdict, and what stands in its way, in a few words.
  var remark: String {
    guard let reason = verdict.reason else { return verdict.name }
    var text = "undecided: \(reason.words)"
    if let sides { text += " (\(sides.words))" }
    return text
  }
}

extension CoordinateEvidence.Sides {
  /// `slopes -1 and 1`, or of the one side that there is, `slope inf on the right`.
  var words: String {
    let (a, b) = (ShortNumber.text(left), ShortNumber.text(right))
    if left.isNaN { return right.isNaN ? "no slopes" : "slope \(b) on the right" }
    return right.isNaN ? "slope \(a) on the left" : "slopes \(a) and \(b)"
  }
}

extension UndecidedReason {
  /// The reason in a word or two.
  var words: String {
    switch self {
    case .interrupted: "interrupted"
    case .nondeterministic: "f is not a function"
    case .notFinite: "not finite"
    case .kink: "kink"
    case .domainEdge: "edge of f's domain"
    case .overflow: "overflow"
    case .stepLost: "step lost"
    case .noiseFloor: "noise"
    case .truncation: "unsettled differences"
    case .referenceUnresolved: "unsettled reference"
    }
  }
}
