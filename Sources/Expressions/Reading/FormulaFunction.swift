import Scalars

/// A function that formulae may name, for whoever lists them.
public struct FormulaFunction: Hashable, Sendable {
  /// What it is called.
  public let name: String
  /// Its arguments, as they are written: `(x, y)`.
  public let arguments: String
  /// What it is, in a few words.
  public let summary: String

  /// Every function, those of one kind together.
  public static let all: [FormulaFunction] = FunctionEntry.all.map {
    FormulaFunction(name: $0.name, arguments: $0.arguments, summary: $0.summary)
  }
}

/// What a name before an opening parenthesis stands for.
enum NamedFunction {
  case unary(UnaryFunction)
  case binary(BinaryOperation)
  /// Two arguments or more, taken together from the left.
  case folding(BinaryOperation)
  case special(SpecialFunction)
  /// A Bessel function whose order, a literal integer, is the first argument.
  case ordered(@Sendable (Int) -> SpecialFunction)
  /// Written out in other operations when it is closed, one argument being complete after another.
  case relu, clamp, heaviside
  case conditional
  /// Σ or Π over an index.
  case loop(BinaryOperation)
  case dot

  var arity: ExpressionError.Arity {
    switch self {
    case .unary, .relu, .heaviside: .exactly(1)
    case .binary, .ordered, .dot: .exactly(2)
    case .special(let function): .exactly(function.arity)
    case .folding: .atLeast(2)
    case .clamp, .conditional: .exactly(3)
    case .loop: .exactly(4)
    }
  }
}

/// A line of the list of functions.
struct FunctionEntry {
  let name, arguments, summary: String
  let function: NamedFunction

  private init(_ name: String, _ arguments: String, _ summary: String, _ function: NamedFunction) {
    (self.name, self.arguments, self.summary, self.function) = (name, arguments, summary, function)
  }

  /// Every name that a formula may use, other names for the same included.
  static let named: [String: NamedFunction] = {
    var table = Dictionary(uniqueKeysWithValues: all.map { ($0.name, $0.function) })
    for (other, name) in otherNames { table[other] = table[name] }
    return table
  }()

  /// What languages and libraries call the same functions.
  static let otherNames: [String: String] = [
    "ln": "log", "arcsin": "asin", "arccos": "acos", "arctan": "atan", "arctan2": "atan2", "arcsinh": "asinh",
    "arccosh": "acosh", "arctanh": "atanh", "fabs": "abs", "absolute": "abs", "power": "pow", "maximum": "max",
    "minimum": "min", "fmax": "max", "fmin": "min", "where": "if", "clip": "clamp", "expit": "sigmoid",
    "psi": "digamma", "gammaln": "lgamma", "lngamma": "lgamma", "betaln": "lbeta", "logaddexp": "logsumexp",
    "ei": "expint", "expi": "expint", "airyai": "ai", "jv": "jn", "yv": "yn", "ceiling": "ceil", "real": "re",
    "imag": "im", "conjugate": "conj", "rint": "round",
    "inner": "dot", "vdot": "dot", "remainder": "mod",
  ]

  /// Names that are functions even where a new variable might be meant: nobody calls one `sin`, but many `beta` and `y1`.
  static let reserved: Set<String> = [
    "exp", "expm1", "log", "ln", "log1p", "log10", "log2", "sqrt", "cbrt", "sin", "cos", "tan", "asin", "acos", "atan",
    "sinh", "cosh", "tanh", "asinh", "acosh", "atanh", "erf", "erfc", "gamma", "lgamma", "abs", "pow", "atan2", "hypot",
    "min", "max", "if",
  ]

  /// Functions of libraries that bear a name of this list and are others, with how to write them here.
  static let otherMeanings: [String: String] = [
    "sinc": "sinc(pi*x)", "gammainc": "1 - gammainc(a, x)/gamma(a)", "gammaincc": "gammainc(a, x)/gamma(a)",
    "sum": "sum(i, 1, n, …)", "prod": "prod(i, 1, n, …)", "fmod": "x - y*floor(x/y) for x/y > 0",
    "exp1": "-expint(-x)", "square": "x^2", "reciprocal": "1/x",
  ]

  static let all: [FunctionEntry] =
    [
      FunctionEntry("exp", "(x)", "eˣ", .unary(.exp)),
      FunctionEntry("expm1", "(x)", "eˣ − 1, accurate near 0", .unary(.expm1)),
      FunctionEntry("log", "(x)", "the natural logarithm, also ln", .unary(.log)),
      FunctionEntry("log1p", "(x)", "log(1 + x), accurate near 0", .unary(.log1p)),
      FunctionEntry("log10", "(x)", "the logarithm to base 10", .unary(.log10)),
      FunctionEntry("log2", "(x)", "the logarithm to base 2", .unary(.log2)),
      FunctionEntry("sqrt", "(x)", "the square root", .unary(.sqrt)),
      FunctionEntry("cbrt", "(x)", "the real cube root", .unary(.cbrt)),
      FunctionEntry("pow", "(x, y)", "x^y", .binary(.power)),
      FunctionEntry("hypot", "(x, y)", "√(x² + y²)", .binary(.hypot)),
      FunctionEntry("sin", "(x)", "the sine of x radians", .unary(.sin)),
      FunctionEntry("cos", "(x)", "the cosine", .unary(.cos)),
      FunctionEntry("tan", "(x)", "the tangent", .unary(.tan)),
      FunctionEntry("asin", "(x)", "the arc sine", .unary(.asin)),
      FunctionEntry("acos", "(x)", "the arc cosine", .unary(.acos)),
      FunctionEntry("atan", "(x)", "the arc tangent", .unary(.atan)),
      FunctionEntry("atan2", "(y, x)", "the angle of the point (x, y)", .binary(.atan2)),
      FunctionEntry("sinh", "(x)", "the hyperbolic sine", .unary(.sinh)),
      FunctionEntry("cosh", "(x)", "the hyperbolic cosine", .unary(.cosh)),
      FunctionEntry("tanh", "(x)", "the hyperbolic tangent", .unary(.tanh)),
      FunctionEntry("asinh", "(x)", "the inverse hyperbolic sine", .unary(.asinh)),
      FunctionEntry("acosh", "(x)", "the inverse hyperbolic cosine", .unary(.acosh)),
      FunctionEntry("atanh", "(x)", "the inverse hyperbolic tangent", .unary(.atanh)),
      FunctionEntry("if", "(condition, a, b)", "a where the condition holds, b elsewhere", .conditional),
      FunctionEntry("abs", "(x)", "|x|", .unary(.abs)),
      FunctionEntry("conj", "(z)", "the conjugate of a complex number", .unary(.conj)),
      FunctionEntry("re", "(z)", "its real part", .unary(.re)),
      FunctionEntry("im", "(z)", "its imaginary part", .unary(.im)),
      FunctionEntry("min", "(x, y, …)", "the least", .folding(.min)),
      FunctionEntry("max", "(x, y, …)", "the greatest", .folding(.max)),
      FunctionEntry("clamp", "(x, a, b)", "min(max(x, a), b)", .clamp),
      FunctionEntry("sign", "(x)", "−1, 0 or 1", .unary(.sign)),
      FunctionEntry("heaviside", "(x)", "0 below 0, 1/2 at 0, 1 above", .heaviside),
      FunctionEntry("floor", "(x)", "the greatest integer not above x", .unary(.floor)),
      FunctionEntry("ceil", "(x)", "the least integer not below x", .unary(.ceil)),
      FunctionEntry("round", "(x)", "the nearest integer, of two the even one", .unary(.round)),
      FunctionEntry("mod", "(x, y)", "x − y·floor(x/y), also x % y", .binary(.mod)),
      FunctionEntry("relu", "(x)", "max(x, 0)", .relu),
      FunctionEntry("sigmoid", "(x)", "1/(1 + e⁻ˣ)", .unary(.sigmoid)),
      FunctionEntry("logit", "(x)", "log(x/(1 − x))", .unary(.logit)),
      FunctionEntry("softplus", "(x)", "log(1 + eˣ)", .unary(.softplus)),
      FunctionEntry("logsumexp", "(x, y, …)", "log(eˣ + eʸ + …)", .folding(.logsumexp)),
      FunctionEntry("erf", "(x)", "the error function", .unary(.erf)),
      FunctionEntry("erfc", "(x)", "1 − erf(x)", .unary(.erfc)),
      FunctionEntry("erfinv", "(x)", "the inverse of erf", .special(.inverseErf)),
      FunctionEntry("gamma", "(x)", "Γ(x)", .unary(.gamma)),
      FunctionEntry("lgamma", "(x)", "log |Γ(x)|", .unary(.lgamma)),
      FunctionEntry("digamma", "(x)", "ψ(x) = Γ′(x)/Γ(x)", .special(.digamma)),
      FunctionEntry("trigamma", "(x)", "ψ′(x)", .special(.derivative(.digamma, orders: [1]))),
      FunctionEntry("beta", "(x, y)", "Γ(x)Γ(y)/Γ(x + y), for x, y > 0", .special(.beta)),
      FunctionEntry("lbeta", "(x, y)", "log beta(x, y)", .special(.logBeta)),
      FunctionEntry("gammainc", "(a, x)", "the upper Γ(a, x), for x ≥ 0", .special(.incompleteGamma)),
      FunctionEntry("zeta", "(x)", "Riemann's zeta function", .special(.zeta)),
      FunctionEntry("expint", "(x)", "Ei(x), the exponential integral", .special(.exponentialIntegral)),
      FunctionEntry("li2", "(x)", "the dilogarithm, its real part for x > 1", .special(.dilogarithm)),
      FunctionEntry("j0", "(x)", "Bessel's J₀", .special(.besselJ(0))),
      FunctionEntry("j1", "(x)", "Bessel's J₁", .special(.besselJ(1))),
      FunctionEntry("jn", "(n, x)", "Bessel's Jₙ, n = 0, 1, 2, …", .ordered { .besselJ($0) }),
      FunctionEntry("y0", "(x)", "Bessel's Y₀, for x > 0", .special(.besselY(0))),
      FunctionEntry("y1", "(x)", "Bessel's Y₁, for x > 0", .special(.besselY(1))),
      FunctionEntry("yn", "(n, x)", "Bessel's Yₙ, for x > 0", .ordered { .besselY($0) }),
      FunctionEntry("ai", "(x)", "Airy's Ai", .special(.airy)),
      FunctionEntry("agm", "(x, y)", "the arithmetic-geometric mean", .special(.agm)),
      FunctionEntry("sinc", "(x)", "sin(x)/x, and 1 at 0", .special(.sinc)),
      FunctionEntry("sum", "(i, from, to, …)", "Σ over i; sum(row, …) over rows of --data", .loop(.add)),
      FunctionEntry("prod", "(i, from, to, …)", "Π over i; prod(row, …) over rows", .loop(.multiply)),
      FunctionEntry("dot", "(v, w)", "Σ v[i]·w[i]: vectors are [1, 2] or w[1], w[2]", .dot),
    ]
}
