import MultiPrecision
import Scalars
import Testing

@testable import Programs

@Suite("binary128 in sixteen bytes")
struct InterchangeTests {
  private typealias Quad = MPFloat<Binary128>

  /// From the definition of the format (IEEE 754-2019, table 3.5): the upper eight bytes, and the lower.
  private static let examples: [(Quad, UInt64, UInt64)] = [
    (0, 0, 0), (1, 0x3fff << 48, 0), (-2, 0xc000 << 48, 0), (1.5, 0x3fff_8000_0000_0000, 0),
    (1 / 3, 0x3ffd_5555_5555_5555, 0x5555_5555_5555_5555),
    (.greatestFiniteMagnitude, 0x7ffe_ffff_ffff_ffff, .max), (.leastNormalMagnitude, 1 << 48, 0),
    (.leastNonzeroMagnitude, 0, 1), (.leastNormalMagnitude - .leastNonzeroMagnitude, 0xffff_ffff_ffff, .max),
    (.infinity, 0x7fff << 48, 0), (-.infinity, 0xffff << 48, 0),
  ]

  @Test("is written as the standard says, and read")
  func examples() {
    for (number, high, low) in Self.examples {
      #expect(number.interchange == SIMD2(low, high), "\(number)")
      #expect(Quad(interchange: SIMD2(low, high)) == number)
    }
    #expect(Quad(interchange: SIMD2(0, 1 << 63)).sign == .minus)
    #expect(Quad(interchange: Quad.nan.interchange).isNaN)
  }

  @Test("comes back from any finite bytes")
  func roundTrip() {
    var random = SeededGenerator(seed: 14)
    for _ in 0..<1000 {
      let bytes = SIMD2(random.next() as UInt64, (random.next() as UInt64) & 0xbfff_ffff_ffff_ffff)
      #expect(Quad(interchange: bytes).interchange == bytes)
    }
  }
}
