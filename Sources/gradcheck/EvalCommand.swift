import ArgumentParser
import Expressions
import Reports
import Scalars

/// `gradcheck eval`: the value of an expression.
struct EvalCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "eval",
    abstract: "Evaluate an expression in one format or several.",
    discussion: """
      Literals and coordinates are decimal text, rounded once to the format. The value is written with the fewest digits \
      that read back as the same number.

      EXAMPLES
        gradcheck eval "sin(x)/x" --at x=1e-8
        gradcheck eval "2^0.5" --format binary32 --format binary64 --format mp256
        gradcheck eval 0.1 --hex
      """)

  @Argument(help: "The expression.")
  var expression: String

  @Option(help: ArgumentHelp("The values of its variables: x=1,y=2.", valueName: "point"))
  var at: String?

  @OptionGroup var formats: FormatOptions

  @Flag(help: "Write values in hexadecimal, exactly.")
  var hex = false

  @Flag(help: "Write the result as JSON.")
  var json = false

  func run() throws {
    try reportingMisuse {
      let point = try at.map { try PointText($0) }
      let text = expression.hasPrefix(" ") ? String(expression.dropFirst()) : expression
      let parsed: Expression
      if let names = point?.names {
        parsed = try Expression(text, variables: names)
      } else {
        parsed = try Expression(text)
      }
      guard parsed.variables.isEmpty || point != nil else {
        throw ValidationError(
          "The expression has variables (\(parsed.variables.joined(separator: ", "))); give them with --at.")
      }
      let results = try formats.types().map { try value(parsed, point, $0) }
      if json {
        print(
          JSON.array(
            results.map { .object([("format", .string($0.format)), ("value", $0.json), ("hex", .string($0.hex))]) }
          )
          .indented)
      } else if results.count == 1 {
        print(hex ? results[0].hex : results[0].decimal)
      } else {
        var table = TextTable([("format", .left), ("value", .left)])
        for result in results { table.append([result.format, hex ? result.hex : result.decimal]) }
        print(table.text, terminator: "")
      }
    }
  }

  private func value<S: RealScalar>(_ expression: Expression, _ point: PointText?, _ type: S.Type) throws
    -> (format: String, decimal: String, hex: String, json: JSON)
  {
    let x = try point?.values(of: expression.variables, as: S.self) ?? []
    let value = expression(x)
    return (S.formatName, value.description, value.hexadecimal, JSON(value))
  }
}
