import Intervals
import MultiPrecision
package import Scalars

/// What an enclosure says of a number that a formula gives at an exact point.
package enum EnclosedValue: Sendable {
  /// It lies between bounds that are near enough.
  case settled(ReferenceDerivative)
  /// A higher precision may tell; so far it lies between these bounds, if any.
  case wide(ReferenceDerivative?)
  /// The formula has no value there.
  case undefined

  /// The precisions at which something of so many bits is enclosed.
  package static func precisions<S: RealScalar>(of format: S.Type, bits: Int) -> [Int] {
    enclosurePrecisions(of: S.self, bits: bits)
  }

  /// The components of a formula at a point, enclosed at a precision, and wanted to so many bits.
  package static func values<S: RealScalar>(
    of formula: some EnclosableVectorFunction, at point: [S], precision: Int, bits: Int
  ) -> [EnclosedValue] {
    withIntervals(bits: precision, VectorEnclosure(formula: formula, point: point, bits: bits))
  }
}

/// The precisions at which something of so many bits is enclosed: from the least 64·2ᵏ that leaves 16 bits for the roundings on the
/// way, and holds the numbers of S, up to 4096 or four times that.
func enclosurePrecisions<S: RealScalar>(of format: S.Type, bits: Int) -> [Int] {
  let needed = Swift.max(S.precision, bits + 16)
  var first = 64
  while first < needed { first *= 2 }
  return (0...12).map { first << $0 }.filter { $0 <= Swift.max(4096, 4 * first) && $0 <= 1 << 16 }
}

private struct VectorEnclosure<F: EnclosableVectorFunction, S: RealScalar>: IntervalVisitor {
  let formula: F
  let point: [S]
  let bits: Int

  func callAsFunction<Format: BinaryFormat>(_ type: Interval<Format>.Type) -> [EnclosedValue] {
    formula.enclosed(at: point.map { Interval<Format>($0) }).map { value in
      if value.isEmpty { return .undefined }
      guard value.decoration > .possiblyUndefined else { return .wide(nil) }
      return value.settled(bits: bits).map { .settled($0) } ?? .wide(value.bounded)
    }
  }
}
