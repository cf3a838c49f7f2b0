// Random numbers at any precision, from any generator. What is drawn is a random real number, and what is returned is that
// number rounded to the format: no bit of a wide format is left at zero, and no small number is missing.
extension RealScalar {
  /// A random number of the uniform distribution on [0, 1): a random real number, rounded down.
  ///
  /// Every number of the format below 1 can come, each with the probability of the distance to the next, small ones with all their
  /// bits too. (The standard library's `random(in:)` gives multiples of one ulp of 1/2.) Cost: p/64 + 1 words of the generator.
  public static func uniform(using generator: inout some RandomNumberGenerator) -> Self {
    var fraction = RandomFraction()
    let least = Int(leastNonzeroMagnitude.exponent)
    let count = precision / UInt.bitWidth + 1
    guard case (var limbs, let exponent)? = fraction.significand(whole: 0, count: count, least: least, &generator)
    else {
      return .zero
    }
    clear(&limbs, below: Swift.min(precision, exponent - least + 1))
    return Self(rounding: BinaryParts(kind: .finite, sign: .plus, exponent: exponent), limbs: limbs.span)
  }

  /// A random number of the standard normal distribution: a random real number, rounded to nearest.
  ///
  /// The real number is drawn exactly from the distribution, without a logarithm or a root (C. F. F. Karney, *Sampling exactly from
  /// the normal distribution*, ACM Transactions on Mathematical Software 42, 2016, algorithm N). Cost: some 9 draws of a word,
  /// and p/64 more.
  public static func normal(using generator: inout some RandomNumberGenerator) -> Self {
    while true {
      // k ≥ 0 with probability proportional to exp(−k²/2), a step of exp(−1/2) at a time: k of them, and k(k − 1) more.
      var whole = 0
      while isHeads(&generator) { whole += 1 }
      guard (0..<(whole * (whole - 1))).allSatisfy({ _ in isHeads(&generator) }) else { continue }
      // A fraction x, kept with probability exp(−x(2k + x)/2).
      var fraction = RandomFraction()
      guard (0...whole).allSatisfy({ _ in isKept(&fraction, whole, &generator) }) else { continue }

      let least = Int(leastNonzeroMagnitude.exponent) - 2
      let count = precision / UInt.bitWidth + 2
      let sign: FloatingPointSign = generator.next() >> 63 == 0 ? .plus : .minus
      guard case (var limbs, let exponent)? = fraction.significand(whole: whole, count: count, least: least, &generator)
      else {
        return .zero
      }
      // Bits follow, some of them set: the number is no tie.
      limbs[0] |= 1
      return Self(rounding: BinaryParts(kind: .finite, sign: sign, exponent: exponent), limbs: limbs.span)
    }
  }

  /// `other` rounded to one of the two numbers of this type next to it, at random: up with the probability of its distance from
  /// the lower one over the distance of the two. So the mean of many roundings is `other` itself.
  ///
  /// - What is a number of this type stays what it is, without a draw; so do infinities and NaN.
  /// - Below the least number the two are zero and that number. Beyond the greatest, what a rounding away from zero gives.
  /// - The decision is exact, whatever the precisions are.
  public init<Other: RealScalar>(_ other: Other, stochasticallyUsing generator: inout some RandomNumberGenerator) {
    let least = Int(Self.leastNonzeroMagnitude.exponent)
    var isUp = false
    let lower: Self = other.withParts { parts, limbs in
      guard parts.kind == .finite else { return Self(rounding: parts, limbs: limbs) }
      let kept = Swift.min(Self.precision, parts.exponent - least + 1)
      isUp = isBelowRest(of: limbs, from: kept, &generator)
      guard kept > 0 else { return parts.sign == .minus ? -Self.zero : .zero }
      var significand = limbs.indices.map { limbs[$0] }
      Self.clear(&significand, below: kept)
      return Self(rounding: parts, limbs: significand.span)
    }
    self = !isUp ? lower : other.sign == .minus ? lower.nextDown : lower.nextUp
  }

  /// Sets the bits after the first `count` to zero.
  private static func clear(_ limbs: inout [UInt], below count: Int) {
    for i in limbs.indices {
      let kept = count - UInt.bitWidth * (limbs.count - 1 - i)
      if kept < UInt.bitWidth { limbs[i] = kept <= 0 ? 0 : limbs[i] & ~(.max >> UInt(kept)) }
    }
  }
}

/// Whether a random number is below the fraction that the bits of a significand after the first `count` are; of a negative
/// count, that many zeros come before them all.
private func isBelowRest(
  of limbs: borrowing Span<UInt>, from count: Int, _ generator: inout some RandomNumberGenerator
) -> Bool {
  /// The 64 bits from a place on, counted from the highest.
  func bits(at place: Int) -> UInt64 {
    func limb(_ i: Int) -> UInt64 { (0..<limbs.count).contains(i) ? UInt64(limbs[limbs.count - 1 - i]) : 0 }
    let (i, offset) = (place >> 6, UInt64(place & 63))
    return limb(i) << offset | (offset == 0 ? 0 : limb(i + 1) >> (64 - offset))
  }
  var last = 0
  while last < limbs.count - 1, limbs[last] == 0 { last += 1 }
  let end = UInt.bitWidth * (limbs.count - last) - limbs[last].trailingZeroBitCount
  for place in stride(from: count, to: end, by: 64) {
    let (rest, random) = (bits(at: place), generator.next() as UInt64)
    if rest != random { return random < rest }
  }
  return false
}

/// True with probability exp(−1/2): how long a falling run of random numbers from 1/2 is, even or odd (J. von Neumann, 1951).
private func isHeads(_ generator: inout some RandomNumberGenerator) -> Bool {
  var last = RandomFraction()
  guard last.word(0, &generator) >> 63 == 0 else { return true }
  var isEven = false
  while true {
    var next = RandomFraction()
    guard next.isLess(than: &last, &generator) else { return isEven }
    (last, isEven) = (next, !isEven)
  }
}

/// True with probability exp(−x(2k + x)/(2k + 2)): as above, a step being taken with probability (2k + x)/(2k + 2) only.
private func isKept(_ x: inout RandomFraction, _ k: Int, _ generator: inout some RandomNumberGenerator) -> Bool {
  var last = RandomFraction()
  guard last.isLess(than: &x, &generator), isStep(&x, k, &generator) else { return true }
  var isEven = false
  while true {
    var next = RandomFraction()
    guard next.isLess(than: &last, &generator), isStep(&x, k, &generator) else { return isEven }
    (last, isEven) = (next, !isEven)
  }
}

/// True with probability (2k + x)/(2k + 2).
private func isStep(_ x: inout RandomFraction, _ k: Int, _ generator: inout some RandomNumberGenerator) -> Bool {
  let choice = Int.random(in: 0..<(2 * k + 2), using: &generator)
  guard choice <= 1 else { return true }
  var other = RandomFraction()
  return choice == 1 && other.isLess(than: &x, &generator)
}
