import EvidenceReports
import ArgumentParser
import Expressions
import MultiPrecision
import Reports
import Scalars
import Subjects

/// `gradcheck eval`: the value of an expression.
struct EvalCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "eval",
    abstract: "Evaluate an expression in one format or several.",
    discussion: """
      Literals and coordinates are decimal text, rounded once to the format. The value is written with the fewest digits \
      that read back as the same number.

      An expression has + - * / % ^, comparisons with and, or, not in if(condition, a, b), |x|, let z = a*x+b in …, sums \
      sum(i, 1, 10, x^i/i), products, vectors dot(w, [1, 2, 3]), and these functions:
      \(ListCommand.functionNames)
      'gradcheck list functions' says what they are; np.sin, math.log, x², π and × are understood. It may be of a million terms; at \
      most 262144 parentheses, calls and operators may wait for their end at a time.

      EXAMPLES
        gradcheck eval "sin(x)/x" --at x=1e-8
        gradcheck eval "if(x > 0, x^2, -x)" --at x=-3
        gradcheck eval "let z = 2*x+1 in z^2 + |z|" --at x=-3
        gradcheck eval "sum(i, 1, 10, x^i/i) * prod(i, 1, 3, x+i)" --at x=0.5
        gradcheck eval "clamp(x,0,1) + sign(x) + floor(x) + mod(x,2)" --at x=3.5
        gradcheck eval "relu(x) + logsumexp(x,1,2) + heaviside(x)" --at x=-3
        gradcheck eval "digamma(x) + gammainc(2,x) + jn(2,x) + li2(x)" --at x=3
        gradcheck eval "dot(w, [1, 2, 3])" --at "w=[4,5,6]"
        gradcheck eval "k*T" --let k=1.380649e-23 --at T=300
        gradcheck eval "sum(row, (y-a*t)^2)" --at a=2 --data table.csv
        gradcheck eval "erfinv(0.5) + j0(1) + zeta(3)" --format mp128
        gradcheck eval "np.arctan2(y, x)" --at x=1 y=2
        gradcheck eval "2^0.5" --format binary32 --format double --format mp256
        gradcheck eval "1/3" --format half --format float32 --format quad
        gradcheck eval "|x|·2² × π − x" --at x=-3
        gradcheck eval - --at x=2 < formula.txt
        gradcheck eval 0.1 --hex
        gradcheck eval "exp(pi*sqrt(163))" --interval --format mp256
      """)

  @Argument(help: "The expression.")
  var expression: String

  @Option(
    name: .customLong("at"),
    help: ArgumentHelp("The values of its variables: x=1,y=2. Several add up.", valueName: "point"))
  var places: [String] = []

  @OptionGroup var named: DefinitionOptions

  @OptionGroup var formats: FormatOptions

  @Flag(help: "Write values in hexadecimal, exactly.")
  var hex = false

  @Flag(help: "Write bounds that enclose the exact value, with the digits of the format.")
  var interval = false

  @Flag(help: "Write the result as JSON.")
  var json = false

  func run() throws {
    try reportingMisuse {
      let definitions = try named.definitions()
      let point = places.isEmpty ? nil : try PointText(places.joined(separator: ","), definitions: definitions)
      let text = expression.hasPrefix(" ") ? String(expression.dropFirst()) : expression
      let parsed: Expression
      if let names = point?.names {
        parsed = try Expression(text, variables: names, definitions: definitions)
      } else {
        parsed = try Expression(text, definitions: definitions)
      }
      guard parsed.variables.isEmpty || point != nil else {
        throw ValidationError(
          "The expression has variables (\(parsed.variables.joined(separator: ", "))); give them with --at.")
      }
      if interval {
        try show(formats.named().map { try parsed.enclosure(at: point, in: $0) })
        return
      }
      let results = try formats.named().map { ($0.name, try parsed.value(at: point, in: $0)) }
      let texts = results.map { hex ? $1.value.hexadecimal : $1.description }
      if json {
        let objects = results.map { format, number in
          JSON.object([
            ("format", .string(format)), ("value", JSON(number)), ("hex", .string(number.value.hexadecimal)),
          ])
        }
        try Terminal.write(.array(objects))
      } else if texts.count == 1 {
        try Terminal.writeLine(texts[0])
      } else {
        var table = TextTable([("format", .left), ("value", .left)])
        for (result, text) in zip(results, texts) { table.append([result.0, text]) }
        try Terminal.write(table.text)
      }
    }
  }

  private func show(_ results: [EnclosedText]) throws {
    let bounds = results.map { hex ? $0.hexadecimal : ($0.lower, $0.upper) }
    if json {
      let objects = zip(results, bounds).map { result, bounds in
        JSON.object([
          ("format", .string(result.format)), ("lower", result.isEmpty ? .null : .string(bounds.0)),
          ("upper", result.isEmpty ? .null : .string(bounds.1)), ("decoration", .string(result.decoration)),
        ])
      }
      try Terminal.write(.array(objects))
      return
    }
    for (result, bounds) in zip(results, bounds) {
      let label = results.count == 1 ? "" : "\(result.format)  "
      let doubt = result.decoration == "possibly undefined" ? "  possibly undefined" : ""
      let shown = result.isEmpty ? "[empty]" : "[\(bounds.0), \(bounds.1)]" + doubt
      try Terminal.writeLine(label + shown)
    }
  }
}
