public import FiniteDifferences
public import Scalars

/// What a textbook check found: the two gradients, their difference, and whether the claim passed.
public struct TextbookResult<S: RealScalar>: Hashable, Sendable {
  /// The names of the five fields in JSON, in the order in which they are written.
  public enum Field: String, CaseIterable, Hashable, Sendable {
    /// ``TextbookResult/analyticalGradient``
    case analyticalGradient = "analytical_gradient"
    /// ``TextbookResult/numericalGradient``
    case numericalGradient = "numerical_gradient"
    /// ``TextbookResult/absoluteDifference``
    case absoluteDifference = "absolute_difference"
    /// ``TextbookResult/relativeError``
    case relativeError = "relative_error"
    /// ``TextbookResult/passed``
    case passed
  }

  /// The check that was made.
  public let check: TextbookCheck<S>
  /// The claim that was checked.
  public let claim: GradientClaim<S>
  /// The difference quotients n, one for each coordinate.
  public let numericalGradient: [S]
  /// |aᵢ − nᵢ|, one for each coordinate.
  public let absoluteDifference: [S]
  /// ‖|a − n|‖₂ / (‖a‖₂ + ‖n‖₂ + floor), each norm the root of the sum of squares in index order; NaN if a part is.
  public let relativeError: S
  /// Whether the relative error is below the tolerance; false when it is NaN.
  public let passed: Bool
  /// Where the numbers above mean nothing, or less than they seem to: by coordinate, the norms last.
  public let anomalies: [TextbookAnomaly]

  /// Compares the claim with difference quotients that were computed as `check` says.
  ///
  /// - Precondition: there is one quotient for each coordinate.
  @inlinable
  public init(claim: GradientClaim<S>, numericalGradient: [S], check: TextbookCheck<S>) {
    precondition(
      numericalGradient.count == claim.point.count,
      "\(numericalGradient.count) quotients for \(claim.point.count) coordinates; there must be one for each")
    let difference = zip(claim.gradient, numericalGradient).map { ($0 - $1).magnitude }
    let vectors = [difference, claim.gradient, numericalGradient]
    let norms = vectors.map { Self.norm($0) }
    let relativeError = Self.relativeError(difference: norms[0], norms[1], norms[2])
    let finite = vectors.allSatisfy { $0.allSatisfy(\.isFinite) }

    self.check = check
    self.claim = claim
    self.numericalGradient = numericalGradient
    self.absoluteDifference = difference
    self.relativeError = relativeError
    self.passed = relativeError < check.tolerance
    var anomalies = claim.point.indices.compactMap { i in
      TextbookAnomaly(i, claim: claim, quotient: numericalGradient[i], check: check)
    }
    if finite, !norms.allSatisfy(\.isFinite) { anomalies.append(.normOverflow) }
    self.anomalies = anomalies
  }

  /// The literal √(v₀² + v₁² + …): its squares may overflow and underflow, as the textbook's do.
  @inlinable
  static func norm(_ v: some Sequence<S>) -> S { v.reduce(S.zero) { $0 + $1 * $1 }.squareRoot() }

  /// ‖|a − n|‖₂ / (‖a‖₂ + ‖n‖₂ + floor).
  @inlinable
  static func relativeError(difference: S, _ analytical: S, _ numerical: S) -> S {
    difference / (analytical + numerical + TextbookCheck<S>.floor)
  }

  /// ‖a‖₂, ‖|a − n|‖₂ and the relative error of some coordinates alone: of one block of the parameters.
  ///
  /// - Precondition: `range` lies within the coordinates.
  @inlinable
  public func norms(over range: Range<Int>) -> (gradient: S, difference: S, relativeError: S) {
    precondition(
      range.lowerBound >= 0 && range.upperBound <= numericalGradient.count,
      "the coordinates \(range) are not all among 0..<\(numericalGradient.count)")
    let gradient = Self.norm(analyticalGradient[range])
    let difference = Self.norm(absoluteDifference[range])
    let error = Self.relativeError(difference: difference, gradient, Self.norm(numericalGradient[range]))
    return (gradient, difference, error)
  }

  /// The claimed gradient a.
  public var analyticalGradient: [S] { claim.gradient }

  /// The step h.
  public var step: S { check.step }

  /// What the relative error had to be below.
  public var tolerance: S { check.tolerance }

  /// How many times f was evaluated.
  public var evaluations: Int { check.stencil.evaluations * numericalGradient.count }

  /// The indices of the coordinates, those of the largest absolute difference first, NaN before all; ties by index.
  ///
  /// Cost: a sort, each time it is asked for.
  public var worstFirst: [Int] {
    absoluteDifference.indices.sorted { i, j in
      let (a, b) = (absoluteDifference[i], absoluteDifference[j])
      if a.isNaN || b.isNaN { return a.isNaN && b.isNaN ? i < j : a.isNaN }
      return a == b ? i < j : a > b
    }
  }
}

/// Something that makes the numbers of a check mean less than they seem to.
@frozen
public enum TextbookAnomaly: Hashable, Sendable {
  /// xᵢ, the claimed derivative or the quotient is NaN or infinite.
  case notFinite(coordinate: Int)
  /// The step is lost at xᵢ: the point of `offset` is the same number as its neighbour; see `DifferenceOutcome`.
  case stepLost(coordinate: Int, offset: Int)
  /// All components are finite, but the sum of squares of one of the vectors is not.
  case normOverflow

  /// What is wrong with the i-th coordinate, or nil when nothing is.
  @inlinable
  init?<S: RealScalar>(_ i: Int, claim: GradientClaim<S>, quotient: S, check: TextbookCheck<S>) {
    guard claim.gradient[i].isFinite else {
      self = .notFinite(coordinate: i)
      return
    }
    switch check.stencil.outcome(at: claim.point[i], step: check.step, quotient: quotient) {
    case .estimated: return nil
    case .notFinite: self = .notFinite(coordinate: i)
    case .stepLost(let offset): self = .stepLost(coordinate: i, offset: offset)
    }
  }
}
