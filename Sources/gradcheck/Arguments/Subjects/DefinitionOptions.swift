import ArgumentParser
import Expressions

/// The names that formulae may use besides their variables.
struct DefinitionOptions: ParsableArguments {
  @Option(
    name: .customLong("let"),
    help: ArgumentHelp(
      "A constant for the formulae, k=1.38e-23, or a vector, w=[1,2,3]; may be repeated, and use earlier ones.",
      valueName: "name=value"))
  var constants: [String] = []

  @Option(
    help: ArgumentHelp(
      "A table whose columns are names inside sum(row, …); its first line may name them.", valueName: "file.csv"),
    completion: .file(extensions: ["csv", "tsv", "txt", "dat"]))
  var data: String?

  /// Whether there are any.
  var isGiven: Bool { !constants.isEmpty || data != nil }

  /// The names, read.
  func definitions() throws -> Definitions { try Definitions(constants: constants, data: data) }
}

extension Definitions {
  /// The constants that texts such as `k=1.38e-23` define, in order, and the columns of the table in a file; nil for no table.
  init(constants: [String], data: String?) throws {
    self.init()
    if let data { try define(columns: try DataFile(data).columns) }
    for text in constants { try define(text) }
  }
}
