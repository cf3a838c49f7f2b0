import ComplexModule
import EvidenceReports
package import Expressions
import GradientChecking
import Programs
package import Problems
package import Scalars

/// The coordinates of a point before any format has rounded them.
package enum SubjectPoint: Sendable {
  /// A point that has a name, in decimal.
  case named(ProblemPoint)
  /// As somebody wrote it, by the names of the variables or in their order.
  case text(PointText)
  /// A formula without variables for each coordinate, in order.
  case formulae([Expression])
  /// A complex number for each variable, whose parts are the coordinates.
  case complex([ComplexExpression])
}

extension Subject {
  /// The coordinates in a format, each rounded once.
  package func coordinates<S: RealScalar>(as type: S.Type) throws -> [S] {
    switch point {
    case .named(let point): return point.coordinates(as: S.self)
    case .text(let text): return try text.values(of: names.variables, as: S.self)
    case .formulae(let formulae):
      return try formulae.map { formula in
        let value: S = formula([])
        guard value.isFinite else { throw SubjectError.pointNotFinite(formula.description, S.formatName) }
        return value
      }
    case .complex(let formulae):
      return try formulae.flatMap { formula in
        let value: Complex<S> = formula([])
        guard value.real.isFinite, value.imaginary.isFinite else {
          throw SubjectError.pointNotFinite(formula.description, S.formatName)
        }
        return [value.real, value.imaginary]
      }
    }
  }

  /// The claim in a format.
  func claim<S: RealScalar>(as type: S.Type) throws -> GradientClaim<S> {
    let point: [S] = try coordinates(as: S.self)
    if case .elsewhere(let session) = claim {
      return try GradientClaim(point: point, gradient: session.claim(at: point))
    }
    if let gradient = gradients(as: S.self) { return try GradientClaim(point: point, gradient: gradient(point)) }
    switch claim {
    case .retypable(let gradient): return try GradientClaim(point: point, gradient: gradient(point))
    case .inFormats(let forms):
      throw SubjectError.notInFormat(
        "the gradient of \(names.title)", S.formatName, known: forms.map { Swift.type(of: $0).formatName })
    case .elsewhere, nil: throw SubjectError.noClaim(names.title)
    }
  }
}

/// Where variables may be moved to.
package struct SubjectBounds: Sendable {
  /// The bounds of one variable.
  package struct Entry: Sendable {
    /// The variable; nil for the only one.
    package var name: String?
    /// The bounds, formulae without variables; a missing one is infinite.
    package var lower, upper: Expression?
    package var text: String

    package init(name: String?, lower: Expression?, upper: Expression?, text: String) {
      (self.name, self.lower, self.upper, self.text) = (name, lower, upper, text)
    }
  }

  private let entries: [Entry]

  package init(_ entries: [Entry]) { self.entries = entries }

  /// The bounds of each variable in the type S, in order.
  ///
  /// Throws where a variable has no such name or two bounds, a bound is no number, the lower one is above the upper one, or
  /// the point is outside.
  func ranges<S: RealScalar>(of variables: [String], around point: [S]) throws(SubjectError) -> [ClosedRange<S>] {
    var ranges = [ClosedRange<S>](repeating: -S.infinity...S.infinity, count: variables.count)
    var seen: Set<Int> = []
    for entry in entries {
      let index = try index(of: entry, among: variables)
      guard seen.insert(index).inserted else { throw .boundsRepeated(variables[index]) }
      let (lower, upper) = (entry.lower?([]) ?? -S.infinity, entry.upper?([]) ?? S.infinity)
      guard lower <= upper else { throw .boundsReversed(entry.text) }
      guard lower <= point[index], point[index] <= upper else {
        throw .outsideBounds(variables[index], value: "\(point[index])", entry.text)
      }
      ranges[index] = lower...upper
    }
    return ranges
  }

  private func index(of entry: Entry, among variables: [String]) throws(SubjectError) -> Int {
    guard let name = entry.name else {
      guard variables.count == 1 else { throw .boundsUnnamed(variables) }
      return 0
    }
    guard let index = variables.firstIndex(of: name) else {
      throw .unknown(UnknownName("variable", name, among: variables))
    }
    return index
  }
}
