/// Arguments as a person types them.
package enum ShellText {
  /// `gradcheck` with the arguments, those in single quotes that a shell would take apart.
  package static func command(_ arguments: [String]) -> String {
    (["gradcheck"] + arguments.map(quoted)).joined(separator: " ")
  }

  private static func quoted(_ argument: String) -> String {
    let plain = argument.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "-_=./,:^+%@".contains($0)) }
    return plain && !argument.isEmpty ? argument : "'" + argument.replacing("'", with: "'\\''") + "'"
  }
}
