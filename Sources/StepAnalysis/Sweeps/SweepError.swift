/// Why a sweep cannot be made.
public enum SweepError: Error, Hashable, CustomStringConvertible {
  /// The point has no coordinates.
  case emptyPoint
  /// Point and direction have different lengths.
  case lengthMismatch(point: Int, direction: Int)
  /// A coordinate of the point is infinite or NaN in the working format.
  case pointNotFinite(index: Int, value: String)
  /// The direction is zero, or not finite.
  case noDirection
  /// The stencil is not one for first derivatives.
  case notAFirstDerivative(order: Int)
  /// Dividing by x₊ − x₋ is for two-point stencils in one coordinate.
  case spacingUndefined
  /// The grid is empty.
  case noSteps
  /// The reference format asked for is too narrow to separate the errors.
  case referenceTooNarrow(format: String, needed: Int)
  /// No format that exists is wide enough.
  case referenceTooWide(needed: Int)
  /// Neither the formula nor differences at high precision give a finite derivative at the point.
  case noDerivative
  /// The derivative is zero: an error relative to it has no meaning.
  case zeroDerivative
  /// Differences at high precision do not give the derivative to more than the precision of the format.
  case derivativeTooVague(format: String)

  /// The error as a sentence.
  public var description: String {
    switch self {
    case .emptyPoint: "the point has no coordinates"
    case .lengthMismatch(let point, let direction):
      "the point has \(point) coordinates but the direction has \(direction)"
    case .pointNotFinite(let index, let value): "coordinate \(index + 1) of the point is \(value); it must be finite"
    case .noDirection: "the direction must be finite and not zero"
    case .notAFirstDerivative(let order):
      "a sweep takes a stencil for the first derivative; this one is for the derivative of order \(order)"
    case .spacingUndefined: "only a two-point stencil along one coordinate can be divided by the spacing of its points"
    case .noSteps: "the grid has no steps"
    case .referenceTooNarrow(let format, let needed):
      "\(format) is too narrow a reference here; separating the errors takes at least \(needed) bits"
    case .referenceTooWide(let needed):
      "separating the errors at these steps takes \(needed) bits twice over, more than any format here has"
    case .noDerivative:
      "neither the formula nor differences at high precision give a finite derivative here; is this the edge of the domain?"
    case .derivativeTooVague(let format):
      "differences at high precision do not give the derivative to the precision of \(format) here, for f is not smooth or "
        + "varies over lengths far less than x; give the formula of its gradient"
    case .zeroDerivative:
      "the derivative is zero here, and an error relative to it has no meaning; choose another point"
    }
  }
}
