import FaultFinding
import GradientChecking
import MultiPrecision
import ReferenceDerivatives
import Scalars

extension EvidenceRecord {
  /// What was done, and what it says: a line each, with its label.
  func notes(for reader: TextReader) -> [(label: String, text: String)] {
    var lines: [(String, String)] = [("method", method)]
    if let looks { lines.append(("two looks", looks)) }
    if mayBeProved, let unproved {
      let isOfProducts = unproved == .notEnclosable && matrix != nil && matrix != .jacobian && matrix != .derivative
      let isComplex = unproved == .notEnclosable && matrix == .derivative
      lines.append(
        (
          "no proof",
          isOfProducts
            ? "second derivatives, and products, are not enclosed"
            : isComplex ? "functions of complex variables are not enclosed" : unproved.words
        ))
    }
    if sensitivity.isFinite {
      let size = sensitivity.isZero ? "any error" : "an error above \(sensitivity.scientific(digits: 1))"
      let seen = "\(size) of the largest component would have been seen"
      lines.append(("sensitivity", sensitivity < 1 ? seen : "an error as large as the largest component could hide"))
    }
    if missProbability > 0 {
      let chance = ShortNumber.text(missProbability)
      lines.append(("chance", "a wrong component is missed with probability \(chance) at most"))
    }
    if let identity { lines.append(("identity", identity.sentence)) }
    if let taylor { lines.append(("Taylor", Self.sentence(taylor, seed: seed))) }
    if let thrown { lines.append(("f threw", thrown.sentence(of: evaluations))) }
    if let advice = advice(for: reader) { lines.append(("to decide", advice)) }
    return lines
  }

  /// What two looks at a black box say of the worst component that is wrong; nil where none was wrong by two.
  private var looks: String? {
    guard let worst = worstFirst.first.map({ coordinates[$0] }), worst.verdict == .disagree,
      let second = worst.secondLook,
      let step = worst.finestStep
    else { return nil }
    let looks = [(worst.estimate, worst.uncertainty, step), (second.estimate, second.uncertainty, second.step)].map {
      "\($0.short(digits: 6)) ± \($1.scientific(digits: 1)) (steps from \(Self.step($2)))"
    }
    return "\(looks[0]) and \(looks[1]): they share no sample"
  }

  private var method: String {
    let steps = coordinates.compactMap(\.finestStep)
    let precisions = coordinates.compactMap(\.referencePrecision)
    var parts: [String] = []
    if let most = precisions.max(), let least = precisions.min() {
      let bits = least == most ? "\(most)" : "\(least) to \(most)"
      parts.append("the derivative of f itself at \(bits) bits")
    }
    if let finest = steps.min(by: { $0.measured < $1.measured }),
      let coarsest = steps.max(by: { $0.measured < $1.measured })
    {
      let ends = (Self.step(finest), Self.step(coarsest))
      let isOne = ends.0 == ends.1
      let range = isOne ? ends.0 : "\(ends.0) to \(ends.1)"
      parts.append("differences of f in \(secondOpinion ?? "\(format)"), finest \(isOne ? "step" : "steps") \(range)")
    }
    let wide = secondOpinion.map { "in \($0)" } ?? "at high precision"
    let place = referenceEvaluations > 0 ? wide : "in \(format)"
    let what = parts.isEmpty ? "f was looked at \(place)" : parts.joined(separator: "; ")
    var counts = evaluations > 0 ? [counted(evaluations, "evaluation") + " of f"] : []
    if referenceEvaluations > 0 { counts.append("\(referenceEvaluations) \(wide)") }
    return counts.isEmpty ? what : "\(what); \(counts.joined(separator: ", "))"
  }

  private static func step(_ step: RecordedNumber) -> String { step.scientific(digits: 1) }

  private static func sentence(_ taylor: TaylorRecord, seed: UInt64) -> String {
    let direction = "along a random direction (seed \(seed))"
    guard let rate = taylor.rate else { return "the remainder \(direction) is noise, which says nothing" }
    // Halfway between the rates of a right gradient, with and without curvature.
    let meaning = rate > 2.5 ? "f is not curved along it" : "2 is right, 1 is wrong"
    return "the remainder falls with rate \(ShortNumber.text(rate)) \(direction); \(meaning)"
  }

  /// What would decide what is undecided; nil where nothing is, or nothing is known to.
  private func advice(for reader: TextReader) -> String? {
    guard let reason = verdict.reason else { return nil }
    let isTyped = reader == .command
    if let format = decidingFormat { return isTyped ? "--format \(format)" : "f in \(format), or as a RealFunction" }
    switch reason {
    case .effort:
      return isTyped
        ? "--effort with the seconds that it may take; or --opaque, without the derivative of f"
        : "a limit with the time that it may take; or f as a closure, without its derivative"
    case .budget: return "more evaluations: \(isTyped ? "--max-evaluations" : "maximumEvaluations")"
    case .kink, .jump: return "another point: no gradient exists at this one"
    case .domainEdge: return "a point inside the domain of f"
    case .nondeterministic: return "make f give the same value for the same point: no clock, no unseeded randomness"
    case .noiseFloor, .truncation:
      return "more precision, or \(isTyped ? "--tolerance" : "a tolerance") with the error that would matter"
    case .overflow, .stepLost: return "a format of more precision or range, or a better scale of the variables"
    case .notFinite: return "a point at which f and its gradient are finite"
    case .referenceUnresolved:
      return "\(isTyped ? "--opaque" : "f as a closure"): differences of f in \(format), without its derivative"
    case .interrupted: return nil
    }
  }

  /// What of the explanations is worth saying below the headline.
  ///
  /// Of a right gradient it is only the format that would be enough, where this one is not: the rest is the headline's.
  package var explanationNotes: [(label: String, text: String)] {
    switch verdict {
    case .disagree: Explanation.notes(explanations.filter { $0.kind != .floatingPoint })
    case .agree where isLossy: Explanation.notes(explanations.filter { $0.kind == .floatingPoint })
    default: []
    }
  }

  /// Whether the formula loses digits that a wider format would keep.
  private var isLossy: Bool { coordinates.contains { !$0.estimate.isZero && Digits.nearest($0.digitsLost ?? 0) > 1 } }
}

extension IdentityRecord {
  /// What was compared, and what came of it.
  var sentence: String {
    if kind == .cauchyRiemann { return holomorphy }
    let sides = "are \(left.short(digits: 6)) and \(right.short(digits: 6))"
    let which = kind == .symmetry ? "across the diagonal" : "of random vectors"
    guard verdict != .agree else {
      let equation =
        switch kind {
        case .symmetry: "∂²f/∂x∂y = ∂²f/∂y∂x"
        case .adjointness: "⟨u, J·v⟩ = ⟨Jᵀ·u, v⟩"
        case .selfAdjointness: "⟨u, H·v⟩ = ⟨H·u, v⟩"
        case .cauchyRiemann: ""
        }
      return "\(equation) holds for \(counted(count, "pair")) \(which)"
    }
    return "\(contradictions) of \(counted(count, "pair")) \(which) contradict each other: \(place) \(sides)"
  }

  /// What the equations of Cauchy and Riemann say.
  private var holomorphy: String {
    switch verdict {
    case .agree: "the equations of Cauchy and Riemann hold: f is complex-differentiable here, as far as can be seen"
    case .disagree:
      "f is not complex-differentiable here: \(place) are \(left.short(digits: 6)) and \(right.short(digits: 6))"
    case .undecided: "whether f is complex-differentiable here cannot be told"
    }
  }
}

extension Unproved {
  /// Why nothing is proved, for a line below a verdict.
  package var words: String {
    switch self {
    case .valuesAlone: "f is known by its values alone"
    case .notEnclosable: "f is code that compares numbers, or lives elsewhere, and cannot be enclosed"
    case .possiblyUndefined: "a part of f or of the claim ends or has a pole here, or cannot be told from one that does"
    case .tie: "two pieces of f meet here, and their slopes are not apart"
    case .unsettled: "the bounds of the derivative, or of the claim's formula, did not come near enough to each other"
    case .effort: "it would take longer than the effort that was allowed"
    case .measuredRoundoff: "the claim has no formula; what its numbers may be off by was measured"
    case .sampled: "the components were looked at together, along random directions"
    }
  }
}

extension ThrownRecord {
  /// What was thrown, where, and how often.
  func sentence(of evaluations: Int) -> String {
    let place = point.prefix(4).map { $0.short() }.joined(separator: ", ") + (point.count > 4 ? ", …" : "")
    return "\(error) at (\(place)); at \(count) of \(counted(evaluations, "evaluation"))"
  }
}
