import MultiPrecision

/// Where a study of many functions works: a function, a point, a variable that moves.
public struct StudyPlace: Hashable, Sendable, CustomStringConvertible {
  /// What is studied: the name of a problem, or an expression.
  public let function: String
  /// The point, as text.
  public let point: String

  /// A place.
  public init(function: String, point: String) { (self.function, self.point) = (function, point) }

  /// `exp at x=1`.
  public var description: String { "\(function) at \(point)" }
}

extension NamedFormat {
  /// The names of formats, for the parameters of a study.
  static func names(_ formats: [NamedFormat]) -> String { formats.map(\.name).joined(separator: ",") }
}
