package import EvidenceReports
import MultiPrecision
package import StepAnalysis

extension PrecisionStudy {
  /// What the picture of the study shows.
  package var pictureCaption: String {
    "Above, the best relative error of each method against the unit roundoff; below, its best step. Points are measured; "
      + "the dashed lines have the slopes of theory. \(title)."
  }

  /// The parts of a page that say what the study found, but for the picture.
  package func pageParts(_ records: [PrecisionRow]) -> [HTMLPage.Part] {
    let sentences = [best(records), agreement(records)].compactMap(\.self)
    return (sentences.isEmpty ? [] : [.list(sentences)]) + [
      .table(
        errorTable(records),
        caption:
          "The best relative error of each method, by format; u is the unit roundoff. Each is the median over numbers "
          + "within a quarter of x, at the power of two that is best."),
      .table(
        stepTable(records),
        caption: "The step of that error."
          + (records.contains { $0.method == DifferenceMethod.complexStep.name && $0.step != nil }
            ? " The complex step has no best one: every step below the bound has an error of at most twice the least."
            : "")),
      .table(
        fitTable(records),
        caption: "How error and step follow the unit roundoff: exponents fitted by least squares in logarithms over "
          + "\(counted(formats.count, "format")), ± their standard error, beside theory."),
    ]
  }

  /// The best of all methods in each format.
  private func best(_ records: [PrecisionRow]) -> String? {
    let found = formats.compactMap { format in
      records.filter { $0.format == format.name && $0.error != nil }
        .min { ($0.error ?? .infinity) < ($1.error ?? .infinity) }
        .map { "\($0.error?.scientific(digits: 1) ?? "") in \(format.name) (\($0.method))" }
    }
    return found.isEmpty ? nil : "The least error that any of the methods reaches is \(found.joined(separator: ", "))."
  }

  /// How near the exponents of the error are to those of theory.
  private func agreement(_ records: [PrecisionRow]) -> String? {
    let distances = fits(records).compactMap { fit in
      fit.error.map { (fit.method.name, ($0.exponent - fit.method.errorExponent).magnitude) }
    }
    guard let worst = distances.max(by: { $0.1 < $1.1 }) else { return nil }
    let near = distances.count { $0.1 <= 0.05 }
    return "Of \(counted(distances.count, "fitted exponent")) of the error \(near) "
      + "\(near == 1 ? "lies" : "lie") within 0.05 of theory; the farthest, that of \(worst.0), is "
      + "\(FixedPoint.text(worst.1, places: 2)) away."
  }
}
