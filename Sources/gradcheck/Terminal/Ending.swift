import ArgumentParser
import Programs
import Reports

/// How the command ends: what each exit status means, in every subcommand.
enum Ending: Int32, Error, CaseIterable {
  case success = 0
  case disagree = 1
  case undecided = 2
  case misuse = 64
  case unavailable = 69
  case fault = 70
  case unwritable = 74
  case interrupted = 130

  private var meaning: String {
    switch self {
    case .success: "the gradient is right (agree), or the work was done"
    case .disagree: "the gradient is wrong (disagree), or failed the textbook's check"
    case .undecided: "undecided, or no derivative: for a reason that is told"
    case .misuse: "the arguments, a file or a line of it cannot be used; before 1 and 2"
    case .unavailable: "gnuplot, or a program that has the function, is missing or failed"
    case .fault: "gradcheck itself is at fault: please report it"
    case .unwritable: "the results cannot be written, wholly or in part"
    case .interrupted: "interrupted with Ctrl-C; a study goes on with --resume"
    }
  }

  /// A line for each, as help shows it.
  static var table: String {
    allCases.map { "  " + "\($0.rawValue)".padded(to: 4) + $0.meaning }.joined(separator: "\n")
  }

  /// The end that an error of the work means, and what is to be said of it; nil for the parser's own errors, which know both.
  static func of(_ error: any Error) -> (Ending, message: String?)? {
    switch error {
    case let ending as Ending: (ending, nil)
    case let error as OutputFileError: (.unwritable, error.description)
    case let error as ProgramError: (.unavailable, error.description)
    case let error as GnuplotError: (.unavailable, error.description)
    default: nil
    }
  }
}

extension String {
  fileprivate func padded(to width: Int) -> String { self + String(repeating: " ", count: Swift.max(1, width - count)) }
}
