public import Scalars

/// The kernels against the operators, step by step: bit for bit, on any numbers.
public func expectKernelLaws<S: RealScalar>(_: S.Type, on values: [S]) {
  for (i, a) in values.enumerated() {
    let (b, c) = (values[(7 * i + 3) % values.count], values[(11 * i + 5) % values.count])
    var sum = a
    sum.formMulAdd(b, c)
    expectIdentical(sum, a * b + c, "\(a)·\(b) + \(c)")
    sum = a
    sum.formMulAdd(a, a)
    expectIdentical(sum, a * a + a, "\(a)·\(a) + \(a)")
  }
  let numbers = Samples.moderate(40, seed: 3, S.self)
  let shifted = Array(numbers.dropFirst(9) + numbers.prefix(9))
  let lists: [([S], [S])] =
    [([], []), ([-0], [1]), ([-0, -0], [-0, -0]), (numbers, shifted), (values, values.reversed())]
    + values.map { ([$0], [-0]) } + values.map { ([1, $0, numbers[0]], [numbers[1], $0, -$0]) }
  for (a, b) in lists {
    expectIdentical(S.sum(a.span), literalSum(a), "the sum of \(a)")
    expectIdentical(S.dot(a.span, b.span), literalSum(zip(a, b).map { $0 * $1 }), "\(a) · \(b)")
    for x in [0, -0, 1, numbers[0], shifted[0], .infinity, .nan] as [S] {
      expectIdentical(S.horner(a.span, at: x), literalHorner(a, x), "the polynomial \(a) at \(x)")
    }
  }
}

private func literalSum<S: RealScalar>(_ terms: [S]) -> S {
  var sum = S(0)
  for term in terms { sum = sum + term }
  return sum
}

private func literalHorner<S: RealScalar>(_ coefficients: [S], _ x: S) -> S {
  guard var value = coefficients.first else { return 0 }
  for coefficient in coefficients.dropFirst() { value = value * x + coefficient }
  return value
}

/// Scaling by powers of two: a product with 2ⁿ where that is a number, and what it must be at the ends of the range.
public func expectScalingLaws<S: RealScalar>(_: S.Type, on values: [S]) {
  let (least, leastNormal) = (Int(S.leastNonzeroMagnitude.exponent), Int(S.leastNormalMagnitude.exponent))
  let greatest = Int(S.greatestFiniteMagnitude.exponent)
  // For all these n, 2ⁿ is a number of the format, and a product is rounded once.
  for n in [least, least + 1, leastNormal, leastNormal + 1, -1, 0, 1, 2, greatest - 1, greatest] {
    let power = Samples.power(n, S.self)
    for x in values { expectIdentical(x.scaled(byPowerOfTwo: n), x * power, "\(x) times 2^\(n)") }
  }
  for x in values {
    let sign: S = x.sign == .minus ? -1 : 1
    let isNumber = x.isFinite && !x.isZero
    let overflowed: S = isNumber ? S.infinity * sign : x
    let underflowed: S = isNumber ? S.zero * sign : x
    for n in [Int.max, Int.max - 1, 2 * (greatest - least)] {
      expectIdentical(x.scaled(byPowerOfTwo: n), overflowed, "\(x) times 2^\(n)")
      expectIdentical(x.scaled(byPowerOfTwo: -n), underflowed, "\(x) times 2^-\(n)")
    }
    expectIdentical(x.scaled(byPowerOfTwo: .min), underflowed, "\(x) times 2^Int.min")
  }
  // From end to end, where no single factor reaches.
  let (bottom, top) = (S.leastNonzeroMagnitude, Samples.power(greatest, S.self))
  expectIdentical(bottom.scaled(byPowerOfTwo: greatest - least), top, "the least number, scaled up")
  expectIdentical(top.scaled(byPowerOfTwo: least - greatest), bottom, "the greatest power of two, scaled down")
  // Half the least number is a tie, and zero is even; anything more is nearer to the least number.
  let above = S(3) / 2
  expectIdentical(bottom.scaled(byPowerOfTwo: -1), 0, "half the least number")
  expectIdentical((-above).scaled(byPowerOfTwo: least - 1), -bottom, "−3/4 of the least number")
}
