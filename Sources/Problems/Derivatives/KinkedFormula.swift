import RealModule
package import Scalars

/// Functions of one variable with a kink at a point.
package struct KinkedFormula: RealFunction, Hashable {
  /// What the function is; a is the point of its kink.
  package enum Shape: Hashable, Sendable {
    /// |x − a|.
    case magnitude
    /// eˣ + 3·max(0, x − a).
    case bentExponential
    /// max(sin x, sin a).
    case clippedSine
    /// |x − a| + x².
    case bentParabola
  }

  /// The shape.
  package let shape: Shape
  /// a.
  package let kink: Double

  /// The function of this shape with its kink at `kink`.
  package init(_ shape: Shape, at kink: Double) {
    self.shape = shape
    self.kink = kink
  }

  package func callAsFunction<S: RealScalar>(_ x: [S]) -> S {
    let (x, a) = (x[0], S(kink))
    switch shape {
    case .magnitude: return (x - a).magnitude
    case .bentExponential: return S.exp(x) + 3 * S.maximum(0, x - a)
    case .clippedSine: return S.maximum(S.sin(x), S.sin(a))
    case .bentParabola: return (x - a).magnitude + x * x
    }
  }
}
