import Expressions
import Intervals
import MultiPrecision

/// A function of one or two operands u and v as text, with its partial derivatives as a textbook writes them.
///
/// A rule says nothing about how anything is computed: what it means is what ``Expression`` reads in it. So the gradients of random
/// formulae rest on a table that a person can check line by line, and on the chain rule.
struct DifferentiationRule: Sendable {
  /// The bounds in which formulae are followed while they are drawn.
  typealias Bounds = Interval<Words<4>>

  /// The function of u, or of u and v.
  let function: String
  /// Its derivative with respect to each operand.
  let partials: [String]
  /// The function, its derivatives, and what else must not leave the range of a format.
  private let expressions: [Expression]?

  private init(_ function: String, _ partials: String..., parts: [String] = []) {
    self.function = function
    self.partials = partials
    let operands = ["u", "v"].prefix(partials.count)
    expressions = try? ([function] + partials + parts).map { try Expression($0, variables: Array(operands)) }
  }

  /// The function's value at operands between bounds, its partial derivatives, and its parts; nil where the rule's text is no
  /// formula.
  func enclosed(at operands: [Bounds]) -> (value: Bounds, partials: [Bounds], parts: [Bounds])? {
    guard let values = expressions?.map({ $0.enclosed(at: operands) }) else { return nil }
    return (values[0], Array(values[1...partials.count]), Array(values[(partials.count + 1)...]))
  }

  /// A text of u and v with operands in their places: in parentheses, unless they are all of it, or all of an argument of a function.
  static func text(_ template: String, of operands: [String]) -> String {
    let characters = Array(template)
    var text = ""
    for (i, character) in characters.enumerated() {
      guard let operand = character == "u" ? operands.first : character == "v" ? operands.last : nil else {
        text.append(character)
        continue
      }
      let isArgument =
        (i > 0 && "(,".contains(characters[i - 1])) && (i + 1 < characters.count && "),".contains(characters[i + 1]))
      text += isArgument || characters.count == 1 || isClosed(operand) ? operand : "(\(operand))"
    }
    return text
  }

  /// Whether a text is a name, a number without a sign, or one call of a function: no operator outside can take it apart.
  private static func isClosed(_ text: String) -> Bool {
    let rest = text.drop { $0.isLetter || $0.isNumber || $0 == "." }
    guard !rest.isEmpty, rest.startIndex > text.startIndex else { return rest.isEmpty }
    guard rest.first == "(", rest.last == ")" else { return false }
    var depth = 0
    for character in rest.dropLast() {
      depth += character == "(" ? 1 : character == ")" ? -1 : 0
      if depth == 0 { return false }
    }
    return true
  }

  /// The four operations.
  static let arithmetic = [
    Self("u+v", "1", "1"), Self("u-v", "1", "-1"), Self("u*v", "v", "u"), Self("u/v", "1/v", "-u/v^2"),
  ]

  /// Integer powers.
  static let powers = [
    Self("u^2", "2*u"), Self("u^3", "3*u^2"), Self("u^4", "4*u^3"), Self("u^5", "5*u^4"), Self("u^-1", "-1/u^2"),
    Self("u^-2", "-2/u^3"), Self("u^-3", "-3/u^4"),
  ]

  /// Functions of one argument. Of Γ there are quotients and differences whose derivatives need no ψ, which formulae do not have.
  static let unary = [
    Self("exp(u)", "exp(u)"), Self("expm1(u)", "exp(u)"), Self("log(u)", "1/u"), Self("log1p(u)", "1/(1+u)"),
    Self("log2(u)", "1/(u*log(2))"), Self("log10(u)", "1/(u*log(10))"), Self("sqrt(u)", "0.5/sqrt(u)"),
    Self("cbrt(u)", "1/(3*cbrt(u)^2)"), Self("sin(u)", "cos(u)"), Self("cos(u)", "-sin(u)"),
    Self("tan(u)", "1+tan(u)^2"), Self("asin(u)", "1/sqrt(1-u^2)"), Self("acos(u)", "-1/sqrt(1-u^2)"),
    Self("atan(u)", "1/(1+u^2)"), Self("sinh(u)", "cosh(u)"), Self("cosh(u)", "sinh(u)"),
    Self("tanh(u)", "1-tanh(u)^2"), Self("asinh(u)", "1/sqrt(1+u^2)"), Self("acosh(u)", "1/sqrt(u^2-1)"),
    Self("atanh(u)", "1/(1-u^2)"), Self("erf(u)", "2/sqrt(pi)*exp(-u^2)"), Self("erfc(u)", "-2/sqrt(pi)*exp(-u^2)"),
    Self("gamma(u+1)/gamma(u)", "1", parts: ["gamma(u+1)", "gamma(u)"]),
    Self(
      "gamma(u)*gamma(1-u)", "-pi^2*cos(pi*u)/sin(pi*u)^2", parts: ["gamma(u)", "gamma(1-u)", "sin(pi*u)", "cos(pi*u)"]),
    Self("lgamma(u+1)-lgamma(u)", "1/u"),
  ]

  /// Functions of two arguments.
  static let binary = [
    Self("pow(u,v)", "v*pow(u,v-1)", "pow(u,v)*log(u)"), Self("atan2(u,v)", "v/(u^2+v^2)", "-u/(u^2+v^2)"),
    Self("hypot(u,v)", "u/hypot(u,v)", "v/hypot(u,v)"),
  ]

  /// Every rule.
  static let all = arithmetic + powers + unary + binary
}
