/// What a claimed gradient is measured by.
///
/// The raw value is the name on the command line and in reports.
package enum Criterion: String, CaseIterable, Hashable, Sendable {
  /// One relative error for the whole vector, by norms; see ``TextbookCheck``.
  case textbook
  /// A relative error for each component; see ``ComponentwiseCheck``.
  case componentwise
  /// A verdict that rests on the errors of claim and estimate, not on a step or a tolerance; see ``EvidenceCheck``.
  case evidence
}
