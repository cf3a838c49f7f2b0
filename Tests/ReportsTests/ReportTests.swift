import EvidenceReports
import FiniteDifferences
import Foundation
import GradientChecking
import MultiPrecision
import RealModule
import Reports
import Scalars
import StepAnalysis
import Subjects
import Testing

private struct Cube: RealFunction {
  func callAsFunction<S: RealScalar>(_ x: [S]) -> S { x[0] * x[0] * x[0] }
}

private func sweepReport() throws -> SweepReport {
  var report = SweepReport(title: "x³ at 1")
  report.append(try StepSweep<Float>.measure(Cube(), at: [1], direction: [1]))
  report.append(try StepSweep<Double>.measure(Cube(), at: [1], direction: [1]))
  report.append(
    try StepSweep<MPFloat<Words<2>>>.measure(Cube(), at: [1], direction: [1], grid: .powersOfTwo(from: -60, to: 0)))
  return report
}

@Suite("A report on sweeps")
struct SweepReportTests {
  @Test("as CSV has the columns that are promised, and numbers that read back exactly in the format they belong to")
  func csv() throws {
    let sweep = try StepSweep<Double>.measure(Cube(), at: [1], direction: [1])
    var report = SweepReport(title: "x³ at 1")
    report.append(sweep)
    let lines = report.csv.split(separator: "\n").map { $0.split(separator: ",", omittingEmptySubsequences: false) }
    #expect(
      lines[0].joined(separator: ",")
        == "format,h,estimate,total_error,truncation_error,step_rounding_error,evaluation_error,reference")
    #expect(lines.count == 1 + sweep.rows.count)
    for (line, row) in zip(lines.dropFirst(), sweep.rows) {
      let errors = try #require(row.errors)
      #expect(line[0] == "binary64")
      #expect(Double(line[1]) == row.step && Double(line[2]) == errors.estimate)
      let read = line[3...6].map { MeasuredError(String($0)) }
      #expect(read == [errors.total, errors.truncation, errors.stepRounding, errors.evaluation])
      // (x³)′ = 3 at 1, in the reference format.
      #expect(line[7] == "3.0")
    }
  }

  @Test("as CSV leaves the numbers of an unmeasured row empty")
  func unmeasured() throws {
    var report = SweepReport(title: "x³")
    report.append(try StepSweep<Float16>.measure(Cube(), at: [1], direction: [1], grid: .list(["1e-9", "0.5"])))
    let line = try #require(report.csv.split(separator: "\n").dropFirst().first)
    #expect(line == "binary16,0.0,,,,,,3.0")
  }

  @Test("as JSON is read by Foundation, with a row for each step")
  func json() throws {
    let report = try sweepReport()
    let read = try JSONSerialization.jsonObject(with: Data(report.json.indented.utf8)) as? [String: Any]
    let sweeps = try #require(read?["sweeps"] as? [[String: Any]])
    #expect(sweeps.compactMap { $0["format"] as? String } == ["binary32", "binary64", "mp128"])
    #expect((sweeps[1]["rows"] as? [Any])?.count == 53)
  }

  @Test("as text shows the rows asked for, and always the best")
  func text() throws {
    var report = SweepReport(title: "x³ at 1")
    report.append(try StepSweep<Double>.measure(Cube(), at: [1], direction: [1]))
    let text = report.text(rows: 5)
    #expect(text.contains("best"))
    #expect(text.contains("every 11th of 53 steps"))
    #expect(text.split(separator: "\n").allSatisfy { $0.last != " " })
  }
}

@Suite("A picture of sweeps")
struct PictureTests {
  @Test("has a block of data for each format, as logarithms that no Double underflows on")
  func data() throws {
    let blocks = SweepPicture(try sweepReport()).data.split(separator: "\n\n\n")
    #expect(blocks.count == 3)
    let last = try #require(
      blocks.last?.split(separator: "\n").dropFirst().first?.split(separator: " ").map { Double($0) })
    // h = 2⁻⁶⁰, truncation h².
    let h = -60 * Double.log10(2)
    #expect(abs(try #require(last[0]) - h) < 1e-9)
    #expect(abs(try #require(last[2]) - 2 * h) < 1e-9)
  }

  @Test("is drawn whole by gnuplot in each kind, and by its own script again", arguments: PictureKind.allCases)
  func draws(kind: PictureKind) throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("picture-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let path = folder.appendingPathComponent("a b.\(kind.rawValue)").path
    try Gnuplot().draw(SweepPicture(try sweepReport()), to: path, keepingScript: true)
    let bytes = try Data(contentsOf: URL(fileURLWithPath: path))
    let magic: [PictureKind: String] = [.svg: "<?xml", .png: "\u{89}PNG", .pdf: "%PDF"]
    let start = try #require(magic[kind])
    #expect(String(decoding: bytes.prefix(5), as: Unicode.ASCII.self).hasPrefix(kind == .png ? "\u{FFFD}PNG" : start))
    let files = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
    #expect(files == ["a b.\(kind.rawValue)", "a b.dat", "a b.gnuplot"].sorted())
  }

  @Test("of an unknown kind is a typed error, before anything is computed")
  func unknownKind() {
    #expect(throws: GnuplotError.unknownKind("a.bmp")) { try Gnuplot.requireKind(of: "a.bmp") }
    #expect(throws: Never.self) { try Gnuplot.requireKind(of: "-") }
  }
}

@Suite("A report on a check")
struct CheckReportTests {
  private func report(_ gradient: [Double]) throws -> DifferencesReport {
    let claim = try GradientClaim(point: [1.0, 2.0], gradient: gradient)
    let f: @Sendable ([Double]) -> Double = { $0[0] * $0[0] + $0[1] * $0[1] }
    var report = DifferencesReport(
      title: "two squares", variables: ["x", "y"],
      blocks: [
        ParameterBlock(name: "a", range: 0..<1, shape: [1]), ParameterBlock(name: "b", range: 1..<2, shape: [1]),
      ])
    report.append(TextbookCheck.standard(f, claim))
    return report
  }

  @Test("as JSON has the five fields by their names")
  func json() throws {
    let text = try report([2, 4]).json.indented
    // swift-format-ignore: AlwaysUseLowerCamelCase
    struct Fields: Decodable {
      var analytical_gradient, numerical_gradient, absolute_difference: [Double]
      var relative_error: Double
      var passed: Bool
    }
    // Not JSONSerialization, which rounds numbers more than once.
    let read = try JSONDecoder().decode(Fields.self, from: Data(text.utf8))
    #expect(read.passed && read.analytical_gradient == [2, 4] && read.relative_error < 1e-8)
    #expect(read.absolute_difference == zip([2.0, 4.0], read.numerical_gradient).map { abs($0 - $1) })
  }

  @Test("of a claim with NaN says so, fails, and is still JSON")
  func nan() throws {
    let report = try report([.nan, 4])
    #expect(!report.passed)
    #expect(report.text().contains("not finite"))
    let read = try JSONSerialization.jsonObject(with: Data(report.json.description.utf8)) as? [String: Any]
    #expect(read?["relative_error"] as? String == "nan")
  }

  @Test("as text names the worst coordinate first and colours only when asked")
  func text() throws {
    let report = try report([2, 5])
    let plain = report.text()
    #expect(plain.contains("FAILED") && !plain.contains("\u{1B}"))
    #expect(report.text(style: .colored).contains("\u{1B}[1;31mFAILED"))
    let y = try #require(plain.range(of: "\n  y")), x = try #require(plain.range(of: "\n  x"))
    #expect(y.lowerBound < x.lowerBound)
  }

  @Test("as CSV has a line for each coordinate")
  func csv() throws {
    let lines = try report([2, 4]).csv.split(separator: "\n")
    #expect(
      lines[0] == "format,variable,analytical_gradient,numerical_gradient,absolute_difference,relative_error,passed")
    #expect(lines.count == 3 && lines[1].hasPrefix("binary64,x,2.0,") && lines[2].hasSuffix(",true"))
  }

  @Test("by components says the relative error of each, and which step is lost")
  func componentwise() throws {
    let claim = try GradientClaim(point: [1.0, 1e30], gradient: [2.5, 0])
    let f: @Sendable ([Double]) -> Double = { $0[0] * $0[0] }
    var report = DifferencesReport(title: "a square", variables: ["x", "y"])
    report.append(try ComponentwiseCheck<Double>(steps: .uniform(1e-6))(f, claim))
    #expect(!report.passed)
    // 0.5 of 2.5.
    #expect(report.text().contains("relative error 2.00e-01"))
    #expect(report.text().contains("not finite, or the step is lost") && report.text().contains("automatic"))
  }
}
