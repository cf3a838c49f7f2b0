/// What is wrong with a file that should be a NIST StRD nonlinear regression, and where.
public struct StRDError: Error, Hashable, CustomStringConvertible {
  /// The file's name.
  public let file: String

  /// The line, counted from 1, or the number of lines when the file is too short.
  public let line: Int

  /// What was expected there.
  public let reason: Reason

  /// The kinds of mistake.
  public enum Reason: Hashable, Sendable {
    /// No line states something that the header must state, such as `Dataset Name`.
    case missing(String)
    /// A stated line range is not a range of lines: it ends before it begins, or begins before line 1.
    case emptyRange(String, first: Int, last: Int)
    /// The file ends before a stated line range does.
    case truncated(String, last: Int)
    /// A row has another number of columns than it should.
    case columnCount(found: Int, expected: Int)
    /// A column does not hold a decimal number of at most 18 digits.
    case notANumber(String)
    /// A row of parameter values does not begin with the name it should.
    case parameterName(found: String, expected: String)
    /// The header states one number of observations, and its data lines are another.
    case observationCount(found: Int, stated: String)
  }

  /// One English sentence with the file and the line: `misra1a.dat, line 61: expected …`.
  public var description: String {
    let sentence =
      switch reason {
      case .missing(let what): "expected a line that states \(what); there is none."
      case .emptyRange(let what, let first, let last): "\(what) (lines \(first) to \(last)) is not a range of lines."
      case .truncated(let what, let last): "\(what) should go on to line \(last), but the file ends here."
      case .columnCount(let found, let expected): "expected \(expected) numbers, found \(found)."
      case .notANumber(let text): "expected a decimal number of at most 18 digits, found \"\(text)\"."
      case .parameterName(let found, let expected): "expected the values of \(expected), found \"\(found)\"."
      case .observationCount(let found, let stated): "expected \(stated) observations, found \(found)."
      }
    return "\(file), line \(line): \(sentence)"
  }
}
