public import Scalars

extension Stencil {
  /// The m-th derivative of t ↦ f(x + t·v) at t = 0, with its error; for m = 1 the directional derivative ∇f(x)·v.
  ///
  /// The points are fl(xⱼ + fl(t·vⱼ)), t = fl(o·h): h is a step in t. By default it is the power of two for which h·‖v‖∞ is
  /// the stencil's default step at ‖x‖∞. Cost: as many evaluations as ``callAsFunction(_:at:step:)`` takes, whatever n, and
  /// one copy of x.
  ///
  /// - truncation: as there.
  /// - roundoff: as there, with ‖δ‖∞/‖v‖∞ for the displacement of a point. It takes f to be about as steep in the direction
  ///   of the displacements as along v, which cannot be known without leaving the line.
  /// - Along v = 0 (and without any coordinates) the derivative is exactly 0: no error, no evaluation.
  /// - x, v or f not finite: the outcome is `notFinite`. When no coordinate moves from one point to the next: `stepLost`.
  /// - What f throws is passed on.
  /// - Precondition: `x` and `v` have the same length; `step`, if given, is finite and greater than 0.
  @inlinable
  public func directionalDerivative<S: RealScalar, E: Error>(
    of f: ([S]) throws(E) -> S, at x: [S], along v: [S], step: S? = nil
  ) throws(E) -> DifferenceEstimate<S> {
    precondition(x.count == v.count, "the point has \(x.count) coordinates, the direction \(v.count)")
    if let step { requirePositive(step) }
    let reach = Self.maximumMagnitude(x)
    let length = Self.maximumMagnitude(v)
    guard reach.isFinite, length.isFinite else {
      return .failed(.notFinite, value: .nan, step: step ?? .nan, evaluations: 0)
    }
    guard length > 0 else {
      return DifferenceEstimate(value: 0, truncation: 0, roundoff: 0, step: step ?? 0, evaluations: 0)
    }
    let unit = self.step(at: reach)
    let h = step ?? S(sign: .plus, exponent: unit.exponent - length.exponent, significand: 1)
    guard h > 0, h.isFinite else { return .failed(.notFinite, value: .nan, step: h, evaluations: 0) }

    var point = x
    let sample: (Int) throws(E) -> Sample<S> = { (offset) throws(E) in
      let t = Self.point(0, offset: offset, step: h)
      var displacement: S = 0
      for j in x.indices {
        point[j] = x[j] + t * v[j]
        let moved = Self.displacement(of: point[j], from: x[j], by: t, times: v[j])
        displacement = S.maximum(displacement, moved)
      }
      return Sample(value: try f(point), displacement: displacement / length)
    }
    return try estimate(step: h, sample: sample) { quotient in
      let lost = lostOffset { outer, inner in
        let (a, b) = (Self.point(0, offset: outer, step: h), Self.point(0, offset: inner, step: h))
        return x.indices.allSatisfy { x[$0] + a * v[$0] == x[$0] + b * v[$0] }
      }
      if let lost { return .stepLost(offset: lost) }
      return quotient.isFinite ? .estimated : .notFinite
    }
  }

  /// ‖a‖∞; NaN when an element is NaN, 0 when there is none.
  @inlinable
  static func maximumMagnitude<S: RealScalar>(_ a: [S]) -> S {
    a.reduce(0) { $0.isNaN || $1.isNaN ? .nan : S.maximum($0, $1.magnitude) }
  }
}
