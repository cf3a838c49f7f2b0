public import Scalars

// Special functions: the chain rule, with partial derivatives that are special functions again.
extension Dual where Base: RealScalar {
  /// f(x) with the tangent Σ ∂f/∂xᵢ·xᵢ′; an argument that does not vary contributes nothing.
  @inlinable
  public static func special(_ function: SpecialFunction, _ x: [Dual], by values: any SpecialValues.Type) -> Dual {
    chained(function, x) { Base.special($0, $1, by: values) }
  }
}

extension Dual {
  /// The chain rule, `apply` being how a special function is applied to numbers of `Base`.
  @inlinable
  static func chained(_ function: SpecialFunction, _ x: [Dual], _ apply: (SpecialFunction, [Base]) -> Base) -> Dual {
    let point = x.map { $0.value }
    var tangent = Base.zero
    for i in x.indices {
      tangent += product(x[i].tangent, function.partial(i, at: point, applying: apply))
    }
    return Dual(apply(function, point), tangent: tangent)
  }
}
