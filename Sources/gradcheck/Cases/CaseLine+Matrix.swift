import EvidenceReports
import Expressions
import Scalars
import Subjects

extension CaseLine {
  /// Whether a line claims a matrix of derivatives in place of a gradient.
  static func claimsMatrix(_ members: [String: Any]) -> Bool { !forms(members).isEmpty }

  private static func forms(_ members: [String: Any]) -> [MatrixText.Form] {
    MatrixText.Form.allCases.filter { members[$0.rawValue] != nil }
  }

  /// The matrix of derivatives that a line claims: by rows, or by its products with a vector.
  static func matrix(
    _ members: [String: Any], _ names: SubjectNames, at point: SubjectPoint, _ definitions: Definitions
  ) throws -> MatrixSubject {
    let forms = forms(members)
    guard members["gradient"] == nil, let form = forms.first, forms.count == 1 else {
      throw Mistake("a case claims one thing: a gradient; a jacobian, jvp or vjp of several f; a hessian or hvp of one")
    }
    let function: MatrixSubject.Function
    var rows = names.variables
    if form.isOfSecond {
      let text = try value(members, "f", as: String.self, "an expression")
      function = .single(try read("f") { try Expression(text, variables: names.variables, definitions: definitions) })
    } else {
      let texts = try value(members, "f", as: [String].self, "a list of expressions, one for each output")
      function = .outputs(
        try read("f") { try ExpressionVector(texts, variables: names.variables, definitions: definitions) })
      rows = texts.indices.map { "f\($0 + 1)" }
    }
    let claim = try read(form.rawValue) {
      try MatrixText(form: form, texts: texts(members, form))
        .claim(names.variables, rows: rows, definitions) { "'\($0)'" }
    }
    return MatrixSubject(names, rows: rows, function: function, claims: [claim], point: point)
  }

  /// A claim's texts: lists of entries are rows.
  private static func texts(_ members: [String: Any], _ form: MatrixText.Form) throws -> [String] {
    switch form {
    case .jacobian, .hessian:
      return try value(members, form.rawValue, as: [[String]].self, "a list of rows, each a list of expressions").map {
        $0.joined(separator: ", ")
      }
    case .jvp, .hvp, .vjp: return try value(members, form.rawValue, as: [String].self, "a list of expressions")
    }
  }
}
