import Foundation
import Scalars
import TestSupport
import Testing

@Suite("Hexadecimal text")
struct HexadecimalTests {
  @Test("Normal numbers are written as C's %a writes them")
  func likeC() {
    var generator = SplitMix64(seed: 16)
    for i in 0..<5000 {
      let shift = UInt64(i % 53)
      let x = Double(bitPattern: (generator.next() >> shift) << shift)
      guard x.isNormal else { continue }
      expectLaw(x.hexadecimal == String(format: "%a", x), "\(x) is written \(x.hexadecimal)")
    }
  }

  @Test("Subnormal numbers have a leading 1 too, and every type its own exponents")
  func literals() {
    let table: KeyValuePairs<Double, String> = [
      1: "0x1p+0", -0.5: "-0x1p-1", 10: "0x1.4p+3", 0: "0x0p+0", -0.0: "-0x0p+0", 0x1p-1074: "0x1p-1074",
      (0x1p-1074 * 3): "0x1.8p-1073", 0x1.fffffffffffffp+1023: "0x1.fffffffffffffp+1023",
      0x1.0000000000001p0: "0x1.0000000000001p+0",
      (-0x1p-1030 - 0x1p-1074): "-0x1.00000000001p-1030", .infinity: "inf", -.infinity: "-inf", .nan: "nan",
    ]
    for (x, text) in table { #expect(x.hexadecimal == text) }
    #expect(Float(0x1.fffffep127).hexadecimal == "0x1.fffffep+127" && Float(0x1p-149).hexadecimal == "0x1p-149")
    #if !(os(macOS) && arch(x86_64))
      #expect(Float16(0x1.ffcp15).hexadecimal == "0x1.ffcp+15" && Float16(0x1.8p-23).hexadecimal == "0x1.8p-23")
    #endif
    #if arch(x86_64) && !os(Windows) && !os(Android)
      #expect(Float80(0x1.fffffffffffffffep0).hexadecimal == "0x1.fffffffffffffffep+0")
      #expect(Float80(0x1p-16445).hexadecimal == "0x1p-16445")
    #endif
  }
}
