public import Scalars

/// The derivative of a black box, with an honest error, and no parameter to choose.
///
/// ```swift
/// let derivative = BlackBoxDerivative()
/// let slope = derivative({ (x: Double) in Double.sin(1000 * x) }, at: 1)
/// slope.value                                   // 562.379076290…
/// slope.error                                   // 10⁻⁸, say
/// ```
///
/// It finds the length over which f varies, which has nothing to do with |x|: f may be a function of x/10⁶ or of 10⁶·x. It
/// measures how noisy the values of f are, finds the edge of f's domain, and says when x is a kink.
///
/// **How.** All steps are t₀·2^(−r/13), r an integer, with t₀ = 0.137·|x| (0.137 at x = 0): no step is a power of two, and
/// steps whose r differs by no multiple of 13 are no rational multiples of each other, so that no period is hit twice. At
/// each step there are D = (f₊ − f₋)/(x₊ − x₋), with x₊ and x₋ the numbers that f was really called with, and the even part
/// E = f₊ + f₋ − 2f₀; D is trusted to u·(|f| + |x·D|)/t.
/// 1. *Scale.* Two pairs of points give the odd and the even parts of f of first to fourth order, and from them the length
///    ℓ. Where the higher parts are no smaller than the lower ones, the step falls by 2^(69/13); where they are below the
///    noise, it leaps up as far as noise falls. A value that is not finite divides the step by 32 and marks a wall.
/// 2. *Ladder.* m steps in the ratio 2 are placed where truncation and noise balance, h²ᵐ⁺¹ = 8ν/2^(m(m−1)) in units of ℓ,
///    with ν the noise relative to f's variation; m is the largest that stays below 0.15 ℓ: four in binary64.
/// 3. *Extrapolation.* Neville's scheme in t² over every run of successive steps; the run of least truncation + noise is
///    the answer. Truncation is the difference to the run that is longer by a step, and for the longest that difference
///    times the measured ratio of convergence. Up to two steps are added, where each improves matters by a fifth.
/// 4. *Check.* A step that no run contains is predicted; what it misses the prediction by rescales the noise, and if that
///    leaves less than three digits, the scale was wrong, and the search goes on from there.
/// 5. *Smaller scale.* Noise 32 times rounding or more is asked for at smaller steps. Where they miss the slope by too little for noise, and
///    f bends between them as no staircase of rounding does, it was a part of f that varies faster, and steps 1 to 4 are done there.
///    Where f(x) is apart from what larger steps see, as in a valley between two plateaus, no step beyond the valley speaks for x.
/// 6. When no step at all hangs together, the change of f at the smallest steps that were tried is taken for its noise,
///    and steps 1 to 5 are repeated with that.
///
/// **What f may be.** Smooth near x on some scale; with a jump, or a kink near x, at a distance that the steps find. E/t
/// constant over the smallest steps is a kink at x; so is a constant part of it that stands above the noise of E/t beside a
/// smooth part many times larger. What f throws is passed on.
///
/// **Nemesis.** No rule that sees values alone can promise never to be wrong. f(x) = sin x + 100·(x − 1)·e^(−10¹⁶·(x − 1)²)
/// has at 1 the derivative cos 1 + 100, and it is said to be cos 1 with an error of 10⁻¹³: the wiggle is 10⁻⁸ wide, less than
/// a thousandth of 1 away every value is that of the sine, and no smaller step is tried where larger ones hang together. Of a
/// line that is clipped, min(1, max(−1, 10⁹·x)) at 0, nothing is said: it cannot be told from values that jump between
/// smooth pieces. Where f has no Taylor series, the answer is mostly ``BlackBoxOutcome/noise``; but |f(x ± t) − f(x)| = c·tᵖ at three steps
/// at least, as of x³ or |x|^1.5 at 0, is a slope of 0 for p > 1.3, and a cusp, which is a kink, for p from 0.2 to 0.8.
///
/// **Cost.** About 15 evaluations for a smooth function in binary64, 9 for a constant or a line, and at most 29; with p bits, p > 59,
/// at most 1 + 2·⌊p/4⌋.
///
/// Sources: L. F. Richardson and J. A. Gaunt, The deferred approach to the limit, Phil. Trans. R. Soc. A 226 (1927), for
/// the extrapolation; J. N. Lyness and C. B. Moler, Numerical differentiation of analytic functions, SIAM J. Numer. Anal. 4
/// (1967), for the balance of truncation and noise in it.
@frozen
public struct BlackBoxDerivative: Hashable, Sendable {
  /// The method; it has no parameters.
  @inlinable
  public init() {}

  /// The most evaluations in a format: 29, or 1 + 2·⌊p/4⌋ where that is more.
  @inlinable
  public static func evaluationLimit<S: RealScalar>(for format: S.Type) -> Int {
    1 + 2 * Swift.max(14, S.precision / 4)
  }

  /// The derivative of f: R → R at `x`. What f does, other than to throw, is an outcome.
  @inlinable
  public func callAsFunction<S: RealScalar, E: Error>(
    _ f: (S) throws(E) -> S, at x: S
  ) throws(E) -> BlackBoxEstimate<S> {
    var search = DerivativeSearch<S>(at: x, limit: Self.evaluationLimit(for: S.self))
    return try search.run(f)
  }

  /// The partial derivatives of f: Rⁿ → R at `x`, each by itself, in the order of the coordinates.
  ///
  /// Cost: n times that of a derivative.
  @inlinable
  public func gradient<S: RealScalar, E: Error>(
    _ f: ([S]) throws(E) -> S, at x: [S]
  ) throws(E) -> [BlackBoxEstimate<S>] {
    var partials: [BlackBoxEstimate<S>] = []
    var point = x
    for i in x.indices {
      let coordinate = x[i]
      partials.append(
        try self(
          { (value: S) throws(E) -> S in
            point[i] = value
            return try f(point)
          }, at: coordinate))
      point[i] = coordinate
    }
    return partials
  }
}
