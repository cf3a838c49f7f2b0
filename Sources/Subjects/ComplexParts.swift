import ComplexModule
package import Expressions
import GradientChecking
package import Scalars

/// A function f: Cⁿ → C as one of real numbers, R²ⁿ → R²: its parts, in the parts of its variables, (Re z₁, Im z₁, Re z₂, …).
package struct ComplexParts: RealVectorFunction {
  /// f.
  package let formula: ComplexExpression

  package init(_ formula: ComplexExpression) { self.formula = formula }

  package func callAsFunction<S: RealScalar>(_ x: [S]) -> [S] {
    let value = formula(Self.numbers(x))
    return [value.real, value.imaginary]
  }

  /// The complex numbers of parts.
  static func numbers<S: RealScalar>(_ x: [S]) -> [Complex<S>] {
    stride(from: 0, to: x.count, by: 2).map { Complex(x[$0], x[$0 + 1]) }
  }
}

/// How a complex number for each variable says what the real derivatives of f are.
package enum ComplexConvention: String, CaseIterable, Sendable {
  /// g = f′(z): f is holomorphic.
  case holomorphic
  /// For real f, g = ∂f/∂x + i·∂f/∂y = 2·∂f/∂z̄, z = x + iy: what PyTorch and TensorFlow call the gradient.
  case torch
  /// For real f, g = ∂f/∂x − i·∂f/∂y = 2·∂f/∂z: what JAX calls the gradient.
  case jax

  /// What a title says of it.
  package var title: String {
    switch self {
    case .holomorphic: "holomorphic"
    case .torch: "PyTorch's convention, ∂f/∂x + i∂f/∂y"
    case .jax: "JAX's convention, ∂f/∂x − i∂f/∂y"
    }
  }
}

/// The real derivatives that complex ones claim, row by row: those of Re f, then those of Im f.
package struct ComplexClaim: RealVectorFunction {
  /// What is claimed.
  package enum Form: Sendable {
    /// A number for each variable, by a convention.
    case gradient([ComplexExpression], ComplexConvention)
    /// ∂f/∂z and ∂f/∂z̄ for each variable, where z and z̄ are moved each by itself (Wirtinger 1927): ½(∂f/∂x ∓ i·∂f/∂y).
    case wirtinger([(z: ComplexExpression, conjugate: ComplexExpression)])
  }

  package let form: Form

  package init(_ form: Form) { self.form = form }

  package func callAsFunction<S: RealScalar>(_ x: [S]) -> [S] {
    let z = ComplexParts.numbers(x)
    // Along x and y of each variable, how f moves: a complex number each.
    let slopes: [(x: Complex<S>, y: Complex<S>)]
    switch form {
    case .gradient(let formulae, .holomorphic):
      slopes = formulae.map { formula in
        let g = formula(z)
        return (g, Complex(-g.imaginary, g.real))
      }
    case .gradient(let formulae, let convention):
      slopes = formulae.map { formula in
        let g = formula(z)
        return (Complex(g.real, 0), Complex(convention == .torch ? g.imaginary : -g.imaginary, 0))
      }
    case .wirtinger(let formulae):
      slopes = formulae.map { pair in
        let (a, b) = (pair.z(z), pair.conjugate(z))
        let difference = a - b
        return (a + b, Complex(-difference.imaginary, difference.real))
      }
    }
    return slopes.flatMap { [$0.x.real, $0.y.real] } + slopes.flatMap { [$0.x.imaginary, $0.y.imaginary] }
  }
}
