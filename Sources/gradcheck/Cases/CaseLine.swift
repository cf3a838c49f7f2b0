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
/// `"hessian"` of one f.
///
/// Optional are `format`, the name of a number format, and `blocks`, named blocks of the variables as text: `W1=64x16,b1=16`
/// (an object has no order). Other keys are ignored.
struct CaseLine: Sendable {
  /// Why a line cannot be used, with its `id` where that could be read.
  struct Failure: Error {
    var id: String?
    var message: String
  }

  let id: String
  let format: NamedFormat
  /// The function at the point, with its claim where one was asked for; its title is the id.
  let subject: Subject
  /// The matrix of derivatives that is claimed in place of a gradient: `jacobian` of a list `f`, or `hessian`, each a list of rows.
  private(set) var matrix: MatrixSubject?

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
      let isOfMatrix = hasClaim && (members["jacobian"] ?? members["hessian"]) != nil
      let f =
        isOfMatrix && members["jacobian"] != nil ? "0" : try Self.value(members, "f", as: String.self, "an expression")
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
      let parameterBlocks = try Self.read(blocks == nil ? "--blocks" : "blocks") { () throws(BlocksText.Mistake) in
        let named = try blocks.map { text throws(BlocksText.Mistake) in try BlocksText(text) } ?? standardBlocks
        return try named?.blocks(of: variables.count) ?? []
      }
      let function = try Self.read("f") { () throws(ExpressionError) in
        try Expressions.Expression(f, variables: variables)
      }
      let claim = try gradient.map { texts in
        try Self.read("gradient") { () throws(ExpressionError) in try ExpressionVector(texts, variables: variables) }
      }
      let point = try at.map { text in
        try Self.read("at") { () throws(ExpressionError) in try Expressions.Expression(text, variables: []) }
      }
      self.id = name
      subject = Subject(
        SubjectNames(title: name, variables: variables, blocks: parameterBlocks), function: .retypable(function),
        claim: claim.map { .retypable($0) }, point: .formulae(point))
      if isOfMatrix {
        matrix = try Self.matrix(members, subject.names, at: subject.point, f: function)
      }
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

  static func read<T, E: Error & CustomStringConvertible>(
    _ key: String, _ body: () throws(E) -> T
  ) throws -> T {
    do throws(E) { return try body() } catch { throw Mistake("in '\(key)':\n\(error.description)") }
  }

  private static func format(_ name: String) throws -> NamedFormat {
    do { return try NamedFormat(named: name) } catch {
      let near = nearestNames(to: name, among: FormatOptions.names).map { "'\($0)'" }
      throw Mistake(error.description + (near.isEmpty ? "" : "; did you mean \(near.joined(separator: " or "))?"))
    }
  }
}
