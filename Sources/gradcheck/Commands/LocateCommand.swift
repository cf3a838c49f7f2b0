import EvidenceReports
import ArgumentParser
import Problems
import Reports
import Subjects

/// `gradcheck locate`: which components are wrong, among very many?
struct LocateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "locate",
    abstract: "Find the wrong components of a gradient with few evaluations.",
    discussion: """
      A check of n components evaluates the function 2n times. This looks at derivatives along random directions, halves \
      only what is wrong, and confirms what it finds by differences along that variable alone: some tens of evaluations \
      for each wrong component, whether n is a hundred or a million. The function's formula is not used: it is a black box.

      It says how small an error it would have seen, in each block, and with what probability it missed one. An error that \
      is seen but too small to be located is said to be; so is a gradient of which most components are wrong.

      --faulty takes the problem's seeded fault, --faults others: components at random places, each off by a part of the \
      gradient's root mean square, --relative-size. Problems with a million variables are \
      \(ProblemCatalogue.large.map(\.key).joined(separator: " and ")); --faulty is --faults 1 for them.

      --cases takes a file with one JSON object a line, such as
        {"id":"a","variables":["x"],"at":["0.1"],"f":"x^2","gradient":["2*x"]}

      EXAMPLES
        gradcheck locate digits
        gradcheck locate digits --faulty --seed 4
        gradcheck locate digits --faults 3 --relative-size 0.01
        gradcheck locate wood --faulty --blocks "u=2,v=2" --json
        gradcheck locate --f "x^2*y" --gradient "2*x*y" "x^2" --at "x=1.5,y=0.3"
        gradcheck locate --cases cases.jsonl --json
        gradcheck locate beale --max-evaluations 500 --format binary32

      EXIT STATUS
      \(Ending.table)
      """)

  @OptionGroup var subject: SubjectOptions
  @OptionGroup var named: BlockOptions
  @OptionGroup var formats: FormatOptions
  @OptionGroup var output: OutputOptions

  @Option(
    help: ArgumentHelp("Make so many components of the problem's gradient wrong, at random places.", valueName: "n"))
  var faults: Int?

  @Option(
    help: ArgumentHelp(
      "By how much they are wrong, as a part of the gradient's root mean square. (default: 0.01)",
      valueName: "number"))
  var relativeSize: Double?

  @Option(help: ArgumentHelp("Evaluate the function at most so often.", valueName: "n"))
  var maxEvaluations: Int?

  @Option(
    help: ArgumentHelp(
      "Look at every case of a file, as 'gradcheck check' takes it; - is standard input.", valueName: "file"),
    completion: .file(extensions: ["jsonl", "json"]))
  var cases: String?

  func validate() throws {
    if cases == nil { try subject.requireClaim() } else { try subject.requireCases(formats) }
    if let faults {
      guard subject.f == nil, !subject.faulty, cases == nil else {
        throw ValidationError("--faults is for problems, in place of --faulty.")
      }
      guard faults >= 1 else { throw ValidationError("--faults must be at least 1; it is \(faults).") }
    }
    if let relativeSize {
      guard faults != nil else { throw ValidationError("--relative-size goes with --faults.") }
      guard relativeSize > 0, relativeSize.isFinite else {
        throw ValidationError("--relative-size is \(relativeSize); it must be finite and greater than 0.")
      }
    }
    if let maxEvaluations, maxEvaluations < 1 {
      throw ValidationError("--max-evaluations must be at least 1; it is \(maxEvaluations).")
    }
  }

  func run() throws {
    let question = LocationQuestion(maximumEvaluations: maxEvaluations, seed: subject.seed)
    if let cases {
      let checker = try reportingMisuse {
        CaseChecker(asked: .location(question), format: try formats.ofCases(), blocks: try named.text())
      }
      try CaseRun(checker: checker, output: output).run(cases)
      return
    }
    let report = try reportingMisuse {
      let perturbation = faults.map { Perturbation(count: $0, relativeSize: relativeSize ?? 0.01) }
      let formats = try formats.named()
      let subject = try named.apply(to: subject.subject(perturbation))
      return LocationReport(subject.names, try question.answers(subject, in: formats))
    }
    try output.write(
      json: report.json, csv: report.csv, text: report.text(rows: output.rows ?? 12, style: Terminal.style))
    if let status = report.verdict.failure { throw status }
  }
}
