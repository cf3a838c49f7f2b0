/// The answer to "is this gradient right?": yes, no, or what stands in the way of an answer.
///
/// Undecided is not a pass.
@frozen
public enum Verdict: Hashable, Sendable {
  /// The claim is right, as far as floating point lets anyone see, or to the tolerance that was asked for.
  case agree
  /// The claim is wrong: floating point does not explain the discrepancy.
  case disagree
  /// The question has no answer here, for this reason.
  case undecided(UndecidedReason)

  /// `agree`, `disagree` or `undecided`.
  public var name: String {
    switch self {
    case .agree: "agree"
    case .disagree: "disagree"
    case .undecided: "undecided"
    }
  }

  /// The reason of an undecided verdict.
  public var reason: UndecidedReason? {
    if case .undecided(let reason) = self { reason } else { nil }
  }

  /// The verdict on a whole of which these are the parts: wrong if a part is, else undecided if a part is, for the first
  /// reason in the order of ``UndecidedReason``; right when all are.
  public static func combined(_ parts: some Sequence<Verdict>) -> Verdict {
    var first: UndecidedReason?
    for part in parts {
      switch part {
      case .agree: continue
      case .disagree: return .disagree
      case .undecided(let reason): if first.map({ reason < $0 }) ?? true { first = reason }
      }
    }
    return first.map { .undecided($0) } ?? .agree
  }
}

extension Verdict: Codable {
  /// Writes `agree`, `disagree`, or the reason of an undecided verdict.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(reason?.rawValue ?? name)
  }

  /// Reads what ``encode(to:)`` wrote.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let text = try container.decode(String.self)
    if let verdict = [Verdict.agree, .disagree].first(where: { $0.name == text }) {
      self = verdict
    } else if let reason = UndecidedReason(rawValue: text) {
      self = .undecided(reason)
    } else {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: "'\(text)' is no verdict")
    }
  }
}

/// Why a gradient can be called neither right nor wrong.
///
/// The order is that of precedence: where several reasons apply to several coordinates, the first is the whole's.
public enum UndecidedReason: String, CaseIterable, Hashable, Sendable, Comparable {
  /// The check was cancelled before this was known.
  case interrupted
  /// To decide takes more evaluations of f than were allowed.
  case budget
  /// f gave two different values at the same point.
  case nondeterministic
  /// f, or the point, is NaN or infinite where the gradient is claimed.
  case notFinite = "not_finite"
  /// f has a kink here: the slopes on the two sides differ, and no gradient exists.
  case kink
  /// f jumps here: it has no derivative at the cut of an angle.
  case jump
  /// f is finite on one side only, and that side does not decide.
  case domainEdge = "domain_edge"
  /// f overflows, or its values are too small to be held to their precision, at every step that would decide.
  case overflow
  /// x + h and x are the same number at every step that would decide.
  case stepLost = "step_lost"
  /// The noise of f's values hides an error of the size asked about, at every step.
  case noiseFloor = "noise_floor"
  /// f varies too fast for the steps that its noise allows: the differences do not settle.
  case truncation
  /// The derivative at high precision did not settle at any precision that was tried.
  case referenceUnresolved = "reference_unresolved"
  /// To decide would take longer than was allowed.
  case effort

  /// Whether this comes before the other in the order of the cases.
  public static func < (a: Self, b: Self) -> Bool { a.place < b.place }

  private var place: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}
