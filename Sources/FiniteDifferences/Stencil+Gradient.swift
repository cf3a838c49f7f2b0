public import Scalars

extension Stencil {
  /// The quotient of f: Rⁿ → R along one coordinate, perturbing `x` in place.
  ///
  /// Only `x[coordinate]` changes, to each point of the stencil from the largest offset down. Afterwards it has its old
  /// value again, bit for bit, also when f throws; what f throws is passed on. ``evaluations`` values of f, and no memory
  /// as long as f keeps no copy of its argument.
  /// - Precondition: `coordinate` is an index of `x`; `step` is finite and greater than 0.
  @inlinable
  @inline(__always)
  public func partialQuotient<S: RealScalar, E: Error>(
    of f: ([S]) throws(E) -> S, at x: inout [S], coordinate: Int, step: S
  ) throws(E) -> S {
    requirePositive(step)
    let centre = x[coordinate]
    defer { x[coordinate] = centre }
    return try quotient(step: step) { (offset) throws(E) -> S in
      x[coordinate] = Self.point(centre, offset: offset, step: step)
      return try f(x)
    }
  }

  /// The gradient of f: Rⁿ → R at `x`, as plain quotients: exactly ``evaluations``·n values of f.
  ///
  /// The i-th element is ``partialQuotient(of:at:coordinate:step:)`` along i; coordinates are taken in ascending order.
  ///
  /// - One copy of `x` is made, and each coordinate perturbed in it and restored: O(n) memory.
  /// - No coordinates: an empty gradient, and f is not called.
  /// - NaN and infinity, in x or f, go into the quotients they touch. A step too small for the format at xᵢ leaves a
  ///   quotient of zero, or of other points than the formula's: ``outcome(at:step:quotient:)`` tells.
  /// - What f throws ends the computation and is passed on. An f that may hang can throw on a deadline of its own.
  /// - Precondition: steps are finite and greater than 0; of `.each`, there are n.
  @inlinable
  public func gradient<S: RealScalar, E: Error>(
    of f: ([S]) throws(E) -> S, at x: [S], steps: Steps<S> = .automatic
  ) throws(E) -> [S] {
    steps.requireCount(x.count)
    var point = x
    var result: [S] = []
    result.reserveCapacity(x.count)
    for i in x.indices {
      let step = steps.step(i, at: x[i], for: self)
      result.append(try partialQuotient(of: f, at: &point, coordinate: i, step: step))
    }
    return result
  }

  /// The same gradient, bit for bit, its coordinates shared out among threads.
  ///
  /// - Each thread has its own copy of `x`: O(n·threads) memory.
  /// - When f throws, the error of the smallest failing coordinate is thrown, as in the serial form; other coordinates
  ///   may have been evaluated meanwhile.
  /// - `progress` is called with the number of coordinates done, ascending to n, never from two threads at once; it
  ///   should return soon, for the others wait for it.
  /// - Precondition: as in the serial form.
  @inlinable
  public func gradient<S: RealScalar, E: Error>(
    of f: @Sendable ([S]) throws(E) -> S, at x: [S], steps: Steps<S> = .automatic, parallelism: Parallelism,
    progress: (@Sendable (_ done: Int) -> Void)? = nil
  ) throws(E) -> [S] {
    steps.requireCount(x.count)
    return try parallelism.map(over: x, progress: progress) { (point, i) throws(E) -> S in
      let step = steps.step(i, at: point[i], for: self)
      return try partialQuotient(of: f, at: &point, coordinate: i, step: step)
    }
  }

  /// The gradient of f: Rⁿ → R at `x`, each partial derivative with its error.
  ///
  /// The i-th estimate is that of ``callAsFunction(_:at:step:)`` along coordinate i; its value is the quotient of
  /// ``gradient(of:at:steps:)``, bit for bit. Evaluations: those of D(h) and D(2h), 4·n for a central difference. Memory,
  /// edge cases and preconditions are those of the plain gradient, except that failures are outcomes of their estimates.
  @inlinable
  public func gradientEstimates<S: RealScalar, E: Error>(
    of f: ([S]) throws(E) -> S, at x: [S], steps: Steps<S> = .automatic
  ) throws(E) -> [DifferenceEstimate<S>] {
    steps.requireCount(x.count)
    var point = x
    var result: [DifferenceEstimate<S>] = []
    result.reserveCapacity(x.count)
    for i in x.indices {
      let step = steps.step(i, at: x[i], for: self)
      result.append(try partialEstimate(of: f, at: &point, coordinate: i, step: step))
    }
    return result
  }

  /// The same estimates, bit for bit, the coordinates shared out among threads.
  ///
  /// Memory, errors and `progress` as in ``gradient(of:at:steps:parallelism:progress:)``.
  @inlinable
  public func gradientEstimates<S: RealScalar, E: Error>(
    of f: @Sendable ([S]) throws(E) -> S, at x: [S], steps: Steps<S> = .automatic, parallelism: Parallelism,
    progress: (@Sendable (_ done: Int) -> Void)? = nil
  ) throws(E) -> [DifferenceEstimate<S>] {
    steps.requireCount(x.count)
    return try parallelism.map(over: x, progress: progress) { (point, i) throws(E) -> DifferenceEstimate<S> in
      let step = steps.step(i, at: point[i], for: self)
      return try partialEstimate(of: f, at: &point, coordinate: i, step: step)
    }
  }

  /// The estimate along one coordinate, perturbing `x` in place.
  @inlinable
  func partialEstimate<S: RealScalar, E: Error>(
    of f: ([S]) throws(E) -> S, at x: inout [S], coordinate: Int, step: S
  ) throws(E) -> DifferenceEstimate<S> {
    let centre = x[coordinate]
    defer { x[coordinate] = centre }
    return try estimate(at: centre, step: step) { (moved) throws(E) -> S in
      x[coordinate] = moved
      return try f(x)
    }
  }
}
