import FiniteDifferences
import Testing

/// Misuse of the interface ends the process; what merely goes wrong numerically never does.
@Suite struct MisuseTests {
  @Test func `impossible stencils trap`() async {
    await #expect(processExitsWith: .failure) { _ = Stencil(offsets: []) }
    await #expect(processExitsWith: .failure) { _ = Stencil(offsets: [0, 1, 1]) }
    await #expect(processExitsWith: .failure) { _ = Stencil(offsets: [0, 1], derivative: 2) }
    await #expect(processExitsWith: .failure) { _ = Stencil(offsets: [0, 1], derivative: -1) }
    await #expect(processExitsWith: .failure) { _ = Stencil.central(order: 3) }
  }

  @Test func `steps that are no steps trap`() async {
    await #expect(processExitsWith: .failure) { _ = Stencil.central({ $0 }, at: 1.0, step: 0) }
    await #expect(processExitsWith: .failure) { _ = Stencil.central.quotient(of: { $0 }, at: 1.0, step: -1) }
    await #expect(processExitsWith: .failure) {
      _ = Stencil.central.gradient(of: { $0[0] }, at: [1.0], steps: .uniform(.nan))
    }
    await #expect(processExitsWith: .failure) { _ = Ridders()({ $0 }, at: 1.0, step: .infinity) }
  }

  @Test func `lengths that differ trap`() async {
    await #expect(processExitsWith: .failure) {
      _ = Stencil.central.gradient(of: { $0[0] }, at: [1.0, 2.0], steps: .each([1.0]))
    }
    await #expect(processExitsWith: .failure) {
      _ = Stencil.central.directionalDerivative(of: { $0[0] }, at: [1.0, 2.0], along: [1.0])
    }
    await #expect(processExitsWith: .failure) { _ = Stencil.central.quotient([1.0, 2.0, 3.0], step: 1.0) }
    await #expect(processExitsWith: .failure) { _ = Rational(1, 0) }
  }
}
