/// A formula, read once and evaluated at every scalar type: the very same function at every precision.
///
/// ```swift
/// let f = try Expression("100*(x2 - x1^2)^2 + (1 - x1)^2", variables: ["x1", "x2"])
/// f([-1.2, 1] as [Double])            // 24.199999999999996
/// f([-1.2, 1] as [MPFloat<Words<4>>]) // the same formula, to 256 bits
/// ```
///
/// **What can be written.** In order of precedence, from the loosest:
/// - `+` and `-`, from the left; `*` and `/`, from the left;
/// - a sign before an operand: `-x^2` is −(x²), and `2^-3` is allowed;
/// - `^` (also `**`), from the right: `2^3^2` is 2⁹;
/// - numbers (`1`, `.5`, `2.`, `1e-3`), `pi`, `e`, variables, parentheses;
/// - `exp expm1 log ln log1p log10 log2 sqrt cbrt sin cos tan asin acos atan sinh cosh tanh asinh acosh atanh erf erfc
///   gamma lgamma abs` of one argument (`log` and `ln` are both the natural logarithm, `lgamma` is log |Γ|), `pow(x, y)`,
///   `atan2(y, x)` and `hypot` of two, `min` and `max` of two or more.
///
/// A variable's name is a letter of any script or `_`, followed by letters, digits and `_`. A declared variable hides a
/// constant of the same name; before a parenthesis, a function's name is the function.
///
/// **What is computed.** Exactly the operations written, in that order: nothing is folded, reassociated or fused, so that
/// with `+ - * / sqrt` a `Double` has the bits that C or numpy gives it.
/// - A number is the decimal text rounded once to the type, however long it is. `e` is exp(1).
/// - A power whose exponent is a literal with an integral value up to `Int.max` (`2`, `-3`, `2.0`) is an integer power,
///   defined for negative bases, and 1 for the exponent 0 whatever the base. At real scalars x² is x·x and x⁻¹ is 1/x,
///   rounded once; other exponents use the type's `pow(x, n)`.
/// - Any other power is the type's `pow(x, y)`: NaN for a negative base and for 0⁰.
/// - `min` and `max` are NaN when an argument is; of equal arguments they give the first.
/// - Outside its domain a function gives what the type's function gives: NaN, or an infinity at a pole.
public struct Expression: Hashable, Sendable, CustomStringConvertible {
  /// The variables' names, in the order in which points hold their values.
  public let variables: [String]
  /// The text that was read.
  public let description: String
  @usableFromInline let program: Program

  /// Reads a formula in the variables of these names.
  ///
  /// Linear in the length of the text, without recursion: there is no limit to length or depth.
  /// - Throws: what is wrong, and where: with the text, or with the names of the variables when one of them is no name or
  ///   stands twice.
  public init(_ text: String, variables: [String]) throws(ExpressionError) {
    try Self.check(names: variables)
    let characters = Array(text)
    self = try Expression(text, characters: characters, range: characters.indices, variables: variables)
  }

  /// Reads a formula whose variables are all the names in it that are neither constants nor functions, in the order of
  /// their first appearance.
  ///
  /// - Throws: what is wrong, and where.
  public init(_ text: String) throws(ExpressionError) {
    let characters = Array(text)
    self = try Expression(text, characters: characters, range: characters.indices, variables: nil)
  }

  /// Reads the formula that the characters of `text` in `range` write; places in errors are those of the whole text.
  init(_ text: String, characters: [Character], range: Range<Int>, variables: [String]?) throws(ExpressionError) {
    var parser = Parser(Lexer(text, characters: characters, range: range), variables: variables)
    try parser.parse()
    self.variables = parser.variables
    program = parser.program
    description = String(characters[range])
  }

  /// Whether the formula has only operations that every scalar has, so that it also runs at complex numbers.
  ///
  /// False with any of `abs min max erf erfc gamma lgamma atan2 hypot cbrt`. The last is among them because the principal
  /// cube root of a negative number is not real: a complex step there would differentiate another function.
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
  /// Whether a variable may have this name.
  var isVariableName: Bool { first?.beginsName == true && dropFirst().allSatisfy(\.continuesName) }
}
