import MultiPrecision
package import Subjects

/// Where a study of many functions works: a function, a point, a variable that moves.
package struct StudyPlace: Hashable, Sendable, CustomStringConvertible {
  package let function: String
  package let point: String
  package init(function: String, point: String) { (self.function, self.point) = (function, point) }
  package var description: String { "\(function) at \(point)" }
}

/// A place of a study with what is there: the function and the point, and which of its variables moves.
package struct StudySite: Sendable {
  package let place: StudyPlace
  /// The function at the point.
  package let subject: Subject
  /// The index of the variable that moves.
  package let coordinate: Int

  package init(place: StudyPlace, subject: Subject, coordinate: Int) {
    (self.place, self.subject, self.coordinate) = (place, subject, coordinate)
  }
}

extension NamedFormat {
  /// The names of formats, for the parameters of a study.
  static func names(_ formats: [NamedFormat]) -> String { formats.map(\.name).joined(separator: ",") }
}
