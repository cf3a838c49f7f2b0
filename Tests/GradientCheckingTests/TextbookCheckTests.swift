import FiniteDifferences
import GradientChecking
import MultiPrecision
import RealModule
import Scalars
import Synchronization
import Testing

/// Well-scaled functions with their gradients, and a point.
private enum Smooth: String, CaseIterable, Sendable {
  case product, rosenbrock, waves

  func value<S: RealScalar>(_ x: [S]) -> S {
    switch self {
    case .product: return S.exp(x[0]) * S.sin(x[1])
    case .rosenbrock:
      let (t, s): (S, S) = (x[1] - x[0] * x[0], 1 - x[0])
      return 100 * t * t + s * s
    case .waves: return S.sin(x[0]) + S.cos(x[1]) * x[2] + x[0] * x[2]
    }
  }

  func gradient<S: RealScalar>(_ x: [S]) -> [S] {
    switch self {
    case .product: return [S.exp(x[0]) * S.sin(x[1]), S.exp(x[0]) * S.cos(x[1])]
    case .rosenbrock:
      let (t, s): (S, S) = (x[1] - x[0] * x[0], 1 - x[0])
      return [-400 * t * x[0] - 2 * s, 200 * t]
    case .waves: return [S.cos(x[0]) + x[2], -S.sin(x[1]) * x[2], S.cos(x[1]) + x[0]]
    }
  }

  func point<S: RealScalar>() -> [S] {
    switch self {
    case .product: [0.5, 1]
    // Not the usual (−1.2, 1): there the square of a component overflows in binary16.
    case .rosenbrock: [0.75, 0.5]
    case .waves: [0.25, -1.5, 0.75]
    }
  }
}

private struct Refusal: Error, Equatable { var coordinate = 0 }

@Suite struct TextbookCheckTests {
  @Test func `in binary64 the defaults are the textbook's`() throws {
    #expect(TextbookCheck<Double>.defaultStep == 1e-7)
    #expect(TextbookCheck<Double>.defaultTolerance == 1e-5)
    #expect(TextbookCheck<Double>.floor == 1e-8)
    #expect(TextbookCheck<Double>.standard == (try TextbookCheck()))
    #expect(TextbookCheck<Double>.standard.stencil == .central)
  }

  @Test func `in other formats they are the same powers of the unit roundoff`() {
    func check<S: RealScalar>(_ type: S.Type) {
      let check = TextbookCheck<S>.standard
      let scale = Double(S.precision) / 53
      // A relative 10⁻² is the unit roundoff of binary16 ten times over.
      #expect(abs(Double(S.log10(check.step)) + 7 * scale) < 0.01)
      #expect(abs(Double(S.log10(check.tolerance)) + 5 * scale) < 0.01)
      #expect(abs(Double(S.log10(TextbookCheck<S>.floor)) + 8 * scale) < 0.01)
    }
    check(Float.self)
    check(MPFloat<Words<2>>.self)
    check(MPFloat<Words<16>>.self)
    #if !(os(macOS) && arch(x86_64))
      check(Float16.self)
    #endif
  }

  /// A factor 1 + ε in all components has a relative error of ε/(2 + ε). It is found when that exceeds the tolerance by what
  /// noise can take away, itself below the tolerance: at ε/(2 + ε) = 2·tolerance, ε = 4·tolerance/(1 − 2·tolerance). That is
  /// 45 % in binary16, 2 % in binary32, 4·10⁻⁵ in binary64; a tenth is found in every format but the first.
  @Test("the defaults pass correct gradients and fail wrong ones in every format", arguments: Smooth.allCases)
  private func power(f: Smooth) throws {
    func check<S: RealScalar>(_ type: S.Type) throws {
      let (x, right): ([S], [S]) = (f.point(), f.gradient(f.point()))
      let check = TextbookCheck<S>.standard
      let passing = check({ f.value($0) }, try GradientClaim(point: x, gradient: right))
      #expect(passing.passed, "\(type): \(passing.relativeError)")
      #expect(passing.anomalies.isEmpty)
      let visible: S = 4 * check.tolerance / (1 - 2 * check.tolerance)
      for ε in S.precision < 24 ? [visible] : [visible, 0.1] {
        let wrong = right.map { $0 * (1 + ε) }
        let failing = check({ f.value($0) }, try GradientClaim(point: x, gradient: wrong))
        #expect(!failing.passed, "\(type): \(failing.relativeError) at \(ε)")
      }
      let flipped = check({ f.value($0) }, try GradientClaim(point: x, gradient: right.map { -$0 }))
      #expect(!flipped.passed)
    }
    try check(Float.self)
    try check(Double.self)
    try check(MPFloat<Words<1>>.self)
    try check(MPFloat<Words<2>>.self)
    try check(MPFloat<Words<4>>.self)
    #if !(os(macOS) && arch(x86_64))
      try check(Float16.self)
    #endif
    #if arch(x86_64)
      try check(Float80.self)
    #endif
  }

  @Test func `a gradient that vanishes to some digits is still checked in a wide format`() throws {
    typealias Wide = MPFloat<Words<4>>
    // f = (x − 1)² at 1 + 10⁻¹²: the gradient is 2·10⁻¹², far above the floor of 2·10⁻³⁹.
    let x: Wide = 1 + 1e-12
    let f: @Sendable ([Wide]) -> Wide = { ($0[0] - 1) * ($0[0] - 1) }
    let right = TextbookCheck.standard(f, try GradientClaim(point: [x], gradient: [2 * (x - 1)]))
    #expect(right.passed && right.numericalGradient[0].magnitude < 1e-11)
    let wrong = TextbookCheck.standard(f, try GradientClaim(point: [x], gradient: [2.002 * (x - 1)]))
    #expect(!wrong.passed)
    // Where it vanishes altogether both sides are zero, and that passes.
    #expect(TextbookCheck.standard(f, try GradientClaim(point: [1], gradient: [0])).passed)
  }

  @Test func `another stencil is as good as its order`() throws {
    let claim = try GradientClaim(point: [0.5, 1.0], gradient: Smooth.product.gradient([0.5, 1]))
    let forward = try TextbookCheck(stencil: .forward)({ Smooth.product.value($0) }, claim)
    let eighth = try TextbookCheck(step: 0.05, stencil: .central(order: 8))({ Smooth.product.value($0) }, claim)
    #expect(forward.passed && eighth.passed)
    // h·f″/2 relative to 2|f′| is 10⁻⁸; at order 8 the truncation is (0.05)⁸/630 = 6·10⁻¹⁴.
    #expect(forward.relativeError > 1e-9)
    #expect(eighth.relativeError < 1e-13)
    #expect(eighth.evaluations == 16)
  }

  @Test func `threads change no bit, and progress is told`() throws {
    let x = (0..<30).map { Double($0) / 10 }
    let f: @Sendable ([Double]) -> Double = { x in x.reduce(0) { $0 + Double.sin($1) * $1 } }
    let claim = try GradientClaim(point: x, gradient: x.map { Double.sin($0) + $0 * Double.cos($0) })
    let serial = TextbookCheck.standard(f, claim)
    let seen = Mutex<[Int]>([])
    let parallel = try TextbookCheck(parallelism: .threads(3))(f, claim) { done in seen.withLock { $0.append(done) } }
    #expect(parallel.numericalGradient == serial.numericalGradient)
    #expect(parallel.relativeError == serial.relativeError)
    #expect(seen.withLock { $0 } == Array(1...30))
  }

  @Test func `coordinates are ranked by their difference, NaN first`() throws {
    let claim = try GradientClaim(point: [1.0, 1, 1, 1], gradient: [1, 3, .nan, 1.5])
    let result = TextbookCheck.standard({ $0[0] + $0[1] + $0[2] + $0[3] }, claim)
    #expect(result.worstFirst == [2, 1, 3, 0])
    #expect(result.anomalies == [.notFinite(coordinate: 2)])
  }

  @Test func `the fields have the names that JSON gives them`() {
    #expect(
      TextbookResult<Double>.Field.allCases.map(\.rawValue) == [
        "analytical_gradient", "numerical_gradient", "absolute_difference", "relative_error", "passed",
      ])
  }
}

@Suite struct TextbookCheckInputTests {
  private let sum: @Sendable ([Double]) -> Double = { $0.reduce(0, +) }

  @Test func `a claim of no coordinates or of two lengths is refused`() {
    #expect(throws: GradientCheckError.emptyPoint) { try GradientClaim<Double>(point: [], gradient: []) }
    #expect(throws: GradientCheckError.lengthMismatch(point: 2, gradient: 3)) {
      try GradientClaim<Double>(point: [1, 2], gradient: [1, 2, 3])
    }
  }

  @Test("a step or tolerance that is none is refused", arguments: [0, -1e-7, .nan, .infinity, -0.0])
  func refused(number: Double) {
    #expect(throws: GradientCheckError.stepNotPositive("\(number)")) { try TextbookCheck(step: number) }
    #expect(throws: GradientCheckError.toleranceNotPositive("\(number)")) { try TextbookCheck(tolerance: number) }
  }

  @Test func `a stencil for another derivative is refused`() {
    #expect(throws: GradientCheckError.notFirstDerivative(order: 2)) {
      try TextbookCheck<Double>(stencil: .central(order: 2, derivative: 2))
    }
  }

  @Test func `errors are sentences with their data`() {
    let error = GradientCheckError.lengthMismatch(point: 2, gradient: 3)
    #expect(
      "\(error)" == "The point has 2 coordinates, the claimed gradient 3; they must have the same number.")
    #expect("\(GradientCheckError.stepNotPositive("-1.0"))".contains("-1.0"))
  }

  @Test("NaN and infinity never pass and are named", arguments: [Double.nan, .infinity, -.infinity])
  func notFinite(number: Double) throws {
    let point = TextbookCheck.standard(sum, try GradientClaim(point: [1, number], gradient: [1, 1]))
    let claim = TextbookCheck.standard(sum, try GradientClaim(point: [1, 1], gradient: [number, 1]))
    let value = TextbookCheck.standard(
      { $0[1] > 1 ? number : 0 }, try GradientClaim(point: [1, 1], gradient: [0, 0]))
    #expect(!point.passed && point.anomalies.contains(.notFinite(coordinate: 1)))
    #expect(!claim.passed && claim.anomalies == [.notFinite(coordinate: 0)])
    #expect(!value.passed && value.anomalies == [.notFinite(coordinate: 1)])
  }

  @Test func `a step that is lost is an anomaly, though the literal numbers may pass`() throws {
    let result = TextbookCheck.standard({ $0[1] * $0[1] }, try GradientClaim(point: [1, 1e10], gradient: [0, 0]))
    #expect(result.numericalGradient == [0, 0])
    #expect(result.passed)
    #expect(result.anomalies == [.stepLost(coordinate: 1, offset: 1)])
  }

  @Test func `squares that overflow are an anomaly, though the literal numbers may pass`() throws {
    // 1.4e154² overflows, 1.3e154² does not: a finite difference over an infinite sum is zero.
    let f: @Sendable ([Double]) -> Double = { 1e153 * $0[0] }
    let result = TextbookCheck.standard(f, try GradientClaim(point: [1], gradient: [1.4e154]))
    #expect(result.relativeError == 0 && result.passed)
    #expect(result.anomalies == [.normOverflow])
  }

  @Test("what f throws is passed on, from the smallest coordinate", arguments: [Parallelism.serial, .threads(3)])
  func throwing(parallelism: Parallelism) throws {
    let claim = try GradientClaim(point: [Double](repeating: 1, count: 32), gradient: [Double](repeating: 0, count: 32))
    let f: @Sendable ([Double]) throws(Refusal) -> Double = { (p) throws(Refusal) in
      let moved = p.firstIndex { $0 != 1 } ?? 0
      if moved >= 9 { throw Refusal(coordinate: moved) }
      return 0
    }
    let check = try TextbookCheck<Double>(parallelism: parallelism)
    #expect(throws: Refusal(coordinate: 9)) { try check(f, claim) }
  }

  @Test func `an f that would hang can throw on a deadline of its own`() throws {
    let clock = ContinuousClock()
    let start = clock.now
    let deadline = start + .milliseconds(50)
    let f: @Sendable ([Double]) throws(Refusal) -> Double = { (_) throws(Refusal) in
      while clock.now < deadline {}
      throw Refusal()
    }
    let claim = try GradientClaim(point: [1.0, 2.0], gradient: [0, 0])
    #expect(throws: Refusal()) { try TextbookCheck.standard(f, claim) }
    // No second call was made after the deadline.
    #expect(clock.now - start < .seconds(5))
  }
}
