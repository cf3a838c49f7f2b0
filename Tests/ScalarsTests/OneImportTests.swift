import Scalars
import Testing

// This file imports Scalars and nothing else that has numbers: what it compiles is the test.

private struct Half: ScalarFunction {
  func callAsFunction<S: Scalar>(_ x: [S]) -> S { (S.exp(-x[0]) - 1) / 2 + x[1] * S.pi }
}

/// The split form in which `Scalar`'s documentation shows a long formula.
private struct Beale: ScalarFunction {
  func callAsFunction<S: Scalar>(_ x: [S]) -> S {
    let (a, b) = (x[0], x[1])
    let first: S = 1.5 - a + a * b
    let second: S = 2.25 - a + a * S.pow(b, 2)
    let third: S = 2.625 - a + a * S.pow(b, 3)
    return first * first + second * second + third * third
  }
}

@Suite("Scalars brings what a formula needs")
struct OneImportTests {
  @Test("Division and functions, at real and at complex numbers")
  func operators() {
    #expect(Half()([0.0, 1.0]) == .pi)
    #expect(Half()([0, Complex<Double>(1, 0)]) == Complex(.pi, 0))
    #expect(Beale()([3.0, 0.5]) == 0 && Beale()([1.0, 1.0]) == 14.203125)
  }
}
