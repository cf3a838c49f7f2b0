package import EvidenceReports
package import FiniteDifferences
import GradientChecking
package import MultiPrecision
import Programs
import Scalars

/// Is the claimed Jacobian or Hessian right, or are products with it? Answered entry by entry; see ``JacobianCheck``.
package struct MatrixQuestion: Sendable {
  /// The relative error that is right enough; nil for what floating point explains.
  package var tolerance: WrittenNumber?
  /// Whether nothing of the function may be used but its values in the format. So it is with one that has no others.
  package var isOpaque: Bool
  /// The seed of the random directions.
  package var seed: UInt64
  /// How much of the processors' time the derivatives of a row may take.
  package var limit: Duration = .seconds(2)
  /// How the coordinates of a row are shared out among threads.
  package var parallelism = Parallelism.automatic

  package init(tolerance: WrittenNumber? = nil, isOpaque: Bool = false, seed: UInt64 = 1) {
    self.tolerance = tolerance
    self.isOpaque = isOpaque
    self.seed = seed
  }

  /// A record for each form in which the matrix is claimed, and the names of its entries.
  package func callAsFunction(
    _ subject: MatrixSubject, in format: NamedFormat, progress: @escaping Progress.Handler = { _ in }
  ) throws -> (records: [EvidenceRecord], entries: [String]) {
    try answer(subject, format.type, progress)
  }

  private func answer<S: RealScalar>(
    _ subject: MatrixSubject, _: S.Type, _ progress: @escaping Progress.Handler
  ) throws -> (records: [EvidenceRecord], entries: [String]) {
    let variables = subject.names.variables
    let plain = Subject(subject.names, function: .inFormats([]), point: subject.point)
    let point: [S] = try plain.coordinates(as: S.self)
    var check = try EvidenceCheck<S>(
      tolerance: tolerance?.rounded(to: S.self), bounds: subject.bounds?.ranges(of: variables, around: point),
      seed: seed, parallelism: subject.session?.parallelism ?? parallelism)
    check.limit = limit
    let jacobian = JacobianCheck(check)
    let claims = try subject.claims.flatMap { try forms(of: $0, at: point) }
    var (records, entries): ([EvidenceRecord], [String]) = ([], [])
    var last: JacobianEvidence<S>?
    for claim in claims {
      let evidence = try evidence(subject, jacobian, at: point, claim) {
        progress(.pieces(records.count * subject.rows.count + $0, of: claims.count * subject.rows.count))
      }
      last = evidence
      let found = EvidenceRecord.matrix(
        evidence, of: subject.isComplex ? .derivative : claim.matrix(isHessian: subject.isHessian),
        outputs: subject.rows, inputs: variables)
      records.append(found.record)
      entries = found.entries
    }
    if case .complex = subject.function, let evidence = last, !records.isEmpty {
      records[0].identity = IdentityRecord(.cauchyRiemann, ComplexGradientCheck.cauchyRiemann(evidence)) { pair in
        let z = variables[2 * pair.indices[0]].dropFirst(3)
        return pair.indices[1] == 0 ? "∂Re f/∂Re \(z) and ∂Im f/∂Im \(z)" : "∂Re f/∂Im \(z) and −∂Im f/∂Re \(z)"
      }
    } else if let identity = identity(subject, jacobian, claims, at: point), !records.isEmpty {
      records[records.count - 1] = records[records.count - 1].with(identity)
    }
    return (records, entries)
  }

  /// The claim in the format; a program's own, in each of the forms that it has.
  private func forms<S: RealScalar>(of claim: MatrixSubject.Claim, at point: [S]) throws -> [JacobianClaim<S>] {
    switch claim {
    case .entries(let formula): return [.matrix(formula(point), formula: formula)]
    case .forward(let formula): return [.forward({ formula($0, $1) }, formula: formula)]
    case .reverse(let formula): return [.reverse({ formula($0, $1) }, formula: formula)]
    case .elsewhere(let session):
      let (hello, rows) = (session.hello, session.hello.outputs?.count ?? 1)
      var forms: [JacobianClaim<S>] = []
      @Sendable func nothing(_ count: Int) -> [S] { [S](repeating: .nan, count: count) }
      // What is to be judged has to be there: the first products are asked for what they throw.
      if hello.hasJacobian { forms.append(.matrix(try session.jacobian(at: point))) }
      if hello.hasForwardProducts {
        _ = try session.forwardProduct(at: point, point.map { _ in 1 })
        forms.append(.forward { x, v in (try? session.forwardProduct(at: x, v)) ?? nothing(rows) })
      }
      if hello.hasReverseProducts {
        _ = try session.reverseProduct(at: point, [S](repeating: 1, count: rows))
        forms.append(.reverse { x, u in (try? session.reverseProduct(at: x, u)) ?? nothing(x.count) })
      }
      return forms
    }
  }

  private func evidence<S: RealScalar>(
    _ subject: MatrixSubject, _ jacobian: JacobianCheck<S>, at point: [S], _ claim: JacobianClaim<S>,
    _ progress: @escaping (_ rows: Int) -> Void
  ) throws -> JacobianEvidence<S> {
    switch subject.function {
    case .complex(let f) where isOpaque: return jacobian.opaque({ f($0) }, at: point, claim, progress: progress)
    case .complex(let f): return jacobian(f, at: point, claim, progress: progress)
    case .outputs(let f) where isOpaque: return jacobian.opaque({ f($0) }, at: point, claim, progress: progress)
    case .outputs(let f): return jacobian(f, at: point, claim, progress: progress)
    case .single(let f) where isOpaque:
      // Of f alone second differences would be needed; its gradient by dual numbers in the format is what a program has.
      func gradient(_ f: some RealFunction) -> any RealVectorFunction { DualGradient(f) }
      let slopes = gradient(f)
      return jacobian.opaque({ slopes($0) }, at: point, claim, progress: progress)
    case .single(let f): return HessianCheck(jacobian.check)(f, at: point, claim, progress: progress)
    case .elsewhere(let session):
      guard session.offers(S.formatName) else {
        throw SubjectError.notInFormat(subject.names.title, S.formatName, known: session.hello.formats)
      }
      return jacobian.opaque({ session.outputs(at: $0) }, at: point, claim, progress: progress)
    }
  }

  /// Whether the claims contradict themselves: a Hessian that is not symmetric, products of two matrices.
  private func identity<S: RealScalar>(
    _ subject: MatrixSubject, _ jacobian: JacobianCheck<S>, _ claims: [JacobianClaim<S>], at point: [S]
  ) -> IdentityRecord? {
    if case .single = subject.function, let claim = claims.first {
      let pairs = HessianCheck(jacobian.check).symmetry(of: claim, at: point)
      guard case .matrix = claim else {
        return IdentityRecord(.selfAdjointness, pairs) { _ in "⟨u, H·v⟩ and ⟨H·u, v⟩" }
      }
      return IdentityRecord(.symmetry, pairs) { pair in
        let (a, b) = (subject.names.variables[pair.indices[0]], subject.names.variables[pair.indices[1]])
        return [(a, b), (b, a)].map { DerivativeMatrix.hessian.entryName($0, $1) }.joined(separator: " and ")
      }
    }
    var forward, reverse: ((_ x: [S], _ vector: [S]) -> [S])?
    for claim in claims {
      switch claim {
      case .matrix: break
      case .forward(let product, _): forward = product
      case .reverse(let product, _): reverse = product
      }
    }
    guard let forward, let reverse else { return nil }
    let pairs = jacobian.adjointness(at: point, outputs: subject.rows.count, forward: forward, reverse: reverse)
    return IdentityRecord(.adjointness, pairs) { _ in "⟨u, J·v⟩ and ⟨Jᵀ·u, v⟩" }
  }
}

extension JacobianClaim {
  /// What is claimed.
  fileprivate func matrix(isHessian: Bool) -> DerivativeMatrix {
    switch self {
    case .matrix: isHessian ? .hessian : .jacobian
    case .forward: isHessian ? .hvp : .jvp
    case .reverse: .vjp
    }
  }
}
