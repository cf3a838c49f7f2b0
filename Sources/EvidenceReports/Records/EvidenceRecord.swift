package import FaultFinding
package import GradientChecking
package import MultiPrecision
package import ReferenceDerivatives
package import Scalars

/// What a check by evidence found in one format.
///
/// It is a value without types: it can be written, read again, and compared over formats. Whatever is said of the evidence
/// (sentences, tables, JSON, CSV) is a function of it.
package struct EvidenceRecord: FormatRecord {
  package var version = RecordVersion()
  package var format: RecordedFormat
  /// How many components the gradient has.
  package var dimension: Int
  /// The verdict on the whole gradient.
  package var verdict: Verdict
  /// Why the verdict is evidence and no proof; nil where it is proved.
  package var unproved: Unproved?
  /// The greatest discrepancy of a component, relative to the largest one; NaN where it is not known.
  package var relativeError: MeasuredError
  /// What a tolerance, if one was given, allows.
  package var tolerance: RecordedNumber?
  /// An error above this, relative to the largest component, would have been seen in any component.
  package var sensitivity: MeasuredError
  /// An upper bound on the probability that a wrong component was missed by chance.
  package var missProbability: Double
  /// How many times f was evaluated in the format.
  package var evaluations: Int
  /// How many times f, or its derivative, was evaluated at high precision.
  package var referenceEvaluations: Int
  /// The wider format in which f was looked at, where it is that which decides.
  package var secondOpinion: String?
  /// The seed of the random directions.
  package var seed: UInt64
  /// The Taylor remainder along a random direction, where there is a window in which to see it.
  package var taylor: TaylorRecord?
  /// What is known of each component that was looked at, by index.
  package var coordinates: [CoordinateRecord]
  /// The places in ``coordinates``, worst first.
  package var worstFirst: [Int]
  /// What is known of each named block.
  package var blocks: [BlockRecord]
  /// The patterns that account for what is wrong, best first.
  package var explanations: [Explanation]
  /// What f threw; nil where it threw nothing.
  package var thrown: ThrownRecord?
  /// What is judged where it is not a gradient.
  package var matrix: DerivativeMatrix?
  /// What a matrix or its products should be equal to if they do not contradict themselves; nil where nothing of the kind was tried.
  package var identity: IdentityRecord?
  /// The derivative in a wide format, where it was asked for.
  package var reference: ReferenceRecord?

  /// The record of evidence.
  ///
  /// - Parameters:
  ///   - blocks: named blocks of the coordinates.
  ///   - explanations: the patterns that account for what is wrong, best first.
  ///   - reference: the derivative in a wide format, to be shown with all its digits.
  package init<S: RealScalar>(
    _ evidence: GradientEvidence<S>, blocks: [ParameterBlock] = [], explanations: [Explanation] = [],
    reference: ReferenceRecord? = nil
  ) {
    format = RecordedFormat(S.self)
    dimension = evidence.claim.point.count
    verdict = evidence.verdict
    unproved = evidence.unproved
    relativeError = evidence.relativeError
    tolerance = evidence.tolerance.map { RecordedNumber($0) }
    sensitivity = evidence.sensitivity
    missProbability = evidence.missProbability
    evaluations = evidence.evaluations
    referenceEvaluations = evidence.referenceEvaluations
    secondOpinion = evidence.secondOpinion
    seed = evidence.seed
    taylor = evidence.taylor.map { TaylorRecord($0) }
    thrown = evidence.thrown.map { ThrownRecord($0) }
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
package struct CoordinateRecord: Codable, Sendable {
  /// i.
  package var index: Int
  /// What is to be said of this component.
  package var verdict: Verdict
  /// The claimed ∂f/∂xᵢ.
  package var claim: RecordedNumber
  /// ∂f/∂xᵢ as it was found; NaN when nothing was.
  package var estimate: RecordedNumber
  /// |estimate − ∂f/∂xᵢ| is at most this, as far as f shows.
  package var uncertainty: MeasuredError
  /// |c − ∂f/∂xᵢ| as found, c the formula of the claim at high precision where there is one, else the claim.
  package var discrepancy: MeasuredError
  /// The greatest discrepancy that agrees.
  package var allowance: MeasuredError
  /// |claim − c| where the claim has a formula c.
  package var evaluationError: MeasuredError?
  /// The decimal digits in which claim and estimate are known to be the same.
  package var digitsVerified: Double
  /// The digits of the format that evaluating the claim's formula loses, where there is a formula.
  package var digitsLost: Double?
  /// The slopes of the two sides, where they differ, and whether the claim lies between them.
  package var sides: SidesRecord?
  /// A precision, in bits, that would decide what is undecided, where one is known.
  package var decidingPrecision: Int?
  /// The bits at which the estimate was computed from the function itself; nil where it was not.
  package var referencePrecision: Int?
  /// The finest step of the differences that the estimate is made of; nil where it is not.
  package var finestStep: RecordedNumber?
  /// The second look at a black box, where there was one.
  package var secondLook: LookRecord?
  /// The steps and slopes of the differences of a black box, of each look; nil where there are none.
  package var differences: [[DifferencePoint]]?
  /// The error of a black box's values; nil where it is not known.
  package var noise: MeasuredError?
  /// Whether f, a black box, has the same value at every point that was tried; nil where it is none.
  package var isConstant: Bool?
  /// Why the verdict is evidence and no proof; nil where it is proved.
  package var unproved: Unproved?

  package init<S: RealScalar>(_ c: CoordinateEvidence<S>) {
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
    case .differences(let step):
      finestStep = RecordedNumber(step)
      isConstant = c.isConstant
    case .none: break
    }
    if !c.differences.isEmpty {
      differences = c.differences.map { $0.map { DifferencePoint(step: $0.step, slope: $0.slope) } }
      noise = c.noise
    }
    secondLook = c.secondLook.map { LookRecord($0) }
    unproved = c.unproved
  }

  /// The discrepancy in units of what is allowed; 0 where there is none, NaN where it is not known.
  package var ratio: MeasuredError { discrepancy.isZero ? 0 : discrepancy / allowance }
}

/// A difference of f over a step.
package struct DifferencePoint: Codable, Sendable {
  package var step, slope: MeasuredError
}

/// What one of two looks at a black box says; see ``CoordinateEvidence/Look``.
package struct LookRecord: Codable, Sendable {
  /// The derivative that it says, and the finest step of its differences.
  package var estimate, step: RecordedNumber
  /// The estimate is off by at most this, as far as it shows.
  package var uncertainty: MeasuredError

  init<S: RealScalar>(_ look: CoordinateEvidence<S>.Look) {
    (estimate, step) = (RecordedNumber(look.estimate), RecordedNumber(look.step))
    uncertainty = look.uncertainty
  }
}

/// The slopes of f on its two sides; NaN where there is no side.
package struct SidesRecord: Codable, Sendable {
  /// The slope on the side of the smaller numbers, and of the greater ones.
  package var left, right: RecordedNumber
  /// Whether the claim lies between them.
  package var containClaim: Bool
}

/// What is known of a named block of the coordinates.
package struct BlockRecord: Codable, Sendable {
  /// What the block is called.
  package var name: String
  /// Which coordinates belong to it.
  package var range: Range<Int>
  /// The verdict on these coordinates together.
  package var verdict: Verdict
  /// The largest discrepancy, relative to the largest component of the block.
  package var relativeError: MeasuredError
  /// The worst component's discrepancy in units of what is allowed; nil where there is no evidence of any.
  package var worstRatio: MeasuredError?

  init<S: RealScalar>(_ block: BlockEvidence<S>) {
    name = block.name
    range = block.range
    verdict = block.verdict
    relativeError = block.relativeError
    worstRatio = block.worst.map { CoordinateRecord($0).ratio }
  }
}

/// How fast the remainder of f's Taylor expansion falls along one direction; see ``TaylorRemainder``.
package struct TaylorRecord: Codable, Sendable {
  /// One step.
  package struct Rung: Codable, Sendable {
    /// The step, the remainder there, and what of it may be noise.
    package var step, remainder, noise: RecordedNumber
  }

  /// The exponent; nil where the remainder never exceeds the noise.
  package var rate: Double?
  package var direction: [RecordedNumber]
  /// The ladder, the largest step first.
  package var rungs: [Rung]

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
package struct ReferenceRecord: Codable, Sendable {
  package var format: String
  /// The components.
  package var gradient: [RecordedNumber?]
  package init(format: String, gradient: [RecordedNumber?]) { (self.format, self.gradient) = (format, gradient) }
}

/// What f threw; see ``ThrownErrors``.
package struct ThrownRecord: Codable, Sendable {
  /// How often, the error's text, and a point where it was thrown.
  package var count: Int, error: String, point: [RecordedNumber]

  init<S: RealScalar>(_ thrown: ThrownErrors<S>) {
    (count, error) = (thrown.count, "\(thrown.error)")
    point = thrown.point.map { RecordedNumber($0) }
  }
}
