package import EvidenceReports
import FiniteDifferences
import GradientChecking
package import MultiPrecision
package import Programs
import Scalars
import StepAnalysis
import StepSelection
package import Subjects

/// The page that shows all there is to know of a gradient and its differences: answered question by question.
package struct GradientPage {
  /// The page as far as it is made.
  package private(set) var page: IllustratedPage
  private var subject: Subject
  private let options: Options
  /// The worst component of the claim.
  private var worst: String?

  /// What the page is made from, beside its subject.
  package struct Options: Sendable {
    /// The title without the claim, which differences have nothing to do with.
    package var plainTitle: String
    /// The claim as it was typed, a formula for each variable; empty where it was not.
    package var claim: [String]
    package var formats: [NamedFormat]
    /// The variable that differences move along; nil for the worst component of the claim, or the only one.
    package var coordinate: String?
    /// The seed of random directions.
    package var seed: UInt64
    package var version: String, command: [String]
    package var gnuplot = Gnuplot()
    package init(
      plainTitle: String, claim: [String], formats: [NamedFormat], coordinate: String?, seed: UInt64, version: String,
      command: [String]
    ) {
      (self.plainTitle, self.claim, self.formats, self.coordinate) = (plainTitle, claim, formats, coordinate)
      (self.seed, self.version, self.command) = (seed, version, command)
    }
  }

  /// The formats in which precision is studied, beside those that are asked for.
  private static let studied = ["bfloat16", "binary16", "binary32", "binary64", "binary128"]
  /// With more variables than this an evaluation costs so much that precision is not studied.
  private static let mostVariables = 100

  package init(_ subject: Subject, _ options: Options) throws(SubjectError) {
    self.subject = subject
    self.options = options
    if subject.claim == nil || options.coordinate != nil {
      _ = try subject.index(ofCoordinate: options.coordinate, advice: SubjectLine.advice)
    }
    page = IllustratedPage(
      title: subject.names.title,
      subject: "A gradient and its differences in \(options.formats.map(\.name).joined(separator: ", "))",
      version: options.version, gnuplot: options.gnuplot)
  }

  /// The processes that are asked; nil where there are none.
  package var session: ProgramSession? { subject.session }

  private var formats: [NamedFormat] { options.formats }

  /// The section that answers whether the claimed gradient is right, where there is one.
  package mutating func addVerdict(_ told: (String) -> Progress.Handler) throws -> EvidenceReport {
    var evidence = EvidenceReport(subject.names)
    guard subject.claim != nil else { return evidence }
    evidence = EvidenceReport(
      subject.names, try answers(EvidenceQuestion(seed: options.seed), in: formats, told))
    page.parts.append(.heading("Wrong, or floating point?", anchor: "answer"))
    if !options.claim.isEmpty {
      let lines = zip(subject.names.variables, options.claim).map { "\($0): \($1)" }.joined(separator: "\n")
      page.parts += [.paragraph("The claimed gradient, a line for each variable:"), .code(lines)]
    }
    page.parts += evidence.pageParts()
    worst = evidence.worstCoordinate
    // What is questioned is no witness.
    if evidence.verdict != .agree { subject.claim = nil }
    subject.names.title = options.plainTitle
    return evidence
  }

  private func answers<Q: Question>(
    _ question: Q, in formats: [NamedFormat], _ told: (String) -> Progress.Handler
  ) throws -> [Q.Record] {
    try formats.map { format in
      try question(subject, in: format, progress: told(question.activity(on: subject.names, in: format)))
    }
  }

  /// The sections on differences along one coordinate, and the last one: how the page was made.
  package mutating func addDifferences(_ told: (String) -> Progress.Handler) async throws {
    let index = try subject.index(ofCoordinate: options.coordinate ?? worst)
    let line = SubjectLine(coordinate: index, of: subject.names.variables)
    let names = RuleContestants.names.filter { $0 != RuleContestants.automatic }
    let question = StepQuestion(coordinate: index, rules: names, tellsAutomatic: true)
    var along = subject.names
    along.title += line.label
    guard subject.runsAtEveryPrecision else {
      try addSweep(line, along, in: formats, told)
      try addBlackBox(told)
      return addOrigin()
    }
    let rules = StepReport(along, try answers(question, in: formats, told))
    try addSweep(line, along, in: zip(formats, rules.records).filter { $0.1.best != nil }.map(\.0), told)
    addRules(rules)
    try await addPrecision(line, hasDerivative: rules.records.contains { $0.best != nil }, told)
    addOrigin()
  }

  /// The sweeps, in the formats in which there is a derivative to measure errors against.
  private mutating func addSweep(
    _ line: SubjectLine, _ names: SubjectNames, in known: [NamedFormat], _ told: (String) -> Progress.Handler
  ) throws {
    page.parts.append(.heading("What the error of a difference is made of", anchor: "error"))
    var report = SweepReport(names)
    var failures: [String] = []
    for format in formats {
      guard known.contains(where: { $0.name == format.name }) else {
        failures.append("\(format): \(StepRecord.withoutDerivative).")
        continue
      }
      do {
        for record in try answers(SweepQuestion(along: line), in: [format], told) { report.append(record) }
      } catch let error as SweepError {
        failures.append("\(format): there is no sweep, for \(error.description).")
      } catch is SubjectError where !subject.runsAtEveryPrecision {
        failures.append("\(format): there is no sweep, for f is known in no wider format.")
      }
    }
    page.parts.append(
      .paragraph(
        "The central difference (f(x + h) − f(x − h)) / 2h\(line.label), at steps h from the greatest to the least; its "
          + "error is split exactly, by the same difference at high precision."))
    if !failures.isEmpty { page.parts.append(.list(failures)) }
    if report.isDrawable { page.draw(SweepPicture(report), caption: report.pictureCaption) }
    page.parts += report.pageParts()
  }

  private mutating func addRules(_ report: StepReport) {
    page.parts.append(.heading("Choosing the step", anchor: "step"))
    page.parts.append(.list(report.records.map(\.sentence)))
    for record in report.records {
      page.parts.append(record.pageTable(report.names))
      guard let picture = report.picture(of: record) else { continue }
      let subject = "\(report.names.title), \(record.format)"
      page.draw(picture, caption: "\(subject): the error at each step, and every rule's choice.")
    }
    page.parts.append(.list(report.records.compactMap(\.automaticSentence)))
    var table = TextTable([
      ("format", .left), ("derivative", .left), ("stated", .right), ("error", .right), ("n", .right),
      ("outcome", .left),
    ])
    for row in report.records.compactMap(\.automaticRow) { table.append(row) }
    page.parts.append(
      .table(
        table,
        caption:
          "The derivative by 'gradcheck differentiate', which chooses no single step and extrapolates; it too sees "
          + "nothing but values in the format. Only digits that it states to know are printed."))
  }

  /// What is to be had of a function that is known in some formats only: no rule can be judged by its true error.
  private mutating func addBlackBox(_ told: (String) -> Progress.Handler) throws {
    page.parts.append(.heading("Choosing the step", anchor: "step"))
    page.parts.append(
      .paragraph(
        "The best step for each variable, as far as the function's own values show; published rules are judged only where "
          + "the function runs at every precision."))
    for form in [DifferenceForm.central, .forward] {
      for record in try answers(StepVectorQuestion(form: form, seed: options.seed), in: formats, told) {
        page.parts.append(.table(record.table(subject.names), caption: record.caption(subject.names)))
      }
    }
    var derivatives = DerivativeReport(subject.names)
    for record in try answers(DerivativeQuestion(seed: options.seed), in: formats, told) { derivatives.append(record) }
    page.parts.append(
      .table(
        derivatives.table,
        caption: "The derivative by 'gradcheck differentiate', which chooses no single step and extrapolates."))
  }

  private mutating func addPrecision(
    _ line: SubjectLine, hasDerivative: Bool, _ told: (String) -> Progress.Handler
  ) async throws {
    page.parts.append(.heading("What precision buys", anchor: "precision"))
    guard hasDerivative else {
      page.parts.append(.paragraph("There is nothing to study: \(StepRecord.withoutDerivative)."))
      return
    }
    guard subject.names.variables.count <= Self.mostVariables else {
      page.parts.append(
        .paragraph(
          "Precision is not studied here, for \(subject.names.variables.count) variables make evaluations costly; 'gradcheck "
            + "study precision' does it."))
      return
    }
    let standard = try Self.studied.map { try NamedFormat(named: $0) }
    let others = formats.filter { format in !standard.contains { $0.name == format.name } }
    let study = PrecisionStudy(
      of: subject, along: line, gradient: "", command: options.command,
      formats: (standard + others).sorted { $0.precision < $1.precision }, methods: DifferenceMethod.all)
    do {
      let records = try await study.records(told: told("studying precision"))
      if let picture = study.picture(records) { page.draw(picture, caption: study.pictureCaption) }
      page.parts += study.pageParts(records)
    } catch let error as SweepError {
      page.parts.append(.paragraph("There is nothing to study, for \(error.description)."))
    }
  }

  private mutating func addOrigin() {
    page.addOrigin(
      command: options.command, version: options.version, seed: options.seed, references: Self.references)
  }
}
