import ArgumentParser
import Subjects

/// The arguments that claim a matrix of derivatives: of several outputs, or second ones.
struct MatrixOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The claimed Jacobian, a row for each --f: \"2*x*y, x^2\" \"cos(x), 1\".", valueName: "row ..."))
  var jacobian: [String] = []

  @Option(
    help: ArgumentHelp(
      "The claimed J·v, an expression for each --f in the variables and dx, dy, … of the vector.",
      valueName: "expression ..."))
  var jvp: [String] = []

  @Option(
    help: ArgumentHelp(
      "The claimed Jᵀ·u, an expression for each variable in the variables and u1, u2, … of the vector.",
      valueName: "expression ..."))
  var vjp: [String] = []

  @Option(
    help: ArgumentHelp("The claimed Hessian, a row for each variable: \"2*y, 2*x\" \"2*x, 0\".", valueName: "row ..."))
  var hessian: [String] = []

  @Option(
    help: ArgumentHelp(
      "The claimed H·v, an expression for each variable in the variables and dx, dy, … of the vector.",
      valueName: "expression ..."))
  var hvp: [String] = []

  @Option(
    help: ArgumentHelp(
      "Of complex variables, the claimed \"∂f/∂z, ∂f/∂z̄\" for each.", valueName: "pair ..."))
  var wirtinger: [String] = []

  @Option(
    help: ArgumentHelp(
      "What --gradient is of complex variables: holomorphic f′(z), or torch, jax of a real f. (default: holomorphic)",
      valueName: "convention"))
  var convention: ComplexConvention?

  @Option(
    help: ArgumentHelp(
      "Of a problem, check another matrix than its gradient: residuals (their Jacobian) or hessian.", valueName: "which"
    ))
  var matrix: Kind?

  /// The matrices that problems have.
  enum Kind: String, ExpressibleByArgument, CaseIterable {
    case residuals, hessian
  }

  /// Whether expressions for a matrix are given.
  var isTyped: Bool { !texts.isEmpty || !wirtinger.isEmpty }

  /// What is claimed, in each form that is given.
  var texts: [MatrixText] {
    [
      (.jacobian, jacobian), (.hessian, hessian), (.jvp, jvp), (.hvp, hvp), (.vjp, vjp),
    ].filter { !$0.1.isEmpty }.map { MatrixText(form: $0, texts: $1) }
  }

  func validate() throws {
    guard Set(texts.map(\.form.isOfSecond)).count <= 1 else {
      throw ValidationError("--jacobian, --jvp and --vjp are of several --f; --hessian and --hvp are of one.")
    }
    guard !isTyped || matrix == nil else {
      throw ValidationError("--matrix is for problems, which have their own; an expression is checked as it is given.")
    }
  }
}
