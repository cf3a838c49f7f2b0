import EvidenceReports
import ArgumentParser
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
        gradcheck differentiate --cases cases.jsonl --json

      EXIT STATUS
      \(Ending.table)
      """)

  @OptionGroup var subject: SubjectOptions
  @OptionGroup var formats: FormatOptions
  @OptionGroup var output: OutputOptions

  @Flag(help: "Evaluate the function at wider formats too, for all digits of this one.")
  var retype = false

  @Option(
    help: ArgumentHelp(
      "Differentiate every case of a file, one JSON object a line; - is standard input.", valueName: "file"),
    completion: .file(extensions: ["jsonl", "json"]))
  var cases: String?

  func validate() throws {
    guard subject.gradient.isEmpty, !subject.faulty else {
      throw ValidationError("--gradient and --faulty are claims; differentiate makes none and checks none.")
    }
    if cases != nil {
      guard !subject.isGiven else {
        throw ValidationError("The cases of --cases bring their functions and points; give no other.")
      }
      guard formats.format.count <= 1 else {
        throw ValidationError("--cases takes one --format at most, that of the cases which name none.")
      }
    } else {
      try subject.requireSubject()
    }
  }

  func run() throws {
    let question = DerivativeQuestion(isRetyped: retype, seed: subject.seed)
    if let cases {
      let format = try reportingMisuse { try formats.ofCases() }
      try DerivativeCaseRun(question: question, format: format, output: output).run(cases)
      return
    }
    let report = try reportingMisuse {
      let subject = try subject.subject()
      return DerivativeReport(subject.names, try question.answers(subject, in: formats.named()))
    }
    try output.write(json: report.json, csv: report.csv, text: report.text)
    if !report.isComplete { throw Ending.undecided }
  }
}
