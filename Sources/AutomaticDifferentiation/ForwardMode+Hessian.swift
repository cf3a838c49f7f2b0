public import Scalars

extension ForwardMode {
  /// Value, gradient and the product H·v of the Hessian of f: Rⁿ → R with `v`, in n evaluations of f.
  ///
  /// Dual numbers over dual numbers: the inner tangents are v, the outer ones seed one coordinate i at a time, so that one
  /// evaluation gives ∂f/∂xᵢ and the derivative of it along v. O(n) memory. No coordinates: one evaluation.
  /// - Precondition: `x` and `v` have the same length.
  @inlinable
  public static func hessianVectorProduct<S: Scalar, E: Error>(
    of f: ([Dual<Dual<S>>]) throws(E) -> Dual<Dual<S>>, at x: [S], along v: [S]
  ) throws(E) -> (value: S, gradient: [S], product: [S]) {
    let (value, slopes) = try gradient(of: f, at: line(through: x, along: v))
    return (value.value, slopes.map { $0.value }, slopes.map { $0.tangent })
  }

  /// Value, gradient and the product H·v of the Hessian of `f` with `v`, in n evaluations.
  /// - Precondition: `x` and `v` have the same length.
  @inlinable
  public static func hessianVectorProduct<S: RealScalar>(
    of f: some RealFunction, at x: [S], along v: [S]
  ) -> (value: S, gradient: [S], product: [S]) {
    hessianVectorProduct(of: { (point: [Dual<Dual<S>>]) in f(point) }, at: x, along: v)
  }

  /// Value, gradient and Hessian of f: Rⁿ → R at `x`: `hessian[i][j]` = ∂²f/∂xᵢ∂xⱼ, in n(n + 1)/2 evaluations of f.
  ///
  /// Each pair i ≥ j is computed once, and stands in both its places: the Hessian is symmetric by construction, which is
  /// no evidence of anything. Memory: the result's n² numbers, and O(n). No coordinates: one evaluation.
  @inlinable
  public static func hessian<S: Scalar, E: Error>(
    of f: ([Dual<Dual<S>>]) throws(E) -> Dual<Dual<S>>, at x: [S]
  ) throws(E) -> (value: S, gradient: [S], hessian: [[S]]) {
    var point = constants(constants(x))
    guard !x.isEmpty else { return (try f(point).value.value, [], []) }
    var value: S = 0
    var gradient: [S] = []
    var hessian = [[S]](repeating: [S](repeating: 0, count: x.count), count: x.count)
    for i in x.indices {
      point[i].tangent = 1
      for j in 0...i {
        point[j].value.tangent = 1
        let result = try f(point)
        point[j].value.tangent = 0
        hessian[i][j] = result.tangent.tangent
        hessian[j][i] = result.tangent.tangent
        if j == i {
          value = result.value.value
          gradient.append(result.tangent.value)
        }
      }
      point[i].tangent = 0
    }
    return (value, gradient, hessian)
  }

  /// Value, gradient and Hessian of `f` at `x`, in n(n + 1)/2 evaluations.
  @inlinable
  public static func hessian<S: RealScalar>(
    of f: some RealFunction, at x: [S]
  ) -> (value: S, gradient: [S], hessian: [[S]]) {
    hessian(of: { (point: [Dual<Dual<S>>]) in f(point) }, at: x)
  }
}
