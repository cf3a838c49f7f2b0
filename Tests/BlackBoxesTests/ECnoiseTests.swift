import BlackBoxes
import MultiPrecision
import RealModule
import Scalars
import TestSupport
import Testing

@Suite("ECnoise")
struct ECnoiseTests {
  @Test("finds the levels and the noise that the published algorithm finds", arguments: GoldenNoise.all)
  func golden(golden: GoldenNoise) {
    let estimate = ECnoise()(golden.values, spacing: 1)
    // Ten roundings in a level, whose differences themselves are the same bits.
    #expect(abs(estimate.noise - golden.noise) <= 1e-15 * golden.noise)
    #expect((estimate.order ?? 0) == golden.order)
    let expected: NoiseOutcome =
      golden.outcome == "detected" ? .detected : golden.outcome == "small" ? .spacingTooSmall : .spacingTooLarge
    #expect(estimate.outcome == expected)
    if !golden.levels.isEmpty {
      #expect(estimate.levels.count == golden.levels.count)
      for (ours, theirs) in zip(estimate.levels, golden.levels) { #expect(abs(ours - theirs) <= 1e-14 * theirs) }
      #expect(estimate.differences.map(\.count) == (1..<golden.values.count).reversed())
    }
  }

  @Test("is tried on seven cases") func count() { #expect(GoldenNoise.all.count == 7) }

  @Test("finds a known noise within a factor of 4, in all but a few of a hundred tries")
  func coverage() {
    var random = SplitMix64(seed: 7)
    var within = 0
    for _ in 0..<100 {
      let estimate = ECnoise()(
        { (x: Double) in
          // Uniform in ±√3·10⁻⁶: of standard deviation 10⁻⁶.
          let unit = Double(random.next() >> 11) * 0x1p-52 - 1
          return Double.exp(x) + 1e-6 * 3.0.squareRoot() * unit
        }, at: 1)
      if estimate.outcome == .detected, estimate.noise > 0.25e-6, estimate.noise < 4e-6 { within += 1 }
    }
    // σ_k² is a mean of three squares or more: below a sixteenth of its expectation in 2 of 100 tries at most, above
    // sixteen times it hardly ever; and in a few the levels do not agree.
    #expect(within >= 90)
  }

  @Test("moves the spacing: a function without noise below its own roundings is found out, one that is not finite told")
  func spacing() {
    let smooth = ECnoise()({ Double.sin($0) }, at: 1)
    // One rounding of sin 1 is 2⁻⁵⁴ at most; its deviation 2⁻⁵⁴/√3, within the factor of 4.
    #expect(smooth.outcome == .detected)
    #expect(smooth.noise < 4 * 0x1p-54 && smooth.noise > 0x1p-54 / 4 / 3.0.squareRoot())
    #expect(ECnoise()({ (_: Double) in 3 }, at: 1).outcome == .spacingTooSmall)
    #expect(ECnoise()({ Double.log($0) }, at: -1).outcome == .notFinite)
    #expect(ECnoise()({ $0 }, at: Double.nan).outcome == .notFinite)
    #expect(ECnoise()({ $0 }, at: Double.nan).noise == 0)
    let bfloat = ECnoise()({ MPFloat<BFloat16>.exp($0) }, at: 1)
    #expect(bfloat.evaluations <= 56)
  }
}
