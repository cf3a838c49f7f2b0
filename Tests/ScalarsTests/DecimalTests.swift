import ComplexModule
import RealModule
import Scalars
import TestSupport
import Testing

@Suite("Decimal text and literals")
struct DecimalTests {
  #if !(os(macOS) && arch(x86_64))
    @Test("Float16 reads each tie, and text just beside it, as the number nearest to it")
    func halfTies() throws {
      let greatest = Float16.greatestFiniteMagnitude.bitPattern
      for pattern in stride(from: 0, through: greatest, by: 37) {
        let below = Float16(bitPattern: pattern)
        let above = below.nextUp
        let tie = (Double(below) + (above.isFinite ? Double(above) : 65536)) / 2
        let even = pattern & 1 == 0 ? below : above
        // 40 digits write a tie exactly; the last of them that is not 0 can be lowered.
        let text = tie.scientific(digits: 40).split(separator: "e")
        let digits = text[0].reversed().drop { $0 == "0" }.reversed()
        let last = try #require(digits.last?.wholeNumberValue)
        let more = String(digits) + "00000000000000000001"
        let less = String(digits.dropLast()) + "\(last - 1)99999999999999999999"
        for sign in ["", "-", "+"] {
          func read(_ digits: String) -> Float16 {
            (Float16(decimal: "\(sign)\(digits)e\(text[1])") ?? .nan) * (sign == "-" ? -1 : 1)
          }
          expectIdentical(read(String(digits)), even, "the tie after \(below)")
          expectIdentical(read(more), above, "just above the tie after \(below)")
          expectIdentical(read(less), below, "just below the tie after \(below)")
        }
      }
    }
  #endif

  @Test("A complex number reads decimal text, literals and integers as its real part")
  func complex() {
    typealias C = Complex<Double>
    func tenth<S: Scalar>() -> S { 0.1 }
    func seven<S: Scalar>() -> S { S(7 as Int8) }
    #expect(tenth() as C == C(0.1, 0))
    #expect(seven() as C == C(7, 0))
    #expect(C.pi == C(.pi, 0))
    #expect(C(decimal: "-2.5e1") == C(-25, 0))
    expectNoDecimal(C.self)
  }

  @Test("A literal in generic code is the concrete type's own literal")
  func literals() {
    func constants<S: Scalar>() -> [S] { [0.1, 1e-3, 123.456, 6.02214076e23, 1.602176634e-19, -0.3, 3, 2.5] }
    #expect(constants() == [0.1, 1e-3, 123.456, 6.02214076e23, 1.602176634e-19, -0.3, 3, 2.5] as [Double])
    #expect(constants() == [0.1, 1e-3, 123.456, 6.02214076e23, 1.602176634e-19, -0.3, 3, 2.5] as [Float])
    func minusZero<S: RealScalar>() -> S { -0.0 }
    #expect((minusZero() as Double).sign == .minus && (minusZero() as Float).sign == .minus)
    #if !(os(macOS) && arch(x86_64))
      func tenth<S: Scalar>() -> S { 0.1 }
      #expect(tenth() == 0.1 as Float16)
    #endif
  }

  @Test("Functions are values: one method serves every scalar")
  func functions() {
    struct Damped: ScalarFunction {
      func callAsFunction<S: Scalar>(_ x: [S]) -> S { S.exp(-0.1 * x[0]) * S.sin(2 * S.pi * x[1]) }
    }
    let f = Damped()
    // sin(π/2) = 1: each of the two functions and the product is within an ulp.
    let expected = 0.9048374180359595
    #expect((f([1.0, 0.25]) - expected).magnitude < 4e-16)
    #expect((f([1 as Float, 0.25]) - 0.9048374).magnitude < 3e-7)
    let complex: Complex<Double> = f([Complex(1.0), Complex(0.25)])
    #expect((complex.real - expected).magnitude < 4e-16)
    let opaque = OpaqueFunction<Double> { $0[0] * $0[1] }
    #expect(opaque([3, 4]) == 12)
  }
}
