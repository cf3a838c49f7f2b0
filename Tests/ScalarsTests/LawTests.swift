import Scalars
import TestSupport
import Testing

@Suite("The standard library's types keep the laws of a real scalar, which shows that the laws themselves are right")
struct LawTests {
  @Test("Laws", arguments: LawFamily.allCases, standardTypes)
  func laws(family: LawFamily, type: any RealScalar.Type) {
    family.expect(type)
  }
}
