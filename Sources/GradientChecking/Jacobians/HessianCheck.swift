import AutomaticDifferentiation
import MultiPrecision
import RealModule
public import Scalars

/// The gradient of f by dual numbers, as a vector function: each component is one evaluation of f.
public struct DualGradient<F: RealFunction>: OutputFunction {
  /// f.
  public let function: F

  /// The gradient of `function`.
  public init(_ function: F) { self.function = function }

  /// ∇f(x), in n evaluations of f.
  public func callAsFunction<S: RealScalar>(_ x: [S]) -> [S] { ForwardMode.gradient(of: function, at: x).gradient }

  /// ∂f/∂xᵢ at x, in one evaluation.
  public func output<S: RealScalar>(_ i: Int, at x: [S]) -> S {
    var point = x.map { Dual($0) }
    return ForwardMode.partialDerivative(of: { function($0) }, at: &point, coordinate: i).tangent
  }
}

/// The check of a claimed Hessian H of f: Rⁿ → R, Hᵢⱼ = ∂²f/∂xᵢ∂xⱼ, as a matrix or by its products with vectors.
///
/// H is the Jacobian of ∇f. Where f can be retyped, ∇f is had from dual numbers, and ``callAsFunction(_:at:_:progress:)`` checks the
/// claim against derivatives of those. Where only ∇f is there, as a formula or as code, a ``JacobianCheck`` of it does:
///
/// ```swift
/// JacobianCheck(evidence)(gradientFormula, at: x, .matrix(hessianFormula, at: x))
/// JacobianCheck(evidence).opaque({ gradient($0) }, at: x, .forward({ hessianVectorProduct($0, $1) }))
/// ```
public struct HessianCheck<S: RealScalar>: Sendable {
  /// How the Jacobian of the gradient is checked.
  public var jacobian: JacobianCheck<S>

  /// The check with the given options.
  ///
  /// - Precondition: `directions`, if given, is at least 1.
  public init(_ check: EvidenceCheck<S>, directions: Int? = nil) {
    jacobian = JacobianCheck(check, directions: directions)
  }

  /// Checks a claim about the Hessian of a function that can be retyped, against its second derivatives at high precision.
  ///
  /// - Cost: a check of ``EvidenceCheck`` for each row, in which f is evaluated at nested dual numbers; for a reverse
  ///   product along random vectors, n times as much.
  /// - Precondition: `x` is not empty; the claim has n² numbers, or products n.
  /// - `progress` is called with the number of rows done.
  public func callAsFunction(
    _ f: some RealFunction, at x: [S], _ claim: JacobianClaim<S>, progress: ((_ rows: Int) -> Void)? = nil
  ) -> JacobianEvidence<S> {
    jacobian.evidence(of: DualGradient(f), at: x, claim, outputs: x.count, progress)
  }

  /// Tries whether the claim is symmetric, as the Hessian of every twice continuously differentiable f is.
  ///
  /// - A formula for a matrix is evaluated at 2p + 64 and 4p + 128 bits, p those of the format, and its entries compared there:
  ///   Hᵢⱼ and Hⱼᵢ may differ by 64u of the larger, the room for constants that were rounded, and by what they differ more at
  ///   lower precision.
  /// - Numbers may differ by 64u·max(|Hᵢⱼ|, |Hⱼᵢ|, √|Hᵢᵢ·Hⱼⱼ|): the last is what entries of this row and column are made of
  ///   where they cancel, and like the others it follows the scales of f and of the coordinates.
  /// - Products are tried as ⟨u, H·v⟩ = ⟨H·u, v⟩; see ``JacobianCheck/adjointness(at:outputs:forward:reverse:pairs:)``.
  ///
  /// One evidence for each pair i < j, or for each pair of vectors; none for n = 1 and a matrix. Cost: of a matrix, n²
  /// comparisons.
  /// - Precondition: a matrix has n² entries.
  public func symmetry(of claim: JacobianClaim<S>, at x: [S]) -> [IdentityEvidence<S>] {
    let u = MeasuredError(S.unitRoundoff)
    switch claim {
    case .forward(let product, _), .reverse(let product, _):
      return jacobian.adjointness(at: x, outputs: x.count, forward: product, reverse: product)
    case .matrix(let numbers, let formula):
      let n = x.count
      precondition(numbers.count == n * n, "the claim has \(numbers.count) entries; \(n) rows of \(n) need \(n * n)")
      let wide = formula.map { Asymmetry($0, at: x) }
      return (0..<n).flatMap { i in
        (i + 1..<n).map { j in
          let (left, right) = (numbers[i * n + j], numbers[j * n + i])
          let larger = MeasuredError(S.maximum(left.magnitude, right.magnitude))
          let (a, b) = (MeasuredError(numbers[i * n + i]), MeasuredError(numbers[j * n + j]))
          let cross = MeasuredError.sqrt(a.magnitude) * MeasuredError.sqrt(b.magnitude)
          let allowance = 64 * u * MeasuredError.maximum(larger, wide == nil ? cross : 0)
          return IdentityEvidence(
            indices: [i, j], left: left, right: right,
            discrepancy: wide?.difference(i, j) ?? (MeasuredError(left) - MeasuredError(right)).magnitude,
            allowance: allowance + (wide?.rounding(i, j) ?? 0))
        }
      }
    }
  }
}

/// |Hᵢⱼ − Hⱼᵢ| of a matrix that a formula gives, at two precisions.
private struct Asymmetry {
  let n: Int
  let coarse: [MeasuredError]
  let fine: [MeasuredError]

  init<S: RealScalar>(_ formula: any RealVectorFunction, at x: [S]) {
    n = x.count
    func differences(bits: Int) -> [MeasuredError] {
      func opened<R: RealScalar>(_ type: R.Type) -> [MeasuredError] {
        let matrix = formula(x.map { R($0) })
        let n = x.count
        precondition(matrix.count == n * n, "the formula has \(matrix.count) entries; \(n) rows of \(n) need \(n * n)")
        return matrix.indices.map { MeasuredError((matrix[$0] - matrix[$0 % n * n + $0 / n]).magnitude) }
      }
      return withPrecision(bits: Swift.min(NamedFormat.precisions.upperBound, bits)) { opened($0) }
    }
    (coarse, fine) = (differences(bits: 2 * S.precision + 64), differences(bits: 4 * S.precision + 128))
  }

  /// |Hᵢⱼ − Hⱼᵢ| at the higher precision.
  func difference(_ i: Int, _ j: Int) -> MeasuredError { fine[i * n + j] }

  /// What of it is rounding even there: less than the change between the precisions.
  func rounding(_ i: Int, _ j: Int) -> MeasuredError {
    (fine[i * n + j] - coarse[i * n + j]).magnitude
  }
}
