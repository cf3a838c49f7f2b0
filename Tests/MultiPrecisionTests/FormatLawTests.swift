import MultiPrecision
import Scalars
import TestSupport
import Testing

/// Three bits of significand in MPFR's own range.
private enum ThreeBits: BinaryFormat {
  typealias Limbs = InlineArray<1, UInt>
  static var precision: Int { 3 }
  static var name: String { "threebits" }
}

/// Ten bits, a narrow range and nothing below the least normal number, in storage for more than it needs.
private enum Flushing: BinaryFormat {
  typealias Limbs = InlineArray<2, UInt>
  static var precision: Int { 10 }
  static var range: FormatRange? {
    FormatRange(leastNormalExponent: -30, greatestExponent: 31, underflow: .abrupt)
  }
  static var name: String { "flushing" }
}

/// 70 bits, no infinity: NaN takes the place of a number whose significand fills two limbs.
private enum WideWithoutInfinity: BinaryFormat {
  typealias Limbs = InlineArray<2, UInt>
  static var precision: Int { 70 }
  static var range: FormatRange? { FormatRange(leastNormalExponent: -200, greatestExponent: 200, overflow: .nan) }
  static var name: String { "widefn" }
}

private let odd: [any RealScalar.Type] = [
  MPFloat<ThreeBits>.self, MPFloat<Flushing>.self, MPFloat<WideWithoutInfinity>.self,
]

@Suite("Emulated formats, and odd ones of a user's own, keep the laws of a real scalar")
struct FormatLawTests {
  @Test("Laws of the emulated formats", arguments: LawFamily.allCases, NamedFormat.emulated)
  func laws(family: LawFamily, format: NamedFormat) {
    family.expect(format.type)
  }

  @Test("Laws of odd formats", arguments: LawFamily.allCases, odd)
  func laws(family: LawFamily, type: any RealScalar.Type) {
    family.expect(type)
  }
}
