import RealModule
public import Scalars

/// Functions of one variable with a kink at a point.
public struct KinkedFormula: RealFunction, Hashable {
  /// What the function is; a is the point of its kink.
  public enum Shape: Hashable, Sendable {
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
  public let shape: Shape
  /// a.
  public let kink: Double

  /// The function of this shape with its kink at `kink`.
  public init(_ shape: Shape, at kink: Double) {
    self.shape = shape
    self.kink = kink
  }

  /// f(x).
  public func callAsFunction<S: RealScalar>(_ x: [S]) -> S {
    let (x, a) = (x[0], S(kink))
    switch shape {
    case .magnitude: return (x - a).magnitude
    case .bentExponential: return S.exp(x) + 3 * S.maximum(0, x - a)
    case .clippedSine: return S.maximum(S.sin(x), S.sin(a))
    case .bentParabola: return (x - a).magnitude + x * x
    }
  }
}
