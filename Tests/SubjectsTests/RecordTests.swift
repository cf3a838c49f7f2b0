import EvidenceReports
import Foundation
import GradientChecking
import MultiPrecision
import Scalars
import StepAnalysis
import Subjects
import Testing

@Suite("A record is written and read again")
struct RecordTests {
  /// Written, read and written again, a record is the same text; that of another version is refused.
  private func expectRoundTrip<R: FormatRecord>(_ record: R, sourceLocation: SourceLocation = #_sourceLocation) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    encoder.nonConformingFloatEncodingStrategy = .convertToString(
      positiveInfinity: "inf", negativeInfinity: "-inf", nan: "nan")
    let decoder = JSONDecoder()
    decoder.nonConformingFloatDecodingStrategy = .convertFromString(
      positiveInfinity: "inf", negativeInfinity: "-inf", nan: "nan")
    let data = try encoder.encode(record)
    let again = try decoder.decode(R.self, from: data)
    #expect(try encoder.encode(again) == data, sourceLocation: sourceLocation)
    #expect(again.format == record.format, sourceLocation: sourceLocation)
    let text = String(decoding: data, as: UTF8.self)
    #expect(text.contains("\"version\":1"), sourceLocation: sourceLocation)
    let other = Data(text.replacing("\"version\":1", with: "\"version\":2").utf8)
    #expect(throws: DecodingError.self, sourceLocation: sourceLocation) { try decoder.decode(R.self, from: other) }
  }

  @Test("of every question, in narrow formats and wide ones", arguments: ["binary32", "binary64", "mp200", "e5m2"])
  func records(name: String) throws {
    let format = try NamedFormat(named: name)
    let wrong = try Example.formula(["2*x*y", "2*x"])
    try expectRoundTrip(try EvidenceQuestion(reference: try NamedFormat(named: "mp128"))(wrong, in: format))
    try expectRoundTrip(try EvidenceQuestion(isOpaque: true)(wrong, in: format))
    try expectRoundTrip(try LocationQuestion()(wrong, in: format))
    try expectRoundTrip(try DifferencesQuestion(.componentwise)(wrong, in: format))
    try expectRoundTrip(try DerivativeQuestion()(wrong, in: format))
    try expectRoundTrip(try DerivativeQuestion(isRetyped: true)(wrong, in: format))
    let line = SubjectLine(coordinate: 0, of: ["x"])
    let grid = try StepGrid("2^-9:2^-2")
    try expectRoundTrip(try SweepQuestion(along: line, grid: grid)(try Example.sine(), in: format))
    if format.precision <= 53 {
      try expectRoundTrip(try StepQuestion(tellsAutomatic: true)(try Example.sine(), in: format))
    }
  }

  @Test("Numbers of every format are kept exactly", arguments: NamedFormat.all)
  func numbers(format: NamedFormat) throws {
    func check<S: RealScalar>(_ type: S.Type) throws {
      let ordinary: [S] = [0, -0.0, 1, S.pi, -S.pi / 3]
      let numbers = ordinary + [S.leastNormalMagnitude, S.greatestFiniteMagnitude, .infinity, .nan]
      for x in numbers {
        let data = try JSONEncoder().encode([RecordedNumber(x)])
        let again = try JSONDecoder().decode([RecordedNumber].self, from: data)[0]
        let value = try #require(again.value as? S)
        #expect(value == x || (value.isNaN && x.isNaN))
        #expect(value.sign == x.sign || x.isNaN)
      }
    }
    try check(format.type)
  }

  @Test("What is no number of a format is refused", arguments: ["binary64", "binary64 x", "no 0x1p+0", ""])
  func malformed(text: String) {
    #expect(throws: DecodingError.self) {
      try JSONDecoder().decode([RecordedNumber].self, from: JSONEncoder().encode([text]))
    }
  }
}
