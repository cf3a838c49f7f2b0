import GradientTesting
import Testing

/// One layer of tanh, as a struct of parameters.
struct Layer: ParameterStruct {
  var weights: [[Double]]
  var bias: [Double]
  var scale: Double

  static var fields: [ParameterField<Layer, Double>] {
    [.init("weights", \.weights), .init("bias", \.bias), .init("scale", \.scale)]
  }

  func sums(_ x: [Double]) -> [Double] {
    zip(weights, bias).map { row, bias in zip(row, x).reduce(bias) { $0 + $1.0 * $1.1 } }
  }

  func outputs(_ x: [Double]) -> [Double] { sums(x).map { scale * Double.tanh($0) } }
}

@Suite struct NetworkTests {
  let layer = Layer(weights: [[0.5, -0.3, 0.2], [0.1, 0.8, -0.6]], bias: [0.1, -0.2], scale: 1.5)
  let x = [0.3, 1.2, -0.7]

  func loss(_ layer: Layer) -> Double { layer.outputs(x).reduce(0) { $0 + $1 * $1 } / 2 }

  func gradient(_ layer: Layer) -> Layer {
    var gradient = Layer(weights: [], bias: [], scale: 0)
    for sum in layer.sums(x) {
      let (t, y) = (Double.tanh(sum), layer.scale * Double.tanh(sum))
      let slope = y * layer.scale * (1 - t * t)
      gradient.weights.append(x.map { slope * $0 })
      gradient.bias.append(slope)
      gradient.scale += y * t
    }
    return gradient
  }

  @Test func `the gradient of a struct of parameters`() { expectGradient(of: loss, is: gradient, at: layer) }

  @Test func `a fault is called by its block's name`() {
    func faulty(_ layer: Layer) -> Layer {
      var gradient = gradient(layer)
      gradient.weights = gradient.weights.map { $0.map { 2 * $0 } }
      return gradient
    }
    withKnownIssue {
      expectGradient(of: loss, is: faulty, at: layer)
    } matching: {
      $0.comments[0].rawValue.hasPrefix(
        "The gradient is wrong: every component of weights is 2 times what it should be\n")
    }
  }

  @Test func `a Jacobian, and its products`() {
    func slopes(_ x: [Double]) -> [Double] { layer.sums(x).map { layer.scale / (.cosh($0) * .cosh($0)) } }
    func jacobian(_ x: [Double]) -> [[Double]] {
      zip(layer.weights, slopes(x)).map { row, slope in row.map { slope * $0 } }
    }
    expectJacobian(of: layer.outputs, is: jacobian, at: x)
    expectRight(
      try checkJacobian(
        of: layer.outputs, forward: { x, v in jacobian(x).map { zip($0, v).reduce(0) { $0 + $1.0 * $1.1 } } }, at: x))
    expectRight(
      try checkJacobian(
        of: layer.outputs,
        reverse: { x, u in
          x.indices.map { j in zip(jacobian(x), u).reduce(0) { $0 + $1.0[j] * $1.1 } }
        }, at: x))
  }
}
