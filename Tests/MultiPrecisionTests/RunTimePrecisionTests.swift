import MultiPrecision
import RealModule
import Scalars
import TestSupport
import Testing

/// Precisions around everything that changes with them: limbs, MPFR's special cases, the rungs, the range's two ends.
private let precisions = [
  2, 3, 4, 5, 16, 17, 24, 53, 63, 64, 65, 100, 113, 127, 128, 129, 191, 192, 193, 256, 257, 300, 1000, 1024, 1025, 4096,
  4097, 10_000, 32_769, 65_535, 65_536,
]

/// A format of a user's own, of the precision of `Double`.
private enum FiftyThree: BinaryFormat {
  typealias Limbs = InlineArray<1, UInt>
  static var precision: Int { 53 }
  static var name: String { "fiftythree" }
}

/// A format of a user's own, of a precision that no rung has.
private enum ThreeHundred: BinaryFormat {
  typealias Limbs = InlineArray<5, UInt>
  static var precision: Int { 300 }
  static var name: String { "threehundred" }
}

@Suite("A precision chosen at run time")
struct RunTimePrecisionTests {
  @Test("is exactly the number of bits asked for, in name, constants, literals and results", arguments: precisions)
  func exact(bits: Int) {
    func check<S: RealScalar>(_: S.Type) {
      #expect(S.precision == bits && S.formatName == "mp\(bits)")
      #expect(S.ulpOfOne == S(sign: .plus, exponent: S.Exponent(1 - bits), significand: 1))
      let one: S = 1
      #expect(one.nextUp - one == S.ulpOfOne && one - one.nextDown == S.unitRoundoff)
      // 1 + u is a tie and goes to the even 1; anything above goes up.
      #expect(one + S.unitRoundoff == one && one + S.unitRoundoff.nextUp == one.nextUp)
      // 2^p is the first integer after which one is missing.
      let top = S(sign: .plus, exponent: S.Exponent(bits), significand: 1)
      #expect(top - 1 != top && top + 1 == top)
      // A third has a significand of alternating bits, and every result fills its p bits and no more.
      expectWidth(one / 3)
      expectWidth(S.sqrt(2))
      expectWidth(S.greatestFiniteMagnitude)
    }
    withPrecision(bits: bits) { check($0) }
  }

  @Test("gives π and literals rounded once from wider ones", arguments: precisions.filter { $0 < 65_472 })
  func constants(bits: Int) {
    func check<S: RealScalar, Wide: RealScalar>(_: S.Type, _: Wide.Type) {
      // Rounding twice agrees with rounding once unless the wide value ends, beyond bit p, in 64 bits that look like a tie.
      expectIdentical(S.pi, S(Wide.pi), "π")
      expectIdentical(0.1 as S, S(Wide(1) / 10), "0.1")
      expectIdentical(6.02214076e23 as S, S(Wide(602_214_076_000_000_000_000_000 as Int128)), "6.02214076e23")
      expectIdentical(1234567 as S, S(Wide(1_234_567)), "1234567")
      expectIdentical(S("1e-3") ?? 0, S(Wide(1) / 1000), "1e-3, read")
    }
    withPrecision(bits: bits) { narrow in withPrecision(bits: bits + 64) { wide in check(narrow, wide) } }
  }

  @Test("gives the numbers of the static format of the same precision, bit for bit")
  func likeStatic() {
    expectAgreement(MPFloat<Words<17>>.self)
    expectAgreement(MPFloat<Words<64>>.self)
    expectAgreement(MPFloat<FiftyThree>.self)
    expectAgreement(MPFloat<ThreeHundred>.self)
  }

  @Test("with 53 bits is the arithmetic of Double")
  func likeDouble() { expectAgreement(Double.self, functions: false) }

  @Test("is `MPFloat<Words<n>>` at each multiple of 64 up to 1024, for visitors too", arguments: 1...16)
  func rungs(n: Int) throws {
    struct Name: PrecisionVisitor {
      func callAsFunction<S: RealScalar>(_: S.Type) -> any RealScalar.Type { S.self }
    }
    let type = withPrecision(bits: 64 * n) { $0 }
    let types: [any RealScalar.Type] = [
      NamedFormat.multiPrecision[n - 1].type, withPrecision(bits: 64 * n, Name()),
      try NamedFormat(named: "mp\(64 * n)").type,
    ]
    for other in types { #expect(ObjectIdentifier(other) == ObjectIdentifier(type)) }
    #expect("\(type)".contains("Words<\(n)>"))
  }

  @Test("is the same type each time it is asked for, and another one for another precision")
  func identity() {
    let types = precisions.map { bits in withPrecision(bits: bits) { ObjectIdentifier($0) } }
    #expect(Set(types).count == precisions.count)
    #expect(types == precisions.map { bits in withPrecision(bits: bits) { ObjectIdentifier($0) } })
  }

  @Test("exists for every number of bits from 2 to 65536: 4095 of them, spread with all their digits")
  func every() {
    for bits in stride(from: 2, to: 65_520, by: 16).map({ $0 + ($0 / 16) % 16 }) {
      expectLaw(withPrecision(bits: bits) { $0.precision } == bits, "the precision of \(bits) bits")
    }
  }

  @Test("passes on what the work returns and throws")
  func results() throws {
    struct Refusal: Error, Equatable { var bits: Int }
    struct Refusing: PrecisionVisitor {
      func callAsFunction<S: RealScalar>(_: S.Type) throws(Refusal) -> String { throw Refusal(bits: S.precision) }
    }
    struct Ratio: PrecisionVisitor {
      func callAsFunction<S: RealScalar>(_: S.Type) -> String { ((1 + S.sqrt(5)) / 2).description }
    }
    #expect(throws: Refusal(bits: 300)) { try withPrecision(bits: 300, Refusing()) }
    #expect(throws: Refusal(bits: 256)) { try withPrecision(bits: 256, Refusing()) }
    #expect(throws: Refusal(bits: 3)) { try withPrecision(bits: 3) { (type) throws(Refusal) in try Refusing()(type) } }
    // mpmath 1.3 at 300 bits: str(phi, 60)
    #expect(withPrecision(bits: 300, Ratio()).hasPrefix("1.6180339887498948482045868343656381177203091798057628621354"))
  }

  @Test("keeps the laws of a real scalar", arguments: LawFamily.allCases, [3, 100, 300])
  func laws(family: LawFamily, bits: Int) {
    withPrecision(bits: bits) { family.expect($0) }
  }

  /// The other families' tables are of numbers such as 1.25 and 2.5, which take three bits.
  @Test(
    "keeps the laws of a real scalar at two bits",
    arguments: LawFamily.allCases.filter {
      ![.rounding, .remainders, .integers, .functionSpecialValues].contains($0)
    })
  func laws(family: LawFamily) {
    withPrecision(bits: 2) { family.expect($0) }
  }

  @Test("outside 2 to 65536 bits is misuse", arguments: [Int.min, -64, 0, 1, 65_537, .max])
  func misuse(bits: Int) async {
    await #expect(processExitsWith: .failure) { [bits] in withPrecision(bits: bits) { _ = $0.precision } }
  }
}

/// Checks that a number's significand has exactly the bits that its type says, as far as its parts show it.
private func expectWidth<S: RealScalar>(_ x: S) {
  x.withParts { parts, limbs in
    #expect(parts.kind == .finite && limbs.count == (S.precision + 63) / 64)
    let unused = limbs.count * 64 - S.precision
    #expect(limbs[0] & ((1 << UInt(unused)) - 1) == 0, "bits beyond the precision")
  }
}

/// Checks operations and functions at a run-time precision against a static type of the same precision.
private func expectAgreement<Static: RealScalar>(_: Static.Type, functions: Bool = true) {
  func check<S: RealScalar>(_: S.Type) {
    let values = Samples.moderate(16, seed: UInt64(Static.precision), Static.self)
    for a in values {
      let x = S(a)
      expectSame(S.sqrt(x.magnitude), Static.sqrt(a.magnitude))
      expectSame(x.nextUp, a.nextUp)
      expectSame(x.ulp, a.ulp)
      expectSame(x.rounded(), a.rounded())
      #expect(x.description == a.description || Static.self == Double.self)
      if functions {
        expectSame(S.sin(x), Static.sin(a))
        expectSame(S.exp(x / 1024), Static.exp(a / 1024))
        expectSame(S.log(x.magnitude), Static.log(a.magnitude))
        expectSame(S.root(x, 3), Static.root(a, 3))
      }
      for b in values {
        let y = S(b)
        expectSame(x + y, a + b)
        expectSame(x - y, a - b)
        expectSame(x * y, a * b)
        expectSame(x / y, a / b)
        expectSame(x.addingProduct(y, y), a.addingProduct(b, b))
        expectSame(x.remainder(dividingBy: y), a.remainder(dividingBy: b))
        var (inPlace, expected) = (x, a)
        inPlace *= y
        expected *= b
        inPlace += x
        expected += a
        inPlace /= y
        expected /= b
        inPlace -= inPlace / 3
        expected -= expected / 3
        expectSame(inPlace, expected)
        #expect((x < y) == (a < b) && (x == y) == (a == b))
      }
    }
  }
  withPrecision(bits: Static.precision) { check($0) }
}

/// Checks that two numbers of the same precision have the same parts and the same limbs.
private func expectSame<A: RealScalar, B: RealScalar>(_ a: A, _ b: B) {
  let holds = a.withParts { p, x in
    b.withParts { q, y in p == q && x.count == y.count && x.indices.allSatisfy { x[$0] == y[$0] } }
  }
  expectLaw(holds, "\(a) in \(A.formatName) is \(b) in \(B.formatName)")
}
