import EvidenceReports
import Foundation
import MultiPrecision
import Reports
import Scalars
import Testing

@Suite("JSON")
struct JSONTests {
  @Test("is read by Foundation as what was meant, whatever the strings hold")
  func strings() throws {
    let nasty = "quote \" backslash \\ newline \n tab \t bell \u{7} café 😀"
    let text = JSON.object([("a\"b", .string(nasty)), ("n", .null), ("t", .bool(true)), ("l", .array([JSON(3)]))])
    for written in [text.description, text.indented] {
      let read = try #require(try JSONSerialization.jsonObject(with: Data(written.utf8)) as? [String: Any])
      #expect(read["a\"b"] as? String == nasty)
      #expect(read["t"] as? Bool == true)
      #expect((read["l"] as? [Int]) == [3])
      #expect(read["n"] is NSNull)
    }
  }

  @Test("writes numbers with all the digits that read back, and strings for what JSON has no number for")
  func numbers() {
    #expect(JSON(0.1).description == "0.1")
    #expect(JSON(Float(0.1)).description == "0.1")
    let third: MPFloat<Words<2>> = 1 / 3
    #expect(MPFloat<Words<2>>(JSON(third).description) == third)
    #expect(JSON(Double.infinity).description == "\"inf\"")
    #expect(JSON(-Double.infinity).description == "\"-inf\"")
    #expect(JSON(Double.nan).description == "\"nan\"")
    #expect(JSON.array([1.0, 2.5].map { JSON($0) }).description == "[1.0, 2.5]")
    #expect(JSON(nil as Double?).description == "null")
    #expect(JSON(0.5).plain == "0.5" && JSON(Double.nan).plain == "nan")
  }
}

@Suite("Text")
struct TextTests {
  @Test("in CSV is quoted where RFC 4180 wants it")
  func csv() {
    #expect(CSV.line(["a", "b,c", "d\"e", "f\ng", ""]) == "a,\"b,c\",\"d\"\"e\",\"f\ng\",\n")
  }

  @Test("in a table stands in aligned columns without trailing blanks")
  func table() {
    var table = TextTable([("name", .left), ("value", .right)])
    table.append(["x", "1.5"])
    table.append(["longer", "-20"])
    #expect(table.text == "  name    value\n  ──────  ─────\n  x         1.5\n  longer    -20\n")
  }

  @Test(
    "has the digits that are known, and one more",
    arguments: [
      // (value, error, expected): a relative error of 10⁻ᵏ leaves k digits.
      (1.0, 1e-3, "1.000e+00"), (3.14159265, 1e-5, "3.14159e+00"), (0.0, 1.0, "0"), (5.0, 10.0, "5.0e+00"),
      (0.1, 0.0, "1.000000000000000e-01"),
    ])
  func digits(value: Double, error: Double, expected: String) {
    #expect(KnownDigits.text(value, error: error) == expected)
  }
}

@Suite("Text of others")
struct OthersTextTests {
  @Test(
    "is a field of CSV that starts no formula, and numbers stay what they are",
    arguments: [
      ("=1+1", "'=1+1"), ("+x", "'+x"), ("-x^2", "'-x^2"), ("@a", "'@a"), ("\t=1", "'\t=1"), ("-", "'-"),
      ("-1.5", "-1.5"), ("-inf", "-inf"), ("+3", "+3"), ("-1e-999", "-1e-999"), ("a=b", "a=b"), ("", ""),
      ("\r=1", "\"'\r=1\""), ("-a,\"b\"", "\"'-a,\"\"b\"\"\""), ("a\r\nb", "\"a\r\nb\""),
    ])
  func csv(text: String, field: String) { #expect(CSV.line([text, "1"]) == field + ",1\n") }

  @Test(
    "is shown to a terminal, not sent; the colours of verdicts are sent",
    arguments: [
      ("a\u{1B}[2Jb\u{7}", "a␛[2Jb␇"), ("\u{1B}[32magree\u{1B}[0m\n", "\u{1B}[32magree\u{1B}[0m\n"),
      ("\u{1B}[1;31mx\u{1B}[0m", "\u{1B}[1;31mx\u{1B}[0m"), ("\u{1B}[35mx", "␛[35mx"), ("a\r\nb\tc\u{7F}", "a␍\nb\tc␡"),
      ("\u{9B}2J\u{202E}", "\u{FFFD}2J\u{FFFD}"), ("\u{1B}", "␛"), ("é🙂\n\n", "é🙂\n\n"),
    ])
  func terminal(text: String, shown: String) {
    #expect(TextStyle.onTerminal(text).unicodeScalars.elementsEqual(shown.unicodeScalars))
  }
}

@Suite("An output file")
struct OutputFileTests {
  private let folder = FileManager.default.temporaryDirectory.appendingPathComponent("reports-\(UUID().uuidString)")

  @Test("replaces what was there, whole")
  func replaces() throws {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let path = folder.appendingPathComponent("a.txt").path
    try OutputFile.write("first", to: path)
    try OutputFile.write("second", to: path)
    #expect(try String(contentsOfFile: path, encoding: .utf8) == "second")
    // No temporary file stays behind.
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["a.txt"])
  }

  @Test("that cannot be written is a typed error that names it")
  func unwritable() throws {
    let path = folder.appendingPathComponent("missing/b.txt").path
    let error = #expect(throws: OutputFileError.self) { try OutputFile.write("x", to: path) }
    #expect(error?.path == path)
    #expect(error?.description.hasPrefix("cannot write \(path)") == true)
  }
}
