/// The difference that a step is chosen for.
@frozen
public enum DifferenceForm: String, CaseIterable, Codable, Hashable, Sendable {
  /// f′ from (f(x + h) − f(x)) / h; truncation |f″|·h/2.
  case forward
  /// f′ from (f(x + h) − f(x − h)) / 2h; truncation |f‴|·h²/6.
  case central
  /// f″ from (f(x + h) − 2 f(x) + f(x − h)) / h²; truncation |f⁗|·h²/12.
  case second
}
