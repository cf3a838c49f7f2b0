import AutomaticDifferentiation
import MultiPrecision
import RealModule
import Scalars
import Testing

/// f = x²y + 3yz − z³: polynomial, so that small integers give exact derivatives.
private struct Cubic: ScalarFunction {
  func callAsFunction<S: Scalar>(_ x: [S]) -> S {
    let first: S = x[0] * x[0] * x[1]
    return first + 3 * x[1] * x[2] - S.pow(x[2], 3)
  }
}

/// (xy, y + z², x): R³ → R³.
private struct Quadratics: RealVectorFunction {
  func callAsFunction<S: RealScalar>(_ x: [S]) -> [S] { [x[0] * x[1], x[1] + x[2] * x[2], x[0]] }
}

private struct Stop: Error {}

@Suite("Gradients, Jacobians and Hessians by forward mode")
struct ForwardModeTests {
  private static let formats: [any RealScalar.Type] = [
    Float.self, Double.self, Dual<Double>.self, MPFloat<Words<1>>.self, MPFloat<Words<4>>.self,
  ]

  @Test("Everything about one polynomial, exactly, in every format", arguments: formats)
  func polynomial(format: any RealScalar.Type) {
    func check<S: RealScalar>(_: S.Type) {
      let (x, v): ([S], [S]) = ([2, 3, 5], [1, -2, 4])
      let gradient: [S] = [12, 19, -66]
      let hessian: [[S]] = [[6, 4, 0], [4, 0, 3], [0, 3, -30]]
      let product: [S] = [-2, 16, -126]

      #expect(ForwardMode.gradient(of: Cubic(), at: x) == (-68, gradient))
      #expect(ForwardMode.directionalDerivative(of: Cubic(), at: x, along: v) == (-68, -290))
      let second = ForwardMode.hessianVectorProduct(of: Cubic(), at: x, along: v)
      #expect(second == (-68, gradient, product))
      #expect(ForwardMode.hessian(of: Cubic(), at: x) == (-68, gradient, hessian))

      #expect(ForwardMode.jacobian(of: Quadratics(), at: x).values == [6, 28, 2])
      #expect(ForwardMode.jacobian(of: Quadratics(), at: x).jacobian == [[3, 2, 0], [0, 1, 10], [1, 0, 0]])
      #expect(ForwardMode.jacobianVectorProduct(of: Quadratics(), at: x, along: v) == ([6, 28, 2], [-1, 38, 1]))
    }
    check(format)
  }

  @Test("Evaluations are as many as stated, each with one seed")
  func evaluations() {
    var seeds: [[Double]] = []
    let sum: ([Dual<Double>]) -> Dual<Double> = { x in
      seeds.append(x.map { $0.tangent })
      return x.reduce(0, +)
    }
    #expect(ForwardMode.gradient(of: sum, at: [1, 2, 3]) == (6, [1, 1, 1]))
    #expect(seeds == [[1, 0, 0], [0, 1, 0], [0, 0, 1]])
    var count = 0
    let nested: ([Dual<Dual<Double>>]) -> Dual<Dual<Double>> = { x in
      count += 1
      return x.reduce(1, *)
    }
    #expect(ForwardMode.hessian(of: nested, at: [1, 2, 3, 4]).value == 24)
    #expect(count == 10)
    count = 0
    let zero: [Double] = [0, 0, 0, 0]
    #expect(ForwardMode.hessianVectorProduct(of: nested, at: [1, 2, 3, 4], along: zero).product == zero)
    #expect(count == 4)
  }

  @Test("Without coordinates there is a value and nothing else")
  func noCoordinates() {
    #expect(ForwardMode.gradient(of: { (_: [Dual<Double>]) in 7 }, at: []) == (7, []))
    let hessian = ForwardMode.hessian(of: { (_: [Dual<Dual<Double>>]) in 7 }, at: [])
    #expect(hessian.value == 7 && hessian.gradient.isEmpty && hessian.hessian.isEmpty)
    let jacobian = ForwardMode.jacobian(of: { (_: [Dual<Double>]) in [7, 8] }, at: [])
    #expect(jacobian.values == [7, 8] && jacobian.jacobian == [[], []])
  }

  @Test("An error is passed on, and the point has its tangents again")
  func errors() {
    var point = [Dual<Double>(1, tangent: 9), 2]
    #expect(throws: Stop.self) {
      try ForwardMode.partialDerivative(
        of: { (_: [Dual<Double>]) throws(Stop) -> Dual<Double> in throw Stop() }, at: &point, coordinate: 0)
    }
    #expect(point[0].tangent == 9)
    #expect(throws: Stop.self) {
      try ForwardMode.gradient(
        of: { (_: [Dual<Double>]) throws(Stop) -> Dual<Double> in throw Stop() }, at: [1.0])
    }
  }

  @Test("A gradient through any function, of a type that is not known until the program runs")
  func existential() {
    let f: any RealFunction = Cubic()
    #expect(ForwardMode.gradient(of: f, at: [2.0, 3, 5]).gradient == [12, 19, -66])
  }

  @Test("A direction of another length is a mistake of the caller's")
  func misuse() async {
    await #expect(processExitsWith: .failure) {
      _ = ForwardMode.directionalDerivative(of: { (x: [Dual<Double>]) in x[0] }, at: [1, 2], along: [1.0])
    }
  }
}
