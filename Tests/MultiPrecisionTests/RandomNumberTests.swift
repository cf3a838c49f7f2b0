import MultiPrecision
import RealModule
import Scalars
import TestSupport
import Testing

/// Gives the words that it is told to, and then zeros.
private struct Words64: RandomNumberGenerator {
  var words: [UInt64]
  mutating func next() -> UInt64 { words.isEmpty ? 0 : words.removeFirst() }
}

// Each statistic is of a seeded sequence, and asked to lie within 5 standard deviations of its exact mean: one in 1.7 million
// generators would fail one of them; the margins are derived where they stand.
@Suite("Random numbers at any precision")
struct RandomNumberTests {
  private let count = 40_000

  @Test("A uniform number is the generator's bits, rounded down, small ones with all their bits")
  func bits() {
    var generator = Words64(words: [0x8000_0000_0000_0001, 0xF000_0000_0000_0000])
    #expect(MPFloat<Words<1>>.uniform(using: &generator) == MPFloat("0x0.8000000000000001p0"))
    generator = Words64(words: [0x0000_0000_0000_0001, 0xFFFF_FFFF_FFFF_FFFF, 0xFFFF_FFFF_FFFF_FFFF])
    #expect(Double.uniform(using: &generator) == 0x1.fffffffffffffp-64)
    generator = Words64(words: [.max, .max, .max])
    #expect(Float.uniform(using: &generator) == Float(1).nextDown)
    // Below the least normal number of e4m3, 2⁻⁶, its numbers are 2⁻⁹ apart.
    generator = Words64(words: [0x02FF_0000_0000_0000])
    #expect(MPFloat<Float8E4M3>.uniform(using: &generator) == 0x1.4p-7)
    generator = Words64(words: [0x007F_FFFF_FFFF_FFFF])
    #expect(MPFloat<Float8E4M3>.uniform(using: &generator).isZero)
  }

  @Test(
    "Uniform numbers: each sixteenth is as likely, and so is each bit, the last too", arguments: [24, 53, 64, 256, 300])
  func uniform(bits: Int) {
    func expect<S: RealScalar>(_: S.Type) {
      var generator = SeededGenerator(seed: UInt64(bits))
      var (bins, last) = ([Int](repeating: 0, count: 16), 0)
      for _ in 0..<count {
        let x = S.uniform(using: &generator)
        bins[Int((16 * x).rounded(.down))] += 1
        // The last of p bits after the point, where x ≥ 1/2.
        let scaled = x.scaled(byPowerOfTwo: S.precision - 1)
        if x >= 0.5, !(scaled == scaled.rounded(.down)) { last += 1 }
      }
      // A binomial count: n·p ± 5·√(n·p·(1 − p)).
      for bin in bins {
        expectLaw((Double(bin) - Double(count) / 16).magnitude < 5 * (Double(count) * 15 / 256).squareRoot(), "\(bins)")
      }
      expectLaw(
        (Double(last) - Double(count) / 4).magnitude < 5 * (Double(count) * 3 / 16).squareRoot(), "last bits: \(last)")
    }
    withPrecision(bits: bits) { expect($0) }
    if bits == 53 { expect(Double.self) }
    if bits == 24 { expect(Float.self) }
  }

  @Test(
    "Normal numbers lie below each quantile as often as they should, and below and above alike",
    arguments: [11, 53, 256])
  func normal(bits: Int) {
    func expect<S: RealScalar>(_: S.Type) {
      var generator = SeededGenerator(seed: 7 + UInt64(bits))
      let numbers = (0..<count).map { _ in Double(S.normal(using: &generator)) }
      // Between the numbers of 11 bits: there are no ties with these bounds.
      for bound in [
        -3.0003, -2.0001, -1.5003, -1.0003, -0.6003, -0.3003, -0.1001, 0.0003, 0.2001, 0.5003, 0.9003, 1.3003, 2.0003,
        2.7003,
      ] {
        let p = 0.5 * Double.erfc(-bound / 2.0.squareRoot())
        let below = Double(numbers.count { $0 < bound })
        // Rounding to 11 bits moves what lies within 2⁻¹¹ of the bound: at most 2⁻¹¹·|b|·φ(b) < 0.0002 of them.
        let margin = 5 * (Double(count) * p * (1 - p)).squareRoot() + (bits == 11 ? 0.0002 * Double(count) : 0)
        expectLaw(
          (below - Double(count) * p).magnitude < margin, "below \(bound): \(below), expected \(Double(count) * p)")
      }
      // E x² = 1, Var x² = 2; E x⁴ = 3, Var x⁴ = 96.
      let (second, fourth) = (numbers.reduce(0) { $0 + $1 * $1 }, numbers.reduce(0) { $0 + Double.pow($1, 4) })
      expectLaw((second - Double(count)).magnitude < 5 * (2 * Double(count)).squareRoot(), "Σ x² = \(second)")
      expectLaw((fourth - 3 * Double(count)).magnitude < 5 * (96 * Double(count)).squareRoot(), "Σ x⁴ = \(fourth)")
    }
    if bits == 11 { expect(MPFloat<Binary16>.self) } else { withPrecision(bits: bits) { expect($0) } }
    if bits == 53 { expect(Double.self) }
  }

  @Test("One seed gives one sequence, and a wide number rounds to the narrow one")
  func seeded() {
    var (a, b, c) = (SeededGenerator(seed: 3), SeededGenerator(seed: 3), SeededGenerator(seed: 3))
    let wide = MPFloat<Words<1>>.uniform(using: &a)
    #expect(wide == MPFloat<Words<1>>.uniform(using: &b))
    #expect(Float(MPFloat<Binary32>(wide, rounding: .towardZero)) == Float.uniform(using: &c))
  }

  @Test("Stochastic rounding goes up when the random word is below the part that is left out, in every 8-bit format")
  func decisions() {
    func expect<F: BinaryFormat>(_: MPFloat<F>.Type) {
      typealias S = MPFloat<F>
      var source = SeededGenerator(seed: 8)
      for _ in 0..<4000 {
        // All magnitudes from far below the least number to just below the greatest.
        let scale = source.index(below: S.greatestFiniteMagnitude.exponent - S.leastNonzeroMagnitude.exponent + 4)
        let x = Float(source.next() >> 40) * 0x1p-24 * Float(S.leastNonzeroMagnitude).scaled(byPowerOfTwo: scale - 3)
        guard x > 0, x < Float(S.greatestFiniteMagnitude) else { continue }
        let (lower, upper) = (S(x, rounding: .down), S(x, rounding: .up))
        var generator = Words64(words: [])
        guard lower != upper else {
          expectIdentical(S(x, stochasticallyUsing: &generator), lower, "\(x) is a number of the format")
          continue
        }
        // The part of a gap that is left out, times 2⁶⁴: exact, since a Float has 24 bits.
        let part = (MPFloat<Words<2>>(x) - MPFloat<Words<2>>(lower)) / MPFloat<Words<2>>(Float(upper) - Float(lower))
        let word = UInt64(part.scaled(byPowerOfTwo: 64))
        for (random, isUp) in [(0, true), (word - 1, true), (word, false), (word + 1, false), (UInt64.max, false)] {
          generator = Words64(words: [random])
          expectIdentical(S(x, stochasticallyUsing: &generator), isUp ? upper : lower, "\(x) by \(random)")
          generator = Words64(words: [random])
          expectIdentical(S(-x, stochasticallyUsing: &generator), isUp ? -upper : -lower, "\(-x) by \(random)")
        }
      }
    }
    expect(MPFloat<Float8E4M3>.self)
    expect(MPFloat<Float8E5M2>.self)
    expect(MPFloat<Float8E4M3Saturating>.self)
    expect(MPFloat<Float8E4M3FNUZ>.self)
    expect(MPFloat<Float8E5M2FNUZ>.self)
  }

  @Test("The mean of many stochastic roundings is the number; saturating formats stay at their greatest")
  func mean() {
    typealias S = MPFloat<Float8E4M3>
    var generator = SeededGenerator(seed: 18)
    let third = MPFloat<Words<4>>(1) / 3
    // 1/3 lies between 0.3125 and 0.34375, two thirds of the way.
    let up = (0..<count).count { _ in S(third, stochasticallyUsing: &generator) == 0.34375 }
    #expect((Double(up) - Double(count) * 2 / 3).magnitude < 5 * (Double(count) * 2 / 9).squareRoot())
    #expect(
      S(.infinity as Double, stochasticallyUsing: &generator).isNaN
        && S(Double.nan, stochasticallyUsing: &generator).isNaN)
    #expect(MPFloat<Float8E4M3Saturating>(1e9 as Double, stochasticallyUsing: &generator) == 448)
    #expect(MPFloat<Float8E4M3Saturating>(450 as Double, stochasticallyUsing: &generator) == 448)
    #expect(S(0 as Double, stochasticallyUsing: &generator) == 0)
  }
}
