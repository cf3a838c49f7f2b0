package import MultiPrecision
package import Scalars

/// The noise of f in a format, measured: what the format computes, less what f is.
///
/// f is evaluated at equally spaced numbers of the format around x, and again at the very same numbers with four times
/// the precision. Their differences e_j are the errors of the values, exactly. Their mean is a bias that differences do
/// not see; what a difference sees is how they scatter about it.
package struct MeasuredNoise: Codable, Hashable, Sendable {
  package let bias: MeasuredError
  /// The standard deviation of e_j about the mean: the ε_f of Moré and Wild.
  package let deviation: MeasuredError
  /// The largest |e_j|: the ε_f of the rules that want a bound.
  package let largest: MeasuredError
  /// u·|f(x)|, what is assumed of ε_f where nobody measures it.
  package let nominal: MeasuredError
  package let count: Int

  /// Measures around a point, along one of its coordinates.
  ///
  /// - Parameters:
  ///   - function: f, in any format.
  ///   - point: x, finite numbers of the working format.
  ///   - coordinate: the index of the coordinate that moves.
  ///   - spacing: the distance of the points; nil for that of the format's numbers at x.
  ///   - count: the number of points, of which x is the middle.
  /// - Returns: nil where a value is not finite, where two of the points are the same number, or where no format has
  ///   four times the precision.
  /// - Precondition: `coordinate` is an index of the point, and `count` at least 3.
  ///
  /// Cost: `count` evaluations in the format, and as many with four times its precision.
  package static func measure<F: RealFunction, T: RealScalar>(
    _ function: F, at point: [T], coordinate: Int = 0, spacing: T? = nil, count: Int = 101
  ) -> MeasuredNoise? {
    precondition(count >= 3, "noise is measured at \(count) points; it takes at least 3")
    precondition(point.indices.contains(coordinate), "coordinate \(coordinate) is not one of \(point.count)")
    guard let reference = NamedFormat.multiPrecision(atLeast: 4 * T.precision + 64) else { return nil }
    let x = point[coordinate]
    let step = spacing ?? x.ulp
    let places = (0..<count).map { x + T($0 - count / 2) * step }
    guard zip(places, places.dropFirst()).allSatisfy({ $0 < $1 }) else { return nil }
    let value = MeasuredError(function(point)).magnitude
    let errors = errors(function, point, coordinate, places, reference)
    guard value.isFinite, errors.allSatisfy(\.isFinite) else { return nil }

    let total = errors.reduce(0, +)
    let mean = total / MeasuredError(count)
    let squares = errors.map { ($0 - mean) * ($0 - mean) }.reduce(0, +)
    let variance = squares / MeasuredError(count - 1)
    return MeasuredNoise(
      bias: mean, deviation: variance.squareRoot(), largest: errors.map(\.magnitude).max() ?? 0,
      nominal: MeasuredError(T.unitRoundoff) * value, count: count)
  }

  /// e_j at each place, each rounded once.
  private static func errors<F: RealFunction, T: RealScalar, R: RealScalar>(
    _ function: F, _ point: [T], _ coordinate: Int, _ places: [T], _ reference: R.Type
  ) -> [MeasuredError] {
    var working = point
    var exact = point.map { R($0) }
    return places.map { place in
      working[coordinate] = place
      exact[coordinate] = R(place)
      return MeasuredError(R(function(working)) - function(exact))
    }
  }
}
