import EvidenceReports

/// The result of a study in columns: a line of CSV and an object of JSON for each row.
struct StudyTable {
  var columns: [String]
  var rows: [[JSON]]

  /// With a line that names the columns; a field is empty where there is nothing.
  var csv: String { ([columns] + rows.map { $0.map(\.field) }).map { CSV.line($0) }.joined() }

  /// A list of objects.
  var json: JSON { .array(rows.map { .object(Array(zip(columns, $0))) }) }
}

extension FormatStudy {
  /// The study's name and the command that makes it, and then what was found.
  func document(_ members: [(String, JSON)]) -> JSON {
    .object([("study", .string(Self.name)), ("command", .string(ShellText.command(command)))] + members)
  }
}
