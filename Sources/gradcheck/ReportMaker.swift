import ArgumentParser
import FiniteDifferences
import GradientChecking
import MultiPrecision
import Reports
import Scalars
import StepAnalysis
import StepSelection

/// Makes the page of `gradcheck report`, section by section.
struct ReportMaker {
  /// The page as far as it is made.
  private(set) var page: HTMLPage
  /// Why pictures are missing; nil where none is.
  private(set) var failure: GnuplotError?
  private var subject: Subject
  /// The subject's title without its claim, which differences have nothing to do with.
  private let plainTitle: String
  private let claim: [String]
  private let seed: UInt64
  private let types: [any RealScalar.Type]
  private let formats: [NamedFormat]
  private let coordinate: String?
  /// The worst component of the claim.
  private var worst: String?
  private let command = Array(CommandLine.arguments.dropFirst())

  /// The formats in which precision is studied, beside those that are asked for.
  private static let studied = ["bfloat16", "binary16", "binary32", "binary64", "binary128"]
  /// With more variables than this an evaluation costs so much that precision is not studied.
  private static let mostVariables = 100

  /// An empty page; throws what is wrong with the arguments.
  init(_ options: SubjectOptions, _ formats: FormatOptions, coordinate: String?) throws {
    subject = try options.subject()
    var plain = options
    plain.faulty = false
    plainTitle = try plain.subject().title
    claim = options.gradient
    seed = options.seed
    types = try formats.types()
    self.formats = try types.map { try NamedFormat(named: $0.formatName) }
    self.coordinate = coordinate
    if subject.gradient == nil || coordinate != nil {
      _ = try Self.line(subject, coordinate)
    }
    let names = types.map { $0.formatName }.joined(separator: ", ")
    page = HTMLPage(
      title: subject.title,
      origin: "A gradient and its differences in \(names), by gradcheck \(GradcheckCommand.configuration.version)")
  }

  /// The line along which differences are taken: of one coordinate, the only one where none is named.
  private static func line(_ subject: Subject, _ coordinate: String?) throws -> SweepLine {
    let lines = try SweepLine.lines(subject, coordinates: coordinate.map { [$0] } ?? [], direction: nil)
    guard lines.count == 1, let line = lines.first else {
      throw ValidationError("A report looks closely at one variable; these are \(lines.count).")
    }
    return line
  }

  /// The section that answers whether the claimed gradient is right, where there is one.
  mutating func addVerdict() throws -> EvidenceReport {
    let evidence = try EvidenceMaker(seed: seed)(subject, in: types)
    guard subject.gradient != nil else { return evidence }
    page.parts.append(.heading("Wrong, or floating point?", anchor: "answer"))
    if !claim.isEmpty {
      page.parts.append(.paragraph("The claimed gradient, a line for each variable:"))
      page.parts.append(.code(zip(subject.variables, claim).map { "\($0): \($1)" }.joined(separator: "\n")))
    }
    page.parts += evidence.pageParts()
    worst = evidence.worstCoordinate
    // What is questioned is no witness.
    if evidence.verdict != .agree { subject.gradient = nil }
    subject.title = plainTitle
    return evidence
  }

  /// The sections on differences along one coordinate, and the last one: how the page was made.
  mutating func addDifferences() async throws {
    let name = coordinate ?? worst
    let line = try Self.line(subject, name)
    let index = name.flatMap { subject.variables.firstIndex(of: $0) } ?? 0
    var automatic = AutomaticTable()
    let rules = try choose(line, index, &automatic)
    try await addSweep(line, in: zip(types, rules).filter { $0.1.best != nil }.map(\.0))
    await addRules(rules, automatic)
    try await addPrecision(line, hasDerivative: rules.contains { $0.best != nil })
    addOrigin()
  }

  /// The sweeps, in the formats in which there is a derivative to measure errors against.
  private mutating func addSweep(_ line: SweepLine, in known: [any RealScalar.Type]) async throws {
    page.parts.append(.heading("What the error of a difference is made of", anchor: "error"))
    var report = SweepReport(title: subject.title + line.label)
    var failures: [String] = []
    for type in types {
      guard known.contains(where: { $0 == type }) else {
        failures.append("\(type.formatName): \(StepReport.withoutDerivative).")
        continue
      }
      do { try append(type, line, to: &report) } catch let error as SweepError {
        failures.append("\(type.formatName): there is no sweep, for \(error.description).")
      }
    }
    page.parts.append(
      .paragraph(
        "The central difference (f(x + h) − f(x − h)) / 2h\(line.label), at steps h from the greatest to the least; its "
          + "error is split exactly, by the same difference at high precision."))
    if !failures.isEmpty { page.parts.append(.list(failures)) }
    if report.isDrawable { await draw(SweepPicture(report), caption: report.pictureCaption) }
    page.parts += report.pageParts()
  }

  private func append<T: RealScalar>(_ type: T.Type, _ line: SweepLine, to report: inout SweepReport) throws {
    let bar = ProgressBar("sweeping \(subject.title) in \(T.formatName)")
    defer { bar.finish() }
    report.append(
      try StepSweep<T>.measure(
        subject.function, gradient: subject.gradient, at: subject.coordinates(as: T.self),
        direction: line.direction(as: T.self), stencil: .central, divisor: .step, grid: nil, reference: nil,
        progress: { bar.advance(to: $0, of: $1) }))
  }

  /// What the rules and the automatic derivative do, in each format.
  private func choose(_ line: SweepLine, _ index: Int, _ automatic: inout AutomaticTable) throws -> [StepReport] {
    let bar = ProgressBar("choosing steps for \(subject.title)")
    defer { bar.finish() }
    return try types.map { type in
      bar.begin("in \(type.formatName)")
      return try choose(type, line, index, &automatic)
    }
  }

  private mutating func addRules(_ reports: [StepReport], _ automatic: AutomaticTable) async {
    page.parts.append(.heading("Choosing the step", anchor: "step"))
    page.parts.append(.list(reports.map(\.sentence)))
    for report in reports {
      page.parts.append(report.pageTable)
      guard let picture = report.picture else { continue }
      let subject = "\(report.title), \(report.formatName)"
      await draw(picture, caption: "\(subject): the error at each step, and every rule's choice.")
    }
    page.parts.append(.list(automatic.sentences))
    page.parts.append(
      .table(
        automatic.table,
        caption:
          "The derivative by 'gradcheck differentiate', which chooses no single step and extrapolates; it too sees "
          + "nothing but values in the format. Only digits that it states to know are printed."))
  }

  private func choose<T: RealScalar>(
    _ type: T.Type, _ line: SweepLine, _ index: Int, _ automatic: inout AutomaticTable
  ) throws -> StepReport {
    let point = try subject.coordinates(as: T.self)
    let contest = RuleContest<T>.measure(
      subject.function, at: point, coordinate: index, form: .central,
      names: RuleContestants.names.filter { $0 != RuleContestants.automatic })
    automatic.measure(subject.function, point, index, optimum: contest.optimum)
    return StepReport(title: subject.title + line.label, contest)
  }

  private mutating func addPrecision(_ line: SweepLine, hasDerivative: Bool) async throws {
    page.parts.append(.heading("What precision buys", anchor: "precision"))
    guard hasDerivative else {
      page.parts.append(.paragraph("There is nothing to study: \(StepReport.withoutDerivative)."))
      return
    }
    guard subject.variables.count <= Self.mostVariables else {
      page.parts.append(
        .paragraph(
          "Precision is not studied here, for \(subject.variables.count) variables make evaluations costly; 'gradcheck "
            + "study precision' does it."))
      return
    }
    let standard = try Self.studied.map { try NamedFormat(named: $0) }
    let others = formats.filter { format in !standard.contains { $0.name == format.name } }
    let study = PrecisionStudy(
      of: subject, along: line, gradient: "", command: command,
      formats: (standard + others).sorted { $0.precision < $1.precision }, methods: DifferenceMethod.all)
    do {
      let records = try await records(of: study)
      if let picture = study.picture(records) { await draw(picture, caption: study.pictureCaption) }
      page.parts += study.pageParts(records)
    } catch let error as SweepError {
      page.parts.append(.paragraph("There is nothing to study, for \(error.description)."))
    }
  }

  private func records(of study: PrecisionStudy) async throws -> [PrecisionRow] {
    let bar = ProgressBar("studying precision")
    defer { bar.finish() }
    let count = study.items.count
    return try await withThrowingTaskGroup(of: (Int, PrecisionRow).self) { group in
      for item in 0..<count { group.addTask { (item, try study.run(item)) } }
      var found: [(Int, PrecisionRow)] = []
      for try await row in group {
        found.append(row)
        bar.advance(to: found.count, of: count)
      }
      return found.sorted { $0.0 < $1.0 }.map(\.1)
    }
  }

  private mutating func addOrigin() {
    page.parts += [
      .heading("How this page was made", anchor: "origin"),
      .code(ShellText.command(command)),
      .paragraph(
        "By gradcheck \(GradcheckCommand.configuration.version), with the seed \(seed). The page bears no date: on one "
          + "platform the same command and the same gnuplot write the same bytes. The pictures are gnuplot's, inline; nothing is "
          + "loaded from elsewhere."),
      .paragraph("The methods are described in:"), .list(Self.references),
    ]
  }

  /// Draws a picture, or says that it is missing.
  private mutating func draw(_ picture: some Picture, caption: String) async {
    do {
      page.parts.append(.picture(svg: try await Gnuplot.svg(picture), caption: caption))
    } catch {
      let reason = (error as? GnuplotError) ?? .failed("\(error)")
      failure = reason
      page.parts.append(.paragraph("There is no picture here: \(reason.description)."))
    }
  }
}
