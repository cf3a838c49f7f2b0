package import GradientChecking

/// Colours for what a terminal shows, or none.
package enum TextStyle: Sendable {
  case plain
  /// ANSI colours: green for right, red for wrong, yellow for undecided.
  case colored

  /// A text in the colour of its verdict.
  package func paint(_ text: String, as verdict: Verdict) -> String {
    guard self == .colored else { return text }
    let code = verdict == .agree ? "32" : verdict == .disagree ? "1;31" : "33"
    return "\u{1B}[\(code)m\(text)\u{1B}[0m"
  }

  /// A table with the names of verdicts in their colours.
  package func paintVerdicts(in text: String) -> String {
    guard self == .colored else { return text }
    return text.replacing(/\b(disagree|agree|undecided|passed|FAILED)\b/) { match in
      let verdict: Verdict =
        switch match.1 {
        case "agree", "passed": .agree
        case "disagree", "FAILED": .disagree
        default: .undecided(.kink)
        }
      return paint(String(match.1), as: verdict)
    }
  }
}

extension [(label: String, text: String)] {
  /// A line for each, the texts below each other.
  package func labelledLines(indent: Int = 0, width: Int = 13) -> String {
    map { label, text in
      String(repeating: " ", count: 2 + indent) + label
        + String(repeating: " ", count: Swift.max(1, width - label.count)) + text + "\n"
    }.joined()
  }
}

/// What is said below a table that does not show all.
package func hiddenLine(_ count: Int, for reader: TextReader = .command, have: String = "--json and --csv have")
  -> String
{
  guard count > 0 else { return "" }
  return reader == .swift ? "  and \(count) more\n" : "  and \(count) more; \(have) all\n"
}
