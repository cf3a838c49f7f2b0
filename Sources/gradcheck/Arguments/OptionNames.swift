import ArgumentParser
import Scalars
import Subjects
import Expressions

/// What is done about an option that there is not: it is named before anything else is found missing, with the one that was meant.
enum OptionNames {
  /// Throws where an argument looks like an option that the command does not have.
  static func check(_ arguments: [String]) throws {
    var command: any ParsableCommand.Type = GradcheckCommand.self
    var rest = arguments[...]
    while let name = rest.first,
      let next = command.configuration.subcommands.first(where: { $0.configuration.commandName == name })
    {
      command = next
      rest.removeFirst()
    }
    guard command.configuration.subcommands.isEmpty else { return }
    let help = GradcheckCommand.helpMessage(for: command, includeHidden: true, columns: 1000)
    let known = Set(help.matches(of: /--([a-z][a-z0-9-]*)/).map { String($0.1) })
    for argument in rest {
      if argument == "--" { return }
      guard let match = argument.wholeMatch(of: /(--?)([A-Za-z][A-Za-z0-9_-]*)(=.*)?/.dotMatchesNewlines()) else {
        continue
      }
      let (dashes, name) = (String(match.1), String(match.2))
      if dashes == "--", known.contains(name) || silent.contains(name) { continue }
      if dashes == "-", name == "h" { continue }
      let near = nearest(to: name, among: known.sorted())
      let advice =
        near.isEmpty
        ? "; see 'gradcheck help'" : "; did you mean \(near.map { "'--\($0)'" }.joined(separator: " or "))?"
      throw ValidationError("Unknown option '\(dashes)\(name)'\(advice)")
    }
  }

  private static func nearest(to name: String, among known: [String]) -> [String] {
    let found = nearestNames(to: name, among: known)
    return found.isEmpty && name.count <= 2 ? Array(known.filter { $0.hasPrefix(name) }.prefix(3)) : found
  }

  /// Options that no help shows.
  private static let silent: Set<String> = [
    "help", "help-hidden", "version", "generate-completion-script", "experimental-dump-help", "text", "channel",
  ]
}
