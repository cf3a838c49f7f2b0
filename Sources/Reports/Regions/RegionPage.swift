import EvidenceReports
import GradientChecking
import MultiPrecision
import Subjects

/// The page on a gradient over a region: where it is right, and how many digits it keeps.
package struct RegionPage {
  /// The page as far as it is made.
  package private(set) var page: IllustratedPage

  package init(title: String, formats: String, version: String, gnuplot: Gnuplot) {
    page = IllustratedPage(
      title: title, subject: "A gradient over a region in \(formats)", version: version, gnuplot: gnuplot)
  }

  /// The section that says where the claim is wrong.
  ///
  /// - Parameter claim: the claim as it was typed, a formula for each variable; empty where it was not.
  /// - Returns: the answer.
  package mutating func add(
    _ study: RegionStudy, _ records: [RegionStudy.Record], claim: [String]
  ) -> String {
    let maps = study.maps(records)
    let headline = study.headline(maps) + "."
    page.parts.append(.heading("Where is it wrong?", anchor: "where"))
    if !claim.isEmpty {
      let lines = zip(study.question.subject.names.variables, claim).map { "\($0): \($1)" }
      page.parts += [
        .paragraph("The claimed gradient, a line for each variable:"), .code(lines.joined(separator: "\n")),
      ]
    }
    let tone: HTMLPage.Tone =
      switch study.verdict(records) {
      case .agree: .good
      case .disagree: .bad
      case .undecided, nil: .open
      }
    page.parts += [
      .answer(headline, tone),
      .table(
        study.table(maps), caption: "The verdicts on the claim at the points of the region, and how many are proved."),
    ]
    draw(study.picture(records), "Where the claim is right and where it is wrong, in \(maps.first?.format.name ?? "").")
    for map in maps {
      let lines = study.remarks(map).map { "\(map.format.name): \($0.drop { $0 == " " })" }
      if !lines.isEmpty { page.parts.append(.list(lines)) }
      for point in study.worst(map) { page.parts += [.paragraph(point.error + ":"), .code(point.command)] }
    }
    return headline
  }

  /// The section that says how many digits are kept, and of two formulae which keeps more.
  package mutating func add(_ study: AccuracyStudy, _ records: [AccuracyStudy.Record]) {
    let maps = study.maps(records)
    page.parts += [
      .heading("How many digits are kept?", anchor: "digits"),
      .table(
        study.table(maps),
        caption: "The digits of f and of the formulae for its gradient that are right at the points of the region; "
          + study.measure(maps)),
    ]
    draw(
      study.picture(records), "The digits that are kept, of f and of the formulae for its gradient, over the region.")
    for map in maps {
      let lines = study.remarks(map).map { "\(map.format.name): \($0)" }
      if !lines.isEmpty { page.parts.append(.list(lines)) }
    }
  }

  /// A section in place of digits, where none can be counted.
  package mutating func addNoDigits() {
    page.parts += [
      .heading("How many digits are kept?", anchor: "digits"),
      .paragraph("That cannot be told: f lives elsewhere, and is known at no higher precision."),
    ]
  }

  private mutating func draw(_ picture: (any Picture)?, _ caption: String) {
    if let picture {
      page.draw(picture, caption: caption)
    } else {
      page.parts.append(.paragraph("There is no picture here: more than two variables move."))
    }
  }

  /// The last section: how the page was made.
  package mutating func addOrigin(command: [String], version: String, seed: UInt64) {
    page.addOrigin(command: command, version: version, seed: seed, references: Self.references)
  }

  private static let references = [
    "P. Panchekha, A. Sanchez-Stern, J. R. Wilcox, Z. Tatlock, Automatically improving accuracy for floating point "
      + "expressions, PLDI (2015): the digits that are kept over a region.",
    "M. Roberts, The unreasonable effectiveness of quasirandom sequences (2018); R. Cranley, T. N. L. Patterson, "
      + "Randomization of number theoretic methods for multiple integration, SIAM J. Numer. Anal. 13 (1976) 904–914: the points.",
    "IEEE 1788, Standard for Interval Arithmetic (2015): what is proved.",
  ]
}
