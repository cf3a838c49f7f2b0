import EvidenceReports
import BlackBoxes
import FiniteDifferences
import GradientChecking
package import MultiPrecision
import Programs
import ReferenceDerivatives
import Scalars

/// What are the derivatives of several outputs, or the second derivatives of one? Answered entry by entry, as ``DerivativeQuestion`` does.
package struct DerivativeMatrixQuestion: Sendable {
  /// Which derivatives.
  package enum Matrix: Sendable {
    /// ∂fᵢ/∂xⱼ of a function of several outputs.
    case jacobian(MatrixSubject)
    /// ∂²f/∂xᵢ∂xⱼ from the values of f.
    case hessian(Subject)
    /// ∂²f/∂xᵢ∂xⱼ from the values of its gradient, which is taken to be right.
    case hessianOfGradient(Subject)
    /// ∂²f/∂xᵢ².
    case second(Subject)
  }

  /// Whether the function may be evaluated at wider formats than that of the point.
  package var isRetyped: Bool

  package init(isRetyped: Bool = false) { self.isRetyped = isRetyped }

  /// The derivatives, row by row, and the names of the entries.
  package func callAsFunction(
    _ matrix: Matrix, in format: NamedFormat, progress: @escaping Progress.Handler = { _ in }
  ) throws -> (record: DerivativeRecord, entries: [String]) {
    try answer(matrix, format.type, progress)
  }

  private func answer<S: RealScalar>(
    _ matrix: Matrix, _: S.Type, _ progress: @escaping Progress.Handler
  ) throws -> (record: DerivativeRecord, entries: [String]) {
    switch matrix {
    case .jacobian(let subject):
      let plain = Subject(subject.names, function: .inFormats([]), point: subject.point)
      let x: [S] = try plain.coordinates(as: S.self)
      let record = try jacobian(of: subject, at: x, progress)
      if subject.isComplex { return record.wirtinger(subject.names.variables, S.self) }
      return (record, subject.rows.flatMap { row in entries(.jacobian, row, subject.names.variables) })
    case .hessian(let subject):
      let x: [S] = try subject.coordinates(as: S.self)
      let variables = subject.names.variables
      let record: DerivativeRecord
      if isRetyped {
        record = references(try subject.retypable(for: "--retype"), at: x, progress)
      } else {
        record = self.record(BlackBoxDerivative().hessian(try subject.values(as: S.self), at: x))
      }
      return (record, variables.flatMap { entries(.hessian, $0, variables) })
    case .hessianOfGradient(let subject):
      let x: [S] = try subject.coordinates(as: S.self)
      let variables = subject.names.variables
      let record = try differences(of: gradient(of: subject, as: S.self), at: x, outputs: x.count, progress)
      return (record.findingAsymmetry(S.self), variables.flatMap { entries(.hessian, $0, variables) })
    case .second(let subject):
      let x: [S] = try subject.coordinates(as: S.self)
      let names = subject.names.variables.map { "∂²f/∂\($0)²" }
      guard isRetyped else {
        return (record(BlackBoxDerivative().secondPartials(try subject.values(as: S.self), at: x)), names)
      }
      var record = references(try subject.retypable(for: "--retype"), at: x, progress)
      record.partials = x.indices.map { record.partials[$0 * x.count + $0] }
      return (record, names)
    }
  }

  private func entries(_ matrix: DerivativeMatrix, _ row: String, _ columns: [String]) -> [String] {
    columns.map { matrix.entryName(row, $0) }
  }

  private func record<S: RealScalar>(_ estimates: [BlackBoxEstimate<S>]) -> DerivativeRecord {
    DerivativeRecord(
      format: RecordedFormat(S.self), partials: estimates.map { PartialRecord($0) },
      evaluations: estimates.reduce(0) { $0 + $1.evaluations })
  }

  private func jacobian<S: RealScalar>(
    of subject: MatrixSubject, at x: [S], _ progress: @escaping Progress.Handler
  ) throws -> DerivativeRecord {
    switch subject.function {
    case .outputs(let f) where isRetyped:
      return references(subject.rows.indices.map { OutputRow.row($0, of: f) }, at: x, progress)
    case .outputs(let f): return differences(of: { f($0) }, at: x, outputs: subject.rows.count, progress)
    case .complex(let f) where isRetyped: return references([0, 1].map { OutputRow.row($0, of: f) }, at: x, progress)
    case .complex(let f): return differences(of: { f($0) }, at: x, outputs: 2, progress)
    case .single(let f): return differences(of: { [f($0)] }, at: x, outputs: 1, progress)
    case .elsewhere(let session):
      guard !isRetyped else { throw SubjectError.notRetypable(subject.names.title, purpose: "--retype") }
      guard session.offers(S.formatName) else {
        throw SubjectError.notInFormat(subject.names.title, S.formatName, known: session.hello.formats)
      }
      return differences(of: { session.outputs(at: $0) }, at: x, outputs: subject.rows.count, progress)
    }
  }

  /// The gradient of f in a format, its numbers or its formula.
  private func gradient<S: RealScalar>(of subject: Subject, as type: S.Type) throws -> @Sendable ([S]) -> [S] {
    if let gradient = subject.gradients(as: S.self) { return gradient }
    guard let formula = subject.formula else { throw SubjectError.noClaim(subject.names.title) }
    return { formula($0) }
  }

  /// Each output along each coordinate, one evaluation serving all outputs.
  private func differences<S: RealScalar>(
    of f: ([S]) -> [S], at x: [S], outputs: Int, _ progress: Progress.Handler
  ) -> DerivativeRecord {
    let cache = PointCache<S>()
    var estimates: [BlackBoxEstimate<S>] = []
    for i in 0..<outputs {
      estimates += BlackBoxDerivative().gradient({ x in cache.values(at: x, f)[i] }, at: x)
      progress(.pieces(i + 1, of: outputs))
    }
    var record = record(estimates)
    record.evaluations = cache.evaluations
    for i in record.partials.indices { record.partials[i].evaluations = nil }
    return record
  }

  /// The gradients of several functions at high precision.
  private func references<S: RealScalar>(
    _ rows: [any RealFunction], at x: [S], _ progress: Progress.Handler
  ) -> DerivativeRecord {
    var (partials, evaluations): ([PartialRecord], Int) = ([], 0)
    for (i, row) in rows.enumerated() {
      let gradient = Self.reference(row, at: x)
      partials += gradient.partials.map { PartialRecord($0, as: S.self) }
      evaluations += gradient.evaluations
      progress(.pieces(i + 1, of: rows.count))
    }
    return DerivativeRecord(format: RecordedFormat(S.self), partials: partials, evaluations: evaluations)
  }

  /// The rows of the Hessian at high precision.
  private func references<S: RealScalar>(
    _ f: some RealFunction, at x: [S], _ progress: Progress.Handler
  ) -> DerivativeRecord {
    let gradient = DualGradient(f)
    return references(x.indices.map { OutputRow(function: gradient, index: $0) }, at: x, progress)
  }

  private static func reference<S: RealScalar>(_ f: some RealFunction, at x: [S]) -> ReferenceGradient {
    ReferencePoint(f, at: x).gradient(
      seed: 1, parallelism: .automatic, effort: Effort(coordinates: x.count), progress: nil)
  }
}

/// One output of a function of several.
private struct OutputRow<F: OutputFunction>: RealFunction {
  let function: F
  let index: Int

  func callAsFunction<S: RealScalar>(_ x: [S]) -> S { function.output(index, at: x) }
}

extension OutputRow where F == WholeOutputs {
  /// The row of that number, by the cheapest way that the function has.
  static func row(_ index: Int, of f: any RealVectorFunction) -> any RealFunction {
    if let f = f as? any ComponentwiseFunction { return f.component(index) }
    func opened(_ f: some OutputFunction) -> any RealFunction { OutputRow<_>(function: f, index: index) }
    if let f = f as? any OutputFunction { return opened(f) }
    return OutputRow(function: WholeOutputs(function: f), index: index)
  }
}

/// A function of several outputs that are had together only.
private struct WholeOutputs: OutputFunction {
  let function: any RealVectorFunction

  func callAsFunction<S: RealScalar>(_ x: [S]) -> [S] { function(x) }
  func output<S: RealScalar>(_ i: Int, at x: [S]) -> S { function(x)[i] }
}

extension DerivativeRecord {
  /// ∂f/∂z = ½(∂f/∂x − i·∂f/∂y) and ∂f/∂z̄ = ½(∂f/∂x + i·∂f/∂y) of each variable z = x + iy, their parts in turn, from the derivatives of
  /// Re f and of Im f by x and y.
  fileprivate func wirtinger<S: RealScalar>(
    _ parts: [String], _: S.Type
  ) -> (record: DerivativeRecord, entries: [String]) {
    var (record, entries): (DerivativeRecord, [String]) = (self, [])
    record.partials = []
    for k in stride(from: 0, to: parts.count, by: 2) {
      let (real, imaginary) = (partials[k..<k + 2], partials[(parts.count + k)..<(parts.count + k + 2)])
      let (a, b, c, d) = (real[k], real[k + 1], imaginary[parts.count + k], imaginary[parts.count + k + 1])
      let z = parts[k].dropFirst(3)
      record.partials += [a.halfSum(d, S.self), c.halfSum(b, minus: true, S.self)]
      record.partials += [a.halfSum(d, minus: true, S.self), c.halfSum(b, S.self)]
      entries += ["Re ∂f/∂\(z)", "Im ∂f/∂\(z)", "Re ∂f/∂\(z)̄", "Im ∂f/∂\(z)̄"]
    }
    return (record, entries)
  }

  /// The record with the pair of entries that contradict each other most, where some do by ten times what they are known to.
  fileprivate func findingAsymmetry<S: RealScalar>(_: S.Type) -> DerivativeRecord {
    var (record, worst): (DerivativeRecord, MeasuredError) = (self, 10)
    let n = Int(Double(partials.count).squareRoot())
    for i in 0..<n {
      for j in i + 1..<max(n, i + 1) {
        let (a, b) = (partials[i * n + j], partials[j * n + i])
        guard let left = a.value?.measured, let right = b.value?.measured else { continue }
        let ratio = (left - right).magnitude / (a.error.measured + b.error.measured)
        if ratio > worst { (record.asymmetry, worst) = ([i * n + j, j * n + i], ratio) }
      }
    }
    return record
  }
}
