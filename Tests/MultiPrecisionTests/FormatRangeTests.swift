import MultiPrecision
import Scalars
import TestSupport
import Testing

/// The example of the documentation.
private enum FP24: BinaryFormat {
  typealias Limbs = InlineArray<1, UInt>
  static var precision: Int { 17 }
  static var range: FormatRange? { FormatRange(exponentBits: 7) }
  static var name: String { "fp24" }
}

@Suite("The range of a format")
struct FormatRangeTests {
  @Test("A format of a user's own takes a few lines, and keeps every law", arguments: LawFamily.allCases)
  func own(family: LawFamily) {
    family.expect(MPFloat<FP24>.self)
  }

  @Test("Its range is what it says")
  func ownRange() {
    typealias S = MPFloat<FP24>
    let greatest: S = (2 - 0x1p-16) * 0x1p63
    #expect(S.greatestFiniteMagnitude == greatest)
    #expect(S.greatestFiniteMagnitude.description == "1.84466e+19")
    #expect(S.leastNormalMagnitude == 0x1p-62 && S.leastNonzeroMagnitude == 0x1p-78)
    #expect(S.greatestFiniteMagnitude * 2 == .infinity && S.leastNonzeroMagnitude / 2 == 0)
  }

  @Test(
    "IEEE 754's interchange formats have the extremes of its table 3.5",
    arguments: zip(
      [MPFloat<Binary16>.self, MPFloat<Binary32>.self, MPFloat<Binary64>.self, MPFloat<Binary128>.self]
        as [any RealScalar.Type],
      [(11, 15), (24, 127), (53, 1023), (113, 16383)]))
  func interchange(type: any RealScalar.Type, parameters: (precision: Int, emax: Int)) {
    func expect<S: RealScalar>(_: S.Type) {
      #expect(S.precision == parameters.precision)
      #expect(S.greatestFiniteMagnitude.exponent == S.Exponent(parameters.emax))
      #expect(S.leastNormalMagnitude.exponent == S.Exponent(1 - parameters.emax))
      #expect(S.leastNonzeroMagnitude.exponent == S.Exponent(2 - parameters.emax - parameters.precision))
    }
    expect(type)
  }

  @Test("E4M3 keeps 464, the tie, at 448, and is NaN beyond; it has no infinity")
  func e4m3() {
    typealias S = MPFloat<Float8E4M3>
    #expect(S.greatestFiniteMagnitude == 448 && S.leastNonzeroMagnitude == 0x1p-9)
    #expect(S(464) == 448 && S(465).isNaN && S(464.001 as Double).isNaN && S(-464) == -448 && S(-465).isNaN)
    #expect(S.infinity.isNaN && (S(1) / 0).isNaN && S.log(0).isNaN && S(448).nextUp.isNaN && S(Double.infinity).isNaN)
    #expect(S("inf")?.isNaN == true && S("1e9")?.isNaN == true && S("464") == 448)
    #expect(Double(S.nan).isNaN)
  }

  @Test("Saturating formats end at their greatest number; what has no value is NaN there too")
  func saturation() {
    typealias S = MPFloat<Float8E4M3Saturating>
    #expect(S(449) == 448 && S(-1e30 as Double) == -448 && S(1) / 0 == 448 && -1 / S(0) == -448 && S.log(0) == -448)
    #expect(S("inf") == 448 && S(Double.infinity) == 448 && S.infinity == 448 && S(448).nextUp == 448)
    #expect((S(0) / 0).isNaN && S(-1).squareRoot().isNaN && S(Double.nan).isNaN)
    #expect(S(500 as Double, rounding: .up) == 448 && S(500 as Double, rounding: .towardZero) == 448)
    #expect(MPFloat<Float8E5M2Saturating>(1e9 as Double) == 57344)
  }

  @Test("FNUZ formats have one zero, and NaN where others overflow")
  func oneZero() {
    typealias S = MPFloat<Float8E4M3FNUZ>
    let zeros = [
      -S(0), S(-0.0 as Double), S("-0") ?? 1, -0.0, S(-1e-9 as Double), S(-1) * 0, S(0).magnitude,
      S(-0.25).rounded(.up),
    ]
    for zero in zeros { #expect(zero.isZero && zero.sign == .plus) }
    #expect(S.greatestFiniteMagnitude == 240 && S.leastNonzeroMagnitude == 0x1p-10 && S.leastNormalMagnitude == 0x1p-7)
    #expect(S(247) == 240 && S(248).isNaN && (S(1) / 0).isNaN && S(248 as Double, rounding: .towardZero) == 240)
  }

  // 1.5·2⁻²⁴ = 8.94069671630859375e−08 is a tie of binary16's subnormals, to be rounded to 2·2⁻²⁴; what lies just below it
  // has 11 bits like the tie itself, and must know that it was rounded up.
  @Test("Literals are rounded once, and formats of one precision do not disturb each other's")
  func literals() {
    for _ in 0..<3 {
      let wide: MPFloat<TensorFloat32> = 8.940696716308593e-08
      #expect(wide == 0x1.8p-24)
      let below: MPFloat<Binary16> = 8.940696716308593e-08
      #expect(below == 0x1p-24)
      let above: MPFloat<Binary16> = -8.940696716308594e-08
      #expect(above == -0x1p-23)
      let beyond: MPFloat<Binary16> = 70_000.5
      #expect(beyond == .infinity)
      let within: MPFloat<TensorFloat32> = 70_000.5
      #expect(within == 70_016)
      let (none, tiny): (MPFloat<Binary16>, MPFloat<TensorFloat32>) = (2.1e-8, 2.1e-8)
      #expect(none == 0 && tiny > 0)
    }
  }

  @Test("Text, parts and scaling are rounded once at a tie of the subnormals")
  func once() throws {
    typealias S = MPFloat<Binary16>
    #expect(S("8.9406967163085937e-08") == 0x1p-24)
    #expect(S("8.94069671630859375e-08") == 0x1p-23)
    #expect(S("0x1.7fffffffffp-24") == 0x1p-24 && S("0x1.8p-24") == 0x1p-23)
    #expect(S(MPFloat<Words<4>>("0x1.7fffffffffffffffffffffffffp-24") ?? 0) == 0x1p-24)
    #expect(S(MPFloat<Words<4>>("0x1.80000000000000000000000001p-25") ?? 0) == 0x1p-24)
    #expect(S(sign: .plus, exponent: -24, significand: S(1.5).nextDown) == 0x1p-24)
    #expect(S(sign: .plus, exponent: -24, significand: 1.5) == 0x1p-23)
  }

  @Test("Subnormals are written with as few digits as tell them apart")
  func subnormals() {
    #expect(MPFloat<Binary64>.leastNonzeroMagnitude.description == "5e-324")
    #expect(MPFloat<Binary32>.leastNonzeroMagnitude.description == "1e-45")
    #expect(MPFloat<Binary16>.leastNonzeroMagnitude.description == "6e-08")
    #expect(MPFloat<Binary16>.leastNonzeroMagnitude.hexadecimal == "0x1p-24")
  }

  @Test("Nested and interleaved use of formats leaves MPFR's own range as it was")
  func bounds() {
    typealias Wide = MPFloat<Words<1>>
    let least = MPFloat<Binary32>.leastNonzeroMagnitude
    #expect(least * least == 0)
    #expect(Wide.greatestFiniteMagnitude / 2 * 2 == .greatestFiniteMagnitude)
    #expect((Wide.leastNonzeroMagnitude * 4).nextDown < Wide.leastNonzeroMagnitude * 4)
    #expect(Wide.exp(1_000_000) < .infinity)
  }
}
