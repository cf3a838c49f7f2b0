import MultiPrecision
import RealModule
import ReferenceDerivatives
import Scalars
import Testing

@Suite("A reference derivative")
struct DerivativeTests {
  /// The derivative as a number of 64 bits; fails the test when there is none.
  private func derivative<F: RealFunction>(_ f: F, at x: [Double], _ index: Int = 0) throws -> ReferenceDerivative {
    try ReferencePoint(f, at: x).partialDerivative(index).get()
  }

  @Test("is right where a chain rule alone is not, and where f is hard to compute")
  func values() throws {
    // The exact derivative, its relative distance from the found one: 2⁻⁷³ was asked for, where the derivative is not 0.
    let bound = MeasuredError(1).scaled(byPowerOfTwo: -73)
    func expect<F: RealFunction>(_ f: F, at x: [Double], _ index: Int = 0, is exact: MPFloat<Words<8>>) throws {
      let found = try derivative(f, at: x, index)
      let error = distance(found.value, exact)
      #expect(error <= bound * MeasuredError(exact).magnitude, "\(F.self): \(found.value) for \(exact)")
      // `exact` may itself be rounded, to 512 bits.
      let rounding = MeasuredError(exact.ulp) / 2
      #expect(error <= found.error + rounding, "\(F.self): \(error) beyond \(found.error)")
    }
    try expect(Nasty.SquaredHinge(), at: [0], is: 0)
    try expect(Nasty.ThreeHalves(), at: [0], is: 0)
    try expect(Nasty.OneSidedThreeHalves(), at: [0], is: 0)
    try expect(Nasty.Shortcut(), at: [1], is: 5)
    try expect(Nasty.TieOfTwo(), at: [2, 2], 0, is: 1)
    try expect(Nasty.TieOfTwo(), at: [2, 2], 1, is: 1)
    try expect(Nasty.Fast(), at: [0], is: 1e12)
    try expect(Nasty.Slow(), at: [0], is: 1e-12)
    try expect(Nasty.Slow(), at: [1e100], is: 1e-12)
    try expect(Nasty.Slow(), at: [1e-300], is: 1e-12)
    try expect(Nasty.Unity(), at: [0.7], is: 0)
    try expect(Nasty.Cancelling(), at: [0.5], is: 1)
    // d/dx (log(1 + x) − x) = −x/(1 + x).
    let x = MPFloat<Words<8>>(1e-40 as Double)
    try expect(Nasty.Forgetful(), at: [1e-40], is: -x / (1 + x))
    // A kink of 10⁻³⁰ of the slope is no matter to a binary64.
    let crease = try derivative(Nasty.Crease(), at: [0])
    #expect(distance(crease.value, MeasuredError(1)) < 1e-29)
  }

  @Test("is wanted in formats from 4 to 1024 bits")
  func formats() throws {
    func expect<S: RealScalar>(_: S.Type) throws {
      let found = try ReferencePoint(Nasty.Shortcut(), at: [S(1)]).partialDerivative(0).get()
      #expect(found.rounded(to: S.self) == 5)
      // f = sin(10¹²·x) has the derivative 10¹² at 0, rounded or infinite in S.
      let fast = try ReferencePoint(Nasty.Fast(), at: [S(0)]).partialDerivative(0).get()
      #expect(distance(fast.value, MeasuredError(1e12)) == 0)
    }
    try expect(MPFloat<Float8E5M2>.self)
    try expect(MPFloat<BFloat16>.self)
    try expect(Float.self)
    try expect(Double.self)
    try expect(MPFloat<Binary128>.self)
    try expect(MPFloat<Words<4>>.self)
    try expect(MPFloat<Words<16>>.self)
    try withPrecision(bits: 300) { type in
      func opened<S: RealScalar>(_ type: S.Type) throws { try expect(type) }
      try opened(type)
    }
  }

  @Test("is refused at a kink, with the slopes of both sides")
  func kinks() {
    func sides<F: RealFunction>(_ f: F, _ x: [Double]) -> (MeasuredError, MeasuredError)? {
      let outcome = ReferencePoint(f, at: x).partialDerivative(0)
      guard case .failure(.kink(let left, let right)) = outcome else { return nil }
      return (left, right)
    }
    let infinity = MeasuredError.infinity
    #expect(sides(Nasty.Absolute(), [0]) ?? (.nan, .nan) == (-1, 1))
    #expect(sides(Nasty.Hinges(), [0, 0]) ?? (.nan, .nan) == (0, 1))
    #expect(sides(Nasty.RootOfAbsolute(), [0]) ?? (.nan, .nan) == (-infinity, infinity))
    #expect(sides(Nasty.CubeRoot(), [0]) ?? (.nan, .nan) == (infinity, infinity))
    #expect(sides(Nasty.Step(), [0]) ?? (.nan, .nan) == (infinity, 0))
    #expect(sides(Nasty.Absolute(), [1e-300]) == nil)
    #expect(sides(Nasty.Absolute(), [.leastNonzeroMagnitude]) == nil)
  }

  @Test("is refused at the edge of the domain, with the slope of the side that there is")
  func edges() {
    func slope<F: RealFunction>(_ f: F) -> MeasuredError? {
      let outcome = ReferencePoint(f, at: [0.0]).partialDerivative(0)
      guard case .failure(.domainEdge(.right, let slope)) = outcome else { return nil }
      return slope.map { MeasuredError($0.value) }
    }
    #expect(slope(Nasty.Root()) == .infinity)
    // Slopes of 3 + √t come from differences; where 2⁻⁷³ is wanted, they have t = 2⁻¹²⁸ at most.
    #expect(((slope(Nasty.Edge()) ?? .nan) - 3).magnitude < 0x1p-60)
  }

  @Test("is refused where f is not finite, or the point is not")
  func notFinite() {
    for x in [0.0, -1, .nan, .infinity] {
      guard case .failure(.notFinite) = ReferencePoint(Nasty.Logarithm(), at: [x]).partialDerivative(0) else {
        Issue.record("log at \(x) has a derivative")
        continue
      }
    }
  }

  @Test("is refused in the coordinates that have partial derivatives but no gradient, and in no others")
  func onlyPartial() throws {
    let gradient = ReferencePoint(Nasty.OnlyPartial(), at: [0.0, 0, 3]).gradient()
    for i in 0..<2 {
      guard case .failure(.onlyPartial) = gradient.partials[i] else {
        Issue.record("coordinate \(i): \(gradient.partials[i])")
        continue
      }
    }
    #expect(try MeasuredError(gradient.partials[2].get().value) == 6)
    // Away from the origin there is a gradient: at (1, 4), ½√(y/x) = 1 and ½√(x/y) = ¼.
    let regular = ReferencePoint(Nasty.OnlyPartial(), at: [1.0, 4, 3]).gradient()
    #expect(try regular.partials.map { try Double($0.get().value) } == [1, 0.25, 6])
  }
}
