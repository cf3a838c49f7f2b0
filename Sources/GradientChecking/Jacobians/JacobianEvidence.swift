public import MultiPrecision
public import Scalars

/// A verdict on a claimed Jacobian or Hessian: that on each of its rows, as a gradient.
public struct JacobianEvidence<S: RealScalar>: Sendable {
  /// Where an entry stands.
  @frozen
  public struct Entry: Hashable, Sendable {
    /// The row: which output.
    public var row: Int
    /// The column: which input.
    public var column: Int

    /// The entry of this row and column.
    public init(row: Int, column: Int) {
      self.row = row
      self.column = column
    }
  }

  /// What rows and columns are.
  public enum Frame: Hashable, Sendable {
    /// Outputs and inputs: each entry was looked at.
    case entries
    /// Rows are outputs; columns are these directions v, along which J·v was looked at.
    case forward([[S]])
    /// Rows are these combinations u of the outputs, of which Jᵀ·u was looked at; columns are inputs.
    case reverse([[S]])
  }

  /// What rows and columns are.
  public var frame: Frame
  /// The evidence of each row; that of an entry is the coordinate of its column.
  public var rows: [GradientEvidence<S>]
  /// How many times f, with all its outputs, was evaluated in the format.
  public var evaluations: Int
  /// What f threw at moved points; nil where it threw nothing.
  public var thrown: ThrownErrors<S>?

  /// The evidence of these rows.
  public init(frame: Frame, rows: [GradientEvidence<S>], evaluations: Int) {
    self.frame = frame
    self.rows = rows
    self.evaluations = evaluations
  }

  /// The verdict on the whole.
  public var verdict: Verdict { Verdict.combined(rows.map(\.verdict)) }

  /// An upper bound on the probability that a wrong entry was missed by chance, where it is wrong by more than the
  /// sensitivity of the row: the largest of those of the rows.
  ///
  /// Along k directions it is (1/10 + 2⁻ᵇ)ᵏ, as ``Sampling/directions(_:)`` derives it. A fault of Jᵢⱼ is seen in row i along
  /// each v by its part in vⱼ, of the size of xⱼ; and in column j of each u by its part in uᵢ, of size 1.
  public var missProbability: Double { rows.reduce(0) { Swift.max($0, $1.missProbability) } }

  /// The largest discrepancy of any entry, relative to the largest entry; see ``GradientEvidence/relativeError``.
  public var relativeError: MeasuredError { flat?.relativeError ?? .nan }

  /// All entries of which there is evidence, worst first, in the order of ``GradientEvidence/worstFirst``; ties by row.
  public var worstFirst: [Entry] {
    let entries = rows.enumerated().flatMap { row, evidence in
      evidence.coordinates.map { Entry(row: row, column: $0.index) }
    }
    return flat.map { $0.worstFirst.map { entries[$0] } } ?? []
  }

  /// The evidence of all entries in one list, row by row: each with its place in the list as index.
  package var flat: GradientEvidence<S>? {
    guard let columns = rows.first?.claim.point.count else { return nil }
    let coordinates = rows.enumerated().flatMap { row, evidence in
      evidence.coordinates.map { coordinate in
        var coordinate = coordinate
        coordinate.index += row * columns
        return coordinate
      }
    }
    var evidence = GradientEvidence(
      claim: GradientClaim(valid: rows.flatMap(\.claim.point), rows.flatMap(\.claim.gradient)),
      coordinates: coordinates, verdict: verdict, tolerance: rows[0].tolerance,
      sensitivity: rows.map(\.sensitivity).reduce(0, MeasuredError.maximum), missProbability: missProbability,
      evaluations: evaluations, referenceEvaluations: rows.reduce(0) { $0 + $1.referenceEvaluations },
      seed: rows[0].seed)
    evidence.thrown = thrown
    return evidence
  }
}
