public import FaultFinding
public import GradientChecking
public import MultiPrecision
public import Scalars

/// What a check by evidence found in one format.
///
/// It is a value without types: it can be written, read again, and compared over formats. Whatever is said of the evidence
/// (sentences, tables, JSON, CSV) is a function of it.
public struct EvidenceRecord: FormatRecord {
  /// The version of its form.
  public var version = RecordVersion()
  /// The format in which it was found.
  public var format: RecordedFormat
  /// How many components the gradient has.
  public var dimension: Int
  /// The verdict on the whole gradient.
  public var verdict: Verdict
  /// The greatest discrepancy of a component, relative to the largest one; NaN where it is not known.
  public var relativeError: MeasuredError
  /// What a tolerance, if one was given, allows.
  public var tolerance: RecordedNumber?
  /// An error above this, relative to the largest component, would have been seen in any component.
  public var sensitivity: MeasuredError
  /// An upper bound on the probability that a wrong component was missed by chance.
  public var missProbability: Double
  /// How many times f was evaluated in the format.
  public var evaluations: Int
  /// How many times f, or its derivative, was evaluated at high precision.
  public var referenceEvaluations: Int
  /// The seed of the random directions.
  public var seed: UInt64
  /// The Taylor remainder along a random direction, where there is a window in which to see it.
  public var taylor: TaylorRecord?
  /// What is known of each component that was looked at, by index.
  public var coordinates: [CoordinateRecord]
  /// The places in ``coordinates``, worst first.
  public var worstFirst: [Int]
  /// What is known of each named block.
  public var blocks: [BlockRecord]
  /// The patterns that account for what is wrong, best first.
  public var explanations: [Explanation]
  /// The derivative in a wide format, where it was asked for.
  public var reference: ReferenceRecord?

  /// The record of evidence.
  ///
  /// - Parameters:
  ///   - blocks: named blocks of the coordinates.
  ///   - explanations: the patterns that account for what is wrong, best first.
  ///   - reference: the derivative in a wide format, to be shown with all its digits.
  public init<S: RealScalar>(
    _ evidence: GradientEvidence<S>, blocks: [ParameterBlock] = [], explanations: [Explanation] = [],
    reference: ReferenceRecord? = nil
  ) {
    format = RecordedFormat(S.self)
    dimension = evidence.claim.point.count
    verdict = evidence.verdict
    relativeError = evidence.relativeError
    tolerance = evidence.tolerance.map { RecordedNumber($0) }
    sensitivity = evidence.sensitivity
    missProbability = evidence.missProbability
    evaluations = evidence.evaluations
    referenceEvaluations = evidence.referenceEvaluations
    seed = evidence.seed
    taylor = evidence.taylor.map { TaylorRecord($0) }
    coordinates = evidence.coordinates.map { CoordinateRecord($0) }
    worstFirst = evidence.worstFirst
    // One block is all there is, and its verdict that of the whole.
    self.blocks =
      coordinates.isEmpty || blocks.count < 2
      ? [] : evidence.blocks(blocks.map { ($0.name, $0.range) }).map { BlockRecord($0) }
    self.explanations = explanations
    self.reference = reference
  }
}

/// What is known of one component of a claimed gradient; see ``CoordinateEvidence``.
public struct CoordinateRecord: Codable, Sendable {
  /// i.
  public var index: Int
  /// What is to be said of this component.
  public var verdict: Verdict
  /// The claimed ∂f/∂xᵢ.
  public var claim: RecordedNumber
  /// ∂f/∂xᵢ as it was found; NaN when nothing was.
  public var estimate: RecordedNumber
  /// |estimate − ∂f/∂xᵢ| is at most this, as far as f shows.
  public var uncertainty: MeasuredError
  /// |c − ∂f/∂xᵢ| as found, c the formula of the claim at high precision where there is one, else the claim.
  public var discrepancy: MeasuredError
  /// The greatest discrepancy that agrees.
  public var allowance: MeasuredError
  /// |claim − c| where the claim has a formula c.
  public var evaluationError: MeasuredError?
  /// The decimal digits in which claim and estimate are known to be the same.
  public var digitsVerified: Double
  /// The digits of the format that evaluating the claim's formula loses, where there is a formula.
  public var digitsLost: Double?
  /// The slopes of the two sides, where they differ, and whether the claim lies between them.
  public var sides: SidesRecord?
  /// A precision, in bits, that would decide what is undecided, where one is known.
  public var decidingPrecision: Int?
  /// The bits at which the estimate was computed from the function itself; nil where it was not.
  public var referencePrecision: Int?
  /// The finest step of the differences that the estimate is made of; nil where it is not.
  public var finestStep: RecordedNumber?

  /// The record of a component's evidence.
  public init<S: RealScalar>(_ c: CoordinateEvidence<S>) {
    index = c.index
    verdict = c.verdict
    claim = RecordedNumber(c.claim)
    estimate = RecordedNumber(c.estimate)
    uncertainty = c.uncertainty
    discrepancy = c.discrepancy
    allowance = c.allowance
    evaluationError = c.evaluationError
    digitsVerified = c.digitsVerified
    digitsLost = c.digitsLost
    sides = c.sides.map {
      SidesRecord(left: RecordedNumber($0.left), right: RecordedNumber($0.right), containClaim: $0.contain(c.claim))
    }
    decidingPrecision = c.decidingPrecision
    switch c.source {
    case .reference(let bits): referencePrecision = bits
    case .differences(let step): finestStep = RecordedNumber(step)
    case .none: break
    }
  }

  /// The discrepancy in units of what is allowed; 0 where there is none, NaN where it is not known.
  public var ratio: MeasuredError { discrepancy.isZero ? 0 : discrepancy / allowance }
}

/// The slopes of f on its two sides; NaN where there is no side.
public struct SidesRecord: Codable, Sendable {
  /// The slope on the side of the smaller numbers, and of the greater ones.
  public var left, right: RecordedNumber
  /// Whether the claim lies between them.
  public var containClaim: Bool
}

/// What is known of a named block of the coordinates.
public struct BlockRecord: Codable, Sendable {
  /// What the block is called.
  public var name: String
  /// Which coordinates belong to it.
  public var range: Range<Int>
  /// The verdict on these coordinates together.
  public var verdict: Verdict
  /// The largest discrepancy, relative to the largest component of the block.
  public var relativeError: MeasuredError
  /// The worst component's discrepancy in units of what is allowed; nil where there is no evidence of any.
  public var worstRatio: MeasuredError?

  init<S: RealScalar>(_ block: BlockEvidence<S>) {
    name = block.name
    range = block.range
    verdict = block.verdict
    relativeError = block.relativeError
    worstRatio = block.worst.map { CoordinateRecord($0).ratio }
  }
}

/// How fast the remainder of f's Taylor expansion falls along one direction; see ``TaylorRemainder``.
public struct TaylorRecord: Codable, Sendable {
  /// One step.
  public struct Rung: Codable, Sendable {
    /// The step, the remainder there, and what of it may be noise.
    public var step, remainder, noise: RecordedNumber
  }

  /// The exponent; nil where the remainder never exceeds the noise.
  public var rate: Double?
  /// The direction.
  public var direction: [RecordedNumber]
  /// The ladder, the largest step first.
  public var rungs: [Rung]

  init<S: RealScalar>(_ taylor: TaylorRemainder<S>) {
    rate = taylor.rate
    direction = taylor.direction.map { RecordedNumber($0) }
    rungs = taylor.rungs.map {
      Rung(
        step: RecordedNumber($0.step), remainder: RecordedNumber($0.remainder), noise: RecordedNumber($0.noise))
    }
  }
}

/// The derivative in a wide format; nil for a component that has none.
public struct ReferenceRecord: Codable, Sendable {
  /// The format's name.
  public var format: String
  /// The components.
  public var gradient: [RecordedNumber?]

  /// The derivative of these components.
  public init(format: String, gradient: [RecordedNumber?]) { (self.format, self.gradient) = (format, gradient) }
}
