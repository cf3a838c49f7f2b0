public import FaultFinding
public import GradientChecking
public import Scalars

/// The evidence on a claim in the words of the command, for whoever asked in Swift.
public struct ClaimReport: Sendable {
  private let names: SubjectNames
  private let record: EvidenceRecord

  private init(_ record: EvidenceRecord, _ names: SubjectNames) { (self.record, self.names) = (record, names) }

  /// The report on a gradient, whose components have these names.
  ///
  /// - Precondition: there are as many names as coordinates.
  public init<S: RealScalar>(_ evidence: GradientEvidence<S>, names: [String], blocks: [ParameterBlock] = []) {
    let record = EvidenceRecord(
      evidence, blocks: blocks, explanations: evidence.explanations(names: names, blocks: blocks))
    self.init(record, SubjectNames(title: Self.title(names, evidence.claim.point), variables: names, blocks: blocks))
  }

  /// The report on a Jacobian, or another matrix of derivatives, whose columns have these names: entries are `∂f1/∂x2`.
  ///
  /// - Precondition: the evidence has a row.
  public init<S: RealScalar>(_ evidence: JacobianEvidence<S>, of matrix: DerivativeMatrix, names: [String]) {
    let (record, entries) = EvidenceRecord.matrix(evidence, of: matrix, inputs: names)
    self.init(record, SubjectNames(title: matrix.rawValue, variables: entries))
  }

  /// The answer in a line: "The gradient is wrong: every component is 2 times what it should be".
  public var finding: String { record.finding(names) }

  /// The patterns that are worth saying of what is wrong, likeliest first.
  public var explanations: [Explanation] { Explanation.said(record.explanations) }

  /// All that the command shows on a terminal.
  public var text: String {
    let answer = [("", record.headline(names))] + record.explanationNotes
    return ([names.title + "\n", answer.answerLines] + details).joined(separator: "\n")
  }

  /// The answer in a line, and below it what it rests on: for the log of a test.
  public var message: String {
    let explained = record.finding(names) != record.headline(names)
    let notes = explained ? [] : record.explanationNotes
    return ([finding + "\n" + notes.labelledLines()] + details).joined(separator: "\n")
  }

  /// A page of HTML that needs nothing else.
  public var page: String {
    var page = HTMLPage(title: names.title, origin: "A check of derivatives in \(record.format)")
    page.parts = EvidenceReport(names, [record]).pageParts(for: .swift)
    return page.html
  }

  private var details: [String] {
    record.details(names, rows: 6, for: .swift, notes: record.notes(for: .swift)).filter { !$0.isEmpty }
  }

  /// `f at x1=0.3, x2=-0.2`; of many coordinates their number.
  private static func title<S: RealScalar>(_ names: [String], _ point: [S]) -> String {
    guard point.count <= 4 else { return "f at a point of \(point.count) coordinates" }
    return "f at " + zip(names, point).map { "\($0)=\(ShortNumber.text($1, digits: 6))" }.joined(separator: ", ")
  }
}

extension [(label: String, text: String)] {
  /// The answer and its explanations, each on a line: the first has no label.
  fileprivate var answerLines: String {
    prefix(1).map { "  \($0.text)\n" }.joined() + Array(dropFirst()).labelledLines()
  }
}

/// Evidence prints itself as the command shows it, with x1, x2, … for names.
extension GradientEvidence: CustomStringConvertible {
  /// The answer, what explains it, the worst components, and what was done.
  public var description: String {
    let count = claim.point.count
    return ClaimReport(self, names: count == 1 ? ["x"] : (1...count).map { "x\($0)" }).text
  }
}

/// Evidence prints itself as the command shows that of a gradient.
extension JacobianEvidence: CustomStringConvertible {
  /// The answer, what explains it, the worst entries, and what was done.
  public var description: String {
    let count = rows.first?.claim.point.count ?? 0
    return rows.isEmpty
      ? "no rows" : ClaimReport(self, of: .jacobian, names: count == 1 ? ["x"] : (1...count).map { "x\($0)" }).text
  }
}
