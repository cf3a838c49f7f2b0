public import Scalars

/// f at one point of a stencil, and how far rounding moved that point, in units of the variable along which it moves.
@frozen
@usableFromInline
struct Sample<S: RealScalar> {
  @usableFromInline let value: S
  @usableFromInline let displacement: S

  @inlinable
  init(value: S, displacement: S) {
    self.value = value
    self.displacement = displacement
  }
}

/// The sums from which the rounding error of one quotient is estimated, made point by point.
@frozen
@usableFromInline
struct RoundoffSums<S: RealScalar> {
  /// Σ|nₖ|·|fₖ|.
  @usableFromInline var values: S = 0
  /// Σ|nₖ|·|δₖ|, δₖ the displacement of the k-th point.
  @usableFromInline var displacements: S = 0
  /// The steepest slope of f between neighbouring points, per step.
  @usableFromInline var slope: S = 0
  @usableFromInline var previous: (offset: Int, value: S)?

  @inlinable
  init() {}

  @inlinable
  mutating func add(_ sample: Sample<S>, offset: Int, weight: S) {
    values += weight * sample.value.magnitude
    displacements += weight * sample.displacement
    if let previous {
      let rise = (previous.value - sample.value).magnitude
      slope = S.maximum(slope, rise / S(previous.offset - offset))
    }
    previous = (offset, sample.value)
  }

  /// (u·Σ|nₖ||fₖ| + L·Σ|nₖ||δₖ|) / (d·hᵐ), L the steepest slope; infinite when that is no number.
  @inlinable
  func roundoff(divisor: S, step: S) -> S {
    let moved: S = displacements == 0 ? 0 : slope / step * displacements
    let roundoff = (S.unitRoundoff * values + moved) / divisor
    return roundoff.isFinite ? roundoff : .infinity
  }
}

extension Stencil {
  /// The derivative of f: R → R at `x`, with its error.
  ///
  /// `value` is the literal quotient D(h) of ``quotient(of:at:step:)``; `step` is ``step(at:)`` unless it is given.
  ///
  /// - truncation: f is differenced at 2h too, and since D(h) − f⁽ᵐ⁾ ≈ c·f⁽ᵐ⁺ᵠ⁾·hᵠ, it is |D(h) − D(2h)| / (2ᵠ − 1). Where
  ///   roundoff is the larger error, this measures roundoff. Infinite when D(2h) is not finite. It cannot see what f does
  ///   between the points: a function that repeats itself at every step has none.
  /// - roundoff: (u·Σ|wₖ||fₖ| + L·Σ|wₖ||δₖ|) / hᵐ, with δₖ the exact rounding error of the k-th point and L the
  ///   steepest slope of f between neighbouring points. It takes f's values to be rounded once, and no more wrong.
  ///
  /// Points that D(h) and D(2h) share are evaluated once: a central difference costs 4 evaluations, a forward one 3. What
  /// f throws is passed on. x or f not finite, and a step that is lost, are outcomes; see ``DifferenceOutcome``.
  /// - Precondition: `step`, if given, is finite and greater than 0.
  @inlinable
  public func callAsFunction<S: RealScalar, E: Error>(
    _ f: (S) throws(E) -> S, at x: S, step: S? = nil
  ) throws(E) -> DifferenceEstimate<S> {
    try estimate(at: x, step: step ?? self.step(at: x), f)
  }

  /// One quotient of f: R → R with its roundoff, without an estimate of its truncation.
  @inlinable
  func measured<S: RealScalar, E: Error>(
    _ f: (S) throws(E) -> S, at x: S, step: S
  ) throws(E) -> (value: S, roundoff: S) {
    var sum: S?
    var sums = RoundoffSums<S>()
    for k in offsets.indices.reversed() where hasWeight(k) {
      let sample = try Self.sample(f, at: x, offset: offsets[k], step: step)
      add(sample.value, at: k, to: &sum)
      sums.add(sample, offset: offsets[k], weight: weightMagnitude(k))
    }
    return (divide(sum, step: step), sums.roundoff(divisor: divisor(step: step), step: step))
  }

  /// f at a point, with the error |point − (x + o·h)| of the point.
  ///
  /// The error of the product is exact by a fused multiply-add, that of the sum by Knuth's two-sum.
  @inlinable
  static func sample<S: RealScalar, E: Error>(
    _ f: (S) throws(E) -> S, at x: S, offset: Int, step: S
  ) throws(E) -> Sample<S> {
    let point = Self.point(x, offset: offset, step: step)
    let displacement = Self.displacement(of: point, from: x, by: S(offset), times: step)
    return Sample(value: try f(point), displacement: displacement)
  }

  /// |p − (x + a·b)| for p = fl(x + fl(a·b)).
  @inlinable
  static func displacement<S: RealScalar>(of point: S, from x: S, by a: S, times b: S) -> S {
    let product = a * b
    let productError = (-product).addingProduct(a, b)
    let moved = point - x
    let sumError = (x - (point - moved)) + (product - moved)
    return (sumError + productError).magnitude
  }
}

/// A point o·h of D(h), of D(2h), or of both.
@frozen
@usableFromInline
struct DoubledPoint: Sendable {
  @usableFromInline let offset: Int
  /// The index of the point's weight in D(h).
  @usableFromInline let near: Int?
  /// The index of its weight in D(2h).
  @usableFromInline let far: Int?
}

extension Stencil {
  /// The points of D(h) and D(2h), each once, from the largest offset down; only those whose weight is not zero.
  static func doubledPoints(offsets: [Int], weights: [Rational]) -> [DoubledPoint] {
    let weighted = offsets.indices.filter { weights[$0] != 0 }
    let near = Dictionary(uniqueKeysWithValues: weighted.map { (offsets[$0], $0) })
    let far = Dictionary(uniqueKeysWithValues: weighted.map { (2 * offsets[$0], $0) })
    let all = Set(near.keys).union(far.keys).sorted(by: >)
    return all.map { DoubledPoint(offset: $0, near: near[$0], far: far[$0]) }
  }

  /// The estimate along one variable.
  @inlinable
  func estimate<S: RealScalar, E: Error>(
    at x: S, step: S, _ f: (S) throws(E) -> S
  ) throws(E) -> DifferenceEstimate<S> {
    let sample: (Int) throws(E) -> Sample<S> = { (offset) throws(E) in
      try Stencil.sample(f, at: x, offset: offset, step: step)
    }
    return try estimate(step: step, sample: sample) { self.outcome(at: x, step: step, quotient: $0) }
  }

  /// The estimate from samples at each offset; `outcome` judges the quotient.
  @inlinable
  func estimate<S: RealScalar, E: Error>(
    step: S, sample: (_ offset: Int) throws(E) -> Sample<S>, outcome: (_ quotient: S) -> DifferenceOutcome
  ) throws(E) -> DifferenceEstimate<S> {
    requirePositive(step)
    var near: S?
    var far: S?
    var sums = RoundoffSums<S>()
    for point in doubledPoints {
      let sample = try sample(point.offset)
      if let k = point.near {
        add(sample.value, at: k, to: &near)
        sums.add(sample, offset: point.offset, weight: weightMagnitude(k))
      }
      if let k = point.far { add(sample.value, at: k, to: &far) }
    }
    let value = divide(near, step: step)
    let outcome = outcome(value)
    guard outcome == .estimated else {
      return .failed(outcome, value: value, step: step, evaluations: doubledPoints.count)
    }
    let difference = (value - divide(far, step: step + step)).magnitude
    // Where 2ᵠ is out of range (binary16, q > 15) a smaller power errs on the safe side.
    let power = Swift.min(accuracy, Int(S.greatestFiniteMagnitude.exponent))
    let spread = S(sign: .plus, exponent: S.Exponent(power), significand: 1) - 1
    return DifferenceEstimate(
      value: value, truncation: difference.isFinite ? difference / spread : .infinity,
      roundoff: sums.roundoff(divisor: divisor(step: step), step: step), step: step,
      evaluations: doubledPoints.count)
  }
}
