import MultiPrecision
import Scalars
import TestSupport
import Testing

/// 100 bits in storage for 256: a format need not fill its limbs, nor use them all.
private enum Hundred: BinaryFormat {
  typealias Limbs = InlineArray<4, UInt>
  static var precision: Int { 100 }
  static var name: String { "hundred" }
}

/// The 53 bits of `Double` without its range.
private enum FiftyThree: BinaryFormat {
  typealias Limbs = InlineArray<1, UInt>
  static var precision: Int { 53 }
  static var name: String { "fiftythree" }
}

@Suite("Multi-precision numbers keep the laws of a real scalar")
struct LawTests {
  @Test("Laws", arguments: LawFamily.allCases, widths)
  func laws(family: LawFamily, type: any RealScalar.Type) {
    family.expect(type)
  }

  @Test("Laws, in formats of a user's own whose precision is no multiple of 64", arguments: LawFamily.allCases)
  func laws(family: LawFamily) {
    family.expect(MPFloat<Hundred>.self)
    family.expect(MPFloat<FiftyThree>.self)
  }

  @Test("With 53 bits, arithmetic is that of Double")
  func likeDouble() {
    typealias S = MPFloat<FiftyThree>
    let values: [Double] = Samples.moderate(60, seed: 53)
    for a in values {
      expectIdentical(Double(S(a).squareRoot()), a.squareRoot(), "√\(a)")
      for b in values {
        let (x, y) = (S(a), S(b))
        expectIdentical(Double(x + y), a + b, "\(a) + \(b)")
        expectIdentical(Double(x - y), a - b, "\(a) − \(b)")
        expectIdentical(Double(x * y), a * b, "\(a) · \(b)")
        expectIdentical(Double(x / y), a / b, "\(a) / \(b)")
        expectIdentical(Double(x.addingProduct(y, x)), a.addingProduct(b, a), "\(a) + \(b)·\(a)")
        expectIdentical(Double(x.remainder(dividingBy: y)), a.remainder(dividingBy: b), "the remainder of \(a) by \(b)")
      }
    }
    expectIdentical(Double(0.1 as S), 0.1, "0.1")
    expectIdentical(Double(S(Int.max)), Double(Int.max), "the greatest Int")
    expectIdentical(Double(S(Int.min + 1)), Double(Int.min + 1), "the least Int but one")
  }
}
