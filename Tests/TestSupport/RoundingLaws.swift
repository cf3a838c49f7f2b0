public import Scalars

/// The laws of the six rules that round to integers.
public func expectRoundingLaws<S: RealScalar>(_: S.Type, on values: [S]) {
  for x in values {
    for rule in rules {
      let rounded = x.rounded(rule)
      var inPlace = x
      inPlace.round(rule)
      expectIdentical(inPlace, rounded, "\(x) rounded \(rule) in place")
      expectIdentical(rounded.rounded(.towardZero), rounded, "\(x) rounded \(rule), then towards zero")
      expectLaw(x.isNaN || rounded.sign == x.sign, "\(S.self): \(x) rounded \(rule) keeps its sign")
      let isIntegral = x.magnitude >= Samples.power(S.precision - 1) || !x.isFinite
      if isIntegral { expectIdentical(rounded, x, "\(x) rounded \(rule)") }
      expectIdentical((-x).rounded(mirrored(rule)), -rounded, "−(\(x)) rounded the mirrored way of \(rule)")
    }
    if x.isFinite { expectDefinitions(x) }
  }
  expectTable(S.self)
}

private let rules: [FloatingPointRoundingRule] = [
  .toNearestOrEven, .toNearestOrAwayFromZero, .up, .down, .towardZero, .awayFromZero,
]

private func mirrored(_ rule: FloatingPointRoundingRule) -> FloatingPointRoundingRule {
  switch rule {
  case .up: .down
  case .down: .up
  default: rule
  }
}

/// Each rule by its definition. What lies behind the point of a magnitude is itself a number of the format.
private func expectDefinitions<S: RealScalar>(_ x: S) {
  let (down, up) = (x.rounded(.down), x.rounded(.up))
  expectLaw(down == x || down < x && x < down + 1, "\(S.self): \(x) rounded down is \(down)")
  expectLaw(up == x || up > x && x > up - 1, "\(S.self): \(x) rounded up is \(up)")
  expectIdentical(x.rounded(.towardZero), x.sign == .minus ? up : down, "\(x) rounded towards zero")
  expectIdentical(x.rounded(.awayFromZero), x.sign == .minus ? down : up, "\(x) rounded away from zero")
  let half = S(1) / 2
  let (even, away) = (x.rounded(.toNearestOrEven), x.rounded(.toNearestOrAwayFromZero))
  expectLaw((x - even).magnitude <= half, "\(S.self): \(x) rounded to nearest or even is \(even)")
  expectLaw((x - away).magnitude <= half, "\(S.self): \(x) rounded to nearest or away is \(away)")
  if x.magnitude - x.magnitude.rounded(.down) == half {
    expectLaw((even / 2).rounded(.down) == even / 2, "\(S.self): the tie \(x) goes to an even number, not to \(even)")
    expectLaw(away.magnitude > x.magnitude, "\(S.self): the tie \(x) goes away from zero, not to \(away)")
  } else {
    expectIdentical(even, away, "\(x), which is no tie, rounded to nearest or even")
  }
}

private func expectTable<S: RealScalar>(_: S.Type) {
  // Quarters, and what each rule makes of them, in the order of `rules`.
  let table: [(quarters: Int, expected: [Int])] = [
    (1, [0, 0, 1, 0, 0, 1]), (2, [0, 1, 1, 0, 0, 1]), (3, [1, 1, 1, 0, 0, 1]), (4, [1, 1, 1, 1, 1, 1]),
    (5, [1, 1, 2, 1, 1, 2]), (6, [2, 2, 2, 1, 1, 2]), (7, [2, 2, 2, 1, 1, 2]), (10, [2, 3, 3, 2, 2, 3]),
    (14, [4, 4, 4, 3, 3, 4]),
  ]
  for (quarters, expected) in table {
    let x = S(quarters) / 4
    for (rule, integer) in zip(rules, expected) {
      expectIdentical(x.rounded(rule), S(integer), "\(x) rounded \(rule)")
      expectIdentical((-x).rounded(mirrored(rule)), -S(integer), "\(-x) rounded \(mirrored(rule))")
    }
  }
  expectIdentical((S(1) / 2).nextDown.rounded(), 0, "the number before one half, rounded")
  expectIdentical((S(1) / 2).nextUp.rounded(), 1, "the number after one half, rounded")
}
