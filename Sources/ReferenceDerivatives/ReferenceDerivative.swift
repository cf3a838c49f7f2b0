public import MultiPrecision
public import Scalars

/// A derivative at an exact point, known far more precisely than the point's own format can say.
public struct ReferenceDerivative: Sendable {
  /// f′, a number of ``precision`` bits.
  public var value: any RealScalar
  /// A bound on |value − f′|: proved, or as far as two precisions show it, how much the lower one missed the higher.
  public var error: MeasuredError
  /// The bits of the wider of the two precisions that agreed, or of the one whose enclosure is narrow enough.
  public var precision: Int
  /// Whether `error` is a bound for certain: the derivative was enclosed.
  public var isProved: Bool

  /// A derivative of these parts.
  public init(value: any RealScalar, error: MeasuredError, precision: Int, isProved: Bool = false) {
    self.value = value
    self.error = error
    self.precision = precision
    self.isProved = isProved
  }

  /// The value as a number of the format, rounded once.
  public func rounded<S: RealScalar>(to format: S.Type) -> S { S(value) }
}

/// Why there is no reference derivative.
public enum ReferenceRefusal: Error, Sendable {
  /// f is not differentiable: its slopes on the two sides differ, or one is infinite (a vertical tangent, a jump).
  case kink(left: MeasuredError, right: MeasuredError)
  /// The derivatives along the coordinates exist, but along other directions f has not the slope that they make, or none:
  /// √|xy| at the origin.
  case onlyPartial
  /// f jumps at the point, or beside it: the cut of an angle.
  case jump
  /// f is finite on one side only, or on neither. The slope is that of the side that there is: infinite for √x at 0, nil
  /// where it did not settle or where f is finite on neither side.
  case domainEdge(side: Side, slope: ReferenceDerivative?)
  /// f, or the point, is NaN or infinite.
  case notFinite
  /// No two precisions agreed, up to this one.
  case unresolved(precision: Int)
  /// To find out would take longer than was allowed.
  case effort
  /// The work was cancelled.
  case interrupted

  /// A side of a point.
  public enum Side: Hashable, Sendable {
    /// That of smaller numbers.
    case left
    /// That of greater ones.
    case right
    /// Neither.
    case neither
  }
}
