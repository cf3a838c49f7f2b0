import EvidenceReports
import ArgumentParser
import MultiPrecision
import Reports

/// `gradcheck study advice`: the step and the tolerance for each format, and what a check cannot see there.
struct StudyAdviceCommand: StudyingCommand {
  static let configuration = CommandConfiguration(
    commandName: "advice",
    abstract: "Which h and which tolerance a check by differences takes in each format, and what it cannot see.",
    usage: "gradcheck study advice [<options>]",
    discussion: """
      Central differences with one step for all are measured on functions and points of ordinary size; the step with the \
      least worst error is the advice, and its errors are what a check can show.

      EXAMPLES
        gradcheck study advice
        gradcheck study advice --format e4m3 --format bfloat16 --json
      """)

  @OptionGroup var formats: StudyFormats<AdviceStudy>

  @OptionGroup var execution: StudyRunOptions
  @OptionGroup var result: StudyOutputOptions

  func validate() throws {
    try validateStudy()
    try requireNoPicture()
  }

  func study(command: [String]) throws -> AdviceStudy {
    let formats = try formats.named()
    if let wide = formats.first(where: { $0.precision > 256 }) {
      throw ValidationError("Advice is measured for formats of at most 256 bits; \(wide.name) has \(wide.precision).")
    }
    return AdviceStudy(command: command, formats: formats)
  }
}
