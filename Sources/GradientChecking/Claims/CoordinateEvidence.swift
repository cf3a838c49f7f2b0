public import MultiPrecision
import RealModule
public import ReferenceDerivatives
public import Scalars

/// What is known of one component of a claimed gradient.
@frozen
public struct CoordinateEvidence<S: RealScalar>: Hashable, Sendable {
  /// Where the estimate is from.
  public enum Source: Hashable, Sendable {
    /// The derivative of the same function at `precision` bits.
    case reference(precision: Int)
    /// Differences of f in the format itself, the finest of them at `step`.
    case differences(step: S)
    /// Nothing could be estimated.
    case none
  }

  /// The slopes of f on its two sides, where they differ.
  @frozen
  public struct Sides: Hashable, Sendable {
    /// The limit of (f(x) − f(x − t)) / t as t falls to 0.
    public var left: S
    /// The limit of (f(x + t) − f(x)) / t as t falls to 0.
    public var right: S

    /// Two slopes.
    package init(left: S, right: S) {
      self.left = left
      self.right = right
    }

    /// Whether `slope` lies between the two: a subgradient, where f is convex.
    public func contain(_ slope: S) -> Bool { S.minimum(left, right) <= slope && slope <= S.maximum(left, right) }
  }

  /// A difference of f that was looked at.
  @frozen
  public struct Difference: Hashable, Sendable {
    /// h.
    public var step: MeasuredError
    /// The difference quotient.
    public var slope: MeasuredError

    package init(step: MeasuredError, slope: MeasuredError) { (self.step, self.slope) = (step, slope) }
  }

  /// What one of two looks at f says, which share no sample.
  @frozen
  public struct Look: Hashable, Sendable {
    /// ∂f/∂xᵢ as it says.
    public var estimate: S
    /// |estimate − ∂f/∂xᵢ| is at most this, as far as it shows.
    public var uncertainty: MeasuredError
    /// The finest step of its differences.
    public var step: S

    package init(estimate: S, uncertainty: MeasuredError, step: S) {
      self.estimate = estimate
      self.uncertainty = uncertainty
      self.step = step
    }
  }

  /// i.
  public var index: Int
  /// What is to be said of this component.
  public var verdict: Verdict
  /// The claimed ∂f/∂xᵢ as a number of the format.
  public var claim: S
  /// ∂f/∂xᵢ as it was found, rounded to the format; NaN when nothing was.
  public var estimate: S
  /// |estimate − ∂f/∂xᵢ| is at most this, as far as f shows; infinite when nothing is known.
  public var uncertainty: MeasuredError
  /// |c − ∂f/∂xᵢ| as found, where c is what is judged: the formula of the claim at high precision where there is one,
  /// else `claim`.
  public var discrepancy: MeasuredError
  /// The greatest discrepancy that agrees.
  public var allowance: MeasuredError
  /// |claim − c| where the claim has a formula c: what evaluating the formula in the format costs.
  public var evaluationError: MeasuredError?
  /// The slopes of the two sides, at a kink or at the edge of f's domain (where one of them is NaN).
  public var sides: Sides?
  /// Where the estimate is from.
  public var source: Source
  /// The second look at a black box, where the first did not confirm the claim: that of the two whose estimate is not ``estimate``.
  public var secondLook: Look?
  /// The differences of a black box that the automatic derivative was made of, of each of up to two looks the largest step first;
  /// none where a single one confirmed the claim.
  public var differences: [[Difference]] = []
  /// The error of a black box's values, as it was measured; nil where it was not.
  public var noise: MeasuredError?
  /// Whether f, a black box, has the same value at every point that was tried.
  public var isConstant = false
  /// A precision, in bits, that would decide what is undecided, where one is known.
  public var decidingPrecision: Int?
  /// Why the verdict is evidence and no proof; nil where it is proved.
  public var unproved: Unproved? = .valuesAlone

  /// Whether the verdict is proved: derivative and claim lie between bounds that decide.
  public var isProved: Bool { unproved == nil }

  /// The evidence of these parts.
  package init(
    index: Int, verdict: Verdict, claim: S, estimate: S, uncertainty: MeasuredError, discrepancy: MeasuredError,
    allowance: MeasuredError, source: Source, evaluationError: MeasuredError? = nil, sides: Sides? = nil,
    decidingPrecision: Int? = nil
  ) {
    self.index = index
    self.verdict = verdict
    self.claim = claim
    self.estimate = estimate
    self.uncertainty = uncertainty
    self.discrepancy = discrepancy
    self.allowance = allowance
    self.evaluationError = evaluationError
    self.sides = sides
    self.source = source
    self.decidingPrecision = decidingPrecision
  }

  /// The discrepancy in units of the uncertainty; 0 where there is none of either.
  public var ratio: MeasuredError { discrepancy.isZero ? 0 : discrepancy / uncertainty }

  /// The decimal digits in which claim and estimate are known to be the same: −log₁₀ of the larger of discrepancy and
  /// uncertainty, relative to the estimate; from 0 to the digits of the format.
  public var digitsVerified: Double { digits(of: MeasuredError.maximum(discrepancy, uncertainty)) }

  /// The digits of the format that evaluating the claim's formula loses, where there is a formula.
  public var digitsLost: Double? {
    evaluationError.map { Swift.max(0, Double(S.precision) * Double.log10(2) - digits(of: $0)) }
  }

  private func digits(of error: MeasuredError) -> Double {
    let all = Double(S.precision) * Double.log10(2)
    let scale = MeasuredError(estimate).magnitude
    if error.isZero { return all }
    guard error.isFinite, scale.isFinite, scale > 0 else { return 0 }
    return Swift.min(all, Swift.max(0, -Double(MeasuredError.log10(error / scale))))
  }
}
