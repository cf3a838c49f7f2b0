package import EvidenceReports
package import GradientChecking
package import Programs

/// A long piece of work that is made of independent items, so that it can be interrupted, resumed, and split over machines.
///
/// A study is a value that knows its items before any is done: their number, their order, a key for each. To do an item
/// gives a record; all records, in the order of the items, give the result. Whoever runs a study (the command does) may do
/// its items in any order, on any machine, and on several days; the result is the same to the byte if
///
/// - the items and their order depend on the study's parameters alone;
/// - `run(_:)` depends on the parameters and the item alone: no clock, no state, no randomness but from a seed that is a
///   parameter;
/// - a record survives being written as JSON and read again, in every bit. Numbers of type `MPFloat` do, as text; so does
///   `Double`, where it is finite.
///
/// ```swift
/// struct Squares: Study {
///   static let name = "squares"
///   var count: Int
///   var parameters: [String: String] { ["count": "\(count)"] }
///   var items: [String] { (1...count).map { "\($0)" } }
///   func run(_ item: Int) -> Int { (item + 1) * (item + 1) }
///   func text(_ records: [Int]) -> String { records.map { "\($0)\n" }.joined() }
///   func csv(_ records: [Int]) -> String { text(records) }
///   func json(_ records: [Int]) -> JSON { .array(records.map { JSON($0) }) }
/// }
/// ```
///
/// How a command is made of it: `StudyRun` in the command does the items, with `--shard`, `--resume` and Ctrl-C; ``StudyPart``
/// is the file that a shard writes.
package protocol Study: Sendable {
  /// What an item gives: one line of JSON.
  associatedtype Record: Codable & Sendable

  /// The study's name, which the header of a part bears.
  static var name: String { get }

  /// All that the records depend on, by name: two studies of the same parameters have the same records.
  var parameters: [String: String] { get }

  /// The key of each item, in order: what a person calls it. All different.
  var items: [String] { get }

  /// Does the item of that index; what it throws ends the study.
  func run(_ item: Int) throws -> Record

  /// The result as text for a terminal; one record for each item, in order.
  func text(_ records: [Record]) -> String

  /// The result as comma-separated values, with a header line.
  func csv(_ records: [Record]) -> String

  /// The result as JSON.
  func json(_ records: [Record]) -> JSON

  /// The result as a picture, where it makes one.
  func picture(_ records: [Record]) -> (any Picture)?

  /// The verdict on what was studied, where there is one to give.
  func verdict(_ records: [Record]) -> Verdict?

  /// The processes that the items ask; nil where there are none.
  var session: ProgramSession? { get }
}

extension Study {
  package func picture(_ records: [Record]) -> (any Picture)? { nil }
  package func verdict(_ records: [Record]) -> Verdict? { nil }
  package var session: ProgramSession? { nil }
}

package protocol FormatStudy: Study {
  /// The names of the formats that are studied where none are given.
  static var defaultFormats: [String] { get }
  /// The command that makes the study, for the result.
  var command: [String] { get }
}

/// One of N shares of a study: the items i with i ≡ index − 1 (mod N), so that dear and cheap items are shared out evenly.
package struct Shard: Hashable, Sendable, Codable, CustomStringConvertible {
  /// Which share, from 1.
  package let index: Int
  /// The number N of shares.
  package let count: Int

  package static let whole = Shard(index: 1, count: 1)

  private init(index: Int, count: Int) { (self.index, self.count) = (index, count) }

  package init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    guard let shard = Shard(try container.decode(String.self)) else {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: "a share is written as 3/8")
    }
    self = shard
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }

  package init?(_ text: String) {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 2, let index = Int(parts[0]), let count = Int(parts[1]), index >= 1, index <= count,
      count <= 1_000_000
    else { return nil }
    (self.index, self.count) = (index, count)
  }

  /// The items of this share, of so many, in order; none where there are more shares than items.
  package func items(of total: Int) -> [Int] { Array(stride(from: index - 1, to: total, by: count)) }
  package var description: String { "\(index)/\(count)" }
}
