import Foundation
import Problems
import Testing

@Suite("A file of NIST")
struct StRDDatasetTests {
  /// A small file in NIST's form, with line ranges of its own.
  static let lines = [
    "NIST/ITL StRD",
    "Dataset Name:  Tiny              (Tiny.dat)",
    "File Format:   ASCII",
    "               Starting Values   (lines 12 to 13)",
    "               Certified Values  (lines 12 to  18)",
    "               Data              (lines 20 to 22)",
    "Procedure:     Nonlinear Least Squares Regression",
    "Data:          1 Response (y) and 2 Predictors",
    "               Lower Level of Difficulty",
    "          Starting values                  Certified Values",
    "        Start 1     Start 2           Parameter     Standard Deviation",
    "  b1 =   500         250           2.3894212918E+02  2.7070075241E+00",
    "  b2 =     0.0001      0.0005      5.5015643181E-04  7.2668688436E-06",
    "",
    "Residual Sum of Squares:                    1.2455138894E-01",
    "Residual Standard Deviation:                1.0187876330E-01",
    "Degrees of Freedom:                                 1",
    "Number of Observations:                             3",
    "Data:   y               x1      x2",
    "      10.07E0      77.6E0      1",
    "      14.73E0     114.9E0      -2",
    "      17.94E0     141.1E0      .3",
  ]

  private func parse(_ lines: [String]) throws(StRDError) -> StRDDataset {
    try StRDDataset(lines.joined(separator: "\n") + "\n", file: "tiny.dat")
  }

  @Test("is read by its header's own line ranges")
  func reading() throws {
    let tiny = try parse(Self.lines)
    #expect(tiny.name == "Tiny" && tiny.level == "Lower" && tiny.parameterCount == 2)
    #expect(tiny.start1 == ["500", "0.0001"] && tiny.start2 == ["250", "0.0005"])
    #expect(tiny.certified == ["2.3894212918E+02", "5.5015643181E-04"])
    #expect(tiny.residualSumOfSquares == "1.2455138894E-01")
    #expect(tiny.observations.responses.map { $0.value(as: Double.self) } == [10.07, 14.73, 17.94])
    let predictors = tiny.observations.predictors.map { $0.value(as: Double.self) }
    #expect(predictors == [77.6, 1, 114.9, -2, 141.1, 0.3])
    #expect(tiny.observations.predictorCount == 2)
  }

  @Test("may have lines that end with CR LF")
  func carriageReturns() throws {
    let text = Self.lines.joined(separator: "\r\n")
    #expect(try StRDDataset(text, file: "tiny.dat").observations.count == 3)
  }

  @Test(
    "that is wrong is refused with its name, the line and what was expected",
    arguments: [
      (21, "      17.94E0     141.1E0", 22, "expected 3 numbers, found 2."),
      (20, "      14.73E0     114,9E0    -2", 21, "expected a decimal number of at most 18 digits, found \"114,9E0\"."),
      (19, "      1e19        114.9E0    -2", 20, "expected a decimal number of at most 18 digits, found \"1e19\"."),
      (
        18, "x and y", 20,
        "expected a line that states the names of the data's columns, just above them; there is none."
      ),
      (17, "Number of Observations:     4", 18, "expected 4 observations, found 3."),
      (17, "", 18, "expected a line that states Number of Observations; there is none."),
      (
        14, "Residual Sum of Squares:   little", 15, "expected a decimal number of at most 18 digits, found \"little\"."
      ),
      (12, "  b3 = 1 2 3 4", 13, "expected the values of b2, found \"b3\"."),
      (12, "  b2 = 1 2 3", 13, "expected 4 numbers, found 3."),
      (12, "  b2 = 1 2 nan 4", 13, "expected a decimal number of at most 18 digits, found \"nan\"."),
      (8, "", 22, "expected a line that states the Level of Difficulty; there is none."),
      (5, "Data  (lines 20 to 40)", 22, "Data should go on to line 40, but the file ends here."),
      (5, "Data  (lines 22 to 20)", 6, "Data (lines 22 to 20) is not a range of lines."),
      (5, "Data  (lines 0 to 2)", 6, "Data (lines 0 to 2) is not a range of lines."),
      (5, "Data  (lines 20)", 6, "expected 2 numbers, found 1."),
      (5, "", 22, "expected a line that states the lines of Data; there is none."),
      (3, "Starting Values (lines 12 to 14)", 14, "expected the values of b3, found \"\"."),
      (1, "", 22, "expected a line that states Dataset Name; there is none."),
    ])
  func errors(row: Int, replacement: String, line: Int, sentence: String) {
    var lines = Self.lines
    lines[row] = replacement
    let error = #expect(throws: StRDError.self) { try parse(lines) }
    #expect(error?.description == "tiny.dat, line \(line): \(sentence)")
  }

  @Test("that is cut off anywhere is refused", arguments: 0..<22)
  func truncation(count: Int) {
    #expect(throws: StRDError.self) { try parse(Array(Self.lines[..<count])) }
  }

  @Test(
    "that is shipped has the numbers of observations and parameters that NIST's index lists",
    arguments: zip(
      nistNames,
      [
        (14, 2), (54, 3), (214, 3), (24, 6), (250, 8), (250, 8), (6, 2), (14, 2), (151, 5), (236, 7), (128, 3), (33, 5),
        (24, 6), (24, 6), (250, 8), (14, 2), (14, 2), (25, 4), (168, 9), (11, 4), (37, 7), (6, 2), (9, 3), (16, 3),
        (35, 3),
        (15, 4), (154, 3),
      ]))
  func shipped(name: String, counts: (Int, Int)) {
    let dataset = StRDDataset.shipped(name)
    #expect(dataset.name == name)
    #expect((dataset.observations.count, dataset.parameterCount) == counts)
    #expect(dataset.observations.predictorCount == (name == "Nelson" ? 2 : 1))
  }
}
