public import MultiPrecision
public import Scalars

/// A function at an exact point, of which derivatives are wanted to `bits` bits.
///
/// ```swift
/// let point = ReferencePoint(Rosenbrock().function, at: [-1.0, 2], bits: 73)
/// let slope = point.partialDerivative(0)      // .success: 396, exactly
/// ```
///
/// The numbers of S are exact in every wider format: the derivative is that at the very numbers given, not at the decimals
/// they were read from. How it is found is said at ``partialDerivative(_:)``.
public struct ReferencePoint<F: RealFunction, S: RealScalar>: Sendable {
  /// f.
  public let function: F
  /// x, exactly.
  public let point: [S]
  /// To how many bits, relative to a derivative, two precisions have to agree on it.
  public let bits: Int
  /// The precisions, each twice the former.
  public let precisions: [Int]

  /// The function at the point.
  ///
  /// The lowest precision is the least 64·2ᵏ, 128 at least, that holds the numbers of S, and the bits wanted with 32 to
  /// spare, and the exponents of the point twice (what 1 + x² forgets when x is 10⁻⁴⁰, the slope must not forget), the
  /// last up to 2048 bits. The highest is at least four times that, and at least 4096, within 65 536.
  /// - Precondition: `bits` ≥ 1.
  public init(_ function: F, at point: [S], bits: Int = Swift.max(S.precision, 24) + 20) {
    precondition(bits >= 1, "a derivative is wanted to \(bits) bits; it must be at least 1")
    self.function = function
    self.point = point
    self.bits = bits
    let exponents = point.map { Direction.scale(of: $0).magnitude }.max() ?? 0
    let needed = Swift.max(S.precision, bits + 32) + Swift.min(2048, 2 * Int(exponents))
    let greatest = NamedFormat.precisions.upperBound
    var precision = 128
    while precision < needed, precision < greatest { precision *= 2 }
    var precisions: [Int] = []
    let last = Swift.min(greatest, Swift.max(4096, 4 * precision))
    while precision <= last {
      precisions.append(precision)
      precision *= 2
    }
    self.precisions = precisions
  }

  /// The precision at which two precisions have been tried.
  var secondPrecision: Int { precisions[Swift.min(1, precisions.count - 1)] }

  /// The derivative ∂f/∂xᵢ: enclosed where f can be, else as ``derivative(along:scale:)`` finds it.
  ///
  /// Where f is an `EnclosableFunction` it is evaluated at dual numbers of intervals, of a precision that rises until the bounds
  /// are within 2⁻ᵇ of each other, b = ``bits``. If the decorations of value and tangent say that f is continuously
  /// differentiable near the point, the derivative is proved to lie between the bounds; a kink is proved where the slopes to the
  /// two sides exclude each other. What intervals leave open is looked at as code that compares is.
  ///
  /// Cost: nearly always one evaluation, at 128 bits for binary64, of some five times a plain one at that precision.
  public func partialDerivative(_ index: Int) -> Result<ReferenceDerivative, ReferenceRefusal> {
    provedOrExamined(index, .unlimited).outcome
  }

  /// The derivative of t ↦ f(x + t·v) at 0, or why there is none.
  ///
  /// At each of the rising precisions it is computed twice, by a dual number and by the slopes to the two sides at
  /// t = 2^−R/2; then
  /// - the two slopes must come together. Where their difference stays, f has a kink, and where one grows without bound, a
  ///   vertical tangent or a jump. A tie in `max` is not yet a kink: max(x, 0)² is smooth at 0;
  /// - two precisions must agree on the dual's tangent to ``bits`` bits, relative to it or to `scale` if that is larger;
  /// - the slopes must confirm it. A tangent that was lost in an equality test (`x == 1 ? 0 : …`), or that is NaN where the
  ///   derivative exists (|x|^1.5 at 0), is replaced by the slopes', if two precisions agree on those, and twice the
  ///   precision gives the same slopes at the same points: near 0, 1/(1 + x²) − 1 is nothing but its rounding. Slopes that
  ///   it does not give are replaced by its own, which are tried once more.
  ///
  /// What is not decided is tried again at twice the precision. Two precisions are enough nearly always; three where the
  /// derivative is zero by cancellation or f is not twice differentiable.
  ///
  /// A kink nearer to x than 2^−R/2 of it is taken to be at x; one smaller than 2^−bits of the slope is not seen. Without
  /// two precisions that hold the numbers of S, as where S has more than 32 000 bits, nothing is resolved.
  ///
  /// Cost: for each precision a dual evaluation and two plain ones: at 128 and 256 bits for binary64.
  public func derivative(
    along direction: Direction, scale: MeasuredError = 0
  ) -> Result<ReferenceDerivative, ReferenceRefusal> {
    examined(along: direction, scale: scale).outcome
  }

  /// The same, with the number of evaluations that it took.
  func examined(
    along direction: Direction, scale: MeasuredError = 0, effort: Effort = .unlimited
  ) -> Examination {
    precondition(
      direction.weights.count == point.count,
      "the direction has \(direction.weights.count) weights, the point \(point.count) coordinates")
    guard point.allSatisfy(\.isFinite) else { return Examination(outcome: .failure(.notFinite), evaluations: 0) }
    var history = SampleHistory(bits: bits, scale: scale)
    let visitor = SampleVisitor(function: function, point: point, direction: direction)
    var evaluations = 0
    for (k, precision) in precisions.enumerated() {
      if k > 1, effort.isSpent {
        return Examination(outcome: .failure(.effort), evaluations: evaluations)
      }
      var sample = effort.measured { withPrecision(bits: precision, visitor) }.result
      evaluations += PrecisionSample.evaluations
      var again = visitor
      again.stepPrecision = precision
      // Slopes that twice the precision contradicts, as those of (eˣ − 1)/x next to 0, are taken from there, and tried once more.
      for bits in [2 * precision, 4 * precision] where bits <= NamedFormat.precisions.upperBound && sample.isDoubtful {
        let finer = withPrecision(bits: bits, again)
        sample.compare(with: finer)
        evaluations += PrecisionSample.evaluations
        guard bits == 2 * precision, 2 * bits <= NamedFormat.precisions.upperBound, history.isDoubted(sample) else {
          break
        }
        sample = finer
      }
      history.append(sample)
      guard let decision = history.decision else { continue }
      return Examination(outcome: decision, evaluations: evaluations)
    }
    return Examination(
      outcome: .failure(.unresolved(precision: precisions.last ?? S.precision)),
      evaluations: evaluations)
  }
}

/// What became of one direction.
struct Examination: Sendable {
  let outcome: Result<ReferenceDerivative, ReferenceRefusal>
  let evaluations: Int
  /// Why it is not proved; nil where it is.
  var unproved: Unproved? = .notEnclosable
}
