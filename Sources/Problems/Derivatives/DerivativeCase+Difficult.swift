extension DerivativeCase {
  /// A second set: 774 points of functions that defeat methods which do well on smooth ones.
  ///
  /// Fast and slow functions, large offsets, cancellation, values of too few digits, noise, kinks at the point and near it,
  /// periods that steps can hit, and the edges of domains. Points are sums and products that every binary64 arithmetic gives
  /// the same bits for.
  package static var difficult: [DerivativeCase] { fast + spoiled + kinked + scaled + edges }

  /// `count` numbers from `a` to `b` at equal distances.
  private static func even(_ a: Double, _ b: Double, _ count: Int) -> [Double] {
    let gap = (b - a) / Double(count - 1)
    return (0..<count).map { $0 == count - 1 ? b : a + gap * Double($0) }
  }

  /// `first`, and `count` − 1 numbers more, each the one before divided by 2^`octaves`.
  private static func falling(_ first: Double, _ count: Int, octaves: Int = 1) -> [Double] {
    (0..<count).map { Double(sign: .plus, exponent: -octaves * $0, significand: first) }
  }

  private static func smooth(_ family: String, _ f: DifficultFormula, _ points: [Double]) -> [DerivativeCase] {
    points.map { DerivativeCase(family, f, truth: f, at: $0) }
  }

  private static var fast: [DerivativeCase] {
    smooth("sin(10^3x)", .fastSine(factor: 1000), even(-3, 3, 60))
      + smooth("sin(10^6x)", .fastSine(factor: 1_000_000), even(-2.9, 3.1, 60))
      + smooth("10^9+sin(x)", .offsetSine, even(-5, 5, 50))
      + smooth("(x-1)^7", .expandedPower, even(0.4, 1.6, 60))
      + smooth("(1-cos(x))/x^2", .versine, [5, 4.375, 3.75, 3.125].flatMap { falling($0, 15) })
      + smooth("x+sin(2πx)", .hiddenPeriod, (-20...20).map(Double.init))
      + smooth("tanh(50(x-1))", .step, even(0.8, 1.2, 21))
      + smooth("1/(1+10^4x^2)", .runge, even(-1, 1, 31))
  }

  private static var spoiled: [DerivativeCase] {
    let points = even(0.3, 6, 20)
    let few: [DifficultFormula] = [.exponential, .fastSine(factor: 1), .inverse]
    func cases(_ family: String, _ spoil: SpoiledFunction.Spoil, _ formulae: [DifficultFormula]) -> [DerivativeCase] {
      formulae.flatMap { f in points.map { DerivativeCase(family, SpoiledFunction(f, spoil), truth: f, at: $0) } }
    }
    return cases("in binary32", .binary32, few)
      + cases("noise of 10^-6", .relativeNoise, few + [.slantedArctangent])
  }

  private static var kinked: [DerivativeCase] {
    func kinks(_ shape: KinkedFormula.Shape, _ points: [Double]) -> [DerivativeCase] {
      points.map { DerivativeCase("kink", KinkedFormula(shape, at: $0), truth: nil, at: $0) }
    }
    let near = KinkedFormula(.bentParabola, at: 1)
    return kinks(.magnitude, even(-3, 3, 20)) + kinks(.bentExponential, even(0.5, 3, 20))
      + kinks(.clippedSine, even(0.5, 1.5, 10))
      + falling(1, 20).map { DerivativeCase("near a kink", near, truth: near, at: 1 + $0) }
  }

  private static var scaled: [DerivativeCase] {
    let small = falling(1e-5, 10)
    let both = small + small.map { -$0 }
    let atZero: [DifficultFormula] = [
      .mixture, .cosine, .steepExponential, .slowExponential, .slowSine, .steepArctangent,
    ]
    return smooth("f(x/10^6)", .slowSine, even(-4, 4.1, 30)) + smooth("f(x/10^6)", .slowArctangent, even(-4, 4.1, 30))
      + smooth("f(10^6x)", .steepTangent, both) + smooth("f(10^6x)", .narrowBell, both.map { $0 / 4 })
      + atZero.flatMap { smooth("at 0", $0, [0]) }
  }

  private static var edges: [DerivativeCase] {
    let gaps = falling(0.3, 15, octaves: 2)
    let tiny = falling(0.01, 15, octaves: 2)
    return smooth("near an edge", .logarithm, tiny) + smooth("near an edge", .squareRoot, tiny)
      + smooth("near an edge", .complementaryLogarithm, gaps.map { 1 - $0 })
      + smooth("near an edge", .arcsine, gaps.map { 1 - $0 }) + smooth("near an edge", .circle, gaps.map { -1 + $0 })
  }
}
