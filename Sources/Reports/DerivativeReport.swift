/// The derivatives of a function at a point in one format: one number, or a gradient component by component.
public struct DerivativeReport: Sendable {
  /// The format's name.
  public let format: String
  /// The names of the variables, in order.
  public let variables: [String]
  /// What was found of each partial derivative.
  public let partials: [DerivativeFinding]
  /// How many times f was evaluated, in all.
  public let evaluations: Int

  /// A report of these findings.
  /// - Precondition: there is one for each variable.
  public init(format: String, variables: [String], partials: [DerivativeFinding], evaluations: Int) {
    precondition(
      partials.count == variables.count, "\(partials.count) derivatives of \(variables.count) variables")
    self.format = format
    self.variables = variables
    self.partials = partials
    self.evaluations = evaluations
  }

  /// Whether there is a derivative for every variable.
  public var isComplete: Bool { partials.allSatisfy(\.isEstimate) }

  /// `format`, `value`, `error`, `evaluations` and `outcome`. With one variable value, error and outcome are a number, a
  /// number and text; with more they are lists in the order of `variables`.
  public var members: [(String, JSON)] {
    func each(_ part: (DerivativeFinding) -> JSON) -> JSON {
      partials.count == 1 ? part(partials[0]) : .array(partials.map(part))
    }
    return [
      ("format", .string(format)), ("variables", .array(variables.map { .string($0) })),
      ("value", each { $0.value.json }), ("error", each { $0.error.json }), ("evaluations", JSON(evaluations)),
      ("outcome", each { .string($0.outcome) }),
    ]
  }

  /// The columns of ``csv``.
  public static let csvHeader = CSV.line(["format", "variable", "value", "error", "evaluations", "outcome"])

  /// A line for each variable; evaluations are empty where they are not known for each.
  public var csv: String {
    zip(variables, partials).map { variable, found in
      CSV.line([
        format, variable, found.value.json.field, found.error.json.field, found.evaluations.map { "\($0)" } ?? "",
        found.outcome,
      ])
    }.joined()
  }

  /// A table of several reports: the digits that are known, and no others.
  public static func text(_ reports: [DerivativeReport]) -> String {
    var table = TextTable([
      ("format", .left), ("variable", .left), ("derivative", .right), ("error", .right), ("evaluations", .right),
      ("outcome", .left),
    ])
    for report in reports {
      for (variable, found) in zip(report.variables, report.partials) {
        let count = found.evaluations ?? (report.partials.count == 1 ? report.evaluations : nil)
        table.append([
          report.format, variable, found.value.short, found.error.short, count.map { "\($0)" } ?? "",
          found.outcome.replacing("_", with: " "),
        ])
      }
    }
    return table.text
  }
}
