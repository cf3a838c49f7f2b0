public import Scalars

/// Derivatives by dual numbers: no step, no truncation error, the roundoff of the formula that the chain rule gives.
///
/// Each function takes either a function under study, a `RealFunction` or a `RealVectorFunction`, or a closure on dual
/// numbers; the closure also differentiates a `ScalarFunction` at complex points, with `S` complex:
///
/// ```swift
/// let (value, gradient) = ForwardMode.gradient(of: Rosenbrock(), at: [-1.2, 1.0])
/// let complex = ForwardMode.gradient(of: { rosenbrock($0) }, at: [Complex(-1.2, 0.5), 1])
/// ```
///
/// One tangent is seeded at a time, in place, in one array of dual numbers: O(n) memory besides the result. Coordinates
/// are taken in ascending order. What a closure throws ends the computation and is passed on.
///
/// **A function under study may differentiate itself**, by calling these functions with its own `S`: then `S` is a dual
/// number here, and the inner derivative's numbers are of the type `Dual<S>`, which no outer number has; see ``Dual`` on
/// why the levels can't be confused.
public enum ForwardMode {}

extension ForwardMode {
  /// The derivative of f: Rⁿ → R along one coordinate of the constants `x`, seeding `x[coordinate]` in place.
  ///
  /// One evaluation of f. Afterwards x[coordinate] has its old tangent again, also when f throws. It is the part of
  /// `gradient(of:at:)` that a caller distributes over threads, each with an array of its own.
  /// - Precondition: `coordinate` is an index of `x`.
  @inlinable
  @inline(__always)
  public static func partialDerivative<S: Scalar, E: Error>(
    of f: ([Dual<S>]) throws(E) -> Dual<S>, at x: inout [Dual<S>], coordinate: Int
  ) throws(E) -> Dual<S> {
    let tangent = x[coordinate].tangent
    defer { x[coordinate].tangent = tangent }
    x[coordinate].tangent = 1
    return try f(x)
  }

  /// The value and the gradient of f: Rⁿ → R at `x`, in n evaluations of f.
  ///
  /// - No coordinates: one evaluation, an empty gradient.
  /// - The value is that of the last evaluation; f is expected to give the same at every one.
  @inlinable
  public static func gradient<S: Scalar, E: Error>(
    of f: ([Dual<S>]) throws(E) -> Dual<S>, at x: [S]
  ) throws(E) -> (value: S, gradient: [S]) {
    var point = constants(x)
    guard !x.isEmpty else { return (try f(point).value, []) }
    var value: S = 0
    var gradient: [S] = []
    gradient.reserveCapacity(x.count)
    for i in x.indices {
      let result = try partialDerivative(of: f, at: &point, coordinate: i)
      value = result.value
      gradient.append(result.tangent)
    }
    return (value, gradient)
  }

  /// The value and the gradient of `f` at `x`, in n evaluations.
  @inlinable
  public static func gradient<S: RealScalar>(
    of f: some RealFunction, at x: [S]
  ) -> (value: S, gradient: [S]) {
    gradient(of: { (point: [Dual<S>]) in f(point) }, at: x)
  }

  /// The value and the directional derivative ∇f(x)·v of f: Rⁿ → R, in one evaluation of f.
  /// - Precondition: `x` and `v` have the same length.
  @inlinable
  public static func directionalDerivative<S: Scalar, E: Error>(
    of f: ([Dual<S>]) throws(E) -> Dual<S>, at x: [S], along v: [S]
  ) throws(E) -> (value: S, derivative: S) {
    let result = try f(line(through: x, along: v))
    return (result.value, result.tangent)
  }

  /// The value and the directional derivative ∇f(x)·v of `f`, in one evaluation.
  /// - Precondition: `x` and `v` have the same length.
  @inlinable
  public static func directionalDerivative<S: RealScalar>(
    of f: some RealFunction, at x: [S], along v: [S]
  ) -> (value: S, derivative: S) {
    directionalDerivative(of: { (point: [Dual<S>]) in f(point) }, at: x, along: v)
  }

  /// The coordinates as constants.
  @inlinable
  static func constants<S: Scalar>(_ x: [S]) -> [Dual<S>] { x.map { Dual($0) } }

  /// The coordinates with those of `v` as tangents.
  @inlinable
  static func line<S: Scalar>(through x: [S], along v: [S]) -> [Dual<S>] {
    precondition(x.count == v.count, "the point has \(x.count) coordinates, the direction \(v.count)")
    return x.indices.map { Dual(x[$0], tangent: v[$0]) }
  }
}
