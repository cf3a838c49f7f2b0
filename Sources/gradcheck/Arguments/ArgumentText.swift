/// Makes formulae easy to type: `--f -x^2` and `--gradient "2*x" "-y"` mean what they look like.
///
/// The argument parser takes what begins with a dash for an option. An expression or a number may begin with one; a long
/// option begins with two, and the one short option is `-h`.
enum ArgumentText {
  /// Options whose value may begin with a dash.
  private static let valued: Set<String> = [
    "--f", "--gradient", "--jacobian", "--jvp", "--vjp", "--hessian", "--hvp", "--wirtinger", "--at", "--step",
    "--tolerance",
    "--direction", "--steps", "--bounds", "--over", "--versus", "--let", "--relative-size", "--faults",
    "--max-evaluations", "--blocks", "--timeout", "--workers",
  ]
  /// Options that take every value up to the next option.
  private static let listed: Set<String> = [
    "--f", "--gradient", "--jacobian", "--jvp", "--vjp", "--hessian", "--hvp", "--versus", "--wirtinger",
  ]
  /// Options of 'check' that are flags of 'differentiate'.
  private static let flags: Set<String> = ["--jacobian", "--hessian"]

  /// The arguments with `--option value` rewritten as `--option=value`, once for each value, for the options above, and
  /// the expression of `eval` protected likewise.
  static func normalized(_ arguments: [String]) -> [String] {
    var result: [String] = []
    var rest = arguments[...]
    while let argument = rest.popFirst() {
      if argument == "eval", result.isEmpty, let expression = rest.first, isValue(expression), expression.hasPrefix("-")
      {
        // A blank before it changes nothing in an expression, and hides the dash.
        result += [argument, " " + expression]
        rest.removeFirst()
        continue
      }
      let isFlag = arguments.first == "differentiate" && flags.contains(argument)
      guard valued.contains(argument), !isFlag, let value = rest.first, isValue(value) else {
        result.append(argument)
        continue
      }
      result += values(of: argument, from: &rest).map { "\(argument)=\($0)" }
    }
    return result
  }

  /// The values of an option, taken from what follows it: one, or as many as belong to it. Of `--at x=1, y=2` without quotes the commas
  /// set the coordinates apart, as blanks do.
  static func values(of option: String, from rest: inout ArraySlice<String>) -> [String] {
    var values: [String] = []
    while let next = rest.first, values.isEmpty || goesOn(option, next) {
      if option == "--at", let last = values.last, last.hasSuffix(",") {
        values[values.count - 1] = String(last.dropLast())
      }
      values.append(rest.removeFirst())
    }
    return values
  }

  /// Whether what follows is one more value of an option: of `--at` another coordinate, `y=2` or a number; of `--f` no single
  /// letter after a dash, by which somebody means an option.
  private static func goesOn(_ option: String, _ next: String) -> Bool {
    if option == "--at" {
      let coordinate = next.hasSuffix(",") ? String(next.dropLast()) : next
      return next.first?.isLetter == true && next.contains("=") || Double(coordinate) != nil
    }
    if option == "--f", next.count == 2, next.last?.isLetter == true { return !next.hasPrefix("-") }
    return listed.contains(option) && isValue(next)
  }

  private static func isValue(_ argument: String) -> Bool { !argument.hasPrefix("--") && argument != "-h" }
}
