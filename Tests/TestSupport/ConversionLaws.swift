public import Scalars

/// A number goes to a wider format and back unchanged, and out of its parts come the same number again.
public func expectConversionLaws<S: RealScalar, Other: RealScalar>(_: S.Type, through _: Other.Type, on values: [S]) {
  for x in values {
    expectIdentical(x.withParts { S(rounding: $0, limbs: $1) }, x, "\(x) from its parts")
    x.withParts { parts, limbs in
      expectLaw(parts.sign == (x.isNaN ? .plus : x.sign), "\(S.self): the sign of the parts of \(x)")
      let isFinite = x.isFinite && !x.isZero
      expectLaw((parts.kind == .finite) == isFinite, "\(S.self): the kind of the parts of \(x)")
      expectLaw(parts.exponent == (isFinite ? Int(x.exponent) : 0), "\(S.self): the exponent of the parts of \(x)")
      expectLaw(limbs.isEmpty == !isFinite, "\(S.self): the number of limbs of \(x)")
      expectLaw(!isFinite || limbs[limbs.count - 1] >> 63 == 1, "\(S.self): the leading bit of \(x) is set")
    }
    let there = Other(x)
    if let exact = Other(exactly: x) {
      expectIdentical(exact, there, "\(x) exactly in \(Other.self)")
      expectIdentical(S(there), x, "\(x) to \(Other.self) and back")
      expectIdentical(S(exactly: there) ?? .nan, x, "\(x) exactly to \(Other.self) and back")
    } else if !x.isNaN {
      expectLaw(S(there) != x, "\(S.self): \(x) is not exact in \(Other.self) and comes back as \(S(there))")
    }
    expectLaw(
      x.isNaN == there.isNaN && (x.isNaN || x.sign == there.sign), "\(S.self): \(x) in \(Other.self) is \(there)")
  }
}

/// Integers to numbers and back, exactly and towards zero, at the edges of the integers' range.
public func expectIntegerConversionLaws<S: RealScalar, I: FixedWidthInteger>(_: S.Type, _: I.Type) {
  var integers: [I] = [I.min, I.min + 1, I.max, I.max - 1, 0, 1, 2, 3, I.max / 2, I.max / 2 + 1]
  if I.isSigned { integers += [-1 as I, -2, -3].map { $0 } }
  for bit in 0..<(I.bitWidth - 1) { integers += [1 << I(bit), (1 << I(bit)) &- 1, (1 << I(bit)) &+ 1] }
  for n in integers {
    let number = S(n)
    // An integer of at most p significant bits is exact.
    let significant =
      n.magnitude == 0 ? 0 : I.bitWidth - n.magnitude.leadingZeroBitCount - n.magnitude.trailingZeroBitCount
    let fits =
      significant <= S.precision
      && (n == 0
        || I.Magnitude.bitWidth - n.magnitude.leadingZeroBitCount
          <= Int(S.greatestFiniteMagnitude.exponent) + 1)
    expectLaw((S(exactly: n) != nil) == fits, "\(S.self): \(n) is exact when it has at most \(S.precision) bits")
    if fits {
      expectLaw(I(exactly: number) == n && I(number) == n, "\(S.self): \(n) there and back")
      expectLaw((number - S(1) / 2).rounded(.up) == number || significant >= S.precision, "\(S.self): \(n) − 1/2")
    }
  }
  // Just beyond both ends of the range, where the format has them.
  let beyond = Samples.power(
    Swift.min(I.isSigned ? I.bitWidth - 1 : I.bitWidth, Int(S.greatestFiniteMagnitude.exponent)), S.self)
  let isBeyond = (I.isSigned ? I.bitWidth - 1 : I.bitWidth) <= Int(S.greatestFiniteMagnitude.exponent)
  if isBeyond {
    expectLaw(I(exactly: beyond) == nil, "\(S.self): \(beyond) is beyond \(I.self)")
    expectLaw(I(exactly: -beyond) == (I.isSigned ? I.min : nil), "\(S.self): \(-beyond) in \(I.self)")
    expectLaw(I(exactly: (-beyond).nextDown.rounded(.down)) == nil, "\(S.self): just below \(-beyond) in \(I.self)")
    let inside = beyond.nextDown
    expectLaw(S(I(inside)) == inside.rounded(.towardZero), "\(S.self): \(inside) in \(I.self)")
  }
  for x in [S.infinity, -S.infinity, .nan, S(1) / 2, S(3) / 2, -S(1) / 2] {
    expectLaw(I(exactly: x) == nil, "\(S.self): \(x) is no \(I.self)")
  }
  expectLaw(
    I(S(7) / 2) == 3 && I(-S(1) / 2) == 0 && I(exactly: -S.zero) == 0, "\(S.self): \(I.self) of fractions and −0")
  if I.isSigned { expectLaw(I(-S(7) / 2) == -3, "\(S.self): −7/2 in \(I.self)") }
}
