import FiniteDifferences
public import Scalars

extension DifferenceForm {
  /// The offsets of the difference's points: 0, 1; −1, 1; or −1, 0, 1.
  public var offsets: [Int] {
    switch self {
    case .forward: [0, 1]
    case .central: [-1, 1]
    case .second: [-1, 0, 1]
    }
  }

  /// The difference of f at a step, divided by the spacing that the points really have, as every rule forms it.
  ///
  /// x + h is rounded. The distances of the rounded points are exact as long as h is not much larger than |x|, so that
  /// no error of the step is left in the quotient (Stepleman & Winarsky 1979, eq. 3.4); what is left where the points
  /// of a second difference are not equally far from x is f‴ times a third of their asymmetry. NaN where the points
  /// coincide, or f is not finite at one. What f throws is passed on. Cost: 2 or 3 evaluations.
  public func difference<S: RealScalar, E: Error>(
    of f: (S) throws(E) -> S, at x: S, step: S
  ) throws(E) -> S {
    var values: [S] = []
    for offset in offsets { values.append(try f(Stencil.point(x, offset: offset, step: step))) }
    let value = quotient(values, at: x, step: step)
    return value.isFinite ? value : .nan
  }

  /// The quotient of the values at the offsets.
  func quotient<S: RealScalar>(_ values: [S], at x: S, step: S) -> S {
    let (right, left) = (x + step, x - step)
    switch self {
    case .forward: return (values[1] - values[0]) / (right - x)
    case .central: return (values[1] - values[0]) / (right - left)
    case .second:
      let slopes = (values[2] - values[1]) / (right - x) - (values[1] - values[0]) / (x - left)
      return slopes / ((right - left) / 2)
    }
  }
}
