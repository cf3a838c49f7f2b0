/// What a claimed gradient is measured by.
enum Criterion: String, CaseIterable, Hashable, Sendable {
  case textbook, componentwise, evidence
}
