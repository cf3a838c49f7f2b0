public import FiniteDifferences
import RealModule
public import Scalars

extension BlackBoxDerivative {
  /// The second derivative of f: R → R at `x`, with an honest error.
  ///
  /// The search is that of the first derivative; its values give second differences as well, which are extrapolated. Where f″ jumps at
  /// x, as that of x·|x| at 0 does, the outcome is ``BlackBoxOutcome/kink``. Of binary64's sixteen digits some ten are left.
  ///
  /// Cost: that of the first derivative, and 12 evaluations at most. What f does, other than to throw, is an outcome.
  @inlinable
  public func second<S: RealScalar, E: Error>(
    _ f: (S) throws(E) -> S, at x: S
  ) throws(E) -> BlackBoxEstimate<S> {
    var search = DerivativeSearch<S>(at: x, limit: Self.evaluationLimit(for: S.self))
    return try search.second(f)
  }

  /// The second partial derivatives ∂²f/∂xᵢ² of f: Rⁿ → R at `x`, each by itself, in the order of the coordinates.
  ///
  /// Cost: n times that of ``second(_:at:)``.
  @inlinable
  public func secondPartials<S: RealScalar, E: Error>(
    _ f: ([S]) throws(E) -> S, at x: [S]
  ) throws(E) -> [BlackBoxEstimate<S>] {
    var partials: [BlackBoxEstimate<S>] = []
    for i in x.indices { partials.append(try search(f, at: x, along: i).second) }
    return partials
  }

  /// The Hessian of f: Rⁿ → R at `x`, row by row: n² numbers, those below the diagonal the same as above it.
  ///
  /// Off the diagonal ∂²f/∂xᵢ∂xⱼ is g″(0)/(4·sᵢ·sⱼ), g(t) = f(x + t·(sᵢ, sⱼ)) − f(x + t·(sᵢ, −sⱼ)), with s the lengths over which f varies
  /// along either coordinate. An entry of which a variable's second derivative has no value has none.
  ///
  /// Cost: n times that of ``second(_:at:)``, and twice that for each of the n(n − 1)/2 pairs.
  @inlinable
  public func hessian<S: RealScalar, E: Error>(
    _ f: ([S]) throws(E) -> S, at x: [S]
  ) throws(E) -> [BlackBoxEstimate<S>] {
    let n = x.count
    var found: [(second: BlackBoxEstimate<S>, length: S, grain: S)] = []
    for i in x.indices { found.append(try search(f, at: x, along: i)) }
    var entries: [BlackBoxEstimate<S>] = []
    for i in 0..<n {
      for j in 0..<n {
        if j < i {
          entries.append(entries[j * n + i].withoutEvaluations)
        } else if i == j {
          entries.append(found[i].second)
        } else {
          entries.append(
            try mixed(
              f, at: x, i, j, lengths: (found[i].length, found[j].length),
              grain: S.maximum(found[i].grain, found[j].grain)))
        }
      }
    }
    return entries
  }

  /// The second derivative along a coordinate, the length over which f varies, and what an error of one unit makes of f.
  @inlinable
  func search<S: RealScalar, E: Error>(
    _ f: ([S]) throws(E) -> S, at x: [S], along i: Int
  ) throws(E) -> (second: BlackBoxEstimate<S>, length: S, grain: S) {
    var point = x
    var search = DerivativeSearch<S>(at: x[i], limit: Self.evaluationLimit(for: S.self))
    let second = try search.second { (value: S) throws(E) -> S in
      point[i] = value
      return try f(point)
    }
    let tried = search.pairs.first?.step ?? 1
    let length = search.length.isFinite ? search.length : tried
    let grain = search.pairs.map { $0.sensitivity }.min() ?? 0
    return (second, length, search.noiseFactor * grain)
  }

  @inlinable
  func mixed<S: RealScalar, E: Error>(
    _ f: ([S]) throws(E) -> S, at x: [S], _ i: Int, _ j: Int, lengths: (S, S), grain: S
  ) throws(E) -> BlackBoxEstimate<S> {
    // Powers of two, so that a product with them is exact.
    let (a, b): (S, S) = (lengths.0.powerOfTwo, lengths.1.powerOfTwo)
    var point = x
    var search = DerivativeSearch<S>(at: 0, limit: Self.evaluationLimit(for: S.self))
    search.background = 2 * grain
    var estimate = try search.second { (t: S) throws(E) -> S in
      point[i] = x[i] + t * a
      point[j] = x[j] + t * b
      let same = try f(point)
      point[j] = x[j] - t * b
      return same - (try f(point))
    }
    let scale = 4 * a * b
    estimate.value /= scale
    estimate.truncation /= scale
    estimate.roundoff /= scale
    estimate.evaluations *= 2
    return estimate
  }
}

extension DerivativeEstimate {
  /// The same estimate, found without evaluating f.
  @inlinable
  var withoutEvaluations: Self {
    var other = self
    other.evaluations = 0
    return other
  }
}

extension RealScalar {
  /// The power of two at or below a positive number.
  @inlinable
  var powerOfTwo: Self { Self(sign: .plus, exponent: exponent, significand: 1) }
}
