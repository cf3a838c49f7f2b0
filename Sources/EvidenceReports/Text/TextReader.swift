/// Who reads a text, and in whose words it is said what can be asked for.
package enum TextReader: Sendable {
  /// Whoever typed the command, and knows its options.
  case command
  /// Whoever called the library.
  case swift
}
