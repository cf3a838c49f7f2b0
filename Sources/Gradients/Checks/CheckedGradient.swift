public import EveryPrecision
public import EvidenceReports
public import FaultFinding
public import GradientChecking

/// What a check of a gradient found: the verdict, what it rests on, and the words for it.
///
/// `print` it to see what the command shows on a terminal.
public struct CheckedGradient<S: RealScalar>: CheckedClaim {
  /// All that is known of each component.
  public let evidence: GradientEvidence<S>
  /// What the numbers are called, in order.
  public let names: [String]
  /// Named blocks of them.
  public let blocks: [ParameterBlock]
  /// The patterns that may account for what is wrong, likeliest first, those only that are worth saying: none of them says that
  /// there is none.
  public let explanations: [Explanation]
  /// The evidence as text and as a page.
  public let report: ClaimReport

  init(_ evidence: GradientEvidence<S>, names: [String], blocks: [ParameterBlock]) {
    self.evidence = evidence
    self.names = names
    self.blocks = blocks
    report = ClaimReport(evidence, names: names, blocks: blocks)
    explanations = report.explanations
  }

  /// Whether the gradient is right.
  public var verdict: Verdict { evidence.verdict }
}

/// What a check of a Jacobian or a Hessian, or of products with one, found.
///
/// `print` it to see its worst entries, as the command shows those of a gradient.
public struct CheckedJacobian<S: RealScalar>: CheckedClaim {
  /// All that is known of each entry, row by row.
  public let evidence: JacobianEvidence<S>
  /// The evidence as text and as a page.
  public let report: ClaimReport

  init(_ evidence: JacobianEvidence<S>, of matrix: DerivativeMatrix, names: [String]) {
    self.evidence = evidence
    report = ClaimReport(evidence, of: matrix, names: names)
  }

  /// Whether all of it is right.
  public var verdict: Verdict { evidence.verdict }
}

/// What every check of a claim has found.
public protocol CheckedClaim: Sendable, CustomStringConvertible {
  /// Whether the claim is right.
  var verdict: Verdict { get }
  /// The evidence as text and as a page.
  var report: ClaimReport { get }
}

extension CheckedClaim {
  /// What the command shows on a terminal: the answer, what explains it, the worst components, and what was done.
  public var description: String { report.text }

  /// Whether the claim is right. Undecided is not.
  public var isRight: Bool { verdict == .agree }
}
