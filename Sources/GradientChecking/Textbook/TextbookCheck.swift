public import FiniteDifferences
public import Scalars

/// The textbook's gradient check: one number for the whole vector, compared with a tolerance.
///
/// With n the difference quotients of f at x and a the claimed gradient, the claim passes when
///
///     ‖|a − n|‖₂ / (‖a‖₂ + ‖n‖₂ + floor) < tolerance.
///
/// ```swift
/// let claim = try GradientClaim(point: [1.0, 2.0], gradient: [2.0, 4.0])
/// let result = TextbookCheck.standard({ x in x[0] * x[0] + x[1] * x[1] }, claim)
/// result.passed      // true
/// ```
///
/// In `Double`, with the central stencil, it is bit for bit this numpy program:
///
/// ```python
/// for i in range(len(x)):
///     p = x.copy(); p[i] = x[i] + h
///     m = x.copy(); m[i] = x[i] - h
///     n[i] = (f(p) - f(m)) / (2 * h)
/// d = np.abs(a - n)
/// relative_error = norm(d) / (norm(a) + norm(n) + 1e-8)
/// passed = relative_error < tolerance
/// ```
///
/// with norm(v) = √(v₀² + v₁² + …), the squares summed in the order of the index. (`np.linalg.norm` hands that sum to the
/// BLAS, whose order and fused operations depend on the machine: `relative_error` can differ from it in its last bits, the
/// vectors never do.)
///
/// It is the check that everyone knows, with everyone's blind spots, which are kept: one step for all coordinates, an
/// error in a small component hidden by a large one, squares that overflow or underflow. ``TextbookResult/anomalies``
/// says where its numbers mean nothing.
@frozen
public struct TextbookCheck<S: RealScalar>: Hashable, Sendable {
  /// The step h, absolute, the same for every coordinate; finite and greater than 0.
  public let step: S
  /// What the relative error must be below; finite and greater than 0.
  public let tolerance: S
  /// The stencil of the difference quotients, for the first derivative.
  public let stencil: Stencil
  /// How the coordinates are shared out among threads; no bit of the result depends on it.
  public let parallelism: Parallelism

  /// The check with the given constants.
  ///
  /// Throws ``GradientCheckError/stepNotPositive(_:)``, ``GradientCheckError/toleranceNotPositive(_:)`` or
  /// ``GradientCheckError/notFirstDerivative(order:)``.
  @inlinable
  public init(
    step: S = Self.defaultStep, tolerance: S = Self.defaultTolerance, stencil: Stencil = .central,
    parallelism: Parallelism = .serial
  ) throws(GradientCheckError) {
    guard step > 0, step.isFinite else { throw .stepNotPositive("\(step)") }
    guard tolerance > 0, tolerance.isFinite else { throw .toleranceNotPositive("\(tolerance)") }
    guard stencil.derivative == 1 else { throw .notFirstDerivative(order: stencil.derivative) }
    self.init(valid: step, tolerance, stencil, parallelism)
  }

  @inlinable
  init(valid step: S, _ tolerance: S, _ stencil: Stencil, _ parallelism: Parallelism) {
    self.step = step
    self.tolerance = tolerance
    self.stencil = stencil
    self.parallelism = parallelism
  }

  /// The check with the format's default step and tolerance and the central stencil, on one thread.
  @inlinable
  public static var standard: Self { Self(valid: defaultStep, defaultTolerance, .central, .serial) }

  /// Checks the claim against difference quotients of f.
  ///
  /// - f is called at x with one coordinate moved, `Stencil.evaluations` times for each coordinate, on several threads if
  ///   ``parallelism`` says so.
  /// - What f throws is passed on; with several threads, the error of the smallest coordinate. A call of f that may hang
  ///   can throw on a deadline of its own; one that ends the process ends this one.
  /// - NaN and infinity, in x, in the claim or in f, are not errors: the result names the coordinates, and NaN never passes.
  /// - `progress` is called with the number of coordinates done.
  ///
  /// Memory: the vectors of the result, and one copy of x for each thread.
  @inlinable
  public func callAsFunction<E: Error>(
    _ f: @Sendable ([S]) throws(E) -> S, _ claim: GradientClaim<S>, progress: (@Sendable (_ done: Int) -> Void)? = nil
  ) throws(E) -> TextbookResult<S> {
    let numerical = try stencil.gradient(
      of: f, at: claim.point, steps: .uniform(step), parallelism: parallelism, progress: progress)
    return TextbookResult(claim: claim, numericalGradient: numerical, check: self)
  }
}
