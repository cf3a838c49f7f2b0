import EvidenceReports
import ArgumentParser
import Expressions
import Problems
import Programs
import Scalars
import Subjects

/// The arguments that say what to work on: a problem by name, or expressions.
struct SubjectOptions: ParsableArguments {
  @Argument(
    help: "A problem by its name; 'gradcheck list' shows them all.",
    completion: .list(ProblemCatalogue.all.map(\.name) + ProblemCatalogue.large.map(\.key)))
  var problem: String?

  @Option(
    name: .customLong("f"),
    help: ArgumentHelp(
      "The function, as an expression in its variables ('gradcheck list functions'); several are a function of several outputs; - is standard input.",
      valueName: "expression ..."))
  var functions: [String] = []

  @Option(help: ArgumentHelp("The claimed gradient, an expression for each variable.", valueName: "expression ..."))
  var gradient: [String] = []

  @Option(
    name: .customLong("at"),
    help: ArgumentHelp(
      "The point: x1=-1.2,x2=1, or values alone, or a file: x0.npy, .csv, .json, .txt; - is standard input. Several add up.",
      valueName: "point"))
  var places: [String] = []

  @OptionGroup var named: DefinitionOptions

  @Option(
    help: ArgumentHelp("One of the problem's own points, such as start1, start2 or certified.", valueName: "name"))
  var point: String?

  @OptionGroup(title: "Functions that live elsewhere") var elsewhere: ProgramOptions

  @Flag(help: "Use the problem's seeded faulty gradient in place of the right one.")
  var faulty = false

  @Option(help: "The seed that chooses the fault, and a check's random directions.")
  var seed: UInt64 = 1

  /// The function that is given as an expression; nil where there is none, or there are several.
  var f: String? { functions.count == 1 ? functions[0] : nil }

  /// The point, as it was written in one piece or several.
  var at: String? { places.isEmpty ? nil : places.joined(separator: ",") }

  /// The formulae of the claimed gradient: each value of `--gradient` is one, or lists several between commas, in brackets or without.
  var claimedFormulae: [String] {
    gradient.flatMap { text in
      let list = text.trimmingBlanks
      let isBracketed = list.hasPrefix("[") && list.hasSuffix("]")
      return ExpressionVector.components(of: isBracketed ? String(list.dropFirst().dropLast()) : text)
    }
  }

  /// What is claimed, and with which constants and data: what the records of a study depend on beside f.
  var claim: String {
    let names = named.constants + (named.data.map { ["data of \($0)"] } ?? [])
    let claim = problem != nil ? "the problem's" : gradient.joined(separator: "; ")
    return claim + (names.isEmpty ? "" : " with " + names.joined(separator: "; "))
  }

  /// Whether any of the arguments says what to work on.
  var isGiven: Bool {
    problem != nil || !functions.isEmpty || elsewhere.isGiven || !gradient.isEmpty || at != nil || point != nil
      || faulty || named.isGiven
  }

  /// Checks that the arguments name one subject, and its point.
  func requireSubject(outputs: Int = 1, overRegion: Bool = false) throws {
    guard functions.count <= outputs else {
      throw ValidationError(
        "--f gives \(functions.count) functions. Several are checked together: 'gradcheck check' with --jacobian, --jvp or --vjp."
      )
    }
    guard [problem != nil, !functions.isEmpty, elsewhere.isGiven].count(where: { $0 }) == 1 else {
      throw ValidationError(
        "Give either the name of a problem or a function: with --f or, where it lives elsewhere, with --program, --python, "
          + "--library or --url; 'gradcheck list' shows the problems.")
    }
    if problem == nil {
      guard at != nil || functions.isEmpty || overRegion else {
        throw ValidationError("A function given with --f needs a point: --at \"x=1,y=2\".")
      }
      guard point == nil, !faulty else {
        throw ValidationError(
          "--point and --faulty are for problems; \(!functions.isEmpty ? "an expression" : "a program") has neither.")
      }
    } else {
      if let problem, !problem.allSatisfy({ $0.isLetter || $0.isNumber }) {
        throw ValidationError(
          "'\(problem)' is no problem's name; a formula is given with --f, a function in Python with --python.")
      }
      guard gradient.isEmpty else { throw ValidationError("--gradient goes with --f; a problem has its own gradient.") }
    }
    guard at == nil || point == nil else {
      throw ValidationError("Give the point with --at or with --point, not both.")
    }
  }

  /// Checks besides that there is a claimed gradient.
  func requireClaim(overRegion: Bool = false) throws {
    try requireSubject(overRegion: overRegion)
    guard f == nil || !gradient.isEmpty else {
      throw ValidationError("There is nothing to check without a claimed gradient: give --gradient.")
    }
  }

  /// Checks that the arguments leave everything to a file of cases.
  func requireCases(_ formats: FormatOptions) throws {
    guard !isGiven else {
      throw ValidationError("The cases of --cases bring their functions and points; give no other.")
    }
    guard formats.format.count <= 1 else {
      throw ValidationError("--cases takes one --format at most, that of the cases which name none.")
    }
  }

  /// The subject that the arguments describe; its title has, in place of the point, the region over which it is looked at.
  func subject(over region: String? = nil) throws -> Subject {
    if let f { return try expression(f, over: region) }
    if let session = try elsewhere.session() {
      if let outputs = session.hello.outputs {
        throw ValidationError(
          "\(session.title) has \(outputs.count) outputs; that is for 'gradcheck check'"
            + (elsewhere.url == nil ? "." : ", or choose one with --output-number, from 1 to \(outputs.count)."))
      }
      return try subject(session, over: region)
    }
    let name = problem ?? ""
    guard let problem = ProblemCatalogue.problem(named: name) else {
      if ProblemCatalogue.large.contains(where: { $0.key == name.lowercased() }) {
        throw ValidationError("'\(name)' has a million variables, which is a case for 'gradcheck locate \(name)'.")
      }
      throw UnknownName("problem", name, among: ProblemCatalogue.all.map(\.name))
    }
    return try subject(problem, over: region)
  }

  /// The subject that the arguments describe; the problem may be a large one, and `perturbation` makes its gradient wrong.
  func subject(_ perturbation: Perturbation?) throws -> Subject {
    if f != nil || elsewhere.isGiven { return try subject() }
    let name = problem ?? ""
    if let problem = ProblemCatalogue.problem(named: name) { return try subject(problem, perturbation) }
    guard let problem = ProblemCatalogue.largeProblem(named: name) else {
      let names = ProblemCatalogue.all.map(\.name) + ProblemCatalogue.large.map(\.key)
      throw UnknownName("problem", name, among: names)
    }
    // Among so many components a seeded fault of one is none that anybody would see.
    return try subject(problem, perturbation ?? (faulty ? Perturbation(count: 1) : nil))
  }

  private func subject(
    _ problem: some Problem, _ perturbation: Perturbation? = nil, over region: String? = nil
  ) throws -> Subject {
    let variables = problem.variables
    let place: SubjectPoint
    let label: String
    if let at, PointFile.isNamed(by: at) {
      place = .named(ProblemPoint("file", try PointFile(at).ordered(by: variables)))
      label = at
    } else if let at {
      let text = try PointText(at, definitions: named.definitions())
      _ = try text.values(of: variables, as: Double.self)
      (place, label) = (.text(text), at)
    } else {
      let chosen: ProblemPoint?
      if let point { chosen = problem.point(named: point) } else { chosen = problem.points.first }
      guard let chosen else {
        throw UnknownName("point of \(problem.name)", point ?? "", among: problem.points.map(\.name))
      }
      (place, label) = (.named(chosen), Self.label(chosen, variables: variables))
    }
    let gradient: any RealVectorFunction
    var title = Self.title(problem.name, at: label, over: region)
    if let perturbation {
      let wrong = try perturbation(problem.gradient, variables: variables, seed: seed)
      gradient = wrong.gradient
      title += ", faulty gradient (seed \(seed): \(wrong.description))"
    } else if faulty {
      let faulty = problem.faultyGradient(seed: seed)
      gradient = faulty
      title += ", faulty gradient (seed \(seed): \(faulty.fault.description))"
    } else {
      gradient = problem.gradient
    }
    return Subject(
      SubjectNames(title: title, variables: variables, blocks: problem.blocks.count > 1 ? problem.blocks : []),
      function: .retypable(problem.function), claim: .retypable(gradient), point: place)
  }

  /// A name, and where it is looked at: `sin at x=1`, `f over x=0:1`.
  static func title(_ name: String, at place: String?, over region: String?) -> String {
    region.map { "\(name) over \($0)" } ?? place.map { "\(name) at \($0)" } ?? name
  }

  /// The point's name and, where they are few, its coordinates: `start1 (b1=500, b2=0.0001)`, or `x=1` for the only one.
  private static func label(_ point: ProblemPoint, variables: [String]) -> String {
    guard variables.count <= 4 else { return point.name }
    let values = zip(variables, point.coordinates).map { "\($0)=\($1)" }.joined(separator: ", ")
    return variables.count == 1 ? values : "\(point.name) (\(values))"
  }
}
