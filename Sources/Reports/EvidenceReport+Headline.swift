import GradientChecking
import MultiPrecision
import RealModule
import Scalars

extension GradientEvidence {
  /// "Wrong, or floating point?", answered in a sentence or two.
  func headline(variables: [String]) -> String {
    switch verdict {
    case .agree: agreement(variables)
    case .disagree: disagreement(variables)
    case .undecided(let reason): indecision(reason, variables)
    }
  }

  /// Whether there is but one variable, which needs no name.
  private var isUnivariate: Bool { claim.point.count == 1 }

  private func agreement(_ variables: [String]) -> String {
    let total = Digits.total(S.self)
    let right = tolerance.map { "The gradient is right to a relative error of \(ShortNumber.text($0))." }
    // A component that vanishes has no digits to lose.
    let losses = coordinates.compactMap { c in c.estimate.isZero ? nil : c.digitsLost.map { (c.index, $0) } }
    if let (index, digits) = losses.max(by: { ($0.1, $1.0) < ($1.1, $0.0) }) {
      let lost = min(total, Digits.nearest(digits))
      guard lost >= 2 else {
        let kept = lost == 0 ? "all \(total) digits" : "\(total - lost) of \(counted(total, "digit"))"
        return "\(right ?? "The gradient is right.") In \(S.formatName) its formula keeps \(kept)."
      }
      let most = isUnivariate ? "\(lost) of \(total) digits" : "up to \(lost) of \(total) digits"
      let place = isUnivariate ? "" : " (in \(variables[index]))"
      return "\(right ?? "The gradient is right.") In \(S.formatName) its formula loses \(most)\(place): "
        + "floating point is to blame, not the formula."
    }
    let known = Digits.whole(verifiedDigits)
    if let right { return right }
    return known >= total
      ? "The gradient is right, in all the digits of \(S.formatName)."
      : "The gradient is right, as far as \(S.formatName) shows: to \(counted(known, "digit")) of its largest component."
  }

  private func disagreement(_ variables: [String]) -> String {
    let wrong = worstFirst.filter { coordinates[$0].verdict == .disagree }
    let why =
      tolerance.map { "that is more than a relative error of \(ShortNumber.text($0))." } ?? "no rounding explains it."
    guard let worst = wrong.first.map({ coordinates[$0] }) else { return "The gradient is wrong: \(why)" }
    if wrong.count > 1 {
      let (n, all) = (wrong.count, claim.point.count)
      let place = n == all ? (n == 2 ? "both" : "all \(n)") + " coordinates" : "\(n) of \(all) coordinates"
      return "The gradient is wrong in \(place): \(why)"
    }
    let digits = worst.distinguishingDigits
    let found = worst.estimate.isNaN ? "" : ", found \(ShortNumber.text(worst.estimate, digits: digits))"
    let place = isUnivariate ? "" : " in \(variables[worst.index])"
    return "The gradient is wrong\(place) (claimed \(ShortNumber.text(worst.claim, digits: digits))\(found)): \(why)"
  }

  private func indecision(_ reason: UndecidedReason, _ variables: [String]) -> String {
    let stuck = coordinates.filter { $0.verdict.reason == reason }
    let place = stuck.count == 1 && !isUnivariate ? " in \(variables[stuck[0].index])" : ""
    let here = "Undecided in \(S.formatName)"
    switch reason {
    case .interrupted: return "Undecided: the check was interrupted."
    case .nondeterministic: return "Undecided: f gave two different values at the same point."
    case .notFinite:
      return "\(here): f, the point or the claim is not finite" + (place.isEmpty ? " here." : place + ".")
    case .kink: return "Undecided: f has a kink here\(place)\(Self.slopes(stuck.first))."
    case .domainEdge:
      let slope = stuck.first?.sides.map { " (\($0.words))" } ?? ""
      return "Undecided: f ends here\(place), and the side on which it is finite\(slope) does not decide."
    case .overflow:
      return "\(here): f leaves the range of the format at every step that would decide\(place)" + remedy
    case .stepLost: return "\(here): x + h is x at every step that would decide\(place)" + remedy
    case .noiseFloor:
      let hidden = stuck.map(\.relativeUncertainty).max() ?? .infinity
      let size = hidden < 1 ? "errors below \(hidden.scientific(digits: 1))" : "errors of any size"
      return "\(here): the noise of f hides \(size)\(place)" + remedy
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
    guard let bits = needed.max(), needed.count == open.count else { return nil }
    let names = [(24, "binary32"), (53, "binary64"), (113, "binary128"), (237, "binary256")]
    return names.first { bits <= $0.0 }?.1 ?? NamedFormat.multiPrecision(atLeast: bits)?.formatName
  }

  /// ` (slopes -1 and 1; the claim 0 lies between them)` at a kink whose slopes are known.
  private static func slopes(_ coordinate: CoordinateEvidence<S>?) -> String {
    guard let coordinate, let sides = coordinate.sides else { return "" }
    let between = sides.contain(coordinate.claim) ? "lies between them" : "does not lie between them"
    return " (\(sides.words); the claim \(ShortNumber.text(coordinate.claim)) \(between))"
  }

  /// The decimal digits to which the largest component is verified, and every other one as far down.
  var verifiedDigits: Double {
    var (error, scale): (MeasuredError, MeasuredError) = (0, 0)
    for c in coordinates {
      error = MeasuredError.maximum(error, MeasuredError.maximum(c.discrepancy, c.uncertainty))
      scale = MeasuredError.maximum(scale, MeasuredError(S.maximum(c.claim.magnitude, c.estimate.magnitude)))
    }
    let all = Double(S.precision) * Double.log10(2)
    if error.isZero, !coordinates.isEmpty { return all }
    guard let digits = log10(error / scale) else { return 0 }
    return min(all, max(0, -digits))
  }
}

extension CoordinateEvidence {
  /// The uncertainty relative to the larger of claim and estimate; infinite where there is nothing to compare it with.
  fileprivate var relativeUncertainty: MeasuredError {
    let scale = MeasuredError(S.maximum(claim.magnitude, estimate.magnitude))
    return uncertainty.isFinite && scale > 0 ? uncertainty / scale : .infinity
  }

  /// As many digits as show claim and estimate to be different numbers, from 3 to 17.
  fileprivate var distinguishingDigits: Int {
    let scale = MeasuredError(estimate).magnitude
    guard scale > 0, let digits = log10(discrepancy / scale) else { return 3 }
    return min(17, max(3, 2 - Int(digits.rounded(.down))))
  }
}
