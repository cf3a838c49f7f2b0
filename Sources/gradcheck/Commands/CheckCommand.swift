import EvidenceReports
import ArgumentParser
import FiniteDifferences
import GradientChecking
import MultiPrecision
import Programs
import Reports
import Subjects

/// `gradcheck check`: is the gradient wrong, or is it floating point?
struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Check a hand-written gradient: wrong, or floating point?",
    discussion: """
      The criterion 'evidence' answers agree, disagree or undecided, and says why. The derivative of the function itself, \
      at high precision, tells a wrong formula from one that loses digits. Where function and gradient are formulae, both \
      are enclosed between bounds, and the verdict is proved; what would take more than --effort seconds is undecided. With \
      --opaque only the function's values in the format are used. Without --tolerance the question is whether floating \
      point explains the discrepancy.

      The criterion 'textbook' is the check that everybody knows: central differences n of step h along each coordinate, \
      and the relative error |a - n| / (|a| + |n| + 1e-8) of the claimed gradient a, in Euclidean norms; it passes below \
      the tolerance. In binary64 h = 1e-7 and the tolerance is 1e-5; in a format of p bits they are 10^(-7p/53) and \
      10^(-5p/53). 'componentwise' compares each component by itself.

      A file of cases has one JSON object a line, such as
        {"id":"a","variables":["x"],"at":["0.1"],"f":"x^2","gradient":["2*x"]}
      and, if you like, "format", "blocks" and "data", each a text as the option of that name takes it, and constants, "let": \
      {"k": "1.38e-23"}. Coordinates are decimal text; other keys are ignored. Results come in the order of the lines; a line that cannot be used gets an error, and \
      the rest runs.

      Below a gradient that is wrong stands what explains it: a factor, a sign, a penalty, a transposed matrix, … Name the \
      blocks of the variables with --blocks, and patterns of a block are recognised too.

      'gradcheck eval --help' says how expressions are written, and 'gradcheck list functions' what is in them: conditions, \
      sums, special functions, constants of --let, the rows of --data. --f - reads a long one from standard input. --file takes \
      the options from a file: {"f": "x^2*y", "gradient": ["2*x*y", "x^2"], "at": "x=1,y=2"}.

      Several --f are one function of several outputs: its Jacobian is claimed by rows with --jacobian, products with vectors by \
      --jvp (J·v, the vector's components being dx, dy, …) and --vjp (Jᵀ·u, u1, u2, …). --hessian and --hvp claim the second \
      derivatives of one. In a file of cases they are "jacobian": [["2*x*y","x^2"],["cos(x)","1"]] with a list "f", "hessian", and lists "jvp", "vjp", "hvp".

      A point with i in it, --at z=1+2i, is one of complex variables. --gradient is then f′(z) of a holomorphic function or, with \
      --convention, what PyTorch (∂f/∂x + i∂f/∂y) or JAX (∂f/∂x − i∂f/∂y) call the gradient of a real one; --wirtinger gives \
      "∂f/∂z, ∂f/∂z̄". Whether f is holomorphic at the point is said by the equations of Cauchy and Riemann.

      With --over the gradient is judged at many points of a region, and the answer says where it is wrong: by boxes of as few \
      bounds as it takes, each bound to the last bit. Variables that have no range stay at --at; where none names all of them, the \
      gradient's order is that of --over, then of --at. A region is a study: it can be \
      interrupted, resumed and split; see 'gradcheck help study'.

      EXAMPLES
        gradcheck check rosenbrock
        gradcheck check misra1a --format binary32 --format binary64
        gradcheck check misra1a --faulty
        gradcheck check --f "x^2*y" --gradient "2*x*y" "x^2" --at "x=1.5,y=0.3"
        gradcheck check --f "abs(x)" --gradient 0 --at x=0
        gradcheck check --f "if(x>1,x^2,x)" --gradient "if(x>1,2*x,1)" --at x=3
        gradcheck check --f "a*y0(x)" --let a=2 --gradient "-a*y1(x)" --at x=1
        gradcheck check --file problem.json
        gradcheck check --f - --gradient "2*x" --at x=3 < formula.txt
        gradcheck check --f "k*x" --gradient k --let k=1.38e-23 --at x=2*k
        gradcheck check --f "x*y" --gradient "y, x" --at x=1 --at y=2
        gradcheck check --f "log(x)" --gradient "1/x" --at x=2 --opaque --bounds x=1:
        gradcheck check wood --faulty --opaque --max-evaluations 200
        gradcheck check --f "x*y" "x+y" --jacobian "y, x" "1, 1" --at x=1.5,y=0.3
        gradcheck check --f "x*y" "x+y" --jvp "y*dx+x*dy" "dx+dy" --at x=1,y=2
        gradcheck check --f "x*y" "x+y" --vjp "y*u1+u2" "x*u1+u2" --at x=1,y=2
        gradcheck check --f "x^2*y" --hessian "2*y, 2*x" "2*x, 0" --at x=1.5,y=0.3
        gradcheck check --f "x^2*y" --hvp "2*y*dx+2*x*dy" "2*x*dx" --at x=1,y=2
        gradcheck check wood --matrix hessian --opaque
        gradcheck check misra1a --matrix residuals --faulty
        gradcheck check --f "exp(i*z)" --gradient "i*exp(i*z)" --at z=1+2i
        gradcheck check --f "abs(z)^2" --gradient "2*z" --at z=i --convention torch
        gradcheck check --f "z*conj(z)" --wirtinger "conj(z), z" --at z=1+2i
        gradcheck check --python model.py:loss,gradient --at x0.json
        gradcheck check --f "max(x,2)" --gradient "if(x>2, 1, 0)" --over x=0:4
        gradcheck check --f "x*y" --gradient y x --over "x=1:9 log" --at y=2 --grid
        gradcheck check wood --faulty --blocks "u=1x2,v=2"
        gradcheck check beale --tolerance 1e-6 --json
        gradcheck check sin --reference mp256
        gradcheck check sin --opaque --plot seen.svg
        gradcheck check --cases cases.jsonl --json
        gradcheck check misra1a --criterion textbook --format mp256

      EXIT STATUS
      \(Ending.table)
      """)

  @OptionGroup var subject: SubjectOptions
  @OptionGroup(title: "Several outputs, second derivatives") var matrix: MatrixOptions
  @OptionGroup(title: "A region instead of a point") var region: RegionOptions
  @OptionGroup var named: BlockOptions
  @OptionGroup var formats: FormatOptions
  @OptionGroup var output: OutputOptions

  @Option(
    help: ArgumentHelp(
      "What the gradient is measured by: evidence, textbook or componentwise.", valueName: "criterion"))
  var criterion = Criterion.evidence

  @Option(
    help: ArgumentHelp(
      "The relative error that is right enough; by default that of the criterion, for evidence none.",
      valueName: "number"))
  var tolerance: String?

  @Flag(
    help: "Use nothing of the function but its values in the format, as of a black box; the claim keeps its formula.")
  var opaque = false

  @Option(
    help: ArgumentHelp(
      "Show the derivative in this format too, with all its digits: binary128, mp256, …", valueName: "format"),
    completion: .list(FormatOptions.names))
  var reference: String?

  @Option(
    help: ArgumentHelp(
      "How many seconds the derivative of 32 variables may take at high precision. (default: 2)", valueName: "seconds"))
  var effort: Double?

  @Option(
    help: ArgumentHelp(
      "How often --opaque may evaluate the function; the most suspicious variables come first.", valueName: "n"))
  var maxEvaluations: Int?

  @Option(
    help: ArgumentHelp("Where variables may be moved to: x=0:1,y=:5; a side may be missing.", valueName: "ranges"))
  var bounds: String?

  @Option(
    help: ArgumentHelp("Check every case of a file, one JSON object a line; - is standard input.", valueName: "file"),
    completion: .file(extensions: ["jsonl", "json"]))
  var cases: String?

  @Option(
    help: ArgumentHelp("The step h of the textbook's check; by default that of the format.", valueName: "h"))
  var step: String?

  @Option(
    help: "The difference formula of the textbook's check. (default: central2)",
    completion: .list(Stencil.named.map(\.name)))
  var stencil: String?

  @OptionGroup var drawing: PictureOptions

  /// Whether the function may be a black box: by choice, or because nothing more of it is here.
  private var mayBeOpaque: Bool { opaque || subject.elsewhere.isGiven }

  /// Whether it is looked at as one: a picture, or a number of evaluations, is of such a look; and where answers are dear enough to be kept,
  /// none is asked for at other precisions.
  private var isOpaque: Bool {
    let isDrawn = drawing.plot != nil && !isOverRegion
    let isCounted = maxEvaluations != nil || isDrawn || subject.elsewhere.journal != nil
    return opaque || subject.elsewhere.isGiven && isCounted
  }

  func validate() throws {
    if drawing.plot != nil, !isOverRegion {
      guard mayBeOpaque, criterion == .evidence, cases == nil, formats.format.count <= 1 else {
        throw ValidationError("--plot draws the differences that --opaque looked at, in one format.")
      }
      guard !drawing.isOutput || !(output.json || output.csv) else {
        throw ValidationError("--plot - cannot share standard output with anything else.")
      }
    }
    if isOverRegion {
      try requireRegion()
    } else if cases != nil {
      try subject.requireCases(formats)
      guard bounds == nil, reference == nil else {
        throw ValidationError("--bounds and --reference are for a single check, not for --cases.")
      }
    } else if subject.isComplex {
      try requireComplex()
    } else if isOfMatrix {
      try requireMatrix()
    } else {
      try subject.requireClaim()
    }
    if let effort {
      guard criterion == .evidence, !opaque else {
        throw ValidationError("--effort is for the derivative of f, which --opaque and other criteria do without.")
      }
      guard effort > 0, effort <= 1e6 else {
        throw ValidationError("--effort is \(effort); it must be greater than 0 and at most a million seconds.")
      }
    }
    if let maxEvaluations {
      guard mayBeOpaque, criterion == .evidence else {
        throw ValidationError(
          "--max-evaluations is for --opaque; other checks use f's derivative, or values as they need.")
      }
      guard maxEvaluations >= 1 else {
        throw ValidationError("--max-evaluations must be at least 1; it is \(maxEvaluations).")
      }
    }
    if criterion != .textbook, step != nil || stencil != nil {
      throw ValidationError(
        "--\(step != nil ? "step" : "stencil") is the textbook's: add --criterion textbook. "
          + "The criterion '\(criterion.rawValue)' chooses its own.")
    }
    if criterion != .evidence, bounds != nil || reference != nil {
      throw ValidationError("--\(bounds != nil ? "bounds" : "reference") goes with --criterion evidence.")
    }
  }

  func run() throws {
    if isOverRegion { return try runOverRegion() }
    if let cases {
      try CaseRun(checker: reportingMisuse { try caseChecker() }, output: output).run(cases)
    } else if criterion == .evidence {
      let report = try reportingMisuse { try evidence() }
      let picture = drawing.plot.flatMap { _ in report.picture }
      if !drawing.isOutput {
        try output.write(
          json: report.json, csv: report.csv,
          text: report.text(rows: output.rows ?? 6, style: Terminal.style))
      }
      if let plot = drawing.plot {
        if let picture {
          try drawing.draw(picture)
          if !output.json, !output.csv, plot != "-" { try Terminal.writeLine("\n  picture: \(plot)") }
        } else {
          Terminal.complain(
            "gradcheck: no picture: one difference was enough for each component, or none could be told.")
        }
      }
      if let status = report.verdict.failure { throw status }
    } else {
      let report = try reportingMisuse { try differences() }
      try output.write(
        json: report.json, csv: report.csv,
        text: report.text(rows: output.rows ?? 6, style: Terminal.style))
      if !report.passed { throw Ending.disagree }
    }
  }

  /// Whether the arguments claim a matrix of derivatives.
  var isOfMatrix: Bool { matrix.isTyped || matrix.matrix != nil || subject.functions.count > 1 }

  private func requireComplex() throws {
    try subject.requireSubject()
    guard !subject.gradient.isEmpty || !matrix.wirtinger.isEmpty else {
      throw ValidationError("There is nothing to check without a claimed derivative: give --gradient or --wirtinger.")
    }
    guard criterion == .evidence, drawing.plot == nil, bounds == nil, reference == nil, maxEvaluations == nil,
      named.blocks == nil
    else {
      throw ValidationError(
        "Complex derivatives are checked by evidence, without --criterion, --plot, --bounds, --reference, --max-evaluations "
          + "and --blocks.")
    }
  }

  private func requireMatrix() throws {
    guard matrix.wirtinger.isEmpty, matrix.convention == nil else {
      throw ValidationError("--wirtinger and --convention are for complex variables: --at z=1+2i.")
    }
    try subject.requireSubject(outputs: .max)
    guard matrix.isTyped || matrix.matrix != nil else {
      throw ValidationError(
        "--f gives \(subject.functions.count) functions: there is nothing to check without --jacobian, --jvp or --vjp.")
    }
    guard subject.gradient.isEmpty else {
      throw ValidationError("--gradient is of one function, and a matrix is claimed: check one after the other.")
    }
    guard matrix.matrix == nil || subject.problem != nil else { throw ValidationError("--matrix is for problems.") }
    guard !matrix.isTyped || subject.problem == nil else {
      throw ValidationError("A problem has its own: --matrix residuals, or --matrix hessian.")
    }
    guard criterion == .evidence, drawing.plot == nil, bounds == nil, reference == nil, maxEvaluations == nil,
      named.blocks == nil
    else {
      throw ValidationError(
        "A matrix is checked by evidence, without --criterion, --plot, --bounds, --reference, --max-evaluations and --blocks."
      )
    }
  }

  /// What is claimed of a matrix of derivatives; nil where a gradient is claimed. Of a program it has to be asked.
  private func evidenceOfMatrix() throws -> EvidenceReport? {
    let asked: MatrixSubject
    if subject.isComplex {
      asked = try subject.complex(matrix)
    } else if let kind = matrix.matrix {
      asked = try subject.matrix(kind)
    } else if !subject.functions.isEmpty, isOfMatrix {
      asked = try subject.matrix(matrix)
    } else {
      return nil
    }
    return try evidence(of: asked)
  }

  private func evidence(of asked: MatrixSubject) throws -> EvidenceReport {
    var question = MatrixQuestion(
      tolerance: try WrittenNumber(tolerance, option: "--tolerance"), isOpaque: isOpaque, seed: subject.seed)
    if let effort { question.limit = .seconds(effort) }
    var (records, names): ([EvidenceRecord], SubjectNames) = ([], asked.names)
    for format in try formats.named() {
      let bar = ProgressBar("checking \(asked.names.title) in \(format)")
      defer { bar.finish() }
      let found = try question(asked, in: format, progress: bar.show)
      bar.finish()
      try asked.session?.settle()
      records += found.records
      names.variables = found.entries
    }
    return EvidenceReport(names, records)
  }

  private func evidence() throws -> EvidenceReport {
    if let report = try evidenceOfMatrix() { return report }
    if let session = try self.subject.elsewhere.session() {
      if session.hello.outputs != nil { return try evidence(of: self.subject.matrix(session, matrix)) }
      guard !matrix.isTyped else {
        throw ValidationError(
          "\(session.title) has one output, and its gradient is checked: a matrix is of several, which its hello has to name."
        )
      }
      return try evidence(of: self.subject.subject(session))
    }
    return try evidence(of: subject.subject())
  }

  private func evidence(of subject: Subject) throws -> EvidenceReport {
    var subject = try named.apply(to: subject)
    if let bounds { subject.bounds = try SubjectBounds(argument: bounds, self.subject.named.definitions()) }
    var question = try evidenceQuestion()
    question.reference = try reference.map { try NamedFormat(named: $0) }
    return EvidenceReport(subject.names, try question.answers(subject, in: formats.named()))
  }

  private func differences() throws -> DifferencesReport {
    let subject = try named.apply(to: subject.subject())
    return DifferencesReport(subject.names, try differencesQuestion().answers(subject, in: formats.named()))
  }

  func evidenceQuestion() throws -> EvidenceQuestion {
    var question = EvidenceQuestion(
      tolerance: try WrittenNumber(tolerance, option: "--tolerance"), isOpaque: isOpaque, seed: subject.seed)
    if let effort { question.limit = .seconds(effort) }
    question.maximumEvaluations = maxEvaluations
    return question
  }

  private func differencesQuestion() throws -> DifferencesQuestion {
    let comparison: DifferencesQuestion.Comparison =
      criterion == .componentwise
      ? .componentwise
      : .textbook(
        step: try WrittenNumber(step, option: "--step"), stencil: try Stencil(argument: stencil ?? "central2"))
    return DifferencesQuestion(comparison, tolerance: try WrittenNumber(tolerance, option: "--tolerance"))
  }

  /// What is asked of each case: by one thread, for cases are what is shared out among threads.
  private func caseChecker() throws -> CaseChecker {
    for (option, text) in [("--tolerance", tolerance), ("--step", step)] {
      if let value = try WrittenNumber(text, option: option), !value.isPositive {
        throw ValidationError("\(option) is \(value); it must be finite and greater than 0.")
      }
    }
    let asked: CaseChecker.Asked
    if criterion == .evidence {
      var question = try evidenceQuestion()
      question.parallelism = .serial
      asked = .evidence(question)
    } else {
      var question = try differencesQuestion()
      question.parallelism = .serial
      asked = .differences(question)
    }
    return CaseChecker(asked: asked, format: try formats.ofCases(), blocks: try named.text())
  }
}

extension Verdict {
  /// How the command ends with this verdict; nil for success.
  var failure: Ending? {
    switch self {
    case .agree: nil
    case .disagree: .disagree
    case .undecided: .undecided
    }
  }
}
