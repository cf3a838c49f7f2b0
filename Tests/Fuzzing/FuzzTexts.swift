@testable import EvidenceReports
@testable import Expressions
import Foundation
import MultiPrecision
import Reports
import Scalars
@testable import Subjects
@testable import gradcheck

func fuzzExpression(_ bytes: [UInt8]) {
  let text = String(decoding: bytes, as: UTF8.self)
  do throws(ExpressionError) {
    let parsed = try Expressions.Expression(text)
    let point = parsed.variables.indices.map { 1.5 - Double($0) }
    _ = parsed(point)
    _ = try? Expressions.Expression(text, variables: ["x", "y"])
  } catch {
    require(!error.description.isEmpty, "a mistake is said")
  }
}

func fuzzPoint(_ bytes: [UInt8]) {
  guard let point = try? PointText(String(decoding: bytes, as: UTF8.self)) else { return }
  let values = try? point.values(of: ["x", "y"], as: Double.self)
  require(values?.count ?? 2 == 2, "a value for each variable")
}

func fuzzBounds(_ bytes: [UInt8]) {
  _ = try? SubjectBounds(argument: String(decoding: bytes, as: UTF8.self))
}

func fuzzBlocks(_ bytes: [UInt8]) {
  do throws(BlocksText.Mistake) {
    let blocks = try BlocksText(String(decoding: bytes, as: UTF8.self)).blocks(of: 16)
    require(blocks.reduce(0) { $0 + $1.range.count } == 16, "blocks are all variables")
  } catch {
    require(error.description.split(separator: "\n", omittingEmptySubsequences: false).count >= 3, "a mistake is shown")
  }
}

func fuzzCase(_ bytes: [UInt8]) {
  guard let binary64 = try? NamedFormat(named: "binary64") else { return }
  do throws(CaseLine.Failure) {
    let line = try CaseLine(bytes, format: binary64)
    require(line.names.variables.isEmpty == false, "a case has variables")
  } catch {
    require(!error.message.isEmpty, "a mistake is said")
  }
}

func fuzzPart(_ bytes: [UInt8]) {
  guard let part = try? StudyPart<VerdictStudy>(Data(bytes), path: "part") else { return }
  _ = part.missing.count
  _ = try? StudyPart<VerdictStudy>.join([(path: "part", part: part)])
}

/// What is written of a text of others: JSON has it again, a field of CSV starts no formula, a terminal gets no control.
func fuzzText(_ bytes: [UInt8]) {
  let text = String(decoding: bytes, as: UTF8.self)
  let json = JSON.object([(text, .string(text))]).indented
  let again = try? JSONDecoder().decode([String: String].self, from: Data(json.utf8))
  // A dictionary of Foundation's holds texts that are equal as people see them.
  require(again?.first?.value.unicodeScalars.elementsEqual(text.unicodeScalars) == true, "JSON is the text again")
  let line = CSV.line([text])
  require(!["=", "+", "-", "@"].contains(line.prefix(1)) || Double(text) != nil, "no formula: \(line)")
  for shown in [text.harmless, TextStyle.onTerminal(text).replacing(/\u{1B}\[(32|1;31|33|0)m/, with: "")] {
    let sent = shown.unicodeScalars.contains { $0.properties.generalCategory == .control && $0 != "\n" && $0 != "\t" }
    require(!sent, "no control character is sent")
  }
}

func fuzzPointFile(_ bytes: [UInt8]) {
  guard let file = try? PointFile(bytes: Data(bytes), path: "x0") else { return }
  require(file.coordinates.allSatisfy { Double(decimal: $0)?.isFinite == true }, "coordinates are finite numbers")
}
