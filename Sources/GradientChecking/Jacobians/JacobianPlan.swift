import BlackBoxes
import MultiPrecision
import Scalars

/// How a claim about a Jacobian comes down to claims about gradients: what the variables are, and what the rows.
struct JacobianPlan<S: RealScalar>: Sendable {
  /// What rows and columns are.
  let frame: JacobianEvidence<S>.Frame
  /// The point of the claim.
  let centre: [S]
  /// m.
  let outputs: Int
  /// The claimed numbers, row by row.
  private let matrix: [S]
  /// Their formula, as a function of the variables.
  private let matrixFormula: (any RealVectorFunction)?

  init(_ claim: JacobianClaim<S>, outputs: Int, at x: [S], directions: Int?, seed: UInt64) {
    precondition(!x.isEmpty, "the point has no coordinates; a Jacobian needs at least one")
    precondition(outputs >= 1, "f has \(outputs) outputs; a Jacobian needs at least one")
    var random = RandomDirections(seed: seed)
    switch claim {
    case .matrix(let numbers, let formula):
      (frame, matrix, matrixFormula) = (.entries, numbers, formula)
    case .forward(let product, let formula):
      let scales = RandomDirections.scales(of: x)
      let vectors = directions.map { k in (0..<k).map { _ in random.next(scales: scales) } }
      let layout = ProductLayout(
        vectors: vectors ?? Self.units(x.count), areColumns: true,
        section: vectors.map { AffineSection(centre: x, axes: .directions($0)) })
      frame = vectors.map { .forward($0) } ?? .entries
      matrix = layout.matrix(layout.vectors.map { product(x, $0) })
      matrixFormula = formula.map { ProductMatrix(product: $0, layout: layout) }
    case .reverse(let product, let formula):
      let vectors = directions.map { k in (0..<k).map { _ in random.next(count: outputs) as [S] } }
      let layout = ProductLayout(vectors: vectors ?? Self.units(outputs), areColumns: false, section: nil)
      frame = vectors.map { .reverse($0) } ?? .entries
      matrix = layout.matrix(layout.vectors.map { product(x, $0) })
      matrixFormula = formula.map { ProductMatrix(product: $0, layout: layout) }
    }
    self.centre = x
    self.outputs = outputs
    precondition(
      matrix.count == rows * columns,
      "the claim has \(matrix.count) entries; \(rows) rows of \(columns) columns need \(rows * columns)")
  }

  /// How many gradients there are to check.
  var rows: Int { if case .reverse(let vectors) = frame { vectors.count } else { outputs } }

  /// How many variables they have.
  var columns: Int { if case .forward(let vectors) = frame { vectors.count } else { centre.count } }

  /// The section that the variables span; nil when they are the coordinates.
  private var section: AffineSection<S>? {
    if case .forward(let vectors) = frame { AffineSection(centre: centre, axes: .directions(vectors)) } else { nil }
  }

  /// The claim about the i-th row.
  func claim(_ i: Int) -> GradientClaim<S> {
    GradientClaim(valid: section?.origin ?? centre, Array(matrix[i * columns..<(i + 1) * columns]))
  }

  /// The formula of the i-th row.
  func formula(_ i: Int) -> (any RealVectorFunction)? {
    let range = i * columns..<(i + 1) * columns
    return matrixFormula.map { matrix in
      (matrix as? any ComponentwiseFunction)?.components(range) ?? MatrixRow(matrix: matrix, range: range)
    }
  }

  /// The point that the variables stand for.
  func point<R: RealScalar>(_ variables: [R]) -> [R] { section?.point(variables) ?? variables }

  /// The i-th row's value, of f's outputs.
  func combined<R: RealScalar>(_ values: [R], _ i: Int) -> R {
    if case .reverse(let vectors) = frame { compensatedDot(vectors[i].map { R($0) }, values) } else { values[i] }
  }

  /// The bounds of the variables.
  func bounds(_ bounds: [ClosedRange<S>]?) -> [ClosedRange<S>]? { section.map { $0.bounds(bounds) } ?? bounds }

  /// The evidence of a row with what it may have missed, where it is one of random directions.
  func stated(_ evidence: GradientEvidence<S>) -> GradientEvidence<S> {
    let vectors: [[S]]
    switch frame {
    case .entries: return evidence
    case .forward(let all), .reverse(let all): vectors = all
    }
    var evidence = evidence
    let scale = evidence.coordinates.reduce(S.zero) { S.maximum($0, $1.estimate.magnitude) }
    evidence.sensitivity = EvidenceCheck<S>.hiddenFault(of: evidence.coordinates) / MeasuredError(scale)
    let miss = EvidenceCheck<S>.missProbability(directions: vectors.count)
    evidence.missProbability = Swift.min(1, miss + evidence.missProbability)
    return evidence
  }

  private static func units(_ count: Int) -> [[S]] {
    (0..<count).map { i in (0..<count).map { $0 == i ? 1 : 0 } }
  }
}
