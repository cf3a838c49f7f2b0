package import Foundation

/// The records of one share of a study: what `--shard i/N` writes, and what an interrupted run keeps.
///
/// The file is JSON Lines. The first line is the header: the study's name and parameters, the exact arguments that make it
/// again, the number of its items, and the share. Each further line is the record of one item, with its index and its key.
package struct StudyPart<S: Study>: Sendable {
  package let header: StudyHeader
  /// The records that are there, by the index of the item.
  package private(set) var records: [Int: S.Record]
  /// How many bytes of the file are whole lines; the rest is a line that an interrupt cut short.
  package let wholeBytes: Int
  package init(header: StudyHeader) { (self.header, records, wholeBytes) = (header, [:], 0) }

  package init(_ data: Data, path: String) throws(StudyPartError) {
    header = try StudyHeader(data, path: path)
    let end = data.lastIndex(of: UInt8(ascii: "\n")).map { $0 - data.startIndex + 1 } ?? 0
    wholeBytes = end
    records = [:]
    let lines = data.prefix(end).split(separator: UInt8(ascii: "\n")).dropFirst()
    for (number, bytes) in lines.enumerated() {
      guard let line = try? JSONDecoder().decode(Line.self, from: Data(bytes)), (0..<header.items).contains(line.item)
      else { throw StudyPartError.badLine(path, number: number + 2) }
      guard records.updateValue(line.record, forKey: line.item) == nil else {
        throw StudyPartError.repeatedItem(path, key: line.key)
      }
    }
  }

  /// Adds the record of an item.
  package mutating func add(_ record: S.Record, of item: Int) { records[item] = record }

  /// The items of the share that have no record yet.
  package var missing: [Int] { header.shard.items(of: header.items).filter { records[$0] == nil } }

  /// The line of an item's record, with its line feed.
  package static func line(_ record: S.Record, of item: Int, key: String) throws -> Data {
    try StudyHeader.encoder.encode(Line(item: item, key: key, record: record)) + Data("\n".utf8)
  }

  /// The whole file: the header and the records in the order of the items.
  package func data(keys: [String]) throws -> Data {
    try records.sorted { $0.key < $1.key }.reduce(into: header.line) {
      try $0.append(Self.line($1.value, of: $1.key, key: keys[$1.key]))
    }
  }

  private struct Line: Codable {
    var item: Int
    var key: String
    var record: S.Record
  }
}

/// The first line of a part.
package struct StudyHeader: Codable, Hashable, Sendable {
  /// The version of the form of parts: of its lines, and of what its records mean.
  package static let schema = 1
  private let schema: Int
  /// The release that made it: records of two releases are not those of one study.
  private let gradcheck: String
  package let study: String
  /// What its records depend on.
  package let parameters: [String: String]
  package let command: [String]
  package let items: Int
  package let shard: Shard

  package init<S: Study>(_ study: S, command: [String], shard: Shard = .whole) {
    (schema, gradcheck) = (Self.schema, Release.version)
    self.study = S.name
    self.parameters = study.parameters
    self.command = command
    self.items = study.items.count
    self.shard = shard
  }

  package init(_ data: Data, path: String) throws(StudyPartError) {
    guard let end = data.firstIndex(of: UInt8(ascii: "\n")),
      let origin = try? JSONDecoder().decode(Origin.self, from: Data(data[..<end]))
    else { throw .notAPart(path) }
    guard origin.schema == Self.schema, origin.gradcheck == Release.version else {
      throw .otherVersion(path, schema: origin.schema, release: origin.gradcheck)
    }
    guard let header = try? JSONDecoder().decode(Self.self, from: Data(data[..<end])), header.items >= 0 else {
      throw .notAPart(path)
    }
    self = header
  }

  /// What a header of any version says of where it is from.
  private struct Origin: Decodable {
    var study: String
    var schema: Int?
    var gradcheck: String?
  }

  /// Whether both are of the same study, whatever their shares and however their commands were written.
  package func isSameStudy(as other: StudyHeader) -> Bool { difference(from: other) == nil }

  /// What tells this study from another, as a phrase; nil when nothing does.
  package func difference(from other: StudyHeader) -> String? {
    if study != other.study { return "one is the study '\(study)', the other '\(other.study)'" }
    let names = Set(parameters.keys).union(other.parameters.keys).sorted()
    if let name = names.first(where: { parameters[$0] != other.parameters[$0] }) {
      return "\(name) is '\(parameters[name] ?? "")' in one, '\(other.parameters[name] ?? "")' in the other"
    }
    return items == other.items ? nil : "one has \(items) items, the other \(other.items)"
  }

  /// The header as the first line of a file, with its line feed.
  package var line: Data {
    get throws { try Self.encoder.encode(self) + Data("\n".utf8) }
  }

  /// Keys in order, so that the same record is the same bytes.
  static var encoder: JSONEncoder {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return encoder
  }
}
