public import FaultFinding
public import GradientChecking
import MultiPrecision
public import Scalars

/// Where claimed gradients are wrong, as few evaluations of f show it, in one format or several, as text, CSV and JSON.
///
/// Gradients may have a million components: what is kept here grows with the number of faults and of blocks alone, but for
/// the names. Results in different formats have different types; what is kept of each is text.
public struct LocationReport: Sendable {
  /// What was looked at: `digits at default`.
  public let title: String
  /// The names of the coordinates.
  let variables: [String]
  /// Named blocks of the coordinates.
  let blocks: [ParameterBlock]
  var sections: [Section] = []

  /// A report with nothing located yet.
  public init(title: String, variables: [String], blocks: [ParameterBlock] = []) {
    self.title = title
    self.variables = variables
    self.blocks = blocks
  }

  /// The verdict over all formats: wrong if it is in one, else undecided if it is in one.
  public var verdict: Verdict { Verdict.combined(sections.map(\.verdict)) }

  /// The sentence for each format that says how much is wrong, and what it cost to find.
  public var headlines: [String] { sections.map(\.headline) }

  /// Adds what was located in one format.
  ///
  /// - Parameters:
  ///   - location: where the claim is wrong.
  ///   - claim: the gradient that was claimed.
  ///   - explanations: the patterns that account for what is wrong, best first.
  /// - Precondition: the claim has as many coordinates as the report has variables.
  public mutating func append<S: RealScalar>(
    _ location: FaultLocation<S>, of claim: GradientClaim<S>, explanations: [Explanation] = []
  ) {
    precondition(
      claim.point.count == variables.count,
      "a claim of \(claim.point.count) coordinates in a report on \(variables.count) variables")
    sections.append(Section(location, of: claim, explanations, variables: variables, blocks: blocks))
  }

  /// What was located in one format.
  struct Section: Sendable {
    var format: String
    var verdict: Verdict
    var headline: String
    /// For the terminal: what explains the faults, each with its label.
    var explanations: [(label: String, text: String)]
    /// For the terminal: what was done and what it says, each with its label.
    var findings: [(label: String, text: String)]
    /// For the terminal: the faults.
    var rows: [Row]
    /// For the terminal: a line for each block.
    var blocks: [Block]
    /// What JSON says, in order.
    var members: [(String, JSON)]
    /// What CSV says of each fault.
    var fields: [[String]]
  }

  /// One fault for the terminal.
  struct Row: Sendable {
    var name: String
    var block: String
    var claim: String
    var estimate: String
    var uncertainty: String
  }

  /// One block: where it is, how much of it is wrong, and what would have been seen.
  struct Block: Sendable {
    var name: String
    var range: Range<Int>
    var faults: Int
    /// What is wrong in it beside the faults that were located; empty for nothing.
    var remark: String
    /// The least error of one component that would have been seen, and the same beside the root mean square of the
    /// block's claim.
    var least: (text: String, relative: String, json: JSON)
  }
}

extension LocationReport.Section {
  init<S: RealScalar>(
    _ location: FaultLocation<S>, of claim: GradientClaim<S>, _ explanations: [Explanation], variables: [String],
    blocks named: [ParameterBlock]
  ) {
    let evidence = location.evidence(of: claim)
    let findings = LocationFindings(location: location, claim: claim, variables: variables, blocks: named)
    format = S.formatName
    verdict = location.verdict
    headline = findings.headline
    self.explanations = evidence.worthSaying(explanations)
    self.findings = findings.lines
    rows = location.faults.map { LocationReport.Row($0, variables: variables, blocks: named) }
    blocks = findings.blocks
    members =
      [
        ("verdict", .string(location.verdict.name)), ("reason", location.verdict.reasonJSON),
        ("coordinates", JSON(claim.point.count)), ("dense", .bool(location.isDense)),
        ("sensitivity", JSON(known: evidence.sensitivity)), ("miss_probability", JSON(location.missProbability)),
        ("evaluations", JSON(location.evaluations)), ("seed", .number("\(location.seed)")),
        ("suspects", .array(location.suspects.map { findings.json($0) })),
        ("blocks", .array(blocks.map(\.json))),
      ] + evidence.faultMembers(explanations, variables: variables, blocks: named)
    fields = location.faults.map { c in
      [
        "\(c.index)", variables[c.index], named.name(of: c.index) ?? "", "\(c.claim)",
        c.estimate.isNaN ? "" : "\(c.estimate)", JSON(known: c.uncertainty).field,
      ]
    }
  }
}

extension LocationReport.Row {
  init<S: RealScalar>(_ c: CoordinateEvidence<S>, variables: [String], blocks: [ParameterBlock]) {
    name = variables[c.index]
    block = blocks.name(of: c.index) ?? ""
    claim = KnownDigits.text(c.claim, error: S(c.discrepancy))
    estimate = c.estimate.isNaN ? "unknown" : KnownDigits.text(c.estimate, error: S(c.uncertainty))
    uncertainty = c.estimate.isNaN ? "" : c.uncertainty.isZero ? "0" : c.uncertainty.scientific(digits: 1)
  }
}

extension FaultLocation {
  /// What was located as evidence on the gradient: that of the faults, with what is known of the whole.
  ///
  /// The sensitivity is the worst of any block's, relative to the largest component of the claim.
  func evidence(of claim: GradientClaim<S>) -> GradientEvidence<S> {
    let scale = claim.gradient.reduce(S(0)) { S.maximum($0, $1.magnitude) }
    let least = sensitivities.map(\.least).reduce(sensitivities.isEmpty ? .infinity : 0) {
      MeasuredError.maximum($0, $1)
    }
    return GradientEvidence(
      claim: claim, coordinates: faults, verdict: verdict,
      sensitivity: least.isZero ? 0 : least / MeasuredError(scale), missProbability: missProbability,
      evaluations: evaluations, seed: seed)
  }
}
