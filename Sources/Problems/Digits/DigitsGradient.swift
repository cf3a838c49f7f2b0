public import Scalars

extension DigitsCost: CostFunction {
  /// The gradient by hand-written backpropagation.
  ///
  /// With δₖ = exp(zₖ − log Σ exp z) − [k = c], the derivatives of one image's cost are
  /// ∂/∂b2ₖ = δₖ, ∂/∂W2ⱼₖ = aⱼδₖ, ∂/∂b1ⱼ = εⱼ = (1 − aⱼ²) Σₖ W2ⱼₖδₖ and ∂/∂W1ᵢⱼ = vᵢεⱼ; the sum
  /// over the images is divided by their number at the end. Cost: about twice that of the value; five arrays in all.
  ///
  /// - Precondition: `w` has 75H + 10 elements.
  @specialized(where S == Double)
  @inlinable
  public func gradient<S: RealScalar>(at w: [S]) -> [S] {
    let h = hiddenUnits
    let (b1, w2, b2) = (64 * h, 65 * h, 75 * h)
    var gradient = [S](repeating: 0, count: w.count)
    var delta = [S](repeating: 0, count: 10)
    var pass = DigitsForwardPass<S>(hiddenUnits: h, weights: w)
    for image in 0..<images.count {
      pass.run(images, image, w)
      for k in 0..<10 {
        delta[k] = S.exp(pass.logits[k] - pass.logPartition)
        if k == images.labels[image] { delta[k] -= 1 }
        gradient[b2 + k] += delta[k]
      }
      for j in 0..<h {
        let unit: S = pass.hidden[j]
        let row = w2 + 10 * j
        for k in 0..<10 { gradient[row + k] += unit * delta[k] }
        let back: S = S.dot(w.span.extracting(row..<row + 10), delta.span)
        // From here on hidden[j] holds ε.
        pass.hidden[j] = (1 - unit * unit) * back
        gradient[b1 + j] += pass.hidden[j]
      }
      for k in images.starts[image]..<images.starts[image + 1] {
        let input: S = pass.inputs[images.levels[k]]
        let row = images.positions[k] * h
        for j in 0..<h { gradient[row + j] += input * pass.hidden[j] }
      }
    }
    let count = S(images.count)
    for i in gradient.indices { gradient[i] /= count }
    return gradient
  }
}
