import FaultFinding
import GradientChecking
import MultiPrecision
import Scalars

/// What a location says, in sentences and by blocks.
struct LocationFindings<S: RealScalar> {
  let location: FaultLocation<S>
  let claim: GradientClaim<S>
  let variables: [String]
  let blocks: [LocationReport.Block]
  private let named: [ParameterBlock]

  init(location: FaultLocation<S>, claim: GradientClaim<S>, variables: [String], blocks named: [ParameterBlock]) {
    self.location = location
    self.claim = claim
    self.variables = variables
    self.named = named
    blocks = location.sensitivities.map { name, range, least in
      LocationReport.Block(
        name: name ?? "", range: range, faults: location.faults.count { range.contains($0.index) },
        remark: !location.suspects.contains { $0.overlaps(range) }
          ? "" : location.isDense ? "most of it" : "a fault too small to locate",
        least: (
          least.isFinite ? least.scientific(digits: 1) : "unknown", Self.relative(least, to: claim.gradient[range]),
          JSON(known: least)
        ))
    }
  }

  /// How much is wrong, and what it cost to find.
  var headline: String {
    let n = claim.point.count
    switch location.verdict {
    case .undecided(let reason): return indecision(reason)
    case .agree: return "No component of \(Self.grouped(n)) is wrong, as far as \(cost) \(verb("show"))."
    case .disagree: break
    }
    let k = location.faults.count
    let rest = suspected
    if location.isDense {
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

  /// Whether what is suspected may be in any component.
  private var isSuspectedAnywhere: Bool { location.suspects == [claim.point.indices] }

  /// Where something is wrong that was not located; empty for nowhere, or anywhere.
  private var suspected: String {
    isSuspectedAnywhere ? "" : location.suspects.map(place).joined(separator: ", ")
  }

  private func indecision(_ reason: UndecidedReason) -> String {
    let evidence = location.evidence(of: claim)
    let least = location.sensitivities.map(\.least).reduce(0) { MeasuredError.maximum($0, $1) }
    switch reason {
    case .interrupted:
      let spent = counted(location.evaluations, "evaluation")
      return "Undecided: \(spent) of f \(location.evaluations == 1 ? "is" : "are") not enough to tell."
    case .noiseFloor where !location.suspects.isEmpty, .truncation where !location.suspects.isEmpty:
      let place = suspected.isEmpty ? "a component" : suspected
      return
        "Undecided in \(S.formatName): \(place) may be wrong, by too little to tell from the errors of differences."
    case .noiseFloor where evidence.sensitivity < 1:
      let size = evidence.sensitivity.scientific(digits: 1)
      return "Undecided in \(S.formatName): the noise of f hides errors below \(size) of the largest component."
    case .noiseFloor where least.isFinite && !least.isZero:
      return "Undecided in \(S.formatName): the noise of f hides errors below \(least.scientific(digits: 1))."
    default: return evidence.headline(variables: variables)
    }
  }

  private func verb(_ verb: String) -> String { location.evaluations == 1 ? verb + "s" : verb }

  /// `96 evaluations of f instead of 2 000 000`, where it is cheaper than two for each component.
  private var cost: String {
    let (spent, usual) = (location.evaluations, 2 * claim.point.count)
    return "\(Self.grouped(spent)) \(spent == 1 ? "evaluation" : "evaluations") of f"
      + (spent < usual ? " instead of \(Self.grouped(usual))" : "")
  }

  /// What was done, and what it says: a line each, with its label.
  var lines: [(label: String, text: String)] {
    var lines = [
      ("method", "differences of f in \(S.formatName) along random directions, seed \(location.seed)")
    ]
    if let least = blocks.first?.least, blocks.count == 1 {
      let relative = least.relative.isEmpty ? "" : ", \(least.relative) of the root mean square,"
      lines.append(
        (
          "sensitivity",
          least.text == "unknown"
            ? "an error of any size could hide in one component"
            : "an error of one component above \(least.text)\(relative) would have been seen"
        ))
    }
    if location.missProbability >= 1 {
      lines.append(("chance", "nothing confirms that no other component is wrong"))
    } else if location.missProbability > 0 {
      let chance = ShortNumber.text(location.missProbability, digits: 2)
      lines.append(("chance", "larger errors that cancel are missed with probability \(chance) at most"))
    }
    if location.isDense { lines.append(("to see all", "gradcheck check, which looks at each component")) }
    return lines
  }

  /// A range of coordinates: the block or the blocks that it is, or its first and last.
  private func place(_ range: Range<Int>) -> String {
    if let first = named.first(where: { $0.range.lowerBound == range.lowerBound }),
      let last = named.first(where: { $0.range.upperBound == range.upperBound })
    {
      return first == last ? first.name : "\(first.name) to \(last.name)"
    }
    guard let last = range.last, variables.indices.contains(last) else { return "\(range)" }
    return range.count == 1 ? variables[last] : "\(variables[range.lowerBound]) to \(variables[last])"
  }

  /// A range of coordinates in which something is wrong that is too small to be located.
  func json(_ range: Range<Int>) -> JSON {
    .object([("start", JSON(range.lowerBound)), ("count", JSON(range.count)), ("place", .string(place(range)))])
  }

  /// The error beside the root mean square of these components; nothing where there is none to compare with.
  private static func relative(_ error: MeasuredError, to components: ArraySlice<S>) -> String {
    guard error.isFinite, !components.isEmpty else { return "" }
    // A power of two of the largest keeps the squares in range.
    let largest = components.reduce(S(0)) { S.maximum($0, $1.magnitude) }
    guard largest.isFinite, largest > 0 else { return "" }
    let sum = components.reduce(S(0)) { sum, c in sum + (c / largest) * (c / largest) }
    let mean = MeasuredError((sum / S(components.count)).squareRoot()) * MeasuredError(largest)
    return (error / mean).scientific(digits: 1)
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
