import EvidenceReports
import ArgumentParser
import Expressions
import FiniteDifferences
import MultiPrecision
import Problems
import Reports
import StepSelection

/// `gradcheck list`: what there is.
struct ListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "List the problems, number formats, functions, stencils and step rules that there are.")

  enum Kind: String, CaseIterable, ExpressibleByArgument { case problems, formats, functions, stencils, rules }

  @Argument(help: "What to list; all five when nothing is given.")
  var kind: Kind?

  @Flag(help: "Write the list as JSON.")
  var json = false

  func run() throws {
    let kinds = kind.map { [$0] } ?? Kind.allCases
    if json {
      try Terminal.write(.object(kinds.map { ($0.rawValue, Self.json($0)) }))
    } else {
      try Terminal.write(kinds.map { Self.text($0) }.joined(separator: "\n"))
    }
  }

  /// The names of the functions that formulae may use, a few to the line.
  static let functionNames: String = {
    var lines = [""]
    for name in FormulaFunction.all.map(\.name) {
      if lines[lines.count - 1].count + name.count > 76 { lines.append("") }
      lines[lines.count - 1] += (lines[lines.count - 1].isEmpty ? "  " : " ") + name
    }
    return lines.joined(separator: "\n")
  }()

  private static func text(_ kind: Kind) -> String {
    switch kind {
    case .problems:
      var table = TextTable([("problem", .left), ("n", .right), ("points", .left), ("", .left)])
      for problem in ProblemCatalogue.all {
        let points = problem.points.map(\.name).joined(separator: ", ")
        table.append([problem.name, "\(problem.variables.count)", points, problem.summary])
      }
      let large = ProblemCatalogue.large.map(\.key).joined(separator: ", ")
      return table.text + "  with a million variables, for locate: \(large)\n"
    case .formats:
      var table = TextTable([("format", .left), ("bits of significand", .right)])
      for format in NamedFormat.standard + NamedFormat.emulated + NamedFormat.variants {
        table.append([format.name, "\(format.precision)"])
      }
      let bits = NamedFormat.precisions
      let others = NamedFormat.otherNames.keys.sorted().joined(separator: " ")
      return table.text + "  mpN: N bits, any number from \(bits.lowerBound) to \(bits.upperBound)\n  also: \(others)\n"
    case .functions:
      var table = TextTable([("function", .left), ("", .left)])
      for function in FormulaFunction.all { table.append([function.name + function.arguments, function.summary]) }
      return table.text
    case .stencils:
      var table = TextTable([("stencil", .left), ("order", .right), ("offsets", .left), ("weights", .left)])
      for (name, stencil) in Stencil.named {
        let offsets = stencil.offsets.map(String.init).joined(separator: " ")
        let weights = stencil.weights.map(\.description).joined(separator: " ")
        table.append([name, "\(stencil.accuracy)", offsets, weights])
      }
      return table.text
    case .rules:
      var table = TextTable([("rule", .left), ("forms", .left), ("", .left)])
      for rule in StepRules.all {
        table.append([rule.name, rule.forms.map(\.rawValue).joined(separator: " "), rule.summary])
      }
      let exact = ExactOptimum()
      return table.text + "  \(exact.name), for all forms: \(exact.summary)\n"
    }
  }

  private static func json(_ kind: Kind) -> JSON {
    switch kind {
    case .problems:
      .array(
        ProblemCatalogue.all.map { problem in
          .object([
            ("name", .string(problem.name)), ("variables", .array(problem.variables.map { .string($0) })),
            ("points", .array(problem.points.map { .string($0.name) })), ("summary", .string(problem.summary)),
            ("difficulty", .string(problem.difficulty)),
          ])
        })
    case .formats:
      .array(
        (NamedFormat.all + NamedFormat.variants).map {
          .object([("name", .string($0.name)), ("precision", .number("\($0.precision)"))])
        })
    case .functions:
      .array(
        FormulaFunction.all.map {
          .object([
            ("name", .string($0.name)), ("arguments", .string($0.arguments)), ("summary", .string($0.summary)),
          ])
        })
    case .stencils:
      .array(
        Stencil.named.map { name, stencil in
          .object([
            ("name", .string(name)), ("order", .number("\(stencil.accuracy)")),
            ("offsets", .array(stencil.offsets.map { .number("\($0)") })),
            ("weights", .array(stencil.weights.map { .string($0.description) })),
          ])
        })
    case .rules:
      .array(
        StepRules.all.map { rule in
          .object([
            ("name", .string(rule.name)), ("forms", .array(rule.forms.map { .string($0.rawValue) })),
            ("summary", .string(rule.summary)),
          ])
        })
    }
  }
}
