import AutomaticDifferentiation
import MultiPrecision
import Scalars
import TestSupport
import Testing

/// As far as its value goes, a dual number is a number of its base: every law that the base keeps, it keeps.
@Suite("Dual numbers keep the laws of a real scalar")
struct LawTests {
  private static let types: [any RealScalar.Type] = [
    Dual<Float>.self, Dual<Double>.self, Dual<Dual<Double>>.self, Dual<MPFloat<Words<2>>>.self,
  ]

  @Test("Laws", arguments: LawFamily.allCases, types)
  func laws(family: LawFamily, type: any RealScalar.Type) { family.expect(type) }

  @Test("The format's name says what it is made of")
  func names() {
    #expect(Dual<Double>.formatName == "dual-binary64")
    #expect(Dual<Double>.precision == 53)
  }

  @Test(
    "Text reads back value and tangent",
    arguments: [
      (1.5, 0.0, "1.5"), (1.5, 2, "1.5 + (2.0)ε"), (-0.0, -1e-300, "-0.0 + (-1e-300)ε"),
      (.infinity, .nan, "inf + (nan)ε"),
    ])
  func text(value: Double, tangent: Double, text: String) throws {
    let number = Dual(value, tangent: tangent)
    #expect(number.description == text)
    let read = try #require(Dual<Double>(text))
    expectIdentical(read.value, value, "the value of \(text)")
    expectIdentical(read.tangent, tangent, "the tangent of \(text)")
  }

  @Test("Nested text reads back too, and what is no number does not")
  func nestedText() throws {
    typealias D = Dual<Double>
    let number = Dual<D>(D(1, tangent: 2), tangent: D(3, tangent: 4))
    #expect(number.description == "1.0 + (2.0)ε + (3.0 + (4.0)ε)ε")
    let read = try #require(Dual<D>(number.description))
    #expect(read.value.value == 1 && read.value.tangent == 2 && read.tangent.value == 3 && read.tangent.tangent == 4)
    let others = [
      "", "ε", ")ε", "()ε", "1 + ()ε", "1 + (2ε", "1 (2)ε", "1+ (2)ε", " + (2)ε", "x + (2)ε", "1 + (2))ε",
      "1 + (2)ε + 3",
    ]
    for text in others {
      #expect(D(text) == nil, "\(text)")
    }
  }
}
