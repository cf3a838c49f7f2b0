import Expressions

/// Why a question cannot be put to a subject.
package enum SubjectError: Error, Hashable, Sendable, CustomStringConvertible {
  case unknown(UnknownName)
  case coordinateNotChosen([String], advice: String)
  case noClaim(String)
  case notInFormat(String, String, known: [String])
  case notRetypable(String, purpose: String)
  case pointNotFinite(String, String)
  case boundsRepeated(String)
  case boundsReversed(String)
  case outsideBounds(String, value: String, String)
  case boundsUnnamed([String])
  case referenceTooWide(String, bits: Int, most: Int)
  case noiseTooLarge(String)

  package var description: String {
    switch self {
    case .unknown(let name): return name.description
    case .coordinateNotChosen(let variables, let advice):
      let names = variables.prefix(6).joined(separator: ", ") + (variables.count > 6 ? ", …" : "")
      return "The function has \(variables.count) variables (\(names)); choose with \(advice)."
    case .noClaim(let title): return "There is nothing to check without a claimed gradient of \(title)."
    case .notInFormat(let what, let format, let known):
      return "\(what) does not exist in \(format), but in \(known.joined(separator: ", "))."
    case .notRetypable(let title, let purpose):
      return "\(purpose) takes a function that runs at every precision; \(title) does not."
    case .pointNotFinite(let text, let format): return "in 'at': '\(text)' is not finite in \(format)"
    case .boundsRepeated(let name): return "--bounds gives '\(name)' twice."
    case .boundsReversed(let text):
      return "--bounds needs a lower bound that is not above the upper one; '\(text)' has none."
    case .outsideBounds(let name, let value, let text):
      return "The point is outside its --bounds: \(name) is \(value), and '\(text)'."
    case .boundsUnnamed(let variables):
      let example = variables.prefix(2).map { "\($0)=0:1" }.joined(separator: ",")
      return "--bounds must name the variables where there are several: \(example)."
    case .referenceTooWide(let format, let bits, let most):
      return "--reference takes a format of \(most) bits at most; \(format) has \(bits)."
    case .noiseTooLarge(let format): return "--noise is too large for \(format)."
    }
  }
}

/// The answer to a name that nothing has, with the nearest that there are.
package struct UnknownName: Error, Hashable, Sendable, CustomStringConvertible {
  /// What kind of thing was named, the name, and those that there are.
  private let kind, name: String
  private let known: [String]

  package init(_ kind: String, _ name: String, among known: [String]) {
    (self.kind, self.name, self.known) = (kind, name, known)
  }

  package var description: String {
    let near = nearestNames(to: name, among: known)
    let advice =
      near.isEmpty
      ? "known are " + known.prefix(12).joined(separator: ", ") + (known.count > 12 ? ", …" : "")
      : "did you mean " + near.map { "'\($0)'" }.joined(separator: " or ") + "?"
    return "There is no \(kind) called '\(name)'; \(advice)"
  }
}
