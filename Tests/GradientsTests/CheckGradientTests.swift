import Gradients
import Synchronization
import Testing

@Suite struct CheckGradientTests {
  /// A class that is not Sendable, and counts.
  final class Model {
    var evaluations = 0
    func loss(_ x: [Double]) -> Double {
      evaluations += 1
      return x[0] * x[0] * x[1]
    }
    func gradient(_ x: [Double]) -> [Double] { [2 * x[0] * x[1], x[0] * x[0]] }
    func faulty(_ x: [Double]) -> [Double] { [2 * x[0] * x[1], x[0]] }
  }

  @Test func `methods of a class that is not Sendable are checked, and each evaluation is counted`() throws {
    let model = Model()
    let checked = try checkGradient(of: model.loss, is: model.gradient, at: [1.5, 0.3])
    #expect(checked.verdict == .agree && checked.isRight && checked.evidence.evaluations == model.evaluations)
    #expect(try checkGradient(of: model.loss, is: [0.9, 2.25], at: [1.5, 0.3]).isRight)
  }

  @Test func `whole numbers may be written without a point`() throws {
    #expect(try checkGradient(of: { x in x[0] * x[1] }, is: { x in [x[1], x[0]] }, at: [2, 3]).isRight)
  }

  @Test func `every scalar, and every arrangement of them`() throws {
    #expect(try checkGradient(of: { x in x * x }, is: { x in 2 * x }, at: 3.0).isRight)
    #expect(try !checkGradient(of: { x in x * x }, is: { x in 3 * x }, at: 3.0).isRight)
    func square<V: Parameters>(at x: V, of _: V.Type = V.self) throws -> CheckedGradient<V.Number> {
      try checkGradient(
        of: { x in x.parameterNumbers.reduce(0) { $0 + $1 * $1 } },
        is: { x in x.replacingParameters(by: x.parameterNumbers.map { 2 * $0 }) }, at: x)
    }
    let single = try square(at: [1, 2] as [Float])
    #expect(single.isRight && single.names == ["x1", "x2"])
    #expect(try square(at: [1, 2] as [MPFloat<Binary128>]).isRight)
    #expect(try square(at: SIMD4<Double>(1, 2, 3, 4)).isRight && square(at: SIMD2<Float>(0.5, -1)).isRight)
    #if arch(x86_64)
      #expect(try square(at: [1, 2] as [Float80]).isRight)
    #endif
    let matrix = try square(at: [[1.0, 2, 3], [4, 5, 6]])
    #expect(matrix.isRight && matrix.names[4] == "x[1,1]" && matrix.blocks.isEmpty)
    #expect(try square(at: [[1.0, 2], [3]]).names == ["x1", "x2", "x3"])
  }

  struct Layer: ParameterStruct {
    var weights: [[Double]]
    var bias: [Double]
    static var fields: [ParameterField<Layer, Double>] { [.init("W", \.weights), .init("b", \.bias)] }
  }

  struct Network: ParameterStruct {
    var layers: [Layer]
    var scale: Double
    static var fields: [ParameterField<Network, Double>] { [.init("layers", \.layers), .init("scale", \.scale)] }
  }

  @Test func `structs within arrays within structs have names of their own`() throws {
    let layer = Layer(weights: [[1, 2]], bias: [3])
    let network = Network(layers: [layer, layer], scale: 0.5)
    let names = ["layers[0].W[0,0]", "layers[0].W[0,1]", "layers[0].b[0]", "layers[1].W[0,0]", "layers[1].W[0,1]"]
    func value(_ x: Network) -> Double { x.scale * x.layers[1].bias[0] }
    func gradient(_ x: Network) -> Network {
      var gradient = Network(layers: [layer, layer], scale: x.layers[1].bias[0])
      for i in 0...1 { gradient.layers[i] = Layer(weights: [[0, 0]], bias: [i == 1 ? x.scale : 0]) }
      return gradient
    }
    let checked = try checkGradient(of: value, is: gradient, at: network)
    #expect(checked.isRight && checked.names == names + ["layers[1].b[0]", "scale"])
    #expect(checked.blocks.map(\.name) == ["layers[0].W", "layers[0].b", "layers[1].W", "layers[1].b", "scale"])
  }

  @Test func `a gradient of another shape is refused`() {
    #expect(throws: GradientCheckError.shapeMismatch(point: "[[1, 2]]", gradient: "[[2, 1]]")) {
      try checkGradient(of: { x in x[0][0] }, is: [[1], [0]], at: [[1.0, 2]])
    }
    #expect(throws: GradientCheckError.lengthMismatch(point: 2, gradient: 1)) {
      try checkGradient(of: { x in x[0] }, is: { _ in [1] }, at: [1, 2])
    }
  }

  struct TooSmall: Error {}

  @Test func `what f throws at a moved point is in the evidence, and what the gradient throws at the point is thrown`()
    throws
  {
    func f(_ x: [Double]) throws -> Double {
      guard x[0] >= 1.999 else { throw TooSmall() }
      return x[0].squareRoot() * x[1]
    }
    let checked = try checkGradient(
      of: f, is: { [$0[1] / (2 * $0[0].squareRoot()), $0[0].squareRoot()] }, at: [2, 3])
    #expect(checked.verdict != .disagree && checked.evidence.thrown?.error is TooSmall)
    #expect(checked.description.contains("  f threw      TooSmall() at (1."))
    #expect(throws: TooSmall.self) { try checkGradient(of: f, is: { _ in throw TooSmall() }, at: [2, 3]) }
  }

  @Test func `several threads find what one finds`() throws {
    @Sendable func f(_ x: [Double]) -> Double { x.reduce(0) { $0 + .exp($1) } }
    @Sendable func gradient(_ x: [Double]) -> [Double] { x.map { .exp($0) } }
    let x = (0..<40).map { Double($0) / 10 }
    let one = try checkGradient(of: f, is: gradient, at: x)
    let three = try checkGradient(of: f, is: gradient, at: x, parallelism: .threads(3))
    #expect(one.evidence.coordinates == three.evidence.coordinates && one.isRight)
  }

  struct Bowl: ScalarFunction {
    func callAsFunction<S: Scalar>(_ x: [S]) -> S { x[0] * x[0] * x[1] }
  }
  struct BowlGradient: VectorFunction {
    func callAsFunction<S: Scalar>(_ x: [S]) -> [S] { [2 * x[0] * x[1], x[0] * x[0]] }
  }

  @Test func `of a function that can be retyped the verdict is proved`() throws {
    let checked = try checkGradient(of: Bowl(), is: BowlGradient(), at: [1.5, 0.3])
    #expect(checked.isRight && checked.evidence.isProved)
    #expect(try checkGradient(of: Bowl(), is: [0.9, 2.25], at: [1.5, 0.3]).isRight)
    #expect(try !checkGradient(of: Bowl(), is: [0.9, 2.26], at: [1.5, 0.3]).isRight)
  }

  @Test func `options reach the check`() throws {
    func verdict(_ options: CheckOptions) throws -> Verdict {
      try checkGradient(of: { x in x[0] * x[0] }, is: [2.002], at: [1], options: options).verdict
    }
    #expect(try verdict(CheckOptions()) == .disagree)
    #expect(try verdict(CheckOptions(tolerance: 0.01)) == .agree)
    #expect(try verdict(CheckOptions(maximumEvaluations: 3)) == .undecided(.budget))
    #expect(try CheckOptions.$standard.withValue(CheckOptions(tolerance: 0.01)) { try verdict(.standard) } == .agree)
    // √(1 − x) at its edge, seen from the inside only.
    let inside = try checkGradient(
      of: { x in (1 - x[0] * x[0]).squareRoot() }, is: { x in [-x[0] / (1 - x[0] * x[0]).squareRoot()] }, at: [0.5],
      options: CheckOptions(bounds: [0.5...0.6]))
    #expect(inside.evidence.thrown == nil && inside.verdict != .disagree)
  }
}

@Suite struct AwaitingTests {
  actor Server {
    private(set) var asked = 0
    func value(_ x: [Double]) -> Double {
      asked += 1
      return x[0] * x[0] + .sin(x[1])
    }
  }

  @Test func `a function that has to be waited for`() async throws {
    let server = Server()
    let right = try await checkGradient(
      awaiting: { await server.value($0) }, is: { [2 * $0[0], .cos($0[1])] }, at: [0.4, 1.2])
    let asked = await server.asked
    #expect(right.isRight && right.evidence.evaluations == asked)
    let wrong = try await checkGradient(
      awaiting: { await server.value($0) }, is: { [2 * $0[0], .sin($0[1])] }, at: [0.4, 1.2])
    #expect(wrong.verdict == .disagree)
  }

  @MainActor @Test func `it is called on the actor of the caller`() async throws {
    var calls = 0
    let checked = try await checkGradient(
      awaiting: { (x: [Double]) in
        MainActor.assertIsolated()
        calls += 1
        return x[0] * x[0]
      }, is: { [2 * $0[0]] }, at: [0.7])
    #expect(checked.isRight && checked.evidence.evaluations == calls)
  }

  @Test func `a task that is cancelled ends`() async {
    let task = Task {
      try await checkGradient(
        awaiting: { (x: [Double]) in
          try await Task.sleep(for: .seconds(1000))
          return x[0]
        }, is: { _ in [1] }, at: [1.0])
    }
    task.cancel()
    await #expect(throws: CancellationError.self) { try await task.value }
  }
}
