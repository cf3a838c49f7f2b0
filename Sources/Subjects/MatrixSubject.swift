package import EvidenceReports
package import Expressions
package import GradientChecking
package import Programs
package import Scalars

/// A function at a point with what is claimed of the matrix of its derivatives: a Jacobian of several outputs, or a Hessian.
package struct MatrixSubject: Sendable {
  /// Whose derivatives the matrix has.
  package enum Function: Sendable {
    /// Several outputs, whose Jacobian it is.
    case outputs(any RealVectorFunction)
    /// One output, whose Hessian it is.
    case single(any RealFunction)
    /// One output of complex variables, by the parts of all.
    case complex(ComplexParts)
    /// Several outputs of a program, in the formats that it has.
    case elsewhere(ProgramSession)
  }

  /// In which form it is claimed.
  package enum Claim: Sendable {
    /// The entries, row by row.
    case entries(any RealVectorFunction)
    /// Products with vectors on the right.
    case forward(any DerivativeProduct)
    /// Products with vectors on the left.
    case reverse(any DerivativeProduct)
    /// A program's own, of the forms that it says it has.
    case elsewhere(ProgramSession)
  }

  /// What reports call it, and the names of the variables.
  package var names: SubjectNames
  /// The names of the rows: of the outputs, or of the variables.
  package var rows: [String]
  package var function: Function
  package var claims: [Claim]
  package var point: SubjectPoint
  package var bounds: SubjectBounds?

  package init(
    _ names: SubjectNames, rows: [String], function: Function, claims: [Claim], point: SubjectPoint,
    bounds: SubjectBounds? = nil
  ) {
    self.names = names
    self.rows = rows
    self.function = function
    self.claims = claims
    self.point = point
    self.bounds = bounds
  }

  /// The processes that are asked; nil where there are none.
  package var session: ProgramSession? {
    if case .elsewhere(let session) = function { session } else { nil }
  }

  /// Whether the variables are complex.
  package var isComplex: Bool { if case .complex = function { true } else { false } }

  /// Whether the matrix is that of second derivatives.
  package var isHessian: Bool { if case .single = function { true } else { false } }
}

/// A product with a matrix of derivatives as formulae in the variables and then the components of the vector.
package struct ProductFormula: DerivativeProduct {
  private let formulae: ExpressionVector

  package init(_ formulae: ExpressionVector) { self.formulae = formulae }

  package func callAsFunction<S: RealScalar>(_ x: [S], _ vector: [S]) -> [S] { formulae(x + vector) }
}
