package import Scalars

/// A piece of the domain of a function of many variables: the points with some coordinates free, or x + Σ (tⱼ − 1)·vⱼ.
///
/// What is asked about f on a piece is asked about a function of few variables, by the same check and at every precision.
/// The point x is that of t = 1, not of t = 0, so that what a check knows of its variables holds for t: where vᵢ is of the
/// size of xᵢ, a step that is lost in t is lost in xᵢ, and an ulp of t moves xᵢ by about one. tⱼ − 1 is exact from ½ to 2.
package struct AffineSection<S: RealScalar>: Sendable {
  /// What varies.
  package enum Axes: Sendable {
    /// The coordinates of these indices; the variables are the coordinates themselves.
    case coordinates([Int])
    /// The positions tⱼ along these vectors.
    case directions([[S]])
  }

  /// x.
  package let centre: [S]
  /// What varies.
  package let axes: Axes

  /// The section through `centre` along `axes`.
  package init(centre: [S], axes: Axes) {
    self.centre = centre
    self.axes = axes
  }

  /// The variables at x.
  package var origin: [S] {
    switch axes {
    case .coordinates(let indices): indices.map { centre[$0] }
    case .directions(let vectors): [S](repeating: 1, count: vectors.count)
    }
  }

  /// The point that the variables stand for, in any arithmetic.
  package func point<R: RealScalar>(_ variables: [R]) -> [R] {
    var point: [R] = lifted(centre)
    switch axes {
    case .coordinates(let indices):
      for (i, value) in zip(indices, variables) { point[i] = value }
    case .directions(let vectors):
      for (vector, t) in zip(vectors, variables.map { $0 - 1 }) where !t.isIdenticallyZero {
        let vector: [R] = lifted(vector)
        for i in point.indices { point[i] += t * vector[i] }
      }
    }
    return point
  }

  /// The derivatives with respect to the variables, of a function whose gradient is given.
  package func pulledBack<R: RealScalar>(_ gradient: [R]) -> [R] {
    switch axes {
    case .coordinates(let indices): indices.map { gradient[$0] }
    case .directions(let vectors): vectors.map { compensatedDot(gradient, lifted($0)) }
    }
  }

  /// The bounds of each variable that keep every coordinate within its own, as long as only that variable moves.
  package func bounds(_ bounds: [ClosedRange<S>]?) -> [ClosedRange<S>]? {
    guard let bounds else { return nil }
    switch axes {
    case .coordinates(let indices): return indices.map { bounds[$0] }
    case .directions(let vectors):
      // The room is made smaller by a few roundings, so that x + (t − 1)·v stays inside when all is rounded.
      let room: S = 1 - 8 * S.unitRoundoff
      return vectors.map { vector in
        var (low, high): (S, S) = (-.infinity, .infinity)
        for (i, v) in vector.enumerated() where v != 0 {
          let ends = [(bounds[i].lowerBound - centre[i]) / v, (bounds[i].upperBound - centre[i]) / v]
          low = S.maximum(low, S.minimum(ends[0], ends[1]) * room)
          high = S.minimum(high, S.maximum(ends[0], ends[1]) * room)
        }
        return (low < 0 ? (1 + low).nextUp : 1)...(high > 0 ? (1 + high).nextDown : 1)
      }
    }
  }

  private func lifted<R: RealScalar>(_ vector: [S]) -> [R] { vector as? [R] ?? vector.map { R($0) } }
}

/// f on a section, as a function of the section's variables.
package struct Restriction<F: RealFunction, S: RealScalar>: RealFunction {
  private let function: F
  private let section: AffineSection<S>

  /// `function` on `section`.
  package init(function: F, section: AffineSection<S>) {
    self.function = function
    self.section = section
  }

  /// f at the point that the variables stand for.
  package func callAsFunction<R: RealScalar>(_ variables: [R]) -> R { function(section.point(variables)) }
}

/// The gradient of a function on a section, from a formula for the whole gradient.
package struct RestrictedGradient<S: RealScalar>: RealVectorFunction {
  private let formula: any RealVectorFunction
  private let section: AffineSection<S>

  /// The derivatives of `formula`, pulled back to `section`.
  package init(formula: any RealVectorFunction, section: AffineSection<S>) {
    self.formula = formula
    self.section = section
  }

  /// The derivatives with respect to the variables.
  package func callAsFunction<R: RealScalar>(_ variables: [R]) -> [R] {
    section.pulledBack(formula(section.point(variables)))
  }
}
