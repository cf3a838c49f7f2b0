/// A matrix of derivatives of which something is claimed, by its name in a report.
public enum DerivativeMatrix: String, Codable, Hashable, Sendable {
  /// ∂fᵢ/∂xⱼ of several outputs.
  case jacobian = "Jacobian"
  /// The Jacobian, by products J·v.
  case jvp = "JVP"
  /// The Jacobian, by products Jᵀ·u.
  case vjp = "VJP"
  /// ∂²f/∂xᵢ∂xⱼ.
  case hessian = "Hessian"
  /// The Hessian, by products H·v.
  case hvp = "HVP"

  /// The real derivatives of one output of complex variables, by the parts of all.
  case derivative

  /// Whether its entries are second derivatives: then its rows are variables, as its columns are.
  public var isOfSecondOrder: Bool { self == .hessian || self == .hvp }

  /// The name of an entry: `∂f1/∂x`, or `∂²f/∂x∂y` of second derivatives.
  package func entryName(_ row: String, _ column: String) -> String {
    isOfSecondOrder ? "∂²f/∂\(row)∂\(column)" : "∂\(row)/∂\(column)"
  }
}
