import AutomaticDifferentiation
import BlackBoxes
public import ComplexModule
import MultiPrecision
import RealModule
import ReferenceDerivatives
public import Scalars

extension ComplexGradientCheck {
  /// Checks a claim about a function that can be retyped, against its derivative by dual numbers over wide complex ones.
  ///
  /// A `ScalarFunction` is made of complex-differentiable operations, so that there is no question of whether f is.
  /// Derivative and formula are computed at rising precisions until two agree on both parts, relative to the modulus, to
  /// p + 20 bits. A part of the formula, or of the claim where there is none, may be off by 64u·|∂f/∂zᵢ| or by the tolerance
  /// times that; a claim that is numbers also by 8 times what computing the derivative costs in the format, which is
  /// measured; where that is as much as the derivative, it is undecided for its noise. On a branch cut the derivative is that
  /// of the branch that the function's own code takes.
  ///
  /// The evidence's point and gradient are real and imaginary parts in turn.
  /// - Cost: n dual evaluations at each of two precisions or more, up to 64 times the first; without a formula 6n more.
  /// - Precondition: `z` is not empty and has as many elements as `claim`; `formula` has n outputs.
  public func callAsFunction<F: ScalarFunction>(
    _ f: F, at z: [Complex<S>], claim: [Complex<S>], formula: (any VectorFunction)? = nil
  ) -> GradientEvidence<S> {
    requireCount(z, claim)
    let stated = GradientClaim(valid: Self.parts(z), Self.parts(claim))
    let value = f(z)
    guard value.isFinite else {
      return GradientEvidence(
        claim: stated, coordinates: [], verdict: .undecided(.notFinite), tolerance: check.tolerance, evaluations: 1,
        seed: check.seed)
    }
    var evaluations = 0
    let coordinates = z.indices.flatMap { i in
      let found = RisingPair(bits: S.precision) { bits in
        evaluations += 1
        return Self.derivative(of: f, at: z, i, bits: bits)
      }
      let judged = formula.map { formula in
        RisingPair(bits: S.precision) { bits in Self.component(of: formula, at: z, i, bits: bits) }
      }
      let roundoff = formula == nil && check.tolerance == nil ? roundoff(of: f, at: z, i) : [0, 0]
      return evidence(i, claim[i], judged, found, roundoff)
    }
    let scale = coordinates.map { MeasuredError($0.estimate).magnitude }.reduce(0, MeasuredError.maximum)
    let allowance = coordinates.map(\.allowance).reduce(0, MeasuredError.maximum)
    return GradientEvidence(
      claim: stated, coordinates: coordinates, tolerance: check.tolerance,
      sensitivity: coordinates.contains { $0.verdict.reason != nil }
        ? .infinity : allowance.isZero ? 0 : allowance / scale,
      evaluations: 1, referenceEvaluations: evaluations, seed: check.seed)
  }

  /// What computing ∂f/∂zᵢ costs in the format: the most by which its two parts by the format's own duals were off, at
  /// z and at two more points within two ulps of it.
  private func roundoff<F: ScalarFunction>(of f: F, at z: [Complex<S>], _ i: Int) -> [MeasuredError] {
    var random = RandomDirections(seed: check.seed)
    var most: [MeasuredError] = [0, 0]
    let bits = Swift.min(NamedFormat.precisions.upperBound, 2 * S.precision + 64)
    for k in 0..<3 {
      let parts = k == 0 ? Self.parts(z) : JacobianCheck.moved(Self.parts(z), &random)
      let point = z.indices.map { Complex(parts[2 * $0], parts[2 * $0 + 1]) }
      let narrow = ForwardMode.complexPartial(of: f, at: point, i)
      let wide = Self.derivative(of: f, at: point, i, bits: bits)
      let errors = [distance(narrow.real, wide[0]), distance(narrow.imaginary, wide[1])]
      most = zip(most, errors).map { MeasuredError.maximum($0, $1) }
    }
    return most
  }

  /// The evidence of the two parts of one derivative.
  private func evidence(
    _ i: Int, _ claim: Complex<S>, _ formula: RisingPair?, _ found: RisingPair, _ roundoff: [MeasuredError]
  ) -> [CoordinateEvidence<S>] {
    let modulus = found.modulus
    return [claim.real, claim.imaginary].enumerated().map { part, claimed in
      var evidence = CoordinateEvidence<S>(
        index: 2 * i + part, verdict: .undecided(.referenceUnresolved), claim: claimed, estimate: .nan,
        uncertainty: .infinity, discrepancy: .nan, allowance: 0, source: .none)
      guard let derivative = found.parts?[part] else { return evidence }
      evidence.estimate = derivative.rounded(to: S.self)
      evidence.uncertainty = derivative.error + distance(evidence.estimate, derivative.value)
      evidence.source = .reference(precision: derivative.precision)
      let tolerance = check.tolerance.map { MeasuredError($0) }
      let least = ReferenceJudge<S>.allowedFraction * modulus
      evidence.allowance = tolerance.map { $0 * modulus } ?? least
      var error = derivative.error
      if let formula {
        guard let judged = formula.parts?[part] else { return evidence }
        error += judged.error
        evidence.discrepancy = distance(judged.value, derivative.value)
        evidence.evaluationError = distance(claimed, judged.value)
      } else {
        evidence.discrepancy = distance(claimed, derivative.value)
        evidence.allowance += ReferenceJudge<S>.roundoffFactor * roundoff[part]
      }
      evidence.verdict =
        evidence.discrepancy.isZero || evidence.discrepancy + error <= evidence.allowance
        ? claimed.isFinite ? .agree : .undecided(.overflow)
        : evidence.discrepancy - error <= evidence.allowance ? .undecided(.referenceUnresolved) : .disagree
      if evidence.verdict == .agree, tolerance == nil, evidence.allowance >= modulus, evidence.discrepancy > least {
        evidence.verdict = .undecided(.noiseFloor)
      }
      return evidence
    }
  }

  /// ∂f/∂zᵢ at so many bits, its two parts.
  private static func derivative<F: ScalarFunction>(
    of f: F, at z: [Complex<S>], _ i: Int, bits: Int
  ) -> [any RealScalar] {
    func opened<W: RealScalar>(_ type: W.Type) -> [any RealScalar] {
      let slope = ForwardMode.complexPartial(of: f, at: z.map { Complex<W>(W($0.real), W($0.imaginary)) }, i)
      return [slope.real, slope.imaginary]
    }
    return withPrecision(bits: bits) { opened($0) }
  }

  /// The i-th component of a formula at so many bits, its two parts.
  private static func component(
    of formula: any VectorFunction, at z: [Complex<S>], _ i: Int, bits: Int
  ) -> [any RealScalar] {
    func opened<W: RealScalar>(_ type: W.Type) -> [any RealScalar] {
      let components: [Complex<W>] = formula(z.map { Complex<W>(W($0.real), W($0.imaginary)) })
      precondition(
        components.count == z.count, "the formula has \(components.count) components; it must have \(z.count)")
      return [components[i].real, components[i].imaginary]
    }
    return withPrecision(bits: bits) { opened($0) }
  }
}

/// A complex number computed at rising precisions until two agree on both its parts.
private struct RisingPair {
  /// Real and imaginary part; nil where no two precisions agreed.
  let parts: [ReferenceDerivative]?

  /// The number that `value` gives at each precision, to p + 20 bits of its modulus for a format of p.
  init(bits p: Int, _ value: (_ bits: Int) -> [any RealScalar]) {
    var rising = [RisingValue(), RisingValue()]
    var parts: [ReferenceDerivative]?
    var precision = 128
    while precision < p + 52 { precision *= 2 }
    let last = Swift.min(NamedFormat.precisions.upperBound, 64 * precision)
    while parts == nil, precision <= last {
      let number = value(precision)
      for (k, part) in number.enumerated() { rising[k].append(part) }
      let modulus = MeasuredError.hypot(MeasuredError(number[0]), MeasuredError(number[1]))
      let settled = rising.compactMap { $0.settled(bits: p + 20, scale: modulus) }
      if settled.count == 2 { parts = settled }
      if !modulus.isFinite, precision >= 512 { break }
      precision *= 2
    }
    self.parts = parts
  }

  /// |∂f/∂z|.
  var modulus: MeasuredError {
    parts.map { MeasuredError.hypot(MeasuredError($0[0].value), MeasuredError($0[1].value)) } ?? .nan
  }
}

extension ForwardMode {
  /// ∂f/∂zᵢ at a complex point.
  fileprivate static func complexPartial<F: ScalarFunction, W: RealScalar>(
    of f: F, at z: [Complex<W>], _ i: Int
  ) -> Complex<W> {
    var point = z.map { Dual($0) }
    return partialDerivative(of: { (point: [Dual<Complex<W>>]) in f(point) }, at: &point, coordinate: i).tangent
  }
}
