import ArgumentParser
import Foundation

/// Arguments that stand elsewhere: a formula on standard input, `--f -` or `eval -`, and whole problems in files, `--file problem.json`.
///
/// A file is a JSON object whose keys are options without their dashes:
///
///     {"f": "x^2*y", "gradient": ["2*x*y", "x^2"], "at": "x=1.5,y=0.3", "let": ["k=1.38e-23"]}
///
/// A list gives an option several values, and one of lists its rows; `true` is a flag. `at`, `gradient` and `let` may be objects of
/// values by name; where only `at` is, or is a list, `variables` says in which order.
enum ArgumentFile {
  /// The arguments with what stands elsewhere in its place.
  static func expanded(_ arguments: [String]) throws -> [String] {
    var result: [String] = []
    var rest = arguments[...]
    while let argument = rest.popFirst() {
      if argument == "--f", rest.first == "-" {
        rest.removeFirst()
        result.append("--f=" + formula)
      } else if argument == "eval", result.isEmpty, rest.first == "-" {
        rest.removeFirst()
        result += [argument, formula]
      } else if argument == "--file" || argument.hasPrefix("--file=") {
        guard let path = argument == "--file" ? rest.popFirst() : String(argument.dropFirst(7)) else {
          throw ValidationError("--file takes the name of a file: --file problem.json.")
        }
        result += try options(in: path)
      } else {
        result.append(argument)
      }
    }
    return result
  }

  /// The formula on standard input; a blank before it hides a dash from the parser of arguments.
  private static var formula: String {
    let bytes = StandardInput.bytes
    let end = bytes.lastIndex { $0 > 0x20 }.map { $0 + 1 } ?? bytes.startIndex
    let formula = String(decoding: bytes[..<end].drop { $0 <= 0x20 }, as: UTF8.self)
    return formula.hasPrefix("-") ? " " + formula : formula
  }

  private static func options(in path: String) throws -> [String] {
    func mistake(_ text: String) -> ValidationError { ValidationError("--file \(path): \(text)") }
    guard let bytes = FileManager.default.contents(atPath: path) else { throw mistake("it cannot be read.") }
    guard case .object(let members) = try? JSONDecoder().decode(Member.self, from: bytes) else {
      throw mistake("it is no JSON object such as {\"f\": \"x^2\", \"at\": \"x=1\"}.")
    }
    var (at, gradient): ([String: Member]?, [String: Member]?) = (nil, nil)
    if case .object(let values) = members["at"] { at = values }
    if case .object(let values) = members["gradient"] { gradient = values }
    let named = members["variables"]?.texts
    if let at, at.count > 1, named == nil, case .list = members["gradient"] {
      throw mistake(
        "'at' is an object, which has no order: \"variables\": [\"x\", \"y\"] says what the components of 'gradient' are of."
      )
    }
    let names = named ?? (at ?? gradient)?.keys.sorted() ?? []
    func value(_ name: String, in object: [String: Member]) throws -> String {
      guard let text = object[name]?.texts.first else { throw mistake("there is nothing for '\(name)'.") }
      return text
    }
    var result: [String] = []
    for (key, member) in members.sorted(by: { $0.key < $1.key }) where key != "variables" {
      switch (key, member) {
      case ("at", .object(let values)):
        result.append("--at=" + (try names.map { "\($0)=\(try value($0, in: values))" }.joined(separator: ",")))
      case ("at", .list(let values)) where named?.count == values.count:
        result.append("--at=" + zip(names, values).map { "\($0)=\($1)" }.joined(separator: ","))
      case ("gradient", .object(let values)): result += try names.map { "--gradient=\(try value($0, in: values))" }
      case ("let", .object(let values)):
        result += try values.keys.sorted().map { "--let=\($0)=\(try value($0, in: values))" }
      case (_, .object): throw mistake("'\(key)' is an object; only 'at', 'gradient' and 'let' may be.")
      case (_, .flag(let isSet)): result += isSet ? ["--\(key)"] : []
      case ("at", _): result.append("--at=" + member.texts.joined(separator: ","))
      default: result += member.texts.map { "--\(key)=\($0)" }
      }
    }
    return result
  }

  /// What a key of a file stands for.
  private enum Member: Decodable {
    case flag(Bool), text(String), list([String]), object([String: Member])

    init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      if let flag = try? container.decode(Bool.self) {
        self = .flag(flag)
      } else if let members = try? container.decode([String: Member].self) {
        self = .object(members)
      } else if let list = try? container.decode([JSONNumber].self) {
        self = .list(list.map(\.text))
      } else if let rows = try? container.decode([[JSONNumber]].self) {
        self = .list(rows.map { $0.map(\.text).joined(separator: ", ") })
      } else {
        self = .text(try container.decode(JSONNumber.self).text)
      }
    }

    /// The values that it lists.
    var texts: [String] {
      switch self {
      case .flag, .object: []
      case .text(let text): [text]
      case .list(let texts): texts
      }
    }
  }
}
