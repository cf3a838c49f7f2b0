import ArgumentParser
import EvidenceReports
import Expressions
import GradientChecking
import Problems
import Programs
import Scalars
import Subjects

// Subjects whose claim is a matrix of derivatives.
extension SubjectOptions {
  /// The subject of formulae: several `--f` with their Jacobian or its products, or one with its Hessian.
  func matrix(_ claimed: MatrixOptions) throws -> MatrixSubject {
    let (variables, place) = try place(of: functions)
    let f = try ExpressionVector(functions, variables: variables, definitions: named.definitions())
    if case .text(let text) = place { _ = try text.values(of: variables, as: Double.self) }
    let isHessian = !claimed.hessian.isEmpty || !claimed.hvp.isEmpty
    guard !isHessian || functions.count == 1 else {
      throw ValidationError("A Hessian is of one function; --f gives \(functions.count).")
    }
    let rows = isHessian ? variables : functions.indices.map { "f\($0 + 1)" }
    let claims = try typed(claimed, variables, rows: rows)
    let texts = functions.map(Self.shortened)
    let title = texts.count == 1 ? texts[0] : "(\(texts.joined(separator: ", ")))"
    return MatrixSubject(
      SubjectNames(title: "\(title) at \(at ?? "")", variables: variables), rows: rows,
      function: isHessian ? .single(f.expressions[0]) : .outputs(f), claims: claims, point: place)
  }

  /// The subject of several outputs of which nothing is claimed: formulae, the residuals of a problem, or a program's.
  func outputs() throws -> MatrixSubject {
    if let session = try elsewhere.session() {
      guard let outputs = session.hello.outputs else {
        throw ValidationError(
          "\(session.title) has one output, whose derivatives are its gradient: leave --jacobian out.")
      }
      let subject = try subject(session)
      return MatrixSubject(
        subject.names, rows: outputs, function: .elsewhere(session), claims: [], point: subject.point)
    }
    guard problem == nil else { return try matrix(.residuals) }
    let (variables, place) = try place(of: functions)
    let f = try ExpressionVector(functions, variables: variables, definitions: named.definitions())
    if case .text(let text) = place { _ = try text.values(of: variables, as: Double.self) }
    return MatrixSubject(
      SubjectNames(title: "(\(functions.joined(separator: ", "))) at \(at ?? "")", variables: variables),
      rows: functions.indices.map { "f\($0 + 1)" }, function: .outputs(f), claims: [], point: place)
  }

  /// What is claimed by expressions.
  private func typed(
    _ claimed: MatrixOptions, _ variables: [String], rows: [String]
  ) throws -> [MatrixSubject.Claim] {
    let definitions = try named.definitions()
    return try claimed.texts.map { try $0.claim(variables, rows: rows, definitions) { "--\($0)" } }
  }

  /// The matrix that a problem has beside its gradient.
  func matrix(_ kind: MatrixOptions.Kind) throws -> MatrixSubject {
    var plain = self
    plain.faulty = false
    let subject = try plain.subject()
    let name = problem ?? ""
    guard let problem = ProblemCatalogue.problem(named: name) else {
      throw ValidationError("--matrix is for problems; 'gradcheck list' shows them.")
    }
    let variables = subject.names.variables
    var (names, rows) = (subject.names, variables)
    let function: MatrixSubject.Function
    var formula: any RealVectorFunction
    switch kind {
    case .residuals:
      guard let problem = problem as? any ResidualProblem else {
        throw ValidationError("\(problem.name) is no regression: it has no residuals.")
      }
      rows = (1...problem.residualCount).map { "r\($0)" }
      (function, formula) = (.outputs(problem.residuals), problem.residualJacobian)
      names.title = "the residuals of \(names.title)"
    case .hessian:
      guard let problem = problem as? any HessianProblem else {
        let known = ProblemCatalogue.all.filter { $0 is any HessianProblem }.map(\.name)
        throw ValidationError(
          "\(problem.name) has no Hessian written down; these have: \(known.joined(separator: ", ")).")
      }
      (function, formula) = (.single(problem.single), problem.hessian)
      names.title = "the Hessian of \(names.title)"
    }
    if faulty {
      let entries = rows.flatMap { row in
        variables.map { (kind == .hessian ? DerivativeMatrix.hessian : .jacobian).entryName(row, $0) }
      }
      let point = try subject.coordinates(as: Double.self)
      guard let wrong = FaultyMatrix(formula, entries: entries, at: point, seed: seed) else {
        throw ValidationError("\(problem.name) has nothing here that could be wrong: every entry is 0.")
      }
      formula = wrong
      names.title += ", faulty (seed \(seed): \(wrong.fault.description))"
    }
    return MatrixSubject(names, rows: rows, function: function, claims: [.entries(formula)], point: subject.point)
  }

  /// The outputs of a program that has several.
  func matrix(_ session: ProgramSession, _ claimed: MatrixOptions) throws -> MatrixSubject {
    let subject = try subject(session)
    let (variables, outputs) = (subject.names.variables, session.hello.outputs ?? [])
    guard claimed.hessian.isEmpty, claimed.hvp.isEmpty else {
      throw ValidationError(
        "A program's second derivatives are the Jacobian of its gradient: a program whose outputs are the gradient, with --jacobian."
      )
    }
    var claims = try typed(claimed, variables, rows: outputs)
    if claims.isEmpty {
      let hello = session.hello
      guard hello.hasJacobian || hello.hasForwardProducts || hello.hasReverseProducts else {
        throw ValidationError(
          "\(session.title) has \(outputs.count) outputs and no Jacobian: there is nothing to check without --jacobian."
        )
      }
      claims = [.elsewhere(session)]
    }
    return MatrixSubject(
      subject.names, rows: outputs, function: .elsewhere(session), claims: claims, point: subject.point,
      bounds: subject.bounds)
  }
}

extension Problem {
  /// f, as one of any type.
  fileprivate var single: any RealFunction { function }
}
