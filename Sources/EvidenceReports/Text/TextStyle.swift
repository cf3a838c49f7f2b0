package import GradientChecking
import Scalars

/// Colours for what a terminal shows, or none.
package enum TextStyle: Sendable {
  case plain
  /// ANSI colours: green for right, red for wrong, yellow for undecided.
  case colored

  /// A text in the colour of its verdict.
  package func paint(_ text: String, as verdict: Verdict) -> String {
    guard self == .colored else { return text }
    let color = verdict == .agree ? Self.green : verdict == .disagree ? Self.red : Self.yellow
    return color + text + Self.end
  }

  private static let (green, red, yellow, end) = ("\u{1B}[32m", "\u{1B}[1;31m", "\u{1B}[33m", "\u{1B}[0m")

  /// Lines as a terminal may have them: the colours of verdicts are sent, every other control character is shown.
  package static func onTerminal(_ text: String) -> String {
    var (result, rest) = ("", text[...])
    while let stop = rest.unicodeScalars.firstIndex(where: { $0 == "\n" || $0 == "\u{1B}" }) {
      result += String(rest[..<stop]).harmless
      rest = rest[stop...]
      let sent = ["\n", green, red, yellow, end].first { rest.utf8.starts(with: $0.utf8) } ?? ""
      result += sent.isEmpty ? "\u{1B}".harmless : sent
      rest = rest[rest.unicodeScalars.index(stop, offsetBy: max(1, sent.unicodeScalars.count))...]
    }
    return result + String(rest).harmless
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
