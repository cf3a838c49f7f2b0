import Gradients
import Testing

@Suite struct CheckJacobianTests {
  func map(_ x: [Double]) -> [Double] { [x[0] * x[1], .sin(x[0]), x[1] * x[2]] }
  func jacobian(_ x: [Double]) -> [[Double]] { [[x[1], x[0], 0], [.cos(x[0]), 0, 0], [0, x[2], x[1]]] }
  let x = [0.7, -1.2, 0.4]

  private func forward(_ matrix: [[Double]], _ v: [Double]) -> [Double] {
    matrix.map { row in zip(row, v).reduce(0) { $0 + $1.0 * $1.1 } }
  }

  private func reverse(_ matrix: [[Double]], _ u: [Double]) -> [Double] {
    matrix[0].indices.map { j in zip(matrix, u).reduce(0) { $0 + $1.0[j] * $1.1 } }
  }

  @Test func `a matrix, its forward and its reverse product are right, and a transposed one is not`() throws {
    func transposed(_ x: [Double]) -> [[Double]] { (0..<3).map { j in jacobian(x).map { $0[j] } } }
    #expect(try checkJacobian(of: map, is: jacobian, at: x).isRight)
    #expect(try checkJacobian(of: map, forward: { forward(jacobian($0), $1) }, at: x).isRight)
    #expect(try checkJacobian(of: map, reverse: { reverse(jacobian($0), $1) }, at: x).isRight)
    let options = CheckOptions(directions: 3)
    #expect(try checkJacobian(of: map, reverse: { reverse(jacobian($0), $1) }, at: x, options: options).isRight)
    for wrong in [
      try checkJacobian(of: map, is: transposed, at: x),
      try checkJacobian(of: map, forward: { reverse(jacobian($0), $1) }, at: x),
      try checkJacobian(of: map, reverse: { forward(jacobian($0), $1) }, at: x, options: options),
    ] { #expect(wrong.verdict == .disagree) }
  }

  @Test func `the report names the entries and the pattern`() throws {
    func transposed(_ x: [Double]) -> [[Double]] { (0..<3).map { j in jacobian(x).map { $0[j] } } }
    let checked = try checkJacobian(of: map, is: transposed, at: x)
    #expect(checked.report.finding == "The Jacobian is wrong: Jacobian is transposed")
    #expect(checked.description.contains("∂f1/∂x2"))
    func doubled(_ x: [Double]) -> [[Double]] {
      var matrix = jacobian(x)
      matrix[2][1] *= 2
      return matrix
    }
    let single = try checkJacobian(of: map, is: doubled, at: x)
    #expect(single.report.finding == "The Jacobian is wrong: coordinate ∂f3/∂x2 is 2 times what it should be")
    #expect(single.evidence.worstFirst.first == .init(row: 2, column: 1))
  }

  @Test func `a Hessian by its gradient, as a matrix and as a product`() throws {
    // f = x₀²·x₁ + cos x₁
    func gradient(_ x: [Double]) -> [Double] { [2 * x[0] * x[1], x[0] * x[0] - .sin(x[1])] }
    func hessian(_ x: [Double]) -> [[Double]] { [[2 * x[1], 2 * x[0]], [2 * x[0], -.cos(x[1])]] }
    #expect(try checkHessian(ofGradient: gradient, is: hessian, at: [0.3, 1.1]).isRight)
    #expect(try checkHessian(ofGradient: gradient, product: { forward(hessian($0), $1) }, at: [0.3, 1.1]).isRight)
    let wrong = try checkHessian(
      ofGradient: gradient, is: { x in hessian(x).map { $0.map { 3 * $0 } } }, at: [0.3, 1.1])
    #expect(wrong.report.finding == "The Hessian is wrong: every component is 3 times what it should be")
  }

  struct Square: ScalarFunction {
    func callAsFunction<S: Scalar>(_ x: [S]) -> S { x[0] * x[0] * x[1] }
  }
  struct SquareHessian: VectorFunction {
    func callAsFunction<S: Scalar>(_ x: [S]) -> [S] { [2 * x[1], 2 * x[0], 2 * x[0], 0] }
  }

  @Test func `a Hessian of a function that can be retyped`() throws {
    let checked = try checkHessian(of: Square(), is: SquareHessian(), at: [1.5, 0.3])
    #expect(checked.isRight)
  }
}
