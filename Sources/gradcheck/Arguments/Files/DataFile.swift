import Foundation
import Scalars

/// A table of numbers in a text file: columns between commas, semicolons, tabs or blanks.
///
/// The first line may name the columns; else they are c1, c2, … Empty lines and those that begin with `#` are left out. A column
/// that has an entry which is no decimal number is no number's name, and is left out too.
struct DataFile {
  /// The columns of numbers, in order.
  let columns: [(name: String, entries: [String])]

  /// The table in a file; `-` is standard input.
  init(_ path: String) throws(PointFileError) {
    func mistake(_ reason: String) -> PointFileError { PointFileError(file: path, reason: reason, option: "--data") }
    let found = path == "-" ? StandardInput.bytes : FileManager.default.contents(atPath: path)
    guard let found else { throw mistake("it cannot be read") }
    var lines = String(decoding: found, as: UTF8.self).split(whereSeparator: \.isNewline).filter {
      let text = $0.drop(while: \.isWhitespace)
      return !text.isEmpty && text.first != "#"
    }
    guard let first = lines.first else { throw mistake("there is nothing in it") }
    let separator = [",", ";", "\t"].first { first.contains($0) }
    func cells(_ line: Substring) -> [String] {
      let parts =
        separator.map { line.split(separator: $0, omittingEmptySubsequences: false) }
        ?? line.split(whereSeparator: \.isWhitespace)
      return parts.map { $0.trimmingCharacters(in: CharacterSet(charactersIn: " \t\r\"'")) }
    }
    var names = cells(first)
    if names.contains(where: { NumberText($0)?.form == .decimal }) {
      names = names.indices.map { "c\($0 + 1)" }
    } else {
      lines.removeFirst()
    }
    guard !lines.isEmpty else { throw mistake("it has names, and no rows") }
    var entries = names.map { _ in [String]() }
    for (number, line) in lines.enumerated() {
      let row = cells(line)
      guard row.count == names.count else {
        throw mistake("row \(number + 1) has \(row.count) entries; there are \(names.count) columns")
      }
      for (i, cell) in row.enumerated() { entries[i].append(cell) }
    }
    columns = zip(names, entries).compactMap { name, entries in
      entries.allSatisfy { NumberText($0)?.form == .decimal } ? (name, entries) : nil
    }
    guard !columns.isEmpty else { throw mistake("it has no column of decimal numbers") }
  }
}
