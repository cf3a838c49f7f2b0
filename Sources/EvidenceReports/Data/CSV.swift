/// Comma-separated values, as RFC 4180 has them, with lines that end in a line feed.
package enum CSV {
  /// One line: fields with a comma, a quote or a line break are quoted.
  ///
  /// A text that a spreadsheet would take for a formula (it begins with `=`, `+`, `-`, `@` or a tab, and is no number) gets an
  /// apostrophe before it, which a spreadsheet takes for the sign of a text.
  package static func line(_ fields: [String]) -> String {
    fields.map(field).joined(separator: ",") + "\n"
  }

  private static func field(_ text: String) -> String {
    let text = isFormula(text) ? "'" + text : text
    guard text.unicodeScalars.contains(where: { [",", "\"", "\n", "\r"].contains($0) }) else { return text }
    return "\"" + text.replacing("\"", with: "\"\"") + "\""
  }

  private static func isFormula(_ text: String) -> Bool {
    guard let first = text.unicodeScalars.first, ["=", "+", "-", "@", "\t", "\r"].contains(first) else { return false }
    return Double(text) == nil
  }
}
