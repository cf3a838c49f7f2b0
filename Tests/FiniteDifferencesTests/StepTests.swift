import FiniteDifferences
import MultiPrecision
import RealModule
import Scalars
import Testing

@Suite struct StepTests {
  /// The power of two nearest to the step on a logarithmic scale.
  private func isPowerOfTwo<S: RealScalar>(_ step: S, near optimum: Double) -> Bool {
    step.significand == 1 && abs(Double.log2(Double(step)) - Double.log2(optimum)) <= 0.5
  }

  @Test func `the default steps are the powers of two nearest to the textbook's optima`() {
    // Forward: 2√u. Central: ∛(3u). Second derivative, c = 1/12, C = 4: ⁴√(2·4·12/2·u) = ⁴√(48u).
    let u = 0x1p-53
    #expect(isPowerOfTwo(Stencil.forward.step(at: 1.0), near: 2 * u.squareRoot()))
    #expect(isPowerOfTwo(Stencil.central.step(at: 1.0), near: Double.root(3 * u, 3)))
    #expect(isPowerOfTwo(Stencil.central.step(at: 1 as Float), near: Double.root(3 * 0x1p-24, 3)))
    #expect(isPowerOfTwo(Stencil.central.step(at: 1 as MPFloat<Words<4>>), near: Double.root(3 * 0x1p-256, 3)))
    let curvature = Stencil(offsets: [-1, 0, 1], derivative: 2)
    #expect(isPowerOfTwo(curvature.step(at: 1.0), near: Double.root(48 * u, 4)))
    #if !(os(macOS) && arch(x86_64))
      #expect(isPowerOfTwo(Stencil.central.step(at: 1 as Float16), near: Double.root(3 * 0x1p-11, 3)))
    #endif
  }

  @Test func `the step grows with x and is symmetric in it`() {
    let h = Stencil.central.step(at: 1.0)
    #expect(Stencil.central.step(at: 0.0) == h)
    #expect(Stencil.central.step(at: 1e-300) == h)
    #expect(Stencil.central.step(at: 1000.0) == 512 * h)
    #expect(Stencil.central.step(at: -1000.0) == 512 * h)
    #expect(Stencil.central.step(at: Double.nan) == h)
    #expect(Stencil.central.step(at: -Double.infinity) == h)
  }

  @Test("the default step is never lost", arguments: Stencil.named.map(\.name))
  func neverLost(name: String) throws {
    let stencil = try #require(Stencil(named: name))
    for x in [0, 1, -1, 3.3, 1e10, -1e200, 0x1.fffffffffffffp1000] {
      #expect(stencil.lostOffset(at: x, step: stencil.step(at: x)) == nil)
    }
    for x: Float in [0, 1, -1, 3.3, 1e10, -1e37, 0x1.fffffep100] {
      #expect(stencil.lostOffset(at: x, step: stencil.step(at: x)) == nil)
    }
  }

  @Test func `a step that is lost names the offset whose point is its neighbour's`() {
    #expect(Stencil.central.lostOffset(at: 1e10, step: 1e-7) == 1)
    #expect(Stencil.forward.lostOffset(at: 1e10, step: 1e-7) == 1)
    #expect(Stencil.backward.lostOffset(at: 1e10, step: 1e-7) == -1)
    #expect(Stencil.central.lostOffset(at: 1.0, step: 1e-7) == nil)
    // Half an ulp of 1 is a quarter of what is above, and a representable distance below: only x + h is lost.
    #expect(Stencil.central.lostOffset(at: 1.0, step: 0x1p-53) == 1)
    #expect(Stencil.backward.lostOffset(at: 1.0, step: 0x1p-53) == nil)
    // 2·h reaches a new number, h does not.
    #expect(Stencil.central(order: 4).lostOffset(at: 1.5, step: 0x1p-54) == 1)
    #expect(Stencil(offsets: [0, 3, 4]).lostOffset(at: 1.0, step: 0x1p-54) == 4)
  }
}
