import ArgumentParser

/// `gradcheck study`: measurements over many points.
struct StudyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "study",
    abstract: "Measure what methods are worth, over many points.",
    discussion: """
      EXAMPLES
        gradcheck study derivatives
      """,
    subcommands: [StudyDerivativesCommand.self])
}
