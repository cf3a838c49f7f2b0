import EvidenceReports
package import MultiPrecision
import RealModule
import Scalars
package import StepAnalysis
package import Subjects

/// The best error and the best step of several methods against the unit roundoff: an item for each format and method.
package struct PrecisionStudy: FormatStudy {
  package static let name = "precision"
  package typealias Record = PrecisionRow

  /// The names of the formats that are studied where none are given: fp8 to 1024 bits.
  ///
  /// Where the processor has no `x87`, its emulated twin is there instead.
  package static let defaultFormats: [String] = {
    let wide = NamedFormat.standard.contains { $0.name == "x87" } ? "x87" : "emulated80"
    let narrow = ["e5m2", "e4m3", "bfloat16", "binary16", "tf32", "binary32", "binary64"]
    return narrow + [wide, "binary128", "mp256", "mp512", "mp768", "mp1024"]
  }()

  /// What is differentiated, and where, for titles.
  package let title: String
  /// Where f′ comes from: a formula, or nothing where it comes from differences at high precision.
  package let gradient: String
  package let command: [String]
  package let formats: [NamedFormat]
  package let methods: [DifferenceMethod]
  private let subject: Subject
  private let line: SubjectLine

  package init(
    of subject: Subject, along line: SubjectLine, gradient: String, command: [String], formats: [NamedFormat],
    methods: [DifferenceMethod]
  ) {
    title = subject.names.title + line.label
    (self.subject, self.line) = (subject, line)
    (self.gradient, self.command, self.formats, self.methods) = (gradient, command, formats, methods)
  }

  package var parameters: [String: String] {
    [
      "function": title, "gradient": gradient, "formats": formats.map(\.name).joined(separator: ","),
      "methods": methods.map(\.name).joined(separator: ","),
    ]
  }

  package var items: [String] { formats.flatMap { format in methods.map { "\(format.name) \($0.name)" } } }

  package func run(_ item: Int) throws -> PrecisionRow {
    try subject.precision(in: formats[item / methods.count], of: methods[item % methods.count], along: line)
  }

  /// A fit for each method.
  package func fits(_ records: [PrecisionRow]) -> [PrecisionFit] { methods.map { PrecisionFit(records, method: $0) } }

  package func text(_ records: [PrecisionRow]) -> String {
    "\(title): what each method can reach\n\n" + errorTable(records).text + "\n"
      + stepTable(records).text + "\n" + fitTable(records).text + "\n" + notes(records)
  }

  /// A row for each format, a column for each method, of what `cell` says.
  private func table(_ records: [PrecisionRow], _ heading: String, _ cell: (PrecisionRow) -> String) -> TextTable {
    var table = TextTable(
      [(heading, .left), ("u", .right)] + methods.map { ($0.name, .right) })
    for (index, format) in formats.enumerated() {
      let unit = MeasuredError(1).scaled(byPowerOfTwo: -format.precision)
      let row = records[(index * methods.count)..<((index + 1) * methods.count)]
      table.append([format.name, unit.scientific(digits: 2)] + row.map(cell))
    }
    return table
  }

  // The scatter of a median of 15 is some tens of percent: two digits are more than is known, one would show too little.
  func errorTable(_ records: [PrecisionRow]) -> TextTable {
    table(records, "best error") { $0.error?.scientific(digits: 2) ?? $0.absence?.description ?? "" }
  }

  // Steps are powers of two.
  func stepTable(_ records: [PrecisionRow]) -> TextTable {
    table(records, "best step") { row in
      row.step.map { (row.method == DifferenceMethod.complexStep.name ? "≤ " : "") + "2^\($0.exponent)" } ?? ""
    }
  }

  func fitTable(_ records: [PrecisionRow]) -> TextTable {
    var table = TextTable([
      ("method", .left), ("error ~ u^", .right), ("±", .left), ("theory", .left), ("step ~ u^", .right), ("±", .left),
      ("theory", .left),
    ])
    for fit in fits(records) {
      let method = fit.method
      table.append(
        [method.name] + Self.cells(fit.error) + [Self.theory(method.errorExponent, of: method, offset: 0)]
          + Self.cells(fit.step) + [method.order == nil ? "none is best" : Self.theory(0, of: method, offset: 1)])
    }
    return table
  }

  private static func cells(_ fit: PowerFit?) -> [String] {
    guard let fit else { return ["", ""] }
    let text = FixedPoint.text(fit.exponent, error: fit.standardError)
    return [text.value, text.error]
  }

  /// `2/3` for the error, `1/3` for the step.
  private static func theory(_ value: Double, of method: DifferenceMethod, offset: Int) -> String {
    guard let order = method.order else { return "1" }
    return "\(offset == 0 ? order : 1)/\(order + 1)"
  }

  private func notes(_ records: [PrecisionRow]) -> String {
    var lines = [
      "errors are relative, the median over numbers within a quarter of x, at the power of two that is best;",
      "exponents by least squares in logarithms over \(counted(formats.count, "format")), ± their standard error",
    ]
    if methods.contains(.complexStep) {
      lines.append("the complex step has no best step: every one below that bound is within twice the least error")
    }
    return lines.map { "  \($0)\n" }.joined()
  }
}
