import FiniteDifferences
import Foundation
import MultiPrecision
import RealModule
import Scalars
import StepAnalysis
import Testing

/// The functions of the golden file. Their values in a working format are the same everywhere: IEEE 754 prescribes the
/// last bit of + − × ÷ √. The sine's is left to the C library, so its golden rows hold only what it does not touch.
private struct Golden: RealFunction {
  let name: String

  func callAsFunction<S: RealScalar>(_ x: [S]) -> S {
    switch name {
    case "inverse": 1 / x[0]
    case "sqrt": S.sqrt(x[0])
    case "cubic": x[0] * x[0] * x[0] - 2 * x[0]
    default: S.sin(x[0])
    }
  }
}

private struct GoldenSlope: RealVectorFunction {
  let name: String

  func callAsFunction<S: RealScalar>(_ x: [S]) -> [S] {
    switch name {
    case "inverse": [-1 / (x[0] * x[0])]
    case "sqrt": [1 / (2 * S.sqrt(x[0]))]
    case "cubic": [3 * x[0] * x[0] - 2]
    default: [S.cos(x[0])]
    }
  }
}

private struct Row {
  var function, format, stencil, x, h, estimate, total, truncation, stepRounding, evaluation: String
  /// What became of the step, at the ends of a format's range; nil elsewhere.
  var outcome: String?

  static func all() throws -> [Row] {
    let url = try #require(Bundle.module.url(forResource: "sweeps", withExtension: "csv", subdirectory: "Golden"))
    return try String(contentsOf: url, encoding: .utf8).split(separator: "\n").map { line in
      let f = line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
      return Row(
        function: f[0], format: f[1], stencil: f[2], x: f[3], h: f[4], estimate: f[5], total: f[6], truncation: f[7],
        stepRounding: f[8], evaluation: f[9], outcome: f.count > 10 ? f[10] : nil)
    }
  }
}

@Suite("The split of the error agrees with mpmath at 400 digits")
struct GoldenSweeps {
  private func check<T: RealScalar>(_ row: Row, _ type: T.Type, formula: Bool) throws {
    let stencil = try #require(Stencil.named.first { $0.name == row.stencil }?.stencil)
    let x = try #require(T(row.x))
    let h = try #require(MPFloat<Words<2>>(row.h))
    let sweep = try StepSweep<T>.measure(
      Golden(name: row.function), gradient: formula ? GoldenSlope(name: row.function) : nil, at: [x], direction: [1],
      stencil: stencil, grid: .list([h.description]))
    let outcome = try #require(sweep.rows.first?.outcome)
    if let expected = row.outcome, expected != "measured" {
      #expect("\(outcome)" == "\(try #require(Self.outcome(named: expected) as SweepOutcome<T>?))", "\(row)")
      return
    }
    let errors = try #require(sweep.rows.first?.errors, "\(row)")

    // Each part is rounded once to 64 bits; the golden text, of 30 digits, once more. A slope that comes from differences
    // adds its own error, which the sweep bounds.
    func agree(_ measured: MeasuredError, _ golden: String) throws {
      guard !golden.isEmpty else { return }
      let expected = try #require(MPFloat<Words<4>>(golden))
      let slack: MPFloat<Words<4>> = formula ? 0 : MPFloat<Words<4>>(sweep.reference.error)
      let difference = (MPFloat<Words<4>>(measured) - expected).magnitude
      #expect(difference <= expected.magnitude * MPFloat(MeasuredError.ulpOfOne) + slack, "\(row) gave \(measured)")
    }
    if !row.estimate.isEmpty { #expect(errors.estimate == T(row.estimate), "\(row)") }
    try agree(errors.total, row.total)
    try agree(errors.truncation, row.truncation)
    try agree(errors.stepRounding, row.stepRounding)
    try agree(errors.evaluation, row.evaluation)
  }

  @Test("with the derivative's formula, and with extrapolated differences", arguments: [true, false])
  func golden(formula: Bool) throws {
    // Extrapolation looks further around x than the domain goes, at the ends of a format's range.
    let rows = try Row.all().filter { formula || $0.outcome == nil }
    for row in rows {
      switch row.format {
      case "binary16": try check(row, Float16.self, formula: formula)
      case "binary32": try check(row, Float.self, formula: formula)
      default: try check(row, Double.self, formula: formula)
      }
    }
  }
  private static func outcome<T: RealScalar>(named name: String) -> SweepOutcome<T>? {
    switch name {
    case "scaledStepNotFinite": .scaledStepNotFinite
    case "pointNotFinite": .pointNotFinite
    case "valueNotFinite": .valueNotFinite
    case "quotientNotFinite": .quotientNotFinite
    default: nil
    }
  }
}
