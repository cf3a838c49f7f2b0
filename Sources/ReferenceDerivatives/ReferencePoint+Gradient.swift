public import FiniteDifferences
import MultiPrecision
import Scalars

/// The partial derivatives of a function at an exact point, each with its error or the reason why there is none.
public struct ReferenceGradient: Sendable {
  /// One for each coordinate, in order.
  public var partials: [Result<ReferenceDerivative, ReferenceRefusal>]
  /// How many times f was evaluated, a dual evaluation counting for three.
  public var evaluations: Int
  /// Why nothing is proved of a coordinate; nil where it is.
  package var unproved: [Unproved?]
}

extension ReferencePoint {
  /// The gradient, coordinate by coordinate, each as ``partialDerivative(_:)`` finds it.
  ///
  /// Where every one is proved, f is differentiable. Else partial derivatives can exist where f has no gradient: those of √|xy| at the origin are 0, and along every other line
  /// f has a kink. So the derivative along one random direction of the coordinates that have one must be the sum that they
  /// make; if it is not, the coordinates that take part in that refuse with ``ReferenceRefusal/onlyPartial``.
  ///
  /// - Parameters:
  ///   - seed: of the random direction.
  ///   - parallelism: how the coordinates are shared out among threads; no bit of the result depends on it.
  ///   - progress: called with the number of coordinates done.
  ///
  /// Cost: that of n partial derivatives, and of one along the random direction where not all are proved. When the task is cancelled, the coordinates that are
  /// left refuse with ``ReferenceRefusal/interrupted``.
  public func gradient(
    seed: UInt64 = 1, parallelism: Parallelism = .automatic, progress: (@Sendable (_ done: Int) -> Void)? = nil
  ) -> ReferenceGradient {
    gradient(seed: seed, parallelism: parallelism, effort: .unlimited, progress: progress)
  }

  /// The same within a limit of time.
  package func gradient(
    seed: UInt64, parallelism: Parallelism, effort: Effort, progress: (@Sendable (_ done: Int) -> Void)?
  ) -> ReferenceGradient {
    let cancellation = Cancellation()
    let found = parallelism.map(point.count, from: point, progress: progress) { (_, i) throws(Never) -> Examination in
      cancellation.isRequested
        ? Examination(outcome: .failure(.interrupted), evaluations: 0) : provedOrExamined(i, effort)
    }
    var gradient = ReferenceGradient(
      partials: found.map(\.outcome), evaluations: found.reduce(0) { $0 + $1.evaluations },
      unproved: found.map(\.unproved))
    if !cancellation.isRequested { refuseOnlyPartial(in: &gradient, effort, seed: seed) }
    return gradient
  }

  /// Whether the function can be enclosed, and there is time to: an evaluation takes some forty times what a plain one does.
  func provedOrExamined(_ index: Int, _ effort: Effort) -> Examination {
    var (reason, spent) = (Unproved.notEnclosable, 0)
    if let function = function as? any EnclosableFunction {
      let found = enclosed(function, index, effort)
      spent = found.evaluations
      switch found.outcome {
      case .proved(let derivative): return Examination(outcome: .success(derivative), evaluations: spent, unproved: nil)
      case .kink(let left, let right):
        return Examination(outcome: .failure(.kink(left: left, right: right)), evaluations: spent, unproved: nil)
      case .jump: return Examination(outcome: .failure(.jump), evaluations: spent, unproved: nil)
      case .open(let why): reason = why
      }
    }
    guard !effort.isSpent else {
      return Examination(outcome: .failure(.effort), evaluations: spent, unproved: .effort)
    }
    let found = examined(along: .coordinate(index, of: point.count), effort: effort)
    return Examination(outcome: found.outcome, evaluations: spent + found.evaluations, unproved: reason)
  }

  private func enclosed<E: EnclosableFunction>(
    _ function: E, _ index: Int, _ effort: Effort
  ) -> (outcome: EnclosedSlope, evaluations: Int) {
    EnclosedPoint(function, at: point, bits: bits).partialDerivative(index, effort: effort)
  }

  /// Refuses the coordinates whose derivatives don't make the derivative along a random direction.
  ///
  /// Where all are proved there is nothing to ask: f is continuously differentiable.
  private func refuseOnlyPartial(in gradient: inout ReferenceGradient, _ effort: Effort, seed: UInt64) {
    let known = gradient.partials.indices.filter { (try? gradient.partials[$0].get()) != nil }
    guard known.count >= 2, known.contains(where: { gradient.unproved[$0] != nil }), !effort.isSpent else { return }
    var generator = SeededGenerator(seed: seed)
    let direction = Direction.random(around: point, using: &generator)
    guard !isSum(gradient.partials, along: direction.restricted(to: known), &gradient.evaluations) else { return }
    // Without a coordinate that takes part, the others may be at peace: that is how it is found.
    let parties = known.filter { i in
      isSum(gradient.partials, along: direction.restricted(to: known.filter { $0 != i }), &gradient.evaluations)
    }
    for i in parties.isEmpty ? known : parties { gradient.partials[i] = .failure(.onlyPartial) }
  }

  /// Whether f has along `direction` the slope Σ vᵢ·∂f/∂xᵢ, as far as can be told.
  private func isSum(
    _ partials: [Result<ReferenceDerivative, ReferenceRefusal>], along direction: Direction, _ evaluations: inout Int
  ) -> Bool {
    let terms = zip(partials, direction.weights).compactMap { partial, weight in
      weight.isZero ? nil : (try? partial.get()).map { (derivative: $0, weight: weight) }
    }
    let sum = weightedSum(terms.map { ($0.derivative.value, $0.weight) }, bits: secondPrecision)
    let scale = terms.reduce(MeasuredError.zero) { $0 + ($1.weight * MeasuredError($1.derivative.value)).magnitude }
    let error = terms.reduce(MeasuredError.zero) { $0 + ($1.weight * $1.derivative.error).magnitude }
    let slope = examined(along: direction, scale: scale)
    evaluations += slope.evaluations
    switch slope.outcome {
    case .success(let derivative):
      // The sum of the terms' own roundings, with room for as many as there are.
      let allowance = error + derivative.error + scale.scaled(byPowerOfTwo: 8 - bits)
      return distance(derivative.value, sum) <= allowance
    case .failure(.unresolved), .failure(.interrupted), .failure(.effort): return true
    case .failure: return false
    }
  }
}

/// Σ vᵢ·wᵢ at so many bits.
func weightedSum(_ terms: [(value: any RealScalar, weight: MeasuredError)], bits: Int) -> any RealScalar {
  withPrecision(bits: bits) { type -> any RealScalar in
    func sum<W: RealScalar>(_: W.Type) -> any RealScalar {
      terms.reduce(W.zero) { $0 + W($1.value) * W($1.weight) }
    }
    return sum(type)
  }
}
