package import EvidenceReports
import GradientChecking
import MultiPrecision
import Scalars
package import Subjects

// What a location says, in sentences.
extension LocationRecord {
  /// How much is wrong, and what it cost to find.
  package func headline(_ names: SubjectNames) -> String {
    let n = evidence.dimension
    switch verdict {
    case .undecided(let reason): return indecision(reason, names)
    case .agree: return "No component of \(Self.grouped(n)) is wrong, as far as \(cost) \(verb("show"))."
    case .disagree: break
    }
    let k = evidence.coordinates.count
    let rest = suspected(names)
    if isDense {
      let place = rest.isEmpty ? "of \(Self.grouped(n)) components" : "components of \(rest)"
      let examples = k > 0 ? ", \(Self.grouped(k)) of them confirmed one by one" : ""
      return "Most \(place) are wrong\(examples); seen with \(cost)."
    }
    if k == 0 {
      let place = rest.isEmpty ? "" : " in \(rest)"
      return "The gradient is wrong\(place), by too little to tell the component; seen with \(cost)."
    }
    let more =
      isSuspectedAnywhere
      ? " More is wrong, by too little to tell the component."
      : rest.isEmpty ? "" : " So is \(rest), by too little to tell the component."
    let amount = k == n && n > 1 ? "All \(Self.grouped(n))" : "\(Self.grouped(k)) of \(Self.grouped(n))"
    return "\(amount) \(n == 1 ? "component" : "components") \(k == 1 ? "is" : "are") wrong; found with \(cost).\(more)"
  }

  /// Where something is wrong that was not located; empty for nowhere, or anywhere.
  private func suspected(_ names: SubjectNames) -> String {
    isSuspectedAnywhere ? "" : suspects.map { names.place($0) }.joined(separator: ", ")
  }

  private func indecision(_ reason: UndecidedReason, _ names: SubjectNames) -> String {
    let least = blocks.map(\.least).reduce(0) { MeasuredError.maximum($0, $1) }
    switch reason {
    case .budget:
      let spent = counted(evidence.evaluations, "evaluation")
      return "Undecided: \(spent) of f \(evidence.evaluations == 1 ? "is" : "are") not enough to tell."
    case .noiseFloor where !suspects.isEmpty, .truncation where !suspects.isEmpty:
      let rest = suspected(names)
      let place = rest.isEmpty ? "a component" : rest
      return
        "Undecided in \(format): \(place) may be wrong, by too little to tell from the errors of differences."
    case .noiseFloor where evidence.sensitivity < 1:
      let size = evidence.sensitivity.scientific(digits: 1)
      return "Undecided in \(format): the noise of f hides errors below \(size) of the largest component."
    case .noiseFloor where least.isFinite && !least.isZero:
      return "Undecided in \(format): the noise of f hides errors below \(least.scientific(digits: 1))."
    default: return evidence.headline(names)
    }
  }

  private func verb(_ verb: String) -> String { evidence.evaluations == 1 ? verb + "s" : verb }

  /// `96 evaluations of f instead of 2 000 000`, where it is cheaper than two for each component.
  private var cost: String {
    let (spent, usual) = (evidence.evaluations, 2 * evidence.dimension)
    return "\(Self.grouped(spent)) \(spent == 1 ? "evaluation" : "evaluations") of f"
      + (spent < usual ? " instead of \(Self.grouped(usual))" : "")
  }

  /// What was done, and what it says: a line each, with its label.
  var notes: [(label: String, text: String)] {
    var lines = [
      ("method", "differences of f in \(format) along random directions, seed \(evidence.seed)")
    ]
    if let block = blocks.first, blocks.count == 1 {
      let relative = block.relativeText.isEmpty ? "" : ", \(block.relativeText) of the root mean square,"
      lines.append(
        (
          "sensitivity",
          block.least.isFinite
            ? "an error of one component above \(block.leastText)\(relative) would have been seen"
            : "an error of any size could hide in one component"
        ))
    }
    if evidence.missProbability >= 1 {
      lines.append(("chance", "nothing confirms that no other component is wrong"))
    } else if evidence.missProbability > 0 {
      let chance = ShortNumber.text(evidence.missProbability, digits: 2)
      lines.append(("chance", "larger errors that cancel are missed with probability \(chance) at most"))
    }
    if isDense { lines.append(("to see all", "gradcheck check, which looks at each component")) }
    return lines
  }

  /// `2 000 000`: from five figures on, by threes.
  static func grouped(_ count: Int) -> String {
    let figures = Array("\(count)")
    guard figures.count > 4 else { return String(figures) }
    return figures.indices.map { i in
      (i > 0 && (figures.count - i) % 3 == 0 ? " " : "") + String(figures[i])
    }.joined()
  }
}
