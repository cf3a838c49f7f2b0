/// A formula, read once and evaluated at every scalar type: the very same function at every precision.
///
/// ```swift
/// let f = try Expression("100*(x2 - x1^2)^2 + (1 - x1)^2", variables: ["x1", "x2"])
/// f([-1.2, 1] as [Double])            // 24.199999999999996
/// f([-1.2, 1] as [MPFloat<Words<4>>]) // the same formula, to 256 bits
/// ```
///
/// **What can be written.** In order of precedence, from the loosest:
/// - `let z = a*x + b in …`, to the end of what it stands in;
/// - `or` (`||`), `and` (`&&`), `not` (`!`), and comparisons `< <= > >= == !=`: they make conditions, which stand in
///   `if(condition, a, b)` alone;
/// - `+` and `-`, from the left; `*`, `/` and `%`, from the left;
/// - a sign before an operand: `-x^2` is −(x²), and `2^-3` is allowed;
/// - `^` (also `**`), from the right: `2^3^2` is 2⁹; `x²` is x^2;
/// - numbers (`1`, `.5`, `2.`, `1e-3`), `pi`, `e`, variables, elements of vectors `w[3]`, parentheses, `|x|`;
/// - calls of functions: ``FormulaFunction/all`` is the list. `sum(i, 1, 10, x^i/i)` and `prod` are written out for each index;
///   `sum(row, …)` for each row of ``Definitions``' data. `dot(w, [1, 2, 3])` takes vectors.
///
/// Other languages' names and signs for the same are understood: `np.arcsin`, `math.log`, `−`, `·`, `×`, `≤`, `π`.
///
/// A variable's name is a letter of any script or `_`, followed by letters, digits and `_`. A declared variable hides a
/// constant of the same name; before a parenthesis, a function's name is the function; within `sum(row, …)` a column hides a
/// variable.
///
/// **What is computed.** Exactly the operations written, in that order: nothing is folded, reassociated or fused, so that
/// with `+ - * / sqrt` a `Double` has the bits that C or numpy gives it.
/// - A number is the decimal text rounded once to the type, however long it is. `e` is exp(1).
/// - A power whose exponent is a literal with an integral value up to `Int.max` (`2`, `-3`, `2.0`) is an integer power,
///   defined for negative bases, and 1 for the exponent 0 whatever the base. At real scalars x² is x·x and x⁻¹ is 1/x,
///   rounded once; other exponents use the type's `pow(x, n)`.
/// - Any other power is the type's `pow(x, y)`: NaN for a negative base and for 0⁰.
/// - `min` and `max` are NaN when an argument is; of equal arguments they give the first.
/// - `if` computes the branch that is taken. Where an enclosure does not know which one that is, it computes both, and says what
///   is known: where the pieces meet with one value and one slope, that is a smooth function.
/// - Special functions are MPFR's, correctly rounded where MPFR has them, in every type.
/// - Outside its domain a function gives what the type's function gives: NaN, or an infinity at a pole.
public struct Expression: Hashable, Sendable, CustomStringConvertible {
  /// The variables' names, in the order in which points hold their values.
  public let variables: [String]
  /// The text that was read.
  public let description: String
  @usableFromInline let program: Program

  /// Reads a formula in the variables of these names, which may use constants and data besides.
  ///
  /// Linear in the length of the text (and of its sums, written out), without recursion: a million terms take less than a second.
  /// At most 262 144 operators, parentheses and calls may be open at a time, and sums are written out to 4 194 304 steps.
  /// - Throws: what is wrong, and where: with the text, or with the names of the variables when one of them is no name or
  ///   stands twice.
  public init(
    _ text: String, variables: [String], definitions: Definitions = Definitions()
  ) throws(ExpressionError) {
    try Self.check(names: variables)
    let source = Source(text)
    self = try Expression(source, range: 0..<source.bytes.count, variables: variables, definitions: definitions)
  }

  /// Reads a formula whose variables are all the names in it that nothing else bears, in the order of their first
  /// appearance.
  ///
  /// - Throws: what is wrong, and where.
  public init(_ text: String, definitions: Definitions = Definitions()) throws(ExpressionError) {
    let source = Source(text)
    self = try Expression(source, range: 0..<source.bytes.count, variables: nil, definitions: definitions)
  }

  /// Reads the formula that the bytes of a source in `range` write; places in errors are those of the whole text.
  init(
    _ source: Source, range: Range<Int>, variables: [String]?, definitions: Definitions = Definitions()
  ) throws(ExpressionError) {
    var parser = Parser(Lexer(source, range: range), variables: variables, definitions: definitions)
    try parser.parse()
    self.variables = parser.variables
    program = parser.program
    description = range.count == source.bytes.count ? source.text : source[range]
  }

  /// Whether the formula has only operations that every scalar has, so that it also runs at complex numbers.
  ///
  /// False with conditions and steps, `abs min max erf erfc gamma lgamma atan2 hypot cbrt` and the special functions. The cube
  /// root is among them because the principal one of a negative number is not real: a complex step there would differentiate
  /// another function.
  public var isSmooth: Bool { program.isSmooth }

  private static func check(names: [String]) throws(ExpressionError) {
    let text = names.joined(separator: ", ")
    var position = 0
    var seen: Set<String> = []
    for name in names {
      if !name.isVariableName {
        throw ExpressionError(text: text, position: position, found: name, problem: .malformedName)
      }
      if !seen.insert(name).inserted {
        throw ExpressionError(text: text, position: position, found: name, problem: .repeatedName)
      }
      position += name.count + 2
    }
  }
}

extension String {
  /// Whether a variable may have this name: letters, digits and `_`, not a digit first; after them perhaps indices, `[1,2]`.
  var isVariableName: Bool {
    guard last == "]", let bracket = firstIndex(of: "[") else { return isPlainName }
    let indices = self[index(after: bracket)...].dropLast().split(separator: ",", omittingEmptySubsequences: false)
    return self[..<bracket].isPlainName && indices.allSatisfy { Int($0).map(String.init) == String($0) }
  }
}

extension StringProtocol {
  /// Whether this is a name without indices.
  var isPlainName: Bool { first?.beginsName == true && dropFirst().allSatisfy(\.continuesName) }
}

extension Character {
  /// Whether a name may begin with this character: a letter of any script, or an underscore.
  var beginsName: Bool { isLetter || self == "_" }
  /// Whether a name may go on with this character: as it may begin, or a digit from 0 to 9.
  var continuesName: Bool { beginsName || isASCII && isNumber }
}
