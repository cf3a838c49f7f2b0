import FaultFinding
import GradientChecking
import MultiPrecision
import RealModule
import Scalars

extension EvidenceRecord {
  /// "Wrong, or floating point?", answered in a sentence or two.
  package func headline(_ names: SubjectNames) -> String {
    let variables = names.variables
    return switch verdict {
    case .agree: agreement(variables)
    case .disagree: disagreement(variables)
    case .undecided(let reason): indecision(reason, variables)
    }
  }

  /// What is judged, and what it is made of.
  private var noun: String { matrix?.rawValue ?? "gradient" }
  private var parts: String { matrix == nil ? "coordinates" : "entries" }

  /// Whether there is but one variable, which needs no name.
  private var isUnivariate: Bool { dimension == 1 }

  /// The answer with the one pattern that explains it, where there is one: in place of "no rounding explains it".
  package func finding(_ names: SubjectNames) -> String {
    let said = Explanation.said(explanations)
    guard verdict == .disagree, said.count == 1, said[0].isLikely else { return headline(names) }
    return "The \(noun) is wrong: \(said[0].text)"
  }

  private func agreement(_ variables: [String]) -> String {
    let loss = loss(variables)
    let proof = unproved == nil ? ": proved for this point." : "."
    let right =
      tolerance.map { "The \(noun) is right to a relative error of \($0.short())\(proof)" }
      ?? (unproved == nil ? "The \(noun) is right\(proof)" : agreementInDigits(loss))
    return right + (loss.map { " \($0.sentence)" } ?? "")
  }

  /// How far the agreement goes; a formula that is known to be the derivative's is simply right.
  private func agreementInDigits(_ loss: Loss?) -> String {
    let isByDifferences = coordinates.contains { $0.finestStep != nil }
    if loss != nil, !isByDifferences { return "The \(noun) is right." }
    if let secondOpinion { return "The \(noun) is right, as differences in \(secondOpinion) show." }
    if isByDifferences, coordinates.allSatisfy({ $0.claim.isZero }) { return agreementOnZero }
    let known = Digits.whole(verifiedDigits)
    return known >= Digits.total(format)
      ? "The \(noun) is right, in all the digits of \(format)."
      : "The \(noun) is right, as far as \(format) shows: to \(counted(known, "digit")) of its largest component."
  }

  /// Of a gradient that is zero no digits are known, but how small it is.
  private var agreementOnZero: String {
    let start = "The \(noun) is right, as far as \(format) shows: "
    if coordinates.allSatisfy({ $0.isConstant ?? false }) {
      // f was asked twice at x itself.
      let points = "f is the same at all \(counted(evaluations - 1, "point"))"
      var most: MeasuredError = 0
      for c in coordinates {
        if let step = c.finestStep?.measured { most = .maximum(most, step) }
        for look in c.differences ?? [] { most = look.reduce(most) { .maximum($0, $1.step) } }
      }
      return start + points + (isUnivariate ? " within \(ShortNumber.text(most)) of x." : " that were tried.")
    }
    let most = coordinates.map(\.uncertainty).reduce(0) { MeasuredError.maximum($0, $1) }
    return start + "it is zero to within \(most.scientific(digits: 1))."
  }

  private typealias Loss = (digits: Int, sentence: String)

  /// What evaluating the formula costs at most; nil where there is no formula. A component that vanishes has no digits to
  /// lose.
  private func loss(_ variables: [String]) -> Loss? {
    let total = Digits.total(format)
    let losses = coordinates.compactMap { c in c.estimate.isZero ? nil : c.digitsLost.map { (c.index, $0) } }
    guard let (index, digits) = losses.max(by: { ($0.1, $1.0) < ($1.1, $0.0) }) else { return nil }
    let lost = min(total, Digits.nearest(digits))
    let start = "In \(format) its formula"
    if lost == 0 { return (0, "\(start) keeps all \(total) digits.") }
    if lost == 1 { return (1, "\(start) keeps \(total - 1) of \(total) digits.") }
    let place =
      isUnivariate ? "\(lost) of \(total) digits" : "up to \(lost) of \(total) digits (in \(variables[index]))"
    return (lost, "\(start) loses \(place): floating point is to blame, not the formula.")
  }

  private func disagreement(_ variables: [String]) -> String {
    let proof = unproved == nil ? ", proved for this point" : ""
    let wrong = worstFirst.filter { coordinates[$0].verdict == .disagree }
    let why =
      tolerance.map { "that is more than a relative error of \($0.short())." } ?? "no rounding explains it."
    guard let worst = wrong.first.map({ coordinates[$0] }) else { return "The \(noun) is wrong: \(why)" }
    if wrong.count > 1 {
      let (n, all) = (wrong.count, dimension)
      let place = n == all ? (n == 2 ? "both" : "all \(n)") + " \(parts)" : "\(n) of \(all) \(parts)"
      return "The \(noun) is wrong in \(place)\(proof): \(why)"
    }
    let digits = worst.distinguishingDigits
    // Of two zeros the one found is not 0: only the format has no number so small.
    let isTooSmall = worst.estimate.isZero && worst.claim.isZero
    let number = isTooSmall ? "less than \(format) can hold" : worst.estimate.short(digits: digits)
    let found = worst.estimate.isNaN ? "" : ", found \(number)"
    let place = isUnivariate ? "" : " in \(variables[worst.index])"
    return "The \(noun) is wrong\(place) (claimed \(worst.claim.short(digits: digits))\(found))\(proof): \(why)"
  }

  private func indecision(_ reason: UndecidedReason, _ variables: [String]) -> String {
    let stuck = coordinates.filter { $0.verdict.reason == reason }
    let place = stuck.count == 1 && !isUnivariate ? " in \(variables[stuck[0].index])" : ""
    let here = "Undecided in \(format)"
    switch reason {
    case .interrupted: return "Undecided: the check was interrupted."
    case .budget:
      return
        "Undecided: \(counted(evaluations, "evaluation")) of f \(evaluations == 1 ? "is" : "are") not enough to tell\(place)."
    case .nondeterministic: return "Undecided: f gave two different values at the same point."
    case .notFinite:
      return "\(here): f, the point or the claim is not finite" + (place.isEmpty ? " here." : place + ".")
    case .kink: return "Undecided: f has a kink here\(place)\(Self.slopes(stuck.first))."
    case .jump:
      return "Undecided: f jumps here\(place): across the branch cut of an angle, or where a condition changes."
    case .effort:
      return "Undecided: to find the derivative of f would take longer than the effort that was allowed\(place)."
    case .domainEdge:
      let slope = stuck.first?.sides.map { " (\($0.words))" } ?? ""
      return "Undecided: f ends here\(place), and the side on which it is finite\(slope) does not decide."
    case .overflow:
      return coordinates.contains { $0.finestStep != nil || $0.referencePrecision == nil }
        ? "\(here): f leaves the range of the format at every step that would decide\(place)" + remedy
        : "\(here): f, its gradient or a constant in them leaves the range of the format\(place)" + remedy
    case .stepLost: return "\(here): x + h is x at every step that would decide\(place)" + remedy
    case .noiseFloor:
      return "\(here): the noise of f hides \(hiddenErrors(of: stuck))\(place)" + remedy
    case .truncation: return "\(here): f varies too fast for the steps that its noise allows\(place)" + remedy
    case .referenceUnresolved:
      return "Undecided: the derivative of f did not settle at any precision that was tried\(place)."
    }
  }

  /// `; binary64 would decide.` where a precision is known that would.
  private var remedy: String {
    decidingFormat.map { "; \($0) would decide." } ?? "."
  }

  /// The name of a format that would decide every coordinate that is undecided; nil where none is known.
  var decidingFormat: String? {
    let open = coordinates.filter { $0.verdict.reason != nil }
    let needed = open.compactMap(\.decidingPrecision)
    guard let bits = needed.max(), bits > format.precision, needed.count == open.count else { return nil }
    let names = [(24, "binary32"), (53, "binary64"), (113, "binary128"), (237, "binary256")]
    return names.first { bits <= $0.0 }?.1 ?? NamedFormat.multiPrecision(atLeast: bits)?.formatName
  }

  /// ` (slopes -1 and 1; the claim 0 lies between them)` at a kink whose slopes are known.
  private static func slopes(_ coordinate: CoordinateRecord?) -> String {
    guard let coordinate, let sides = coordinate.sides else { return "" }
    let between = sides.containClaim ? "lies between them" : "does not lie between them"
    return " (\(sides.words); the claim \(coordinate.claim.short()) \(between))"
  }

  /// The size of errors that uncertainty hides: relative to each component where it is smaller than that, else to the largest.
  private func hiddenErrors(of stuck: [CoordinateRecord]) -> String {
    func largest(_ c: CoordinateRecord, beside scale: MeasuredError) -> MeasuredError {
      scale.isFinite && !scale.isZero && c.uncertainty.isFinite ? c.uncertainty / scale.magnitude : .infinity
    }
    let own = stuck.map { largest($0, beside: $0.estimate.measured) }.max() ?? .infinity
    if own < 1 { return "errors below \(own.scientific(digits: 1))" }
    let scale = coordinates.map(\.estimate.measured.magnitude).filter(\.isFinite).max() ?? 0
    let common = stuck.map { largest($0, beside: scale) }.max() ?? .infinity
    guard common < 1 else { return "errors of any size" }
    return "errors below \(common.scientific(digits: 1)) of the largest component"
  }

  /// The decimal digits to which the largest component is verified, and every other one as far down.
  package var verifiedDigits: Double {
    var (error, scale): (MeasuredError, MeasuredError) = (0, 0)
    for c in coordinates {
      error = .maximum(error, .maximum(c.discrepancy, c.uncertainty))
      scale = .maximum(scale, .maximum(c.claim.measured.magnitude, c.estimate.measured.magnitude))
    }
    let all = Double(format.precision) * Double.log10(2)
    if error.isZero, !coordinates.isEmpty { return all }
    guard let digits = log10(error / scale) else { return 0 }
    return min(all, max(0, -digits))
  }
}

extension CoordinateRecord {
  /// As many digits as show claim and estimate to be different numbers, from 3 to 17.
  fileprivate var distinguishingDigits: Int {
    let scale = estimate.measured.magnitude
    guard scale > 0, let digits = log10(discrepancy / scale) else { return 3 }
    return min(17, max(3, 2 - Int(digits.rounded(.down))))
  }
}
