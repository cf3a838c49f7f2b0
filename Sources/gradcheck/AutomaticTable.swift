import BlackBoxes
import FiniteDifferences
import MultiPrecision
import Reports
import Scalars
import StepAnalysis

/// The automatic derivative of a black box in several formats, with the error that it states and the true one.
struct AutomaticTable {
  private var rows: [[String]] = []
  /// What is seen, a sentence for each format.
  private(set) var sentences: [String] = []

  /// Differentiates a function along one coordinate.
  mutating func measure<F: RealFunction, T: RealScalar>(
    _ function: F, _ point: [T], _ index: Int, optimum: MeasuredOptimum<T>?
  ) {
    var moved = point
    let found = BlackBoxDerivative()(
      { (t: T) -> T in
        moved[index] = t
        return function(moved)
      }, at: point[index])
    let finding = DerivativeFinding(found)
    let stated = MeasuredError(found.error)
    let actual = found.outcome.isEstimate ? optimum?.error(of: found.value) : nil
    rows.append([
      T.formatName, finding.text, Self.short(stated), actual.map(Self.short) ?? "–", "\(found.evaluations)",
      finding.outcome.replacing("_", with: " "),
    ])
    guard found.outcome.isEstimate else {
      sentences.append(
        "\(T.formatName): the automatic derivative gives none (\(finding.outcome.replacing("_", with: " "))).")
      return
    }
    var text =
      "\(T.formatName): the automatic derivative takes \(found.evaluations) evaluations and states an error of "
    text += "\(Self.short(stated))"
    if let actual, let optimum {
      text += actual <= stated ? "; the true one, \(Self.short(actual)), lies within it" : ""
      text += actual > stated ? "; the true one, \(Self.short(actual)), exceeds it" : ""
      let regret = ShortNumber.text(optimum.regret(of: found.value), digits: 2)
      text += ", and is \(regret) times the best that a central difference can do"
    }
    sentences.append(text + ".")
  }

  /// The table; a row for each format.
  var table: TextTable {
    var table = TextTable([
      ("format", .left), ("derivative", .left), ("stated", .right), ("error", .right), ("n", .right),
      ("outcome", .left),
    ])
    for row in rows { table.append(row) }
    return table
  }

  private static func short(_ x: MeasuredError) -> String { x.isFinite ? x.scientific(digits: 2) : "inf" }
}
