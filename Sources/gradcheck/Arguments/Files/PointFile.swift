import EvidenceReports
import Foundation
import Problems
import Scalars

/// A point that stands in a file: `.npy`, `.json`, or numbers as text (`.csv`, `.txt`, `.dat`, standard input), however they are
/// set apart.
struct PointFile {
  /// What the coordinates are called; nil where the file says nothing of it.
  let names: [String]?
  /// The coordinates, each in decimal.
  let coordinates: [String]
  /// Where it is from.
  let title: String

  private static let endings = ["npy", "json", "csv", "txt", "dat"]

  /// Whether an argument of `--at` is a file's name: it ends like one, or is `-`.
  static func isNamed(by text: String) -> Bool {
    text == "-" || text.split(separator: ".").count > 1 && endings.contains { text.lowercased().hasSuffix("." + $0) }
  }

  /// The file at a path; `-` is standard input.
  init(_ path: String) throws(PointFileError) {
    let found = path == "-" ? StandardInput.bytes : FileManager.default.contents(atPath: path)
    guard let found else { throw PointFileError(file: path, reason: "it cannot be read") }
    try self.init(bytes: found, path: path)
  }

  /// What a file holds.
  init(bytes: Data, path: String) throws(PointFileError) {
    title = path == "-" ? "standard input" : path
    func mistake(_ reason: String) -> PointFileError { PointFileError(file: path, reason: reason) }
    var names: [String]?
    var coordinates: [String]
    if bytes.starts(with: Self.magic) {
      do throws(Unreadable) { coordinates = try Self.numpy(bytes) } catch { throw mistake(error.reason) }
    } else if let first = bytes.first(where: { $0 > 32 }), first == UInt8(ascii: "[") || first == UInt8(ascii: "{") {
      do throws(Unreadable) { (names, coordinates) = try Self.json(bytes) } catch { throw mistake(error.reason) }
    } else {
      coordinates = String(decoding: bytes, as: UTF8.self).split { $0.isWhitespace || $0 == "," || $0 == ";" }.map(
        String.init)
      // A line of headings names the columns, where every number stands on the line below it.
      let headings = coordinates.prefix { Double(decimal: $0) == nil }
      if !headings.isEmpty, 2 * headings.count == coordinates.count {
        names = headings.map { $0.trimmingCharacters(in: ["\""]) }
        coordinates.removeFirst(headings.count)
      }
    }
    guard !coordinates.isEmpty else { throw mistake("there are no numbers in it") }
    if let i = coordinates.firstIndex(where: { Double(decimal: $0)?.isFinite != true }) {
      throw mistake("number \(i + 1) is '\(coordinates[i].prefix(40))', which is no finite decimal number")
    }
    (self.names, self.coordinates) = (names, coordinates)
  }

  private struct Unreadable: Error { var reason: String }

  private static let magic: [UInt8] = [0x93] + Array("NUMPY".utf8)

  /// The numbers of a `.npy` file of floating-point or integer numbers, in the order in which they lie (NumPy's format, versions 1 to 3).
  private static func numpy(_ bytes: Data) throws(Unreadable) -> [String] {
    guard bytes.count > 12 else { throw Unreadable(reason: "it ends within its head") }
    let isShort = bytes[6] == 1
    let length =
      isShort ? Int(bytes[8]) | Int(bytes[9]) << 8 : (8..<12).reversed().reduce(0) { $0 << 8 | Int(bytes[$1]) }
    let start = (isShort ? 10 : 12) + length
    guard start <= bytes.count else { throw Unreadable(reason: "it ends within its head") }
    let head = String(decoding: bytes[(isShort ? 10 : 12)..<start], as: UTF8.self)
    guard let kind = head.firstMatch(of: /'descr': *'([<>|=][a-z][0-9]+)'/)?.1 else {
      throw Unreadable(reason: "it holds no numbers, but records")
    }
    let body = bytes[start...]
    func numbers<T>(_ type: T.Type, _ text: (T) -> String) -> [String] {
      body.withUnsafeBytes { raw in
        (0..<raw.count / MemoryLayout<T>.size).map {
          text(raw.loadUnaligned(fromByteOffset: $0 * MemoryLayout<T>.size, as: T.self))
        }
      }
    }
    switch kind {
    case "<f8": return numbers(Double.self) { "\($0)" }
    case "<f4": return numbers(Float.self) { "\($0)" }
    case "<i8": return numbers(Int64.self) { "\($0)" }
    case "<i4": return numbers(Int32.self) { "\($0)" }
    default: throw Unreadable(reason: "its numbers are of type \(kind); float64, float32, int64 and int32 are read")
    }
  }

  /// A list of numbers, or an object of numbers by name.
  private static func json(_ bytes: Data) throws(Unreadable) -> ([String]?, [String]) {
    let decoder = JSONDecoder()
    func texts(_ numbers: [JSONNumber]) -> [String] { numbers.map(\.text) }
    if let list = try? decoder.decode([JSONNumber].self, from: bytes) { return (nil, texts(list)) }
    if let nested = try? decoder.decode([[JSONNumber]].self, from: bytes) {
      return (nil, texts(nested.flatMap(\.self)))
    }
    if let named = try? decoder.decode([String: JSONNumber].self, from: bytes) {
      let names = named.keys.sorted()
      return (names, names.compactMap { named[$0]?.text })
    }
    throw Unreadable(reason: "it is neither a list of numbers nor an object of numbers by name")
  }

  /// The coordinates in the order of the variables.
  func ordered(by variables: [String]) throws(PointFileError) -> [String] {
    guard let names else {
      guard coordinates.count == variables.count else {
        throw PointFileError(
          file: title, reason: "it has \(coordinates.count) numbers; there are \(variables.count) variables")
      }
      return coordinates
    }
    let values = Dictionary(zip(names, coordinates), uniquingKeysWith: { $1 })
    guard values.count == names.count, Set(names) == Set(variables) else {
      let shown = variables.prefix(6).joined(separator: ", ") + (variables.count > 6 ? ", …" : "")
      throw PointFileError(file: title, reason: "it has not one number for each of the variables \(shown)")
    }
    return variables.compactMap { values[$0] }
  }
}

/// Why no point can be had from a file.
struct PointFileError: Error, CustomStringConvertible {
  var file, reason: String
  var option = "--at"
  var description: String { "\(option) \(file): \(reason)" }
}

/// A number of JSON, or the text of one.
struct JSONNumber: Decodable {
  let text: String

  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if let number = try? container.decode(Decimal.self), let double = try? container.decode(Double.self) {
      // As it was written where that is exact in decimal; a Double's own digits otherwise.
      let written = number.description
      text = Double(written) == double ? written : "\(double)"
    } else {
      text = try container.decode(String.self)
    }
  }
}
