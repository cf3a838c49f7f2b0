import EvidenceReports
import ArgumentParser
import Programs
import Reports
import Subjects

/// `gradcheck differentiate`: the derivative of a black box, with its error.
struct DifferentiateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "differentiate",
    abstract: "Differentiate a function from its values, with an honest error.",
    discussion: """
      The function is a black box: nothing of it is used but its values in the format, about 15 of them for each variable \
      and 29 at most (more beyond 59 bits). There is no step to choose. The error is an estimate, as values can give it; a \
      function can be made that deceives it. Where there is a kink, or only noise, the answer is that.

      With --retype the function is evaluated at wider formats too: then all digits of the format are right, \
      and the outcome is 'proved' where bounds make that certain.

      Several --f are one function of several outputs, and --jacobian is what they have. --order 2 gives the second derivative \
      along each variable, --hessian all of them; about 10 digits of binary64 are left in these. --from-gradient takes them from \
      differences of the gradient, which is to be trusted, and says so where its Hessian is not symmetric. At a complex point, \
      z=1+2i, there are ∂f/∂z and ∂f/∂z̄ (Wirtinger); where the second is 0, f is holomorphic and the first is f′(z).

      A file of cases has one JSON object a line, such as
        {"id":"a","variables":["x"],"at":["0.1"],"f":"x^2"}
      and, if you like, "format". Coordinates are decimal text; other keys are ignored. Results come in the order of the \
      lines, an object a line; a line that cannot be used gets an error and its number, and the rest runs. With several \
      variables value, error and outcome are lists.

      EXAMPLES
        gradcheck differentiate --f "sin(1000*x)" --at x=1
        gradcheck differentiate --f "x^2*y" --at "x=1.5,y=0.3" --json
        gradcheck differentiate --f "exp(x)/x" --at 2 --format binary32 --retype
        gradcheck differentiate rosenbrock
        gradcheck differentiate --f "exp(x)/x" --at x=2 --order 2
        gradcheck differentiate --f "x^2*y" "sin(x)+y" --jacobian --at x=1.5,y=0.3
        gradcheck differentiate rosenbrock --hessian --format mp256
        gradcheck differentiate wood --hessian --from-gradient
        gradcheck differentiate --f "z*conj(z)+exp(i*z)" --at z=1+2i
        gradcheck differentiate --cases cases.jsonl --json

      EXIT STATUS
      \(Ending.table)
      """)

  @OptionGroup var subject: SubjectOptions
  @OptionGroup var formats: FormatOptions
  @OptionGroup var output: OutputOptions

  @Option(help: ArgumentHelp("1 for first derivatives, 2 for the second along each variable.", valueName: "n"))
  var order = 1

  @Flag(help: "The Jacobian of several --f, or of a program of several outputs.")
  var jacobian = false

  @Flag(help: "All second derivatives.")
  var hessian = false

  @Flag(help: "Take the Hessian from differences of the gradient: --gradient, the problem's or the program's.")
  var fromGradient = false

  @Flag(help: "Evaluate the function at wider formats too, for all digits of this one.")
  var retype = false

  @Option(
    help: ArgumentHelp(
      "Differentiate every case of a file, one JSON object a line; - is standard input.", valueName: "file"),
    completion: .file(extensions: ["jsonl", "json"]))
  var cases: String?

  func validate() throws {
    guard fromGradient || subject.gradient.isEmpty, !subject.faulty else {
      throw ValidationError("--gradient and --faulty are claims; differentiate makes none and checks none.")
    }
    guard order == 1 || order == 2 else { throw ValidationError("--order is 1 or 2; it is \(order).") }
    guard [jacobian || subject.functions.count > 1, hessian, order == 2].count(where: { $0 }) <= 1 else {
      throw ValidationError("Choose one of --jacobian (of several --f), --hessian and --order 2.")
    }
    guard !subject.isComplex || !(jacobian || hessian || order == 2) else {
      throw ValidationError(
        "Of complex variables there are ∂f/∂z and ∂f/∂z̄, without --jacobian, --hessian and --order.")
    }
    guard !fromGradient || hessian && !retype else {
      throw ValidationError("--from-gradient goes with --hessian, without --retype.")
    }
    if cases != nil {
      guard !subject.isGiven else {
        throw ValidationError("The cases of --cases bring their functions and points; give no other.")
      }
      guard formats.format.count <= 1 else {
        throw ValidationError("--cases takes one --format at most, that of the cases which name none.")
      }
      guard !isOfMatrix else {
        throw ValidationError("--cases differentiates once, each function along its variables.")
      }
    } else {
      try subject.requireSubject(outputs: .max)
      guard !fromGradient || subject.functions.isEmpty || !subject.gradient.isEmpty else {
        throw ValidationError("--from-gradient of an expression needs its gradient: --gradient.")
      }
    }
  }

  /// Whether more is asked for than a gradient.
  private var isOfMatrix: Bool {
    jacobian || hessian || order == 2 || subject.functions.count > 1 || subject.isComplex
  }

  func run() throws {
    let question = DerivativeQuestion(isRetyped: retype, seed: subject.seed)
    if let cases {
      let format = try reportingMisuse { try formats.ofCases() }
      try DerivativeCaseRun(question: question, format: format, output: output).run(cases)
      return
    }
    let report = try reportingMisuse {
      if isOfMatrix { return try matrixReport() }
      let subject = try subject.subject()
      return DerivativeReport(subject.names, try question.answers(subject, in: formats.named()))
    }
    try output.write(json: report.json, csv: report.csv, text: report.text)
    if !report.isComplete { throw Ending.undecided }
  }

  /// The derivatives of several outputs, or the second derivatives.
  private func matrixReport() throws -> DerivativeReport {
    let (matrix, names, session) = try matrix()
    let question = DerivativeMatrixQuestion(isRetyped: retype)
    var (records, named): ([DerivativeRecord], SubjectNames) = ([], names)
    for format in try formats.named() {
      let bar = ProgressBar("differentiating \(names.title) in \(format)")
      defer { bar.finish() }
      let found = try question(matrix, in: format, progress: bar.show)
      bar.finish()
      try session?.settle()
      records.append(found.record)
      named.variables = found.entries
    }
    return DerivativeReport(named, records)
  }

  private func matrix() throws -> (DerivativeMatrixQuestion.Matrix, SubjectNames, ProgramSession?) {
    if subject.isComplex {
      let asked = try subject.complex(nil)
      return (.jacobian(asked), asked.names, nil)
    }
    if jacobian || subject.functions.count > 1 {
      let asked = try subject.outputs()
      return (.jacobian(asked), asked.names, asked.session)
    }
    let asked = try subject.subject()
    let matrix: DerivativeMatrixQuestion.Matrix =
      order == 2 ? .second(asked) : fromGradient ? .hessianOfGradient(asked) : .hessian(asked)
    return (matrix, asked.names, asked.session)
  }
}
