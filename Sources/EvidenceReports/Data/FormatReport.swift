package import GradientChecking

/// What was found of one subject, format by format: the form that all reports have.
///
/// A report is a function of records. As JSON it is an object for one format and a list of such objects for several; as CSV
/// it is a line for each of a record's parts, after the format's name. What a record says there is said once, by it.
package struct FormatReport<Record: ReportedRecord>: Sendable {
  package let names: SubjectNames
  /// What was found, in the order of the formats.
  package private(set) var records: [Record]

  package init(_ names: SubjectNames, _ records: [Record] = []) {
    self.names = names
    self.records = records
  }

  /// Adds what was found in one format.
  package mutating func append(_ record: Record) { records.append(record) }
  package var json: JSON { Record.json(records, names) }
  package var csv: String { Self.csvHeader + csvLines }

  /// The line that names the columns.
  package static var csvHeader: String { CSV.line(["format"] + Record.columns) }

  /// The same without the names of the columns.
  package var csvLines: String {
    records.flatMap { record in
      record.lines(names).map { CSV.line([record.format.name] + $0.map(\.field)) }
    }.joined()
  }
}

/// A record that a report can be made of.
package protocol ReportedRecord: FormatRecord {
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
  package static func json(_ records: [Self], _ names: SubjectNames) -> JSON {
    let objects = records.map { JSON.object($0.members(names)) }
    return objects.count == 1 ? objects[0] : .array(objects)
  }
}

/// A record whose question is whether a gradient is right.
package protocol JudgedRecord: ReportedRecord {
  var verdict: Verdict { get }
  /// The answer in a sentence or two.
  func headline(_ names: SubjectNames) -> String
}

extension FormatReport where Record: JudgedRecord {
  /// The verdict over all formats: wrong if it is in one, else undecided if it is in one.
  package var verdict: Verdict { Verdict.combined(records.map(\.verdict)) }

  /// The sentence for each format that answers what was asked.
  package var headlines: [String] { records.map { $0.headline(names) } }
}

/// Verdicts on one claimed gradient, with their evidence.
package typealias EvidenceReport = FormatReport<EvidenceRecord>
