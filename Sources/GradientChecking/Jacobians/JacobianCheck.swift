import BlackBoxes
public import Scalars

/// The check of a claimed Jacobian of f: Rⁿ → Rᵐ, by the gradients of its rows.
///
/// ```swift
/// let check = JacobianCheck(try EvidenceCheck<Double>())
/// check(residuals, at: x, .matrix(jacobian, at: x)).worstFirst.first      // the worst entry
/// check.opaque({ layer($0) }, at: x, .reverse({ pullback($0, $1) }))       // code that exists in Double only
/// ```
///
/// A matrix is looked at entry by entry. So is a product by default, n or m of them with unit vectors; with ``directions`` it
/// is looked at along that many random vectors only: J·v is the derivative of t ↦ f(x + t·v) at 0, and Jᵀ·u the gradient of
/// ⟨u, f⟩. The outputs are combined with weights of size 1: where they are of very different sizes, a fault in a small one
/// is hidden by the noise of a large one, and looking at each entry is better.
public struct JacobianCheck<S: RealScalar>: Sendable {
  /// How each row is checked.
  public var check: EvidenceCheck<S>
  /// Along how many random vectors a product is looked at; nil for all unit vectors, and so for each entry.
  public var directions: Int?

  /// The check with the given options.
  ///
  /// - Precondition: `directions`, if given, is at least 1.
  public init(_ check: EvidenceCheck<S>, directions: Int? = nil) {
    precondition(
      directions.map { $0 >= 1 } ?? true,
      "a product is looked at along \(directions ?? 0) vectors; it must be at least 1")
    self.check = check
    self.directions = directions
  }

  /// Checks a claim about a function that can be retyped, against its derivative at high precision.
  ///
  /// - Cost: a check of ``EvidenceCheck`` for each row; it evaluates all outputs, unless f is an `OutputFunction`.
  /// - `progress` is called with the number of rows done.
  /// - Precondition: `x` is not empty; the claim has as many numbers as f has outputs and x coordinates.
  public func callAsFunction(
    _ f: some RealVectorFunction, at x: [S], _ claim: JacobianClaim<S>, progress: ((_ rows: Int) -> Void)? = nil
  ) -> JacobianEvidence<S> {
    let outputs = f(x).count
    if let f = f as? any OutputFunction { return evidence(of: f, at: x, claim, outputs: outputs, progress) }
    return evidence(of: Outputs(function: f), at: x, claim, outputs: outputs, progress)
  }

  /// The evidence of a claim about a function of so many outputs.
  func evidence(
    of f: some OutputFunction, at x: [S], _ claim: JacobianClaim<S>, outputs: Int, _ progress: ((_ rows: Int) -> Void)?
  ) -> JacobianEvidence<S> {
    let plan = JacobianPlan(claim, outputs: outputs, at: x, directions: directions, seed: check.seed)
    var check = check
    check.bounds = plan.bounds(check.bounds)
    let parts = plan.frame == .entries ? f as? any ComponentwiseFunction : nil
    let rows = (0..<plan.rows).map { i in
      let row: any RealFunction = parts?.component(i) ?? PlannedRow(function: f, plan: plan, row: i)
      defer { progress?(i + 1) }
      return plan.stated(check(row, plan.claim(i), formula: plan.formula(i)))
    }
    return JacobianEvidence(frame: plan.frame, rows: rows, evaluations: 1 + rows.reduce(0) { $0 + $1.evaluations })
  }

  /// Checks a claim about a function that exists in this format only, against differences of its values.
  ///
  /// One evaluation serves all rows: values are kept by point as long as the check lasts. A function of two values at the
  /// same point is therefore looked for first, by evaluating it there twice.
  ///
  /// - `progress` is called with the number of rows done.
  /// - What f throws at `x` is passed on. At a moved point where it throws it has no values; ``JacobianEvidence/thrown`` says what.
  /// - Memory: the matrix, and for each point that is evaluated its n coordinates and m values.
  /// - Precondition: `x` is not empty; the claim has as many numbers as f has outputs and x coordinates; f has the same
  ///   number of outputs everywhere.
  public func opaque<E: Error>(
    _ f: @Sendable ([S]) throws(E) -> [S], at x: [S], _ claim: JacobianClaim<S>,
    progress: ((_ rows: Int) -> Void)? = nil
  ) throws(E) -> JacobianEvidence<S> {
    let (first, second) = (try f(x), try f(x))
    let plan = JacobianPlan(claim, outputs: first.count, at: x, directions: directions, seed: check.seed)
    var check = check
    check.bounds = plan.bounds(check.bounds)
    let cache = PointCache<S>()
    let log = ErrorLog<S>()
    let same = first.count == second.count && zip(first, second).allSatisfy { Admissibility.identical($0, $1) }
    var rows: [GradientEvidence<S>] = []
    for i in 0..<plan.rows {
      defer { progress?(i + 1) }
      guard same else {
        rows.append(
          GradientEvidence(
            claim: plan.claim(i), coordinates: [], verdict: .undecided(.nondeterministic), tolerance: check.tolerance,
            seed: check.seed))
        continue
      }
      let row: @Sendable ([S]) -> S = { t in
        let values = cache.values(at: plan.point(t)) {
          log.value(of: f, at: $0) ?? [S](repeating: .nan, count: plan.outputs)
        }
        precondition(
          values.count == plan.outputs,
          "f has \(values.count) outputs here but \(plan.outputs) at the point of the claim")
        return plan.combined(values, i)
      }
      rows.append(plan.stated(check.opaque(row, plan.claim(i), formula: plan.formula(i))))
    }
    var evidence = JacobianEvidence(frame: plan.frame, rows: rows, evaluations: 2 + cache.evaluations)
    evidence.thrown = log.thrown
    return evidence
  }
}
