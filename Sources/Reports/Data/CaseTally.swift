import EvidenceReports
package import GradientChecking

package struct CaseTally: Sendable {
  package private(set) var agree = 0
  package private(set) var disagree = 0
  package private(set) var undecided: [UndecidedReason: Int] = [:]
  /// How many lines cannot be used.
  package private(set) var malformed = 0
  package init() {}

  package mutating func count(_ result: CaseResult) {
    switch result.outcome {
    case .malformed: malformed += 1
    case .checked(let finding, _):
      switch finding.verdict {
      case .agree: agree += 1
      case .disagree: disagree += 1
      case .undecided(let reason): undecided[reason, default: 0] += 1
      }
    }
  }

  /// The number of lines.
  package var total: Int { agree + disagree + undecided.values.reduce(0, +) + malformed }

  package var text: String {
    var parts = ["\(agree) agree", "\(disagree) disagree"]
    let reasons = UndecidedReason.allCases.compactMap { reason in undecided[reason].map { "\($0) \(reason.words)" } }
    let why = reasons.isEmpty ? "" : " (\(reasons.joined(separator: ", ")))"
    parts.append("\(undecided.values.reduce(0, +)) undecided\(why)")
    if malformed > 0 { parts.append(counted(malformed, "error")) }
    return "\(counted(total, "case")): " + parts.joined(separator: ", ")
  }
}
