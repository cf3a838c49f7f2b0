/// What is wrong with a formula or a point that somebody wrote, and where.
///
/// Its ``description`` shows the place:
///
/// ```
/// sin(x) + cso(y)
///          ^
/// unknown function 'cso'; did you mean 'cos'?
/// ```
public struct ExpressionError: Error, Hashable, Sendable {
  /// The whole text that was read.
  public let text: String
  /// The place in the text: how many characters come before it. It is the text's length where something is missing at
  /// the end.
  public let position: Int
  /// What stands there: a name, a number, a symbol; empty at the end of the text.
  public let found: String
  /// What is wrong with it.
  public let problem: Problem
  /// The known names nearest to an unknown one, nearest first; at most three.
  public let suggestions: [String]

  init(text: String, position: Int, found: String, problem: Problem, suggestions: [String] = []) {
    self.text = text
    self.position = position
    self.found = found
    self.problem = problem
    self.suggestions = suggestions
  }

  /// The kinds of mistake.
  public enum Problem: Hashable, Sendable {
    /// There is nothing but blanks.
    case empty
    /// A character that no formula has.
    case unexpectedCharacter
    /// Something that begins like a number and is none: `1.2.3`, `1e`.
    case malformedNumber
    /// A number, a name or an opening parenthesis is missing here.
    case expectedOperand
    /// An operator is missing here: `2x`.
    case expectedOperator
    /// An opening parenthesis is never closed.
    case unclosedParenthesis
    /// A closing parenthesis closes nothing.
    case unopenedParenthesis
    /// A comma stands outside the arguments of a function.
    case misplacedComma
    /// No function has this name.
    case unknownFunction
    /// No variable and no constant has this name.
    case unknownVariable
    /// A function's name stands without arguments.
    case expectedArguments
    /// A function has the wrong number of arguments.
    case argumentCount(expected: Arity, given: Int)
    /// A condition stands where a number is expected.
    case expectedNumber
    /// A number stands where a condition is expected.
    case expectedCondition
    /// `a < b < c`.
    case chainedComparison
    /// The value of a `let` is not followed by `in`.
    case expectedIn
    /// A sum has neither bounds that are integers nor rows.
    case expectedIndex
    /// An index or an order is not an integer that is known when the formula is read.
    case expectedInteger
    /// A list in brackets stands where no vector is expected.
    case misplacedList
    /// A vector stands where a number is expected.
    case misplacedVector
    /// A number stands where a vector is expected.
    case expectedVector
    /// Nothing tells how many elements a vector has.
    case unknownVector
    /// A vector has no such element.
    case noElement(String)
    /// The vectors of an inner product have other lengths.
    case vectorLengths(Int, Int)
    /// What is meant is written otherwise; before the name stands that of a library, or nothing.
    case spelled(prefix: String)
    /// A name stands before a point, and is no library's.
    case unknownLibrary(String)
    /// So many operators, parentheses and calls may be open at a time.
    case tooDeep(limit: Int)
    /// Sums may be written out to so many steps.
    case tooLong(limit: Int)
    /// The name of a variable is not a letter or underscore, followed by letters, digits and underscores.
    case malformedName
    /// Two variables, or two coordinates of a point, have the same name.
    case repeatedName
    /// The coordinates of a point are named, and this one has no `=`.
    case expectedEquals
    /// The coordinates of a point are not named, and this one is.
    case unexpectedEquals
    /// A point gives no value to these variables.
    case missingCoordinates([String])
    /// A point without names has another number of values than there are variables.
    case coordinateCount(expected: [String], given: Int)
    /// The value of a coordinate is not finite in the format of this name.
    case notFinite(format: String)
    /// A function that complex numbers do not have.
    case realOnly
  }

  /// How many arguments a function takes.
  public enum Arity: Hashable, Sendable {
    case exactly(Int)
    case atLeast(Int)

    func contains(_ count: Int) -> Bool {
      switch self {
      case .exactly(let n): count == n
      case .atLeast(let n): count >= n
      }
    }
  }
}
