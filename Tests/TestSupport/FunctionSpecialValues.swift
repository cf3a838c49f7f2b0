import RealModule
public import Scalars

/// The functions of `Real` at zeros, infinities, poles and outside their domains, as swift-numerics documents them.
///
/// In a format without infinities, what is infinite is NaN: of arguments it is left out, as a value it is expected.
public func expectFunctionSpecialValues<S: RealScalar>(_: S.Type) {
  expectExponentials(S.self)
  expectCircular(S.self)
  expectHyperbolic(S.self)
  expectArcTangent(S.self)
  expectPowers(S.self)
  expectGamma(S.self)
}

private func expectTable<S: RealScalar>(_ name: String, _ function: (S) -> S, _ table: KeyValuePairs<S, S>) {
  for (x, value) in table where S.hasInfinity || !x.isNaN { expectIdentical(function(x), value, "\(name)(\(x))") }
}

private func expectExponentials<S: RealScalar>(_: S.Type) {
  let (zero, infinity, nan): (S, S, S) = (0, .infinity, .nan)
  let quarter: S = S(1) / 4
  expectTable("exp", S.exp, [0: 1, -zero: 1, -infinity: 0, infinity: infinity])
  expectTable("expMinusOne", S.expMinusOne, [0: 0, -zero: -zero, -infinity: -1, infinity: infinity])
  expectTable("exp2", S.exp2, [0: 1, 3: 8, -2: quarter, -infinity: 0, infinity: infinity])
  expectTable("exp10", S.exp10, [0: 1, 3: 1000, -infinity: 0, infinity: infinity])
  expectTable(
    "log", { S.log($0) }, [1: 0, 0: -infinity, -zero: -infinity, -1: nan, -infinity: nan, infinity: infinity])
  expectTable(
    "log(onePlus:)", { S.log(onePlus: $0) },
    [0: 0, -zero: -zero, -1: -infinity, -2: nan, -infinity: nan, infinity: infinity])
  expectTable("log2", S.log2, [1: 0, 8: 3, 0: -infinity, -zero: -infinity, -1: nan, infinity: infinity])
  expectTable(
    "log10", S.log10, [1: 0, 100: 2, 0: -infinity, -zero: -infinity, -1: nan, infinity: infinity])
  expectTable("erf", S.erf, [0: 0, -zero: -zero, infinity: 1, -infinity: -1])
  expectTable("erfc", S.erfc, [0: 1, -zero: 1, infinity: 0, -infinity: 2])
}

private func expectCircular<S: RealScalar>(_: S.Type) {
  let (zero, infinity, nan): (S, S, S) = (0, .infinity, .nan)
  let above: S = S(1).nextUp
  expectTable("sin", S.sin, [0: 0, -zero: -zero, infinity: nan, -infinity: nan])
  expectTable("cos", S.cos, [0: 1, -zero: 1, infinity: nan, -infinity: nan])
  expectTable("tan", S.tan, [0: 0, -zero: -zero, infinity: nan, -infinity: nan])
  expectTable("asin", S.asin, [0: 0, -zero: -zero, 2: nan, -2: nan, above: nan, infinity: nan])
  expectTable("acos", S.acos, [1: 0, 2: nan, -2: nan, -above: nan, infinity: nan])
  expectTable("atan", S.atan, [0: 0, -zero: -zero])
  // Rounded to nearest, where π itself may be rounded towards zero: one ulp apart at most.
  let right = S.pi / 2
  for (name, angle) in [("asin(1)", S.asin(1)), ("acos(0)", S.acos(0)), ("atan(∞)", S.atan(infinity))]
  where S.hasInfinity || !angle.isNaN {
    expectLaw((angle - right).magnitude <= right.ulp, "\(S.self): \(name) is \(angle), a right angle")
  }
  expectLaw((S.acos(-1) - S.pi).magnitude <= S.pi.ulp, "\(S.self): acos(−1) is \(S.acos(-1)), half a turn")
}

private func expectHyperbolic<S: RealScalar>(_: S.Type) {
  let (zero, infinity, nan): (S, S, S) = (0, .infinity, .nan)
  let above: S = S(1).nextUp
  let below: S = S(1).nextDown
  expectTable("sinh", S.sinh, [0: 0, -zero: -zero, infinity: infinity, -infinity: -infinity])
  expectTable("cosh", S.cosh, [0: 1, -zero: 1, infinity: infinity, -infinity: infinity])
  expectTable("tanh", S.tanh, [0: 0, -zero: -zero, infinity: 1, -infinity: -1])
  expectTable("asinh", S.asinh, [0: 0, -zero: -zero, infinity: infinity, -infinity: -infinity])
  expectTable(
    "acosh", S.acosh, [1: 0, below: nan, 0: nan, -1: nan, infinity: infinity, -infinity: nan])
  expectTable(
    "atanh", S.atanh,
    [0: 0, -zero: -zero, 1: infinity, -1: -infinity, 2: nan, above: nan, infinity: nan])
}

private func expectArcTangent<S: RealScalar>(_: S.Type) {
  let (zero, infinity): (S, S) = (0, .infinity)
  // Angles as eighths of a turn; the exact ones are zeros.
  let table: [(eighths: Int, points: KeyValuePairs<S, S>)] = [
    (1, [1: 1, infinity: infinity]),
    (2, [1: 0, 1: -zero, infinity: 1, infinity: -1]),
    (3, [1: -1, infinity: -infinity]),
    (4, [0: -1, 0: -zero, 0: -infinity, 1: -infinity]),
  ]
  for (eighths, points) in table {
    for (y, x) in points where S.hasInfinity || !(x + y).isNaN {
      let expected = S.pi * S(eighths) / 4
      // One ulp each for π, the product and the rounding of the angle.
      let angle = S.atan2(y: y, x: x)
      expectLaw((angle - expected).magnitude <= 3 * expected.ulp, "\(S.self): atan2(\(y), \(x)) is \(angle)")
      expectIdentical(S.atan2(y: -y, x: x), -angle, "atan2(\(-y), \(x))")
    }
  }
  for x: S in [0, 1, infinity] where !x.isNaN {
    expectIdentical(S.atan2(y: 0, x: x), 0, "atan2(0, \(x))")
    expectIdentical(S.atan2(y: -zero, x: x), -zero, "atan2(−0, \(x))")
  }
  if S.hasInfinity { expectIdentical(S.atan2(y: 1, x: infinity), 0, "atan2(1, ∞)") }
  expectIdentical(S.atan2(y: .nan, x: 1), .nan, "atan2(NaN, 1)")
  expectIdentical(S.atan2(y: 1, x: .nan), .nan, "atan2(1, NaN)")
}

private func expectPowers<S: RealScalar>(_: S.Type) {
  let (zero, infinity, nan): (S, S, S) = (0, .infinity, .nan)
  let half: S = S(1) / 2
  let third: S = S(1) / 3
  let powers: [[S]] = [
    [2, 3, 8], [2, -1, half], [4, half, 2], [0, 0, nan], [-zero, 0, nan], [-1, 2, nan], [-1, 0, nan], [-8, third, nan],
    [0, 3, 0], [0, -1, infinity], [1, infinity, 1], [2, infinity, infinity], [2, -infinity, 0], [half, infinity, 0],
    [infinity, 2, infinity], [infinity, -2, 0], [infinity, 0, 1], [-infinity, 2, nan], [nan, 1, nan], [2, nan, nan],
  ]
  for row in powers where S.hasInfinity || !(row[0] + row[1]).isNaN {
    expectIdentical(S.pow(row[0], row[1]), row[2], "pow(\(row[0]), \(row[1]))")
  }
  let integral: [(n: Int, table: KeyValuePairs<S, S>)] = [
    (0, [0: 1, nan: 1, infinity: 1, 2: 1]),
    (2, [-2: 4, 0: 0, -zero: 0, -infinity: infinity]),
    (3, [-2: -8, -zero: -zero, -infinity: -infinity]),
    (10, [2: 1024, 1: 1]),
    (-1, [-2: -half, 0: infinity, -zero: -infinity, infinity: 0]),
    (-2, [2: half * half, -zero: infinity, -infinity: 0]),
    (-3, [-infinity: -zero, -1: -1]),
    (.max, [1: 1, -1: -1, 2: infinity, -2: -infinity, half: 0]),
    (.min, [1: 1, -1: 1, 2: 0, -2: 0, half: infinity]),
  ]
  for (n, table) in integral { expectTable("power \(n) of ", { S.pow($0, n) }, table) }
  let roots: [(n: Int, table: KeyValuePairs<S, S>)] = [
    (2, [4: 2, 0: 0, -1: nan, -infinity: nan, infinity: infinity]),
    (3, [8: 2, -8: -2, 0: 0, -zero: -zero, -infinity: -infinity, nan: nan]),
    (4, [16: 2, -16: nan]),
    (7, [1: 1, -1: -1]),
    (-1, [infinity: 0, 2: half]),
    (-2, [4: half, -4: nan]),
    (-5, [1: 1, -1: -1]),
  ]
  for (n, table) in roots { expectTable("root \(n) of ", { S.root($0, n) }, table) }
  let hypotenuses: [[S]] = [
    [3, 4, 5], [0, 0, 0], [-zero, -zero, 0], [0, -2, 2], [infinity, 1, infinity], [-infinity, nan, infinity],
    [nan, infinity, infinity], [nan, 1, nan],
  ]
  for row in hypotenuses { expectIdentical(S.hypot(row[0], row[1]), row[2], "hypot(\(row[0]), \(row[1]))") }
  let greatest = S.greatestFiniteMagnitude
  expectIdentical(S.hypot(greatest, 1), greatest, "hypot(greatest, 1)")
}

private func expectGamma<S: RealScalar>(_: S.Type) {
  let (zero, infinity, nan): (S, S, S) = (0, .infinity, .nan)
  let half: S = S(1) / 2
  let oneAndAHalf: S = 1 + half
  let twoAndAHalf: S = 2 + half
  expectTable(
    "gamma", S.gamma,
    [
      1: 1, 2: 1, 5: 24, 7: 720, 0: infinity, -zero: -infinity, -1: nan, -2: nan, -infinity: nan, infinity: infinity,
    ])
  expectTable(
    "logGamma", S.logGamma,
    [1: 0, 2: 0, 0: infinity, -zero: infinity, -1: infinity, -2: infinity, infinity: infinity])
  let plus: [S] = [1, 0, -oneAndAHalf, -1, -2, infinity]
  let minus: [S] = [-half, -twoAndAHalf]
  for x in plus { expectLaw(S.signGamma(x) == .plus, "\(S.self): the sign of Γ(\(x))") }
  for x in minus { expectLaw(S.signGamma(x) == .minus, "\(S.self): the sign of Γ(\(x))") }
}
