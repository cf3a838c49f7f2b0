public import Scalars

/// Sums, products, quotients, square roots and fused sums are the numbers nearest to the exact ones.
///
/// The error of each is itself a number of the format, as long as nothing underflows, and is found by exact operations: by
/// Knuth's two-sum for a sum, by one fused operation for the others. It is at most half an ulp of the result.
public func expectRoundingErrorLaws<S: RealScalar>(_: S.Type, on values: [S]) {
  for a in values where a.isFinite && !a.isZero {
    let root = a.magnitude.squareRoot()
    // |√a − s| ≤ ulp / 2 gives |a − s²| ≤ s·ulp + ulp² / 4, and the last is below one ulp of the bound.
    let residual = a.magnitude.addingProduct(-root, root).magnitude
    expectLaw(residual <= (root * root.ulp).nextUp, "\(S.self): √\(a.magnitude) is off by more than half an ulp")
    for b in values where b.isFinite && !b.isZero { expectHalfUlps(a, b) }
  }
  let one: S = 1
  let step = S.ulpOfOne
  // (1 + u)(1 − u) − 1 = −u², far below the last place of the product.
  let square = (-one).addingProduct(one + step, one - step)
  expectIdentical(square, -(step * step), "(1 + u)(1 − u) − 1, fused")
}

private func expectHalfUlps<S: RealScalar>(_ a: S, _ b: S) {
  let sum = a + b
  let part = sum - a
  let lost = (a - (sum - part)) + (b - part)
  expectLaw(
    sum + lost == sum && lost.magnitude <= sum.ulp / 2, "\(S.self): \(a) + \(b) is off by more than half an ulp")

  let product = a * b
  let missing = (-product).addingProduct(a, b)
  expectLaw(missing.magnitude <= product.ulp / 2, "\(S.self): \(a) · \(b) is off by more than half an ulp")
  expectLaw(S.zero.addingProduct(a, b) == product, "\(S.self): 0 + \(a) · \(b), fused, is the product")
  expectLaw(b.addingProduct(a, 1) == sum, "\(S.self): \(b) + \(a) · 1, fused, is the sum")

  let quotient = a / b
  let remainder = a.addingProduct(-quotient, b)
  expectLaw(
    remainder.magnitude <= b.magnitude * (quotient.ulp / 2), "\(S.self): \(a) / \(b) is off by more than half an ulp")
}

/// Fused multiplication and addition with zeros, infinities and NaN.
public func expectFusedSpecialValues<S: RealScalar>(_: S.Type) {
  let zero: S = 0
  let infinity = S.infinity
  expectIdentical((-zero).addingProduct(zero, zero), 0, "0·0 + (−0)")
  expectIdentical((-zero).addingProduct(-zero, zero), -zero, "(−0)·0 + (−0)")
  expectIdentical(zero.addingProduct(-zero, zero), 0, "(−0)·0 + 0")
  expectIdentical(S(-6).addingProduct(2, 3), 0, "2·3 − 6")
  expectIdentical(zero.addingProduct(zero, infinity), .nan, "0·∞ + 0")
  expectIdentical(S.nan.addingProduct(zero, infinity), .nan, "0·∞ + NaN")
  expectIdentical((-infinity).addingProduct(2, infinity), .nan, "2·∞ − ∞")
  expectIdentical((-infinity).addingProduct(-2, infinity), -infinity, "−2·∞ − ∞")
  expectIdentical(infinity.addingProduct(2, 3), infinity, "2·3 + ∞")
  let greatest = S.greatestFiniteMagnitude
  expectIdentical((-greatest).addingProduct(greatest, 2), greatest, "2·greatest − greatest, fused")
  expectIdentical(zero.addingProduct(greatest, 2), infinity, "2·greatest + 0, fused")
}
