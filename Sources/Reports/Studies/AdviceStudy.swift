package import EvidenceReports
package import MultiPrecision
import RealModule
import Scalars
package import StepAnalysis

/// What a check by central differences can show in each format, with which step and which tolerance: an item a format.
package struct AdviceStudy: FormatStudy {
  package static let name = "advice"
  package typealias Record = StepAdvice?
  package static let defaultFormats = ["e5m2", "e4m3", "bfloat16", "binary16", "tf32", "binary32", "binary64"]
  package let command: [String]
  package let formats: [NamedFormat]

  /// A study of these formats.
  /// - Precondition: none has more than 256 bits.
  package init(command: [String], formats: [NamedFormat]) {
    for format in formats {
      precondition(format.precision <= 256, "\(format.name) has \(format.precision) bits; advice is measured up to 256")
    }
    (self.command, self.formats) = (command, formats)
  }

  package var parameters: [String: String] { ["formats": formats.map(\.name).joined(separator: ",")] }
  package var items: [String] { formats.map(\.name) }

  package func run(_ item: Int) -> StepAdvice? {
    func measure<T: RealScalar>(_ type: T.Type) -> StepAdvice? { StepAdvice.measure(in: type) }
    return measure(formats[item].type)
  }

  package func text(_ records: [StepAdvice?]) -> String {
    var table = TextTable([
      ("format", .left), ("u", .right), ("h", .right), ("typical error", .right), ("of exp", .right),
      ("worst error", .right), ("theory", .right), ("tolerance", .right),
    ])
    for (format, advice) in zip(formats, records) {
      guard let advice else {
        table.append([format.name, unit(format), "", "", "", "", "", ""])
        continue
      }
      table.append([
        format.name, unit(format), "2^\(advice.step.exponent)", size(advice.typical),
        size(advice.typicalExponential), size(advice.worst), size(MeasuredError(advice.theoreticalError)),
        size(advice.tolerance),
      ])
    }
    let samples = records.compactMap { $0?.samples }
    let counts =
      samples.min() == samples.max() ? "\(samples.min() ?? 0)" : "\(samples.min() ?? 0) to \(samples.max() ?? 0)"
    return "Central differences with the best fixed step, x and f of size 1\n\n" + table.text + "\n"
      + sentences(records) + "\n"
      + "  measured on \(counts) points of \(OrdinaryFunction.allCases.count) functions on [1/2, 2], relative to "
      + "max(|f|, |f'|); of exp, where f = f' = f''', apart;\n  theory: h^2/2 at worst with h = (3u)^(1/3) and "
      + "|f| = |f'| = |f'''|; where x is of another size take h times |x|\n"
  }

  /// What a 2-point check does in each format, the names in a column of their own.
  private func sentences(_ records: [StepAdvice?]) -> String {
    let width = formats.map(\.name.count).max() ?? 0
    return zip(formats, records).map { format, advice in
      "  " + format.name + String(repeating: " ", count: width - format.name.count) + "  \(sentence(format, advice))\n"
    }.joined()
  }

  private func unit(_ format: NamedFormat) -> String {
    MeasuredError(1).scaled(byPowerOfTwo: -format.precision).scientific(digits: 2)
  }

  /// Two digits, as a percentage where a person would say so.
  private func size(_ error: MeasuredError) -> String {
    error < 0.001 ? error.scientific(digits: 2) : ShortNumber.text(error * 100, digits: 2) + " %"
  }

  private func sentence(_ format: NamedFormat, _ advice: StepAdvice?) -> String {
    guard let advice else { return "no step gives finite differences: evaluate the quantised input in a wider format" }
    let blind = size(advice.typicalExponential)
    // With one per cent seen a check still shows a wrong factor or a forgotten term, which is what it is for.
    guard advice.typicalExponential > 0.005 else {
      return "sees errors above some \(blind); a tolerance of \(size(advice.tolerance)) passes what is right"
    }
    return
      "cannot see an error below \(blind), and errs by up to \(size(advice.worst)): evaluate the quantised input in a "
      + "wider format"
  }

  /// A row for each format, numbers in all digits of mp64.
  private func table(_ records: [StepAdvice?]) -> StudyTable {
    StudyTable(
      columns: [
        "format", "precision", "step", "typical_error", "typical_error_exp", "worst_error", "theoretical_step",
        "theoretical_error", "tolerance", "samples",
      ],
      rows: zip(formats, records).map { format, advice in
        [.string(format.name), JSON(format.precision)]
          + (advice.map { advice in
            [
              JSON(advice.step), JSON(advice.typical), JSON(advice.typicalExponential), JSON(advice.worst),
              JSON(advice.theoreticalStep), JSON(advice.theoreticalError), JSON(advice.tolerance), JSON(advice.samples),
            ]
          } ?? Array(repeating: .null, count: 8))
      })
  }

  package func csv(_ records: [StepAdvice?]) -> String { table(records).csv }

  package func json(_ records: [StepAdvice?]) -> JSON { document([("advice", table(records).json)]) }
}
