public import Scalars

extension ForwardMode {
  /// The values of f: Rⁿ → Rᵐ at `x` and the product J·v of its Jacobian with `v`, in one evaluation of f.
  /// - Precondition: `x` and `v` have the same length.
  @inlinable
  public static func jacobianVectorProduct<S: Scalar, E: Error>(
    of f: ([Dual<S>]) throws(E) -> [Dual<S>], at x: [S], along v: [S]
  ) throws(E) -> (values: [S], product: [S]) {
    let result = try f(line(through: x, along: v))
    return (result.map { $0.value }, result.map { $0.tangent })
  }

  /// The values of `f` at `x` and the product J·v of its Jacobian with `v`, in one evaluation.
  /// - Precondition: `x` and `v` have the same length.
  @inlinable
  public static func jacobianVectorProduct<S: RealScalar>(
    of f: some RealVectorFunction, at x: [S], along v: [S]
  ) -> (values: [S], product: [S]) {
    jacobianVectorProduct(of: { (point: [Dual<S>]) in f(point) }, at: x, along: v)
  }

  /// The values of f: Rⁿ → Rᵐ at `x` and its Jacobian, by rows: `jacobian[i][j]` = ∂fᵢ/∂xⱼ. n evaluations of f.
  ///
  /// No coordinates: one evaluation, m empty rows. Memory: the result's m·n numbers, and O(m + n).
  /// - Precondition: f has as many values at each evaluation.
  @inlinable
  public static func jacobian<S: Scalar, E: Error>(
    of f: ([Dual<S>]) throws(E) -> [Dual<S>], at x: [S]
  ) throws(E) -> (values: [S], jacobian: [[S]]) {
    var point = constants(x)
    guard !x.isEmpty else {
      let values = try f(point).map { $0.value }
      return (values, values.map { _ in [] })
    }
    var values: [S] = []
    var rows: [[S]] = []
    for j in x.indices {
      point[j].tangent = 1
      let column = try f(point)
      point[j].tangent = 0
      if j == 0 {
        values = column.map { $0.value }
        rows = column.map { _ in
          var row: [S] = []
          row.reserveCapacity(x.count)
          return row
        }
      }
      precondition(column.count == rows.count, "f had \(rows.count) values, and \(column.count) at another evaluation")
      for i in rows.indices { rows[i].append(column[i].tangent) }
    }
    return (values, rows)
  }

  /// The values of `f` at `x` and its Jacobian, by rows, in n evaluations.
  /// - Precondition: f has as many values at each evaluation.
  @inlinable
  public static func jacobian<S: RealScalar>(
    of f: some RealVectorFunction, at x: [S]
  ) -> (values: [S], jacobian: [[S]]) {
    jacobian(of: { (point: [Dual<S>]) in f(point) }, at: x)
  }
}
