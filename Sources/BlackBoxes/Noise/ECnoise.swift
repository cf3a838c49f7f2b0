import RealModule
public import Scalars

/// Moré and Wild's algorithm for the noise of a function: the level of its high differences.
///
/// Differences of order k of a smooth function vanish as the spacing goes to zero; those of independent noise of
/// standard deviation σ have the variance σ²/γ_k, γ_k = (k!)²/(2k)!. From m + 1 values at equal spacing, 7 by default,
///
///     σ_k = √(γ_k · mean_i (Δᵏf)ᵢ²)
///
/// is an estimate of σ for each k. It is believed for the first k at which σ_k, σ_k₊₁, σ_k₊₂ agree within a factor of 4
/// and the differences Δᵏf have both signs.
///
/// - The noise is a **standard deviation**, where other rules take ε_f for a bound: a rounding error of up to u|f| has
///   the deviation u|f|/√3 at most.
/// - Outcomes: `spacingTooSmall` when half of the neighbouring values are equal; `spacingTooLarge` when the values
///   differ in their first digit, |max − min| > 0.1·max|f|, or no level is believed; the authors then take a hundredth,
///   or a hundredfold, of the spacing.
/// - Nemesis: a function with a smooth oscillation of a period of about the spacing: sin(πx/h)-like ripples are noise
///   to it; and one evaluated at points so few roundings apart that its values are exact, as integers are.
/// - Cost: one evaluation for each value, 7 by default.
///
/// Source: J. J. Moré, S. M. Wild, Estimating computational noise, SIAM J. Sci. Comput. 33 (2011) 1292–1314; the
/// details of the authors' program ECnoise.m (2009).
public struct ECnoise: Hashable, Sendable {
  /// The number of values: 7.
  public let points: Int

  /// The algorithm with so many values.
  /// - Precondition: `points` is odd and at least 5.
  public init(points: Int = 7) {
    precondition(
      points >= 5 && !points.isMultiple(of: 2), "the points of ECnoise are \(points); they must be odd and at least 5")
    self.points = points
  }

  /// The noise in values at equally spaced points.
  /// - Precondition: there are at least 4 values.
  public func callAsFunction<S: RealScalar>(_ values: [S], spacing: S) -> NoiseEstimate<S> {
    precondition(values.count >= 4, "ECnoise needs at least 4 values; got \(values.count)")
    var estimate = NoiseEstimate<S>(spacing: spacing, values: values)
    guard values.allSatisfy(\.isFinite) else {
      estimate.outcome = .notFinite
      return estimate
    }
    let size = S.size(of: values)
    let range = values.reduce(-S.infinity) { S.maximum($0, $1) } - values.reduce(S.infinity) { S.minimum($0, $1) }
    guard 10 * range <= size else { return estimate }
    var γ: S = 1
    var hasBothSigns: [Bool] = []
    var differences = values
    for order in 1..<values.count {
      differences = zip(differences.dropFirst(), differences).map { $0 - $1 }
      estimate.differences.append(differences)
      if order == 1, 2 * differences.count(where: \.isZero) >= values.count {
        estimate.outcome = .spacingTooSmall
        return estimate
      }
      γ = γ * S(order) / S(2 * (2 * order - 1))
      estimate.levels.append(Self.level(differences, γ))
      hasBothSigns.append(differences.contains { $0 > 0 } && differences.contains { $0 < 0 })
    }
    for k in 0..<(values.count - 3) where hasBothSigns[k] {
      let near = estimate.levels[k...(k + 2)]
      guard let least = near.min(), let greatest = near.max(), greatest <= 4 * least else { continue }
      (estimate.noise, estimate.order, estimate.outcome) = (estimate.levels[k], k + 1, .detected)
      break
    }
    return estimate
  }

  /// The noise of f around x, at `spacing`.
  ///
  /// f is evaluated at x and on both sides of it. What f throws is passed on.
  /// - Precondition: `spacing` is finite and greater than 0.
  public func callAsFunction<S: RealScalar, E: Error>(
    _ f: (S) throws(E) -> S, at x: S, spacing: S
  ) throws(E) -> NoiseEstimate<S> {
    precondition(spacing > 0 && spacing.isFinite, "the spacing is \(spacing); it must be finite and greater than 0")
    var values: [S] = []
    for i in -(points / 2)...(points / 2) { values.append(try f(i == 0 ? x : x + S(i) * spacing)) }
    return self(values, spacing: spacing)
  }

  /// The noise of f around x, at the first spacing that shows it.
  ///
  /// The first is 2⁶·u·max(1, |x|), a few dozen roundings of x; it is multiplied or divided by 100, then bisected, as
  /// the outcomes ask, eight times at most. The last estimate is returned, with the evaluations of all. What f throws
  /// is passed on; x that is not finite is the outcome `notFinite`.
  public func callAsFunction<S: RealScalar, E: Error>(
    _ f: (S) throws(E) -> S, at x: S
  ) throws(E) -> NoiseEstimate<S> {
    var spacing = S.unitRoundoff.scaled(byPowerOfTwo: 6) * S.scale(of: x)
    guard x.isFinite, spacing.isFinite else {
      var estimate = NoiseEstimate<S>(spacing: spacing, values: [])
      estimate.outcome = .notFinite
      return estimate
    }
    var estimate = try self(f, at: x, spacing: spacing)
    var (lower, upper): (S?, S?) = (nil, nil)
    var evaluations = estimate.evaluations
    for _ in 1..<8 {
      switch estimate.outcome {
      case .detected: break
      case .spacingTooSmall: lower = spacing
      case .spacingTooLarge, .notFinite: upper = spacing
      }
      if estimate.outcome == .detected { break }
      spacing =
        switch (lower, upper) {
        case (let lower?, let upper?): S.sqrt(lower) * S.sqrt(upper)
        case (let lower?, nil): lower * 100
        case (nil, let upper?): upper / 100
        case (nil, nil): spacing
        }
      guard spacing.isFinite, spacing > 0, spacing <= S.scale(of: x) else { break }
      estimate = try self(f, at: x, spacing: spacing)
      evaluations += estimate.evaluations
    }
    estimate.evaluations = evaluations
    return estimate
  }

  /// √(γ · mean of squares), scaled so that no square underflows.
  private static func level<S: RealScalar>(_ differences: [S], _ γ: S) -> S {
    let size = S.size(of: differences)
    guard size > 0 else { return 0 }
    let sum = differences.reduce(0 as S) { $0 + ($1 / size) * ($1 / size) }
    return size * S.sqrt(γ * (sum / S(differences.count)))
  }
}
