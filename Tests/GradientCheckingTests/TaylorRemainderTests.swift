import GradientChecking
import MultiPrecision
import RealModule
import Scalars
import Testing

/// f(x, y) = x² + xy + y² + (x + y)³/64, curved along every direction, with its gradient.
///
/// Nothing is added that would only bring noise: binary16 has no room for it.
private func value<S: RealScalar>(_ x: [S]) -> S {
  x[0] * x[0] + x[0] * x[1] + x[1] * x[1] + S.pow(x[0] + x[1], 3) / 64
}

private func gradient<S: RealScalar>(_ x: [S]) -> [S] {
  let slope = 3 * S.pow(x[0] + x[1], 2) / 64
  return [2 * x[0] + x[1] + slope, 2 * x[1] + x[0] + slope]
}

/// The formats in which the laws below are tried.
private enum Format: CaseIterable, Sendable {
  case binary16, binary32, binary64, mp256

  func callAsFunction(_ body: (any RealScalar.Type) throws -> Void) rethrows {
    switch self {
    case .binary16: try body(MPFloat<Binary16>.self)
    case .binary32: try body(Float.self)
    case .binary64: try body(Double.self)
    case .mp256: try body(MPFloat<Words<4>>.self)
    }
  }
}

@Suite("The Taylor remainder")
struct TaylorRemainderTests {
  /// Where the remainder is a·tᵏ·(1 + ct), the slopes of neighbouring steps of ratio 2 differ from k by about ct and those
  /// of the halves of a window from each other by ¾ of it: a bend of 0.15 leaves 0.2, and noise of an eighth adds less than
  /// 0.05. The two rates are four times that apart.
  @Test("falls with the square of the step for a right gradient and like the step for a wrong one", arguments: 1...8)
  func rates(seed: Int) {
    func check<S: RealScalar>(_ type: S.Type) {
      let x: [S] = [S(3) / 4, S(5) / 4]
      let right = TaylorRemainder.measured(of: value, at: x, gradient: gradient(x), seed: UInt64(seed))
      let wrong = TaylorRemainder.measured(of: value, at: x, gradient: [gradient(x)[0], -x[1]], seed: UInt64(seed))
      expectRate(right, 2)
      expectRate(wrong, 1)
    }
    for format in Format.allCases { format { check($0) } }
  }

  /// One part in 64 of one component: the linear part shows once t is below that, which is too late in binary16.
  @Test("finds a small fault of one component", arguments: 1...8)
  func smallFault(seed: Int) {
    func check<S: RealScalar>(_ type: S.Type) {
      let x: [S] = [S(3) / 4, S(5) / 4]
      var claim = gradient(x)
      claim[1] *= 1 + S(1) / 64
      expectRate(TaylorRemainder.measured(of: value, at: x, gradient: claim, seed: UInt64(seed)), 1)
    }
    check(Float.self)
    check(Double.self)
    check(MPFloat<Words<4>>.self)
  }

  /// sin is odd about 0 and so has no curvature there; 1 + x/2 has neither curvature nor a third derivative.
  @Test func `falls with the cube where f has no curvature, and shows nothing where it has none at all`() {
    func check<S: RealScalar>(_ type: S.Type) {
      let cubic = TaylorRemainder<S>.measured(of: { S.sin($0[0]) }, at: [0], gradient: [1], seed: 3)
      expectRate(cubic, 3)
      let line = TaylorRemainder<S>.measured(of: { 1 + $0[0] / 2 }, at: [0.75], gradient: [0.5], seed: 3)
      #expect(line.rate == nil)
    }
    check(Float.self)
    check(Double.self)
    check(MPFloat<Words<4>>.self)
  }

  /// Powers of two scale every number of the measurement exactly.
  @Test("has the same rate whatever the scale of f", arguments: [-60, 60])
  func scaled(exponent: Int) {
    func check<S: RealScalar>(_ type: S.Type) {
      let x: [S] = [S(3) / 4, S(5) / 4]
      let (plain, far) = (gradient(x), gradient(x).map { $0.scaled(byPowerOfTwo: exponent) })
      for wrong in [false, true] {
        func claim(_ g: [S]) -> [S] { wrong ? [g[0], -g[1]] : g }
        let here = TaylorRemainder.measured(of: value, at: x, gradient: claim(plain), seed: 5)
        let there = TaylorRemainder.measured(
          of: { value($0).scaled(byPowerOfTwo: exponent) }, at: x, gradient: claim(far), seed: 5)
        #expect(here.rate != nil && here.rate == there.rate)
      }
    }
    check(Float.self)
    check(Double.self)
    check(MPFloat<Words<4>>.self)
  }

  /// Coordinates of 10⁻³⁰ and 10³⁰, of which f depends on the logarithms only: a direction of one size for all would be lost
  /// in the second and leave the domain with the first.
  @Test func `the direction has the scales of the coordinates`() {
    let x = [1e-30, 1e30]
    let f: ([Double]) -> Double = { Double.log($0[0]) * Double.log($0[1]) }
    let right = [Double.log(x[1]) / x[0], Double.log(x[0]) / x[1]]
    expectRate(TaylorRemainder.measured(of: f, at: x, gradient: right, seed: 2), 2)
    let wrong = [right[0], -right[1]]
    expectRate(TaylorRemainder.measured(of: f, at: x, gradient: wrong, seed: 2), 1)
  }

  @Test func `rungs where f is not finite are left out, and the rest is measured`() {
    let f: ([Double]) -> Double = { $0[0] > 1.01 || $0[0] < 0.99 ? .nan : Double.exp($0[0]) }
    let found = TaylorRemainder.measured(of: f, at: [1], gradient: [Double.exp(1)], seed: 1)
    #expect(found.rungs.allSatisfy { $0.step < 0.02 && $0.remainder.isFinite })
    expectRate(found, 2)
    #expect(TaylorRemainder.measured(of: { _ in Double.nan }, at: [1], gradient: [1], seed: 1).rungs.isEmpty)
    #expect(TaylorRemainder.measured(of: f, at: [1], gradient: [.nan], seed: 1).rate == nil)
  }

  @Test func `a zero claim is right at a minimum and wrong beside it`() {
    let bowl: ([Double]) -> Double = { 3 + ($0[0] - 1) * ($0[0] - 1) + $0[1] * $0[1] }
    expectRate(TaylorRemainder.measured(of: bowl, at: [1, 0], gradient: [0, 0], seed: 4), 2)
    expectRate(TaylorRemainder.measured(of: bowl, at: [2, 0], gradient: [0, 0], seed: 4), 1)
  }

  /// f is rounded to 24 bits inside: taken at its word its values seem right to 53, and the remainder stays at 10⁻⁸.
  @Test func `noise that is passed in is not taken for a rate`() {
    let f: ([Double]) -> Double = { Double(Float(Double.exp($0[0]))) }
    let slope = Double.exp(1)
    let found = TaylorRemainder.measured(of: f, at: [1], gradient: [slope], seed: 1, noise: 4 * Double(Float.ulpOfOne))
    expectRate(found, 2)
    #expect(TaylorRemainder.measured(of: f, at: [1], gradient: [slope], seed: 1, noise: 1).rate == nil)
  }

  @Test func `it costs at most 25 evaluations and a seed repeats it`() {
    func check<S: RealScalar>(_ type: S.Type) {
      var evaluations = 0
      let f: ([S]) -> S = { x in
        evaluations += 1
        return value(x)
      }
      let x: [S] = [S(3) / 4, S(5) / 4]
      let first = TaylorRemainder.measured(of: f, at: x, gradient: gradient(x), seed: 9)
      #expect(evaluations <= 25 && evaluations == first.rungs.count + 1)
      #expect(first == TaylorRemainder.measured(of: f, at: x, gradient: gradient(x), seed: 9))
      #expect(first.direction != TaylorRemainder.measured(of: f, at: x, gradient: gradient(x), seed: 10).direction)
      #expect(first.rounded(to: Float.self).rate == first.rate)
    }
    check(Float.self)
    check(Double.self)
    check(MPFloat<Words<1>>.self)
    check(MPFloat<Words<4>>.self)
    check(MPFloat<Words<16>>.self)
  }
}

private func expectRate<S>(_ found: TaylorRemainder<S>, _ expected: Double) {
  let rate = found.rate
  #expect(rate.map { abs($0 - expected) <= 0.25 } ?? false, "\(S.self): the rate is \(rate as Any), not \(expected)")
}
