/// Comma-separated values, as RFC 4180 has them, with lines that end in a line feed.
package enum CSV {
  /// One line: fields with a comma, a quote or a line break are quoted.
  package static func line(_ fields: [String]) -> String {
    fields.map(field).joined(separator: ",") + "\n"
  }

  private static func field(_ text: String) -> String {
    guard text.contains(where: { $0 == "," || $0 == "\"" || $0.isNewline }) else { return text }
    return "\"" + text.replacing("\"", with: "\"\"") + "\""
  }
}
