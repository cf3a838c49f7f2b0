import Foundation
import MultiPrecision
import Scalars
import StepAnalysis
import Testing

@Suite("Advice for a format")
struct StepAdviceTests {
  private struct Row {
    var exponent: Int
    var samples: Int
    var typical, worst, exponential: Double
  }

  /// What `advice.py` measured in a format, by numpy, ml_dtypes and mpmath.
  private func golden(_ format: String) throws -> [Row] {
    let url = try #require(Bundle.module.url(forResource: "advice", withExtension: "csv", subdirectory: "Golden"))
    let lines = try String(contentsOf: url, encoding: .utf8).split(separator: "\n")
    var rows: [Row] = []
    for line in lines where line.hasPrefix(format + ",") {
      let fields = line.split(separator: ",").map(String.init)
      rows.append(
        Row(
          exponent: try #require(Int(fields[1])), samples: try #require(Int(fields[2])),
          typical: try #require(Double(fields[3])), worst: try #require(Double(fields[4])),
          exponential: try #require(Double(fields[5]))))
    }
    return rows
  }

  private func check<T: RealScalar>(_ type: T.Type, _ format: String) throws {
    let advice = try #require(StepAdvice.measure(in: T.self))
    let rows = try golden(format)
    // From the largest step down; the first of equals.
    let best = try #require(rows.min { $0.worst < $1.worst })
    #expect(advice.step == MeasuredError(1).scaled(byPowerOfTwo: best.exponent), "\(format)")
    #expect(advice.samples == best.samples)
    // The golden numbers have 15 digits.
    for (ours, theirs) in [
      (advice.typical, best.typical), (advice.worst, best.worst), (advice.typicalExponential, best.exponential),
    ] {
      #expect(abs(Double(ours) / theirs - 1) < 1e-14, "\(format): \(ours), \(theirs)")
    }
    #expect(advice.tolerance >= advice.worst && advice.tolerance <= advice.worst * 1.1)
  }

  @Test("is what an independent program measures")
  func golden() throws {
    try check(MPFloat<Float8E5M2>.self, "e5m2")
    try check(MPFloat<Float8E4M3>.self, "e4m3")
    try check(MPFloat<BFloat16>.self, "bfloat16")
    // Emulated, for their functions are correctly rounded on every machine.
    try check(MPFloat<Binary16>.self, "binary16")
    try check(MPFloat<Binary32>.self, "binary32")
  }

  @Test("stands beside theory: 2.6 % at worst in bfloat16, 16 % in e4m3")
  func theory() throws {
    // (3/256)^(2/3)/2 and (3/16)^(2/3)/2, by hand.
    let bfloat16 = try #require(StepAdvice.measure(in: MPFloat<BFloat16>.self))
    #expect(abs(bfloat16.theoreticalError - 0.0257963) < 1e-7)
    let e4m3 = try #require(StepAdvice.measure(in: MPFloat<Float8E4M3>.self))
    #expect(abs(e4m3.theoreticalError - 0.1637963) < 1e-7)
    // Powers of two as steps, and points whose binade the values leave, cost up to a half more than theory.
    for advice in [bfloat16, e4m3] {
      #expect(Double(advice.worst) > advice.theoreticalError && Double(advice.worst) < 1.5 * advice.theoreticalError)
    }
  }
}
