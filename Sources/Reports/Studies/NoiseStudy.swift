package import EvidenceReports
import BlackBoxes
package import MultiPrecision
package import Programs
import Scalars
package import StepAnalysis
import Subjects
import BlackBoxes
import StepSelection

/// The noise of functions, measured, beside ECnoise's estimate and a rounding of f: an item for each format and place.
package struct NoiseStudy: FormatStudy {
  package static let name = "noise"
  package typealias Record = NoiseRow
  package static let defaultFormats = ["binary32", "binary64"]
  package let command: [String]
  package let formats: [NamedFormat]
  package let sites: [StudySite]

  package init(command: [String], formats: [NamedFormat], sites: [StudySite]) {
    (self.command, self.formats, self.sites) = (command, formats, sites)
  }

  package var session: ProgramSession? { sites.lazy.compactMap(\.subject.session).first }

  private var places: [StudyPlace] { sites.map(\.place) }

  package var parameters: [String: String] {
    ["formats": NamedFormat.names(formats), "places": places.map(\.description).joined(separator: "; ")]
  }

  private var keys: [(format: NamedFormat, place: StudyPlace)] {
    formats.flatMap { format in places.map { (format, $0) } }
  }

  package var items: [String] { keys.map { "\($0.format.name) \($0.place)" } }

  package func run(_ item: Int) throws -> NoiseRow {
    let (format, site) = item.quotientAndRemainder(dividingBy: sites.count)
    return try sites[site].subject.noise(in: formats[format], coordinate: sites[site].coordinate)
  }

  package func text(_ records: [NoiseRow]) -> String {
    var text = "The noise of f, at \(counted(places.count, "point"))\n"
    for (index, format) in formats.enumerated() {
      var table = TextTable([
        ("f", .left), ("at", .left), ("bias", .right), ("deviation", .right), ("largest", .right), ("u|f|", .right),
        ("ECnoise", .right), ("ratio", .right), ("spacing", .right), ("n", .right), ("outcome", .left),
      ])
      let rows = records[(index * places.count)..<((index + 1) * places.count)]
      for (place, row) in zip(places, rows) {
        let measured = row.measured
        let numbers = [measured?.bias, measured?.deviation, measured?.largest, measured?.nominal, row.estimate]
        table.append(
          [place.function, place.point] + numbers.map { $0.map { Self.short($0) } ?? "–" } + [
            row.ratio.map { ShortNumber.text($0, digits: 2) } ?? "–", Self.short(row.spacing), "\(row.evaluations)",
            Self.words(row.outcome),
          ])
      }
      let ratios = rows.compactMap(\.ratio).sorted()
      text += "\n\(format.name), u = \(Self.short(MeasuredError(1).scaled(byPowerOfTwo: -format.precision)))\n\n"
      text += table.text
      if ratios.count >= 3 {
        let (middle, least, most) = (ratios[(ratios.count - 1) / 2], ratios[0], ratios[ratios.count - 1])
        text +=
          "\n  ratio: median \(ShortNumber.text(middle, digits: 2)), from \(ShortNumber.text(least, digits: 2)) to "
          + "\(ShortNumber.text(most, digits: 2)) over \(ratios.count) of \(counted(places.count, "point"))\n"
      }
    }
    return text + """

        bias, deviation, largest: mean, standard deviation and largest magnitude of the errors of f's values at points
        around x that lie `spacing` apart, from the same function at high precision; ratio: ECnoise's estimate over the
        deviation; n: its evaluations.

      """
  }

  private static func short(_ x: MeasuredError) -> String { x.isZero ? "0" : x.scientific(digits: 2) }

  private static func words(_ outcome: NoiseOutcome) -> String {
    switch outcome {
    case .detected: "detected"
    case .spacingTooSmall: "values do not change"
    case .spacingTooLarge: "none detected"
    case .notFinite: "f is not finite"
    }
  }

  /// A row for each format and place; the numbers in all digits of mp64.
  private func table(_ records: [NoiseRow]) -> StudyTable {
    StudyTable(
      columns: [
        "format", "problem", "at", "bias", "deviation", "largest", "nominal", "points", "ecnoise", "ratio", "spacing",
        "evaluations", "outcome",
      ],
      rows: zip(keys, records).map { key, row in
        let measured = row.measured
        return [
          .string(key.format.name), .string(key.place.function), .string(key.place.point), JSON(measured?.bias),
          JSON(measured?.deviation), JSON(measured?.largest), JSON(measured?.nominal),
          measured.map { JSON($0.count) } ?? .null, JSON(row.estimate), JSON(row.ratio), JSON(row.spacing),
          JSON(row.evaluations), .string(row.outcome.rawValue),
        ]
      })
  }

  package func csv(_ records: [NoiseRow]) -> String { table(records).csv }

  package func json(_ records: [NoiseRow]) -> JSON { document([("rows", table(records).json)]) }
}
