package import EvidenceReports
import Scalars

/// What is studied: a function at a point, with the gradient that is claimed for it.
///
/// Whoever has a subject can put every question to it (``EvidenceQuestion``, ``LocationQuestion``, …) in every format in
/// which the subject exists, wherever the function comes from: a formula, a problem, a closure, a line of a file.
package struct Subject: Sendable {
  /// What it is called, and the names of its variables.
  package var names: SubjectNames
  /// f, in every form in which it exists.
  package var function: StudiedFunction
  /// The gradient that is claimed; nil where none is.
  package var claim: StudiedGradient?
  /// Where.
  package var point: SubjectPoint
  /// Where variables may be moved to; nil for everywhere.
  package var bounds: SubjectBounds?
  package init(
    _ names: SubjectNames, function: StudiedFunction, claim: StudiedGradient? = nil, point: SubjectPoint,
    bounds: SubjectBounds? = nil
  ) {
    self.names = names
    self.function = function
    self.claim = claim
    self.point = point
    self.bounds = bounds
  }

  /// The index of the variable of that name; without a name, of the only one.
  ///
  /// - Parameter advice: how to choose, for whoever did not.
  package func index(
    ofCoordinate name: String?, advice: String = "--coordinate NAME"
  ) throws(SubjectError) -> Int {
    let variables = names.variables
    guard let name else {
      if variables.count == 1 { return 0 }
      throw .coordinateNotChosen(variables, advice: advice)
    }
    guard let index = variables.firstIndex(of: name) else {
      throw .unknown(UnknownName("variable", name, among: variables))
    }
    return index
  }
}
