import MultiPrecision
import Scalars
import TestSupport
import Testing

@Suite("Multi-precision numbers keep the laws of a real scalar")
struct LawTests {
  @Test(
    "Laws", arguments: LawFamily.allCases,
    [MPFloat<Words<1>>.self, MPFloat<Words<2>>.self, MPFloat<Words<4>>.self, MPFloat<Words<16>>.self]
      as [any RealScalar.Type])
  func laws(family: LawFamily, type: any RealScalar.Type) {
    family.expect(type)
  }
}
