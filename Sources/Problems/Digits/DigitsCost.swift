public import Scalars

/// The mean cross-entropy of ``DigitsNetwork`` over its images.
///
/// log Σ exp zₖ is computed as max z + log Σ exp(zₖ − max z), so that no exponential overflows. Cost: for each image, its
/// nonzero pixels × H + 10H multiplications, H tanh, 10 exp and a log; three short arrays in all.
@frozen
public struct DigitsCost: RealFunction {
  /// The images.
  public let images: DigitImages
  /// H, the number of hidden units.
  public let hiddenUnits: Int

  /// The cost over some images.
  @inlinable
  init(images: DigitImages, hiddenUnits: Int) {
    self.images = images
    self.hiddenUnits = hiddenUnits
  }

  /// The cost at the weights `w`, in the order W1, b1, W2, b2.
  ///
  /// - Precondition: `w` has 75H + 10 elements.
  @specialized(where S == Double)
  @inlinable
  public func callAsFunction<S: RealScalar>(_ w: [S]) -> S {
    var sum: S = 0
    var pass = DigitsForwardPass<S>(hiddenUnits: hiddenUnits, weights: w)
    for image in 0..<images.count {
      pass.run(images, image, w)
      sum += pass.logPartition - pass.logits[images.labels[image]]
    }
    return sum / S(images.count)
  }
}

/// What one image makes of the network's units, in arrays that are used again for the next image.
@frozen
@usableFromInline
struct DigitsForwardPass<S: RealScalar> {
  /// v for each pixel value 0…16.
  @usableFromInline let inputs: [S]
  /// a.
  @usableFromInline var hidden: [S]
  /// z.
  @usableFromInline var logits: [S]
  /// log Σ exp zₖ.
  @usableFromInline var logPartition: S

  @inlinable
  init(hiddenUnits: Int, weights: [S]) {
    let expected = 75 * hiddenUnits + 10
    precondition(weights.count == expected, "the network has \(expected) weights; there are \(weights.count)")
    inputs = (0...16).map { S($0) / 16 }
    hidden = [S](repeating: 0, count: hiddenUnits)
    logits = [S](repeating: 0, count: 10)
    logPartition = 0
  }

  /// Computes a, z and log Σ exp z of one image.
  @inlinable
  mutating func run(_ images: DigitImages, _ image: Int, _ w: [S]) {
    let h = hidden.count
    let (b1, w2, b2) = (64 * h, 65 * h, 75 * h)
    for j in 0..<h { hidden[j] = w[b1 + j] }
    for k in images.starts[image]..<images.starts[image + 1] {
      let input: S = inputs[images.levels[k]]
      let row = images.positions[k] * h
      for j in 0..<h { hidden[j] += input * w[row + j] }
    }
    for k in 0..<10 { logits[k] = w[b2 + k] }
    for j in 0..<h {
      let unit: S = S.tanh(hidden[j])
      hidden[j] = unit
      for k in 0..<10 { logits[k] += unit * w[w2 + 10 * j + k] }
    }
    var largest: S = logits[0]
    for k in 1..<10 where logits[k] > largest { largest = logits[k] }
    var sum: S = 0
    for k in 0..<10 { sum += S.exp(logits[k] - largest) }
    logPartition = largest + S.log(sum)
  }
}
