import CBaseline
import MultiPrecision
import RealModule
import Scalars

@inline(never)
private func sum<S: RealScalar>(_ x: [S]) -> S {
  var sum: S = 0
  for a in x { sum += S.sin(a) + S.exp(a) }
  return sum
}

extension Comparison {
  /// Σ (sin x + exp x) over 2 000 points.
  static func sinesAndExponentials<F: BinaryFormat>(_ format: F.Type, _ targets: Targets) -> Comparison {
    var generator = Generator(seed: 2000)
    let x = generator.numbers(2000, format)
    let xs = Registers(x)
    return Comparison(
      work: "sin + exp", bits: F.precision, target: targets.functions,
      library: { rounds in
        var s = x[0]
        for _ in 0..<rounds { s = sum(x) }
        return Digest.of(s)
      }, c: { baseline_sin_exp(xs.numbers, Int32($0)) })
  }
}
