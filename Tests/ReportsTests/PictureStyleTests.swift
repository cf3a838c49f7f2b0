import EvidenceReports
import FiniteDifferences
import Foundation
import MultiPrecision
import RealModule
import Reports
import Scalars
import StepAnalysis
import Subjects
import TestSupport
import Testing

private struct Sine: RealFunction {
  func callAsFunction<S: RealScalar>(_ x: [S]) -> S { S.sin(x[0]) }
}

@Suite struct PictureStyleTests {
  private func report() throws -> SweepReport {
    var report = SweepReport(title: "sin at 1")
    report.append(try StepSweep<Float>.measure(Sine(), at: [1], direction: [1]))
    report.append(try StepSweep<Double>.measure(Sine(), at: [1], direction: [1]))
    return report
  }

  /// The bounds of a `set yrange [a:b]`.
  private func range(_ axis: String, of script: String) -> (low: Double, high: Double)? {
    guard let start = script.range(of: "set \(axis)range [") else { return nil }
    let bounds = script[start.upperBound...].prefix { $0 != "]" }.split(separator: ":").compactMap { Double($0) }
    return bounds.count == 2 ? (bounds[0], bounds[1]) : nil
  }

  @Test(arguments: PictureStyle.Theme.allCases, PictureStyle.Size.allCases)
  func `every picture is drawn on its ground, in its size`(theme: PictureStyle.Theme, size: PictureStyle.Size)
    async throws
  {
    guard Installed.has("gnuplot") else { return }
    let folder = try TemporaryFolder()
    for kind in PictureKind.allCases {
      let path = folder.path("a.\(kind.rawValue)")
      try Gnuplot().draw(SweepPicture(try report()), to: path, theme: theme, size: size)
      #expect(try Data(contentsOf: URL(fileURLWithPath: path)).count > 1000)
    }
    let svg = try String(contentsOfFile: folder.path("a.svg"), encoding: .utf8)
    #expect(svg.contains(size == .screen ? "width=\"900\"" : "width=\"336\""))
    // A ground that is dark, and letters that are light on it, or the other way about.
    #expect(svg.contains("#16181c") == (theme == .dark) && svg.contains("236, 236, 236") == (theme == .dark))
  }

  @Test
  func `the axis of errors ends where the best error is, though truncation falls to a thousandth of that and more`()
    throws
  {
    let report = try report()
    let script = SweepPicture(report).script(style: PictureStyle(kind: .svg), dataName: "a.dat", output: "a.svg")
    let (low, high) = try #require(range("y", of: script))
    func log(_ error: MeasuredError?) -> Double? {
      error.flatMap { $0.isZero ? nil : Double(MeasuredError.log10($0.magnitude)) }
    }
    let rows = report.records.flatMap(\.rows)
    let bests = report.records.compactMap { log($0.summary.best?.error) }
    let totals = rows.compactMap { log($0.errors?.total) }
    let truncations = rows.compactMap { log($0.errors?.truncation) }
    let best = try #require(bests.min())
    let most = try #require(totals.max())
    let truncation = try #require(truncations.min())
    #expect(truncation < best - 10)
    // A sixth of the picture, or a power of ten, is left below.
    #expect(low < best && best - low < (high - low) / 5 && high >= most)
  }

  @Test func `a name for each format and for each kind of line, and no legend of their products`() throws {
    let script = SweepPicture(try report()).script(style: PictureStyle(kind: .svg), dataName: "a.dat", output: "a.svg")
    #expect(script.matches(of: /set label '(binary32|binary64)'/).count == 2)
    // sin has exact points around 1 at powers of two: no step is rounded.
    let titles = script.matches(of: #/ title '([^']*)'/#).map { String($0.1) }
    #expect(titles == ["total", "evaluation", "truncation"])
    #expect(script.contains("'slope −1'") && script.contains("'slope 2'"))
  }

  @Test func `names are spread as far as they must, and no farther`() {
    #expect(spread([0, 10, 20], gap: 1, from: 0, to: 20) == [0, 10, 20])
    #expect(spread([], gap: 1, from: 0, to: 1) == [])
    // Three at one place stand around it; at an end they stay within.
    #expect(spread([5, 5, 5], gap: 2, from: 0, to: 10) == [3, 5, 7])
    #expect(spread([0, 0, 0], gap: 2, from: 0, to: 10) == [0, 2, 4])
    var random = SeededGenerator(seed: 7)
    for _ in 0..<100 {
      let wanted = (0..<9).map { _ in Double(random.index(below: 1000)) }.sorted()
      let places = spread(wanted, gap: 50, from: 0, to: 1000)
      // Means of groups are rounded.
      #expect(zip(places, places.dropFirst()).allSatisfy { $1 - $0 >= 50 - 1e-9 })
      #expect(places.allSatisfy { $0 >= 0 && $0 <= 1000 })
    }
  }
}
