public import GradientChecking
public import Subjects

/// What was found of one subject, format by format: the form that all reports have.
///
/// A report is a function of records. As JSON it is an object for one format and a list of such objects for several; as CSV
/// it is a line for each of a record's parts, after the format's name. What a record says there is said once, by it.
public struct FormatReport<Record: ReportedRecord>: Sendable {
  /// What the subject is called.
  public let names: SubjectNames
  /// What was found, in the order of the formats.
  public private(set) var records: [Record]

  /// A report of these records.
  public init(_ names: SubjectNames, _ records: [Record] = []) {
    self.names = names
    self.records = records
  }

  /// Adds what was found in one format.
  public mutating func append(_ record: Record) { records.append(record) }

  /// The report as JSON. Numbers have all the digits of their format; where nothing is known there is `null`.
  public var json: JSON { Record.json(records, names) }

  /// The report as comma-separated values; where nothing is known the field is empty.
  public var csv: String { Self.csvHeader + csvLines }

  /// The line that names the columns.
  public static var csvHeader: String { CSV.line(["format"] + Record.columns) }

  /// The same without the names of the columns.
  public var csvLines: String {
    records.flatMap { record in
      record.lines(names).map { CSV.line([record.format.name] + $0.map(\.field)) }
    }.joined()
  }
}

/// A record that a report can be made of.
public protocol ReportedRecord: FormatRecord {
  /// The names of the columns of CSV, after that of the format.
  static var columns: [String] { get }

  /// The fields of the lines of CSV, after the format's name.
  func lines(_ names: SubjectNames) -> [[JSON]]

  /// The members of JSON, in order.
  func members(_ names: SubjectNames) -> [(String, JSON)]

  /// Records of several formats as JSON.
  static func json(_ records: [Self], _ names: SubjectNames) -> JSON
}

extension ReportedRecord {
  /// An object for one record, a list of objects for several.
  public static func json(_ records: [Self], _ names: SubjectNames) -> JSON {
    let objects = records.map { JSON.object($0.members(names)) }
    return objects.count == 1 ? objects[0] : .array(objects)
  }
}

/// A record whose question is whether a gradient is right.
public protocol JudgedRecord: ReportedRecord {
  /// The verdict.
  var verdict: Verdict { get }
  /// The answer in a sentence or two.
  func headline(_ names: SubjectNames) -> String
}

extension FormatReport where Record: JudgedRecord {
  /// The verdict over all formats: wrong if it is in one, else undecided if it is in one.
  public var verdict: Verdict { Verdict.combined(records.map(\.verdict)) }

  /// The sentence for each format that answers what was asked.
  public var headlines: [String] { records.map { $0.headline(names) } }
}

/// Verdicts on one claimed gradient, with their evidence.
public typealias EvidenceReport = FormatReport<EvidenceRecord>
/// Where a claimed gradient is wrong.
public typealias LocationReport = FormatReport<LocationRecord>
/// Checks of one claimed gradient by differences alone.
public typealias DifferencesReport = FormatReport<DifferencesRecord>
/// Derivatives.
public typealias DerivativeReport = FormatReport<DerivativeRecord>
/// Sweeps of the step.
public typealias SweepReport = FormatReport<SweepRecord>
/// Choices of the step.
public typealias StepReport = FormatReport<StepRecord>
