import CBaseline
import FiniteDifferences
import MultiPrecision
import Problems
import Scalars

@inline(never)
private func gradient<S: RealScalar>(at x: [S], step: S) -> [S] {
  let rosenbrock = Rosenbrock(count: x.count)
  return Stencil.central.gradient(of: { rosenbrock.value($0) }, at: x, steps: .uniform(step))
}

extension Comparison {
  private static let title = "gradient of Rosenbrock"

  /// The central-difference gradient of the extended Rosenbrock function, n = 1000, through the library's stencil and the
  /// library's problem.
  static func gradient<F: BinaryFormat>(_ format: F.Type, target: Double) -> Comparison {
    var generator = Generator(seed: 1000)
    let x = generator.numbers(1000, format)
    let h = MPFloat<F>(1).scaled(byPowerOfTwo: -F.precision / 3)
    let (xs, hs) = (Registers(x), Registers([h]))
    return Comparison(
      work: title, bits: F.precision, target: target,
      library: { rounds in
        var result: [MPFloat<F>] = []
        for _ in 0..<rounds { result = Work.gradient(at: x, step: h) }
        var digest = Digest()
        for derivative in result { digest.add(derivative) }
        return digest.value
      }, c: { baseline_gradient(xs.numbers, hs.numbers, Int32($0)) })
  }

  /// The same in `Double`.
  static func doubleGradient(target: Double) -> Comparison {
    var generator = Generator(seed: 1000)
    let x = generator.numbers(1000, Words<4>.self).map { Double($0) }
    let h = 0x1p-17
    return Comparison(
      work: title, bits: nil, target: target,
      library: { rounds in
        var result: [Double] = []
        for _ in 0..<rounds { result = Work.gradient(at: x, step: h) }
        var digest = Digest()
        for derivative in result { digest.add(derivative.bitPattern) }
        return digest.value
      },
      c: { rounds in
        var (point, gradient) = (x, [Double](repeating: 0, count: x.count))
        return baseline_double_gradient(&point, &gradient, Int32(x.count), h, Int32(rounds))
      })
  }
}
