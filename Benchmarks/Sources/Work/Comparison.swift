import MultiPrecision

/// One piece of work, done by the library and by hand-written C on the same inputs.
public struct Comparison: Sendable {
  /// What is done and how: a row of the table.
  public let work: String
  /// The precision in bits; nil for `Double`.
  public let bits: Int?
  /// The ratio of times, library over C, that is promised; nil where nothing is.
  public let target: Double?
  /// Does the work so many times; a digest of the last result.
  public let library: @Sendable (_ rounds: Int) -> UInt64
  /// Does the same work in C.
  public let c: @Sendable (_ rounds: Int) -> UInt64
}

extension Comparison {
  /// All of them, precision by precision.
  public static let all: [Comparison] =
    at(Bits113.self, Targets(assignment: 1.35, inPlace: 1.25, kernel: 1.10, functions: 1.05, intervals: 2.75))
    + at(Words<2>.self, Targets(assignment: 1.20, inPlace: 1.15, kernel: 1.05, functions: 1.05, intervals: 2.50))
    + at(Words<4>.self, Targets(assignment: 1.20, inPlace: 1.18, kernel: 1.03, functions: 1.05, intervals: 2.50))
    + at(Words<16>.self, Targets(assignment: 1.15, inPlace: 1.08, kernel: 1.02, functions: 1.02, intervals: 2.35))
    + at(Words<64>.self, Targets(assignment: 1.05, inPlace: 1.04, kernel: 1.02, functions: 1.02, intervals: 2.20))
    + [gradient(Words<4>.self, target: 1.20), doubleGradient(target: 1.05), provedDerivatives]

  /// What is promised at one precision.
  struct Targets {
    let assignment: Double
    let inPlace: Double
    let kernel: Double
    let functions: Double
    let intervals: Double
  }

  /// The work that is done at every precision.
  private static func at<F: BinaryFormat>(_ format: F.Type, _ targets: Targets) -> [Comparison] {
    horner(format, targets) + dot(format, targets) + [sinesAndExponentials(format, targets)]
      + intervals(format, targets)
  }
}

/// 113 bits, the precision of IEEE 754's binary128, in MPFR's own exponent range.
enum Bits113: BinaryFormat {
  typealias Limbs = InlineArray<2, UInt>
  static var precision: Int { 113 }
  static var name: String { "bits113" }
}
