import EvidenceReports
import ArgumentParser
import Expressions
import Problems
import Programs
import Scalars
import Subjects

// Subjects whose function no problem has: formulae, and programs.
extension SubjectOptions {
  /// The subject of the formula `f`.
  func expression(_ f: String, over region: String?) throws -> Subject {
    let (variables, place) = try place(of: [f])
    let function = try Expression(f, variables: variables, definitions: named.definitions())
    if case .text(let text) = place { _ = try text.values(of: variables, as: Double.self) }
    return Subject(
      SubjectNames(title: Self.title(Self.shortened(f), at: at, over: region), variables: variables),
      function: .retypable(function), claim: try claim(variables), point: place)
  }

  /// A formula as a title has it: of a very long one the beginning.
  static func shortened(_ formula: String) -> String {
    formula.utf8.count > 1000 ? formula.prefix(80) + "…" : formula
  }

  /// The variables of formulae, as the point names them or else in the order in which they appear, and the point.
  func place(of formulae: [String]) throws -> (variables: [String], place: SubjectPoint) {
    let definitions = try named.definitions()
    func inFormulae() throws -> [String] {
      try formulae.reduce(into: []) { names, formula in
        let variables = try Expression(formula, definitions: definitions).variables
        for name in variables where !names.contains(name) { names.append(name) }
      }
    }
    let at = at ?? ""
    if PointFile.isNamed(by: at) {
      let file = try PointFile(at)
      let variables = try file.names ?? inFormulae()
      return (variables, .named(ProblemPoint("file", try file.ordered(by: variables))))
    }
    let text = try PointText(at, definitions: definitions)
    return (try text.names ?? inFormulae(), .text(text))
  }

  /// The subject of a program that runs.
  func subject(_ session: ProgramSession, over region: String? = nil) throws -> Subject {
    let hello = session.hello
    let written = try at.flatMap {
      PointFile.isNamed(by: $0) ? nil : try PointText($0, definitions: named.definitions())
    }
    let file = try at.flatMap { PointFile.isNamed(by: $0) ? try PointFile($0) : nil }
    guard let count = hello.width ?? file?.coordinates.count ?? written?.coordinates.count else {
      throw ValidationError("\(session.title) has no point of its own: give one with --at.")
    }
    let variables =
      hello.variables ?? file?.names ?? written?.names ?? (count == 1 ? ["x"] : (1...count).map { "x\($0)" })
    let place: SubjectPoint
    if let file {
      place = .named(ProblemPoint("file", try file.ordered(by: variables)))
    } else if let written {
      _ = try written.values(of: variables, as: Double.self)
      place = .text(written)
    } else {
      let numbers = (hello.point ?? []).map(\.text)
      guard !numbers.isEmpty else {
        throw ValidationError("\(session.title) has no point of its own: give one with --at.")
      }
      if let number = numbers.first(where: { Double(decimal: $0)?.isFinite != true }) {
        throw ValidationError("\(session.title) says that it is at '\(number)', which is no finite decimal number.")
      }
      place = .named(ProblemPoint("default", numbers))
    }
    var claim = try claim(variables)
    if claim == nil, hello.hasGradient { claim = .elsewhere(session) }
    var names = SubjectNames(title: Self.title(session.title, at: at, over: region), variables: variables)
    var start = 0
    names.blocks = hello.blocks.map { block in
      defer { start += block.count }
      return ParameterBlock(name: block.name, range: start..<start + block.count, shape: [block.count])
    }
    var subject = Subject(names, function: .elsewhere(session), claim: claim, point: place)
    subject.bounds = SubjectBounds(saidBy: hello, variables)
    return subject
  }

  /// The gradient that `--gradient` claims; nil where it claims none.
  private func claim(_ variables: [String]) throws -> StudiedGradient? {
    let claimed = claimedFormulae
    guard !claimed.isEmpty else { return nil }
    guard claimed.count == variables.count else {
      throw ValidationError(
        "The function has \(counted(variables.count, "variable")) (\(variables.joined(separator: ", "))) but --gradient gives "
          + "\(counted(claimed.count, "expression")); it needs one for each variable, in that order.")
    }
    return .retypable(try ExpressionVector(claimed, variables: variables, definitions: named.definitions()))
  }
}

extension SubjectBounds {
  /// The bounds that a program says its variables have; nil where it says nothing of them.
  fileprivate init?(saidBy hello: ProgramHello, _ variables: [String]) {
    guard hello.lower != nil || hello.upper != nil else { return nil }
    func bound(_ bounds: [NumberOnWire?]?, _ i: Int) -> Expression? {
      bounds?[i].flatMap { try? Expression($0.text, variables: []) }
    }
    self.init(
      variables.enumerated().map { i, name in
        let (lower, upper) = (bound(hello.lower, i), bound(hello.upper, i))
        let text = "\(name)=\(lower?.description ?? ""):\(upper?.description ?? "")"
        return Entry(name: name, lower: lower, upper: upper, text: text)
      })
  }
}
