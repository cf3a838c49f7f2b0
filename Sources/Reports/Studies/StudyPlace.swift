import MultiPrecision
public import Subjects

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

/// A place of a study with what is there: the function and the point, and which of its variables moves.
public struct StudySite: Sendable {
  /// What the study calls it.
  public let place: StudyPlace
  /// The function at the point.
  public let subject: Subject
  /// The index of the variable that moves.
  public let coordinate: Int

  /// A site.
  public init(place: StudyPlace, subject: Subject, coordinate: Int) {
    (self.place, self.subject, self.coordinate) = (place, subject, coordinate)
  }
}

extension NamedFormat {
  /// The names of formats, for the parameters of a study.
  static func names(_ formats: [NamedFormat]) -> String { formats.map(\.name).joined(separator: ",") }
}
