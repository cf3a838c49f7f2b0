import EvidenceReports
import Expressions
import Foundation
import MultiPrecision
import Scalars
import Subjects

/// One line of a file of cases: a function, a claimed gradient and a point, as the line has them.
///
///     {"id": "a", "variables": ["x", "y"], "at": ["1.5", "0.3"], "f": "x^2*y", "gradient": ["2*x*y", "x^2"]}
///
/// In place of the gradient there may be a matrix of derivatives: `"jacobian": [["2*x*y", "x^2"], ["cos(x)", "1"]]` of a list `f`, or
/// `"hessian"` of one f; or products with vectors, `"jvp"` and `"vjp"`, or `"hvp"`.
///
/// Optional are `format`, the name of a number format, `blocks`, named blocks of the variables as text: `W1=64x16,b1=16`
/// (an object has no order), `let`, constants for the formulae: `{"k": "1.38e-23"}`, or `["a=2", "b=a^2"]` where one uses another, and
/// `data`, the file of a table whose columns are names inside `sum(row, …)`. Other keys are ignored.
struct CaseLine: Sendable {
  /// Why a line cannot be used, with its `id` where that could be read.
  struct Failure: Error {
    var id: String?
    var message: String
  }

  let id: String
  let format: NamedFormat
  /// What the line has.
  enum Asked: Sendable {
    /// A function at the point, with its gradient where one was asked for.
    case subject(Subject)
    /// A function with the matrix of derivatives that is claimed in place of a gradient.
    case matrix(MatrixSubject)
  }

  /// What the line has; its title is the id.
  let asked: Asked

  /// The id and the variables.
  var names: SubjectNames {
    switch asked {
    case .subject(let subject): subject.names
    case .matrix(let matrix): matrix.names
    }
  }

  /// Reads a line; `format` and `blocks` are for a line that names none. Without `hasClaim` no gradient is asked for, and none
  /// is read.
  init(
    _ line: [UInt8], format standard: NamedFormat, blocks standardBlocks: BlocksText? = nil, hasClaim: Bool = true
  ) throws(Failure) {
    let object: Any
    do { object = try JSONSerialization.jsonObject(with: Data(line)) } catch {
      let detail = (error as NSError).userInfo["NSDebugDescription"] as? String
      throw Failure(id: nil, message: "this line is not JSON" + (detail.map { ": \($0)" } ?? ""))
    }
    guard let members = object as? [String: Any] else {
      throw Failure(id: nil, message: "this line is JSON, but no object: a case is {\"id\": …, \"f\": …, …}")
    }
    let id = members["id"] as? String
    do {
      let name = try Self.value(members, "id", as: String.self, "text")
      let variables = try Self.value(members, "variables", as: [String].self, "a list of names")
      let at = try Self.value(
        members, "at", as: [String].self, "a list of decimal numbers in quotes, so that no digit of them is lost")
      let isOfMatrix = hasClaim && Self.claimsMatrix(members)
      let gradient =
        hasClaim && !isOfMatrix ? try Self.value(members, "gradient", as: [String].self, "a list of expressions") : nil
      for (name, count) in [("at", at.count), ("gradient", gradient?.count ?? variables.count)]
      where count != variables.count {
        throw Mistake("'\(name)' must have one value for each of the variables, \(variables.count); it has \(count)")
      }
      guard !variables.isEmpty else { throw Mistake("there are no variables") }
      let format = try Self.optional(members, "format", as: String.self, "the name of a format")
      self.format = try format.map(Self.format) ?? standard
      let blocks = try Self.optional(members, "blocks", as: String.self, "text such as \"W1=64x16,b1=16\"")
      let parameterBlocks = try Self.read(blocks == nil ? "--blocks" : "blocks") {
        let named = try blocks.map { try BlocksText($0) } ?? standardBlocks
        return try named?.blocks(of: variables.count) ?? []
      }
      let definitions = try Self.definitions(members)
      let point = SubjectPoint.formulae(
        try at.map { text in
          try Self.read("at") { try Expressions.Expression(text, variables: [], definitions: definitions) }
        })
      let names = SubjectNames(title: name, variables: variables, blocks: parameterBlocks)
      self.id = name
      if isOfMatrix {
        asked = .matrix(try Self.matrix(members, names, at: point, definitions))
        return
      }
      let f = try Self.value(members, "f", as: String.self, "an expression")
      let function = try Self.read("f") {
        try Expressions.Expression(f, variables: variables, definitions: definitions)
      }
      let claim = try gradient.map { texts in
        try Self.read("gradient") { try ExpressionVector(texts, variables: variables, definitions: definitions) }
      }
      asked = .subject(
        Subject(names, function: .retypable(function), claim: claim.map { .retypable($0) }, point: point))
    } catch {
      throw Failure(id: id, message: (error as? Mistake)?.message ?? "\(error)")
    }
  }

  /// What comes of a line: an answer, or why there is none, with the case's `id` where that could be read.
  static func answer<R>(
    _ line: [UInt8], format: NamedFormat, blocks: BlocksText? = nil, hasClaim: Bool = true,
    _ ask: (CaseLine) throws -> R
  ) -> (id: String?, answer: Result<R, Failure>) {
    do throws(Failure) {
      let line = try CaseLine(line, format: format, blocks: blocks, hasClaim: hasClaim)
      do { return (line.id, .success(try ask(line))) } catch { throw Failure(id: line.id, message: "\(error)") }
    } catch {
      return (error.id, .failure(error))
    }
  }

  struct Mistake: Error, CustomStringConvertible {
    var message: String
    var description: String { message }
    init(_ message: String) { self.message = message }
  }

  static func value<T>(_ members: [String: Any], _ key: String, as type: T.Type, _ kind: String) throws -> T {
    guard let value = try optional(members, key, as: type, kind) else {
      let near = nearestNames(to: key, among: members.keys.sorted())
      throw Mistake("the key '\(key)' is missing" + (near.first.map { "; '\($0)' is there" } ?? ""))
    }
    return value
  }

  private static func optional<T>(_ members: [String: Any], _ key: String, as type: T.Type, _ kind: String) throws -> T?
  {
    guard let value = members[key], !(value is NSNull) else { return nil }
    guard let typed = value as? T else { throw Mistake("'\(key)' must be \(kind)") }
    return typed
  }

  /// The constants and data of a line.
  private static func definitions(_ members: [String: Any]) throws -> Definitions {
    let data = try optional(members, "data", as: String.self, "the name of a file, as --data takes it")
    let constants: [String]
    if let named = members["let"] as? [String: Any] {
      constants = try named.keys.sorted().map { name in
        guard let value = named[name] as? String else {
          throw Mistake("'let' must have values in quotes, so that no digit of them is lost")
        }
        return "\(name)=\(value)"
      }
    } else {
      constants =
        try optional(
          members, "let", as: [String].self,
          "an object such as {\"k\": \"1.38e-23\"}, or a list such as [\"a=2\", \"b=a^2\"]") ?? []
    }
    return try read("let") { try Definitions(constants: constants, data: data) }
  }

  /// What `body` reads of a key; where that is wrong, the message shows the text.
  static func read<T>(_ key: String, _ body: () throws -> T) throws -> T {
    do { return try body() } catch let error as ExpressionError {
      throw Mistake("in '\(key)':\n\(error.description)")
    } catch let error as BlocksText.Mistake {
      throw Mistake("in '\(key)':\n\(error.description)")
    }
  }

  private static func format(_ name: String) throws -> NamedFormat {
    do { return try NamedFormat(named: name) } catch {
      let near = nearestNames(to: name, among: FormatOptions.names).map { "'\($0)'" }
      throw Mistake(error.description + (near.isEmpty ? "" : "; did you mean \(near.joined(separator: " or "))?"))
    }
  }
}
