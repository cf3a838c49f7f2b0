import EvidenceReports
import FiniteDifferences
package import GradientChecking
package import MultiPrecision
import ReferenceDerivatives
import Scalars

/// How the check judged a random claim: what a study keeps of it. The claim itself comes again of its seed.
package struct RandomVerdict: Codable, Sendable {
  /// What is wrong with the claim; nil where it is right.
  package var fault: RandomClaim.Fault?
  /// The error relative to the largest component; nil where the claim is right.
  package var error: Double?
  /// The verdict on the whole.
  package var verdict: Verdict
  /// Whether f, a black box, was the same at every point that was tried along the component that is wrong; nil where none is.
  package var isUnseen: Bool?
  /// Why the verdict is not proved; nil where it is.
  package var unproved: String?
  /// How many times f was evaluated in the format.
  package var evaluations: Int
  /// How many times f, or its derivative, was evaluated at high precision.
  package var referenceEvaluations: Int

  /// Asks the check about a claim in a format; by default options, but that only values may be used where it `isOpaque`.
  package init(_ claim: RandomClaim, in format: NamedFormat, isOpaque: Bool) throws {
    var question = EvidenceQuestion(isOpaque: isOpaque, parallelism: .serial)
    // A verdict is to be the same on a slow machine.
    question.limit = .seconds(60)
    let record = try question(claim.subject(), in: format)
    fault = claim.fault
    error = claim.error
    verdict = record.verdict
    isUnseen = claim.component.map { i in record.coordinates.contains { $0.index == i && $0.isConstant ?? false } }
    unproved = record.unproved?.rawValue
    evaluations = record.evaluations
    referenceEvaluations = record.referenceEvaluations
  }

  /// How well the claim was judged.
  package var outcome: Outcome {
    switch verdict {
    case .undecided: .undecided
    case .agree: error.map { isUnseen ?? false ? .unseen : .missed($0) } ?? .judged
    case .disagree: error == nil ? .falseAlarm : .judged
    }
  }

  /// How well a claim was judged.
  package enum Outcome: Hashable, Sendable {
    /// Rightly.
    case judged
    /// Neither way.
    case undecided
    /// It is right, and was called wrong.
    case falseAlarm
    /// It is wrong, and was called right as far as f shows, which was the same at every point.
    case unseen
    /// It is wrong by so much of the largest component, and was called right.
    case missed(Double)
  }
}
