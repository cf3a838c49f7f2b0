public import Scalars

/// A problem of which the matrix of second derivatives is written down too.
public protocol HessianProblem: Problem {
  /// The n² entries ∂²f/∂xᵢ∂xⱼ as somebody wrote them down, row by row.
  var hessian: any RealVectorFunction { get }
}

/// A formula problem with its second derivatives.
package protocol SecondOrderFormula: FormulaProblem, HessianProblem {
  /// The n² entries ∂²f/∂xᵢ∂xⱼ, row by row.
  func secondPartials<S: Scalar>(_ x: [S]) -> [S]
}

extension SecondOrderFormula {
  /// The second derivatives, as a function.
  public var hessian: any RealVectorFunction { FormulaHessian(formula: self) }
}

/// The second derivatives of a formula problem, as a function.
struct FormulaHessian<Formula: SecondOrderFormula>: RealVectorFunction {
  let formula: Formula

  func callAsFunction<S: RealScalar>(_ x: [S]) -> [S] { formula.secondPartials(x) }
}

extension Rosenbrock: SecondOrderFormula {
  package func secondPartials<S: Scalar>(_ x: [S]) -> [S] {
    var hessian = [S](repeating: 0, count: count * count)
    for i in stride(from: 0, to: count, by: 2) {
      let corner = i * count + i
      hessian[corner] = 1200 * x[i] * x[i] - 400 * x[i + 1] + 2
      hessian[corner + 1] = -400 * x[i]
      hessian[corner + count] = hessian[corner + 1]
      hessian[corner + count + 1] = 200
    }
    return hessian
  }
}

extension Beale: SecondOrderFormula {
  package func secondPartials<S: Scalar>(_ x: [S]) -> [S] {
    let square: S = x[1] * x[1]
    let cube: S = square * x[1]
    let (first, second, third): (S, S, S) = (
      1.5 - x[0] * (1 - x[1]), 2.25 - x[0] * (1 - square), 2.625 - x[0] * (1 - cube)
    )
    let (a, b, c): (S, S, S) = (1 - x[1], 1 - square, 1 - cube)
    let own: S = 2 * (a * a + b * b + c * c)
    let slopes: S = a + 2 * x[1] * b + 3 * square * c
    let mixed: S = 2 * (first + 2 * x[1] * second + 3 * square * third) - 2 * x[0] * slopes
    let squares: S = 1 + 4 * square + 9 * square * square
    let other: S = 2 * x[0] * (2 * second + 6 * x[1] * third) + 2 * x[0] * x[0] * squares
    return [own, mixed, mixed, other]
  }
}

extension BrownBadlyScaled: SecondOrderFormula {
  package func secondPartials<S: Scalar>(_ x: [S]) -> [S] {
    let mixed: S = 4 * x[0] * x[1] - 4
    return [2 + 2 * x[1] * x[1], mixed, mixed, 2 + 2 * x[0] * x[0]]
  }
}

extension Wood: SecondOrderFormula {
  package func secondPartials<S: Scalar>(_ x: [S]) -> [S] {
    let (first, third): (S, S) = (
      1200 * x[0] * x[0] - 400 * x[1] + 2, 1080 * x[2] * x[2] - 360 * x[3] + 2
    )
    let (left, right): (S, S) = (-400 * x[0], -360 * x[2])
    let (second, fourth, coupling): (S, S, S) = (220.2, 200.2, 19.8)
    return [
      first, left, 0, 0,
      left, second, 0, coupling,
      0, 0, third, right,
      0, coupling, right, fourth,
    ]
  }
}

extension PowellSingular: SecondOrderFormula {
  package func secondPartials<S: Scalar>(_ x: [S]) -> [S] {
    let inner: S = 12 * square(x[1] - 2 * x[2])
    let outer: S = 120 * square(x[0] - x[3])
    return [
      2 + outer, 20, 0, -outer,
      20, 200 + inner, -2 * inner, 0,
      0, -2 * inner, 10 + 4 * inner, -10,
      -outer, 0, -10, 10 + outer,
    ]
  }
}
