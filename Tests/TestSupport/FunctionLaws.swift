import RealModule
public import Scalars

/// The symmetries and identities of the functions of `Real` that hold exactly in rounded arithmetic.
public func expectFunctionLaws<S: RealScalar>(_: S.Type, on values: [S]) {
  for x in values {
    for (name, function) in oddFunctions(S.self) {
      expectIdentical(function(-x), -function(x), "\(name)(−\(x))")
    }
    expectIdentical(S.cos(-x), S.cos(x), "cos(−\(x))")
    expectIdentical(S.cosh(-x), S.cosh(x), "cosh(−\(x))")
    expectIdentical(S.sqrt(x), x.squareRoot(), "sqrt(\(x))")
    expectIdentical(S.pow(x, 1), x, "\(x) to the first power")
    expectIdentical(S.pow(x, 0), 1, "\(x) to the power 0")
    expectIdentical(S.root(x, 1), x, "the first root of \(x)")
    if x >= 0 { expectIdentical(S.pow(x, S(1)), x, "\(x) to the power 1.0") }
    let expected: FloatingPointSign =
      x < 0 && x != x.rounded(.down) && x.rounded(.towardZero).remainder(dividingBy: 2) == 0 ? .minus : .plus
    expectLaw(S.signGamma(x) == expected, "\(S.self): the sign of Γ(\(x))")
    for y in values {
      expectIdentical(S.hypot(x, y), S.hypot(y, x), "hypot(\(x), \(y))")
      expectIdentical(S.hypot(-x, y), S.hypot(x, y), "hypot(−\(x), \(y))")
      expectIdentical(S.atan2(y: -y, x: x), -S.atan2(y: y, x: x), "atan2(−\(y), \(x))")
    }
  }
  for (name, function) in unaryFunctions(S.self) { expectIdentical(function(.nan), .nan, "\(name)(NaN)") }
}

private typealias Function<S> = (name: String, function: (S) -> S)

private func oddFunctions<S: RealScalar>(_: S.Type) -> [Function<S>] {
  [
    ("sin", S.sin), ("tan", S.tan), ("asin", S.asin), ("atan", S.atan), ("sinh", S.sinh), ("tanh", S.tanh),
    ("asinh", S.asinh), ("atanh", S.atanh), ("erf", S.erf), ("cbrt", { S.root($0, 3) }), ("cube", { S.pow($0, 3) }),
  ]
}

private func unaryFunctions<S: RealScalar>(_: S.Type) -> [Function<S>] {
  let others: [Function<S>] = [
    ("exp", S.exp), ("expMinusOne", S.expMinusOne), ("exp2", S.exp2), ("exp10", S.exp10), ("log", { S.log($0) }),
    ("log(onePlus:)", { S.log(onePlus: $0) }), ("log2", S.log2), ("log10", S.log10), ("cos", S.cos), ("acos", S.acos),
    ("cosh", S.cosh), ("acosh", S.acosh), ("erfc", S.erfc), ("gamma", S.gamma), ("logGamma", S.logGamma),
    ("sqrt", S.sqrt),
  ]
  return oddFunctions(S.self) + others
}
