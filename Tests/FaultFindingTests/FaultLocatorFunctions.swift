import RealModule
import Scalars

/// Functions of any number of variables with their exact gradients, cheap enough for thousands of evaluations.
enum Sample {
  /// Σ sin(1.3xᵢ + 0.7xⱼ) + xᵢ²xⱼ / 2(1 + xⱼ²), j the variable after i: every variable is coupled to its neighbours.
  static func coupled<S: RealScalar>(_ x: [S]) -> S {
    var sum: S = 0
    for (a, b) in zip(x, x.dropFirst() + x.prefix(1)) {
      sum += S.sin(1.3 * a + 0.7 * b) + a * a * b / (2 * (1 + b * b))
    }
    return sum
  }

  static func coupledGradient<S: RealScalar>(_ x: [S]) -> [S] {
    var gradient = [S](repeating: 0, count: x.count)
    for i in x.indices {
      let j = i + 1 == x.count ? 0 : i + 1
      let (a, b) = (x[i], x[j])
      let cosine = S.cos(1.3 * a + 0.7 * b)
      let square = 1 + b * b
      gradient[i] += 1.3 * cosine + a * b / square
      gradient[j] += 0.7 * cosine + a * a * (1 - b * b) / (2 * square * square)
    }
    return gradient
  }

  /// Σᵣ max(0, zᵣ)² / 8 + max(0, zᵣ) with zᵣ = Σₖ aᵣₖxₖ over five variables: a kink wherever a z changes its sign.
  static func rectified(_ x: [Double]) -> Double {
    (0..<4 * x.count).reduce(0) { sum, row in
      let z = Swift.max(0, response(x, row))
      return sum + z * z / 8 + z
    }
  }

  static func rectifiedGradient(_ x: [Double]) -> [Double] {
    var gradient = [Double](repeating: 0, count: x.count)
    for row in 0..<4 * x.count {
      let z = response(x, row)
      guard z > 0 else { continue }
      for k in 0..<5 { gradient[place(row, k, x.count)] += (z / 4 + 1) * factor(row, k) }
    }
    return gradient
  }

  private static func response(_ x: [Double], _ row: Int) -> Double {
    (0..<5).reduce(0) { $0 + factor(row, $1) * x[place(row, $1, x.count)] }
  }
  private static func place(_ row: Int, _ k: Int, _ count: Int) -> Int { (row + 7 * k * k + 3 * k * row) % count }
  private static func factor(_ row: Int, _ k: Int) -> Double { Double((row * 37 + k * 101) % 19 - 9) / 9 }

  /// Numbers of mean 0 and variance 1, between −6 and 6: sums of twelve uniform ones.
  static func point<S: RealScalar>(_ count: Int, _ generator: inout SeededGenerator) -> [S] {
    (0..<count).map { _ in
      S((0..<12).reduce(-6.0) { sum, _ in sum + Double(generator.next() >> 11) * 0x1p-53 })
    }
  }

  static func rootMeanSquare<S: RealScalar>(_ v: [S]) -> S {
    (v.reduce(0) { $0 + $1 * $1 } / S(v.count)).squareRoot()
  }

  /// `gradient` with an error of ±`size` in each of the places.
  static func spoiled<S: RealScalar>(
    _ gradient: [S], at places: some Sequence<Int>, by size: S, _ generator: inout SeededGenerator
  ) -> [S] {
    var claim = gradient
    for i in places { claim[i] += generator.next() & 1 == 0 ? size : -size }
    return claim
  }
}
