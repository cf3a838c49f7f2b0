public import Scalars

/// A gradient of which a few components, at random places, are off by a given part of the whole's root mean square: what a
/// search for faults among very many coordinates has to find.
///
/// Each fault is ε·‖g‖₂/√n with a random sign, g the correct gradient at the same point. Cost: that of the gradient, and a
/// product for each component.
@frozen
public struct PerturbedGradient<Correct: RealVectorFunction>: RealVectorFunction {
  /// The gradient without the faults.
  public let correct: Correct
  /// The coordinates that are wrong, ascending.
  public let coordinates: [Int]
  /// Whether each of them is too large; else it is too small.
  public let isTooLarge: [Bool]
  /// ε.
  public let fraction: Double

  /// `correct` with so many faults in it.
  ///
  /// - Parameters:
  ///   - correct: the gradient.
  ///   - dimension: n, how many components it has.
  ///   - count: how many of them are to be wrong. Each set of so many has the same chance.
  ///   - fraction: ε.
  ///   - seed: of the places and signs; equal seeds give equal faults.
  /// - Precondition: `count` is from 0 through `dimension`; `fraction` is finite and not zero.
  public init(_ correct: Correct, dimension: Int, count: Int, fraction: Double, seed: UInt64) {
    precondition(
      0 <= count && count <= dimension, "the number of wrong components must be in 0...\(dimension); it is \(count)")
    precondition(fraction.isFinite && fraction != 0, "a fault must be finite and not zero; it is \(fraction)")
    var generator = SeededGenerator(seed: seed)
    // Floyd's sample: where a place is taken, the last one that could have been drawn is free.
    var places: Set<Int> = []
    for last in dimension - count..<dimension {
      let place = generator.index(below: last + 1)
      places.insert(places.contains(place) ? last : place)
    }
    self.correct = correct
    self.fraction = fraction
    coordinates = places.sorted()
    isTooLarge = coordinates.map { _ in generator.index(below: 2) == 0 }
  }

  /// The wrong gradient at `x`.
  @inlinable
  public func callAsFunction<S: RealScalar>(_ x: [S]) -> [S] {
    var gradient = correct(x)
    let meanSquare: S = S.dot(gradient.span, gradient.span) / S(gradient.count)
    let error: S = S(fraction) * meanSquare.squareRoot()
    for (coordinate, isTooLarge) in zip(coordinates, isTooLarge) {
      gradient[coordinate] += isTooLarge ? error : -error
    }
    return gradient
  }
}
