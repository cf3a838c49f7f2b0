import EvidenceReports
import Expressions
import Scalars
import Subjects

extension CaseLine {
  /// The matrix of derivatives that a line claims.
  static func matrix(
    _ members: [String: Any], _ names: SubjectNames, at point: SubjectPoint, f: Expressions.Expression
  ) throws -> MatrixSubject {
    let variables = names.variables
    let isHessian = members["hessian"] != nil
    let key = isHessian ? "hessian" : "jacobian"
    guard members["gradient"] == nil, !(isHessian && members["jacobian"] != nil) else {
      throw Mistake("a case claims one thing: a gradient, a jacobian or a hessian")
    }
    let rows = try value(members, key, as: [[String]].self, "a list of rows, each a list of expressions")
    var function = MatrixSubject.Function.single(f)
    var count = variables.count
    if !isHessian {
      let texts = try value(members, "f", as: [String].self, "a list of expressions, one for each row of 'jacobian'")
      let outputs = try read("f") { () throws(ExpressionError) in try ExpressionVector(texts, variables: variables) }
      (function, count) = (.outputs(outputs), texts.count)
    }
    guard rows.count == count, rows.allSatisfy({ $0.count == variables.count }) else {
      throw Mistake("'\(key)' must have \(count) rows of \(variables.count) expressions")
    }
    let entries = try read(key) { () throws(ExpressionError) in
      try ExpressionVector(rows.flatMap(\.self), variables: variables)
    }
    return MatrixSubject(
      names, rows: isHessian ? variables : (0..<count).map { "f\($0 + 1)" }, function: function,
      claims: [.entries(entries)], point: point)
  }
}
