import BlackBoxes
import Foundation
import MultiPrecision
import RealModule
import Scalars
import StepAnalysis
import StepSelection
import Testing

/// 2x, exact at every number of every format.
private struct Doubled: RealFunction {
  func callAsFunction<S: RealScalar>(_ x: [S]) -> S { 2 * x[0] }
}

private struct Quotient: RealFunction {
  func callAsFunction<S: RealScalar>(_ x: [S]) -> S { x[0] / (1 + x[0] * x[0]) }
}

private struct Logarithm: RealFunction {
  func callAsFunction<S: RealScalar>(_ x: [S]) -> S { S.log(x[0]) }
}

/// x in `Double` rounded to `Float` inside; at a wide format x itself.
private struct Rounded: RealFunction {
  func callAsFunction<S: RealScalar>(_ x: [S]) -> S {
    guard let value = x[0] as? Double else { return x[0] }
    return (Double(Float(value)) as? S) ?? x[0]
  }
}

/// x, too large by 2⁻⁴⁰ in `Double`: a bias without scatter.
private struct Shifted: RealFunction {
  func callAsFunction<S: RealScalar>(_ x: [S]) -> S {
    x[0] is Double ? x[0] + (1 as S).scaled(byPowerOfTwo: -40) : x[0]
  }
}

@Suite("The measured noise")
struct MeasuredNoiseTests {
  @Test("of a function that every format computes exactly is zero") func exact() throws {
    let noise = try #require(MeasuredNoise.measure(Doubled(), at: [0.3]))
    #expect(noise.bias == 0 && noise.deviation == 0 && noise.largest == 0 && noise.count == 101)
    // u·|f| knows nothing of that.
    #expect(noise.nominal == MeasuredError(0.6 as Double).scaled(byPowerOfTwo: -53))
  }

  @Test("tells a bias from what scatters") func bias() throws {
    let noise = try #require(MeasuredNoise.measure(Shifted(), at: [1.25]))
    // Every number around 5/4 plus 2⁻⁴⁰ is a number of binary64.
    #expect(noise.bias == MeasuredError(1).scaled(byPowerOfTwo: -40) && noise.deviation == 0)
    #expect(noise.largest == noise.bias)
  }

  /// At x = 1.5 + k·d, d = 2⁻²⁶ an eighth of the spacing 2⁻²³ of binary32, k = −8 … 8, the errors of rounding are the
  /// residues −k (mod 8) in [−4, 4]·d, the tie at ±4 going to the even number: 1.5 is an even multiple of 2⁻²³, so that
  /// ±4 goes to 1.5 and the errors there are −4 at 4 and +4 at −4. Their sum is zero; their squares are 1 + 4 + 9 in each
  /// of four half periods and 16 at each of two ties, together 88.
  @Test("of rounding to a shorter format is that of the residues") func rounding() throws {
    let d = Double.pow(2, -26)
    let noise = try #require(MeasuredNoise.measure(Rounded(), at: [1.5], spacing: d, count: 17))
    let unit = MeasuredError(d)
    #expect(noise.bias == 0)
    #expect(noise.largest == 4 * unit)
    let expected = (MeasuredError(88) / 16).squareRoot() * unit
    // One square root and one product of 64 bits.
    #expect((noise.deviation - expected).magnitude <= expected.scaled(byPowerOfTwo: -62))
  }

  @Test("of a quotient in binary32 is that of exact rational arithmetic") func golden() throws {
    let url = try #require(Bundle.module.url(forResource: "noise", withExtension: "csv", subdirectory: "Golden"))
    let pairs = try String(contentsOf: url, encoding: .utf8).split(separator: "\n").map { $0.split(separator: ",") }
    let expected = try Dictionary(
      uniqueKeysWithValues: pairs.map { (String($0[0]), try #require(MeasuredError(String($0[1])))) })
    let noise = try #require(MeasuredNoise.measure(Quotient(), at: [0.7 as Float]))
    for (name, value) in [
      ("bias", noise.bias), ("deviation", noise.deviation), ("largest", noise.largest), ("nominal", noise.nominal),
    ] {
      let golden = try #require(expected[name])
      // The file has 17 digits.
      #expect((value - golden).magnitude <= golden.magnitude * 1e-16, "\(name): \(value)")
    }
  }

  @Test("has no answer where f is not finite, or the points coincide") func absent() {
    #expect(MeasuredNoise.measure(Logarithm(), at: [0.0]) == nil)
    #expect(MeasuredNoise.measure(Logarithm(), at: [1.0], spacing: 0x1p-60) == nil)
    #expect(MeasuredNoise.measure(Logarithm(), at: [Double.nan]) == nil)
  }
}

@Suite("Noise, measured and estimated")
struct NoiseRowTests {
  @Test("ECnoise is within a factor of 4 of the measured deviation, as its authors promise") func quotient() throws {
    func check<T: RealScalar>(_: T.Type) throws {
      let row = NoiseRow.measure(Quotient(), at: [0.7 as T])
      #expect(row.outcome == .detected)
      let ratio = try #require(row.ratio)
      #expect(ratio > 0.25 && ratio < 4, "\(T.formatName): \(ratio)")
      #expect(row.measured?.count == 101)
    }
    try check(Float.self)
    try check(Double.self)
    try check(MPFloat<Binary128>.self)
  }

  @Test("where there is no noise there is no ratio; where f is nowhere finite, no noise") func absent() {
    let exact = NoiseRow.measure(Doubled(), at: [0.3])
    #expect(exact.measured?.deviation == 0 && exact.ratio == nil)
    let outside = NoiseRow.measure(Logarithm(), at: [-3.0])
    #expect(outside.measured == nil && outside.outcome == .notFinite && outside.estimate == nil)
    #expect(NoiseRow.measure(Logarithm(), at: [Double.infinity]).measured == nil)
  }

  @Test("in a short format has as few points as fit around x") func short() {
    let row = NoiseRow.measure(Quotient(), at: [0.7 as MPFloat<BFloat16>])
    #expect((row.measured?.count ?? 0) >= 7 && (row.measured?.count ?? 0) < 101)
  }
}
