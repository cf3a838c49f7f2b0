import BlackBoxes
import Expressions
import FiniteDifferences
import MultiPrecision
import RealModule
import Scalars
import Testing

@Suite("The derivative of a black box at one point")
struct BlackBoxDerivativeTests {
  private let derivative = BlackBoxDerivative()

  private func of<S: RealScalar>(_ text: String, at x: S) throws -> BlackBoxEstimate<S> {
    let f = try Expression(text, variables: ["x"]).bound(to: S.self)
    return derivative({ (x: S) in f([x]) }, at: x)
  }

  /// Values by hand: each derivative is elementary. At 1 − 2⁻⁴⁰ there are 2¹³ numbers to the edge, so that an argument is
  /// trusted to some 10⁻⁴ of that way, and the slope to a hundredth.
  @Test(
    "is right to within its error, which is small",
    arguments: [
      ("sin(1000*x)", 1.0, 1000 * Double.cos(1000), 1e-9), ("exp(x)", 0, 1, 1e-13), ("x^2", 0, 0, 1e-13),
      ("sin(x)", 1e-20, 1, 1e-13), ("x^2", -3, -6, 1e-13), ("1/x", 1e-200, -Double.infinity, 0),
      ("1/x", 1e20, -1e-40, 1e-12),
      ("x^3", 1e-100, 3e-200, 1e-12), ("x^2", 1e-300, 0, 1e-12), ("sqrt(x)", 1e-12, 5e5, 1e-12),
      ("log(1-x)", 1 - 0x1p-40, -0x1p40, 1e-2),
    ] as [(String, Double, Double, Double)])
  func values(text: String, x: Double, expected: Double, relative: Double) throws {
    let found = try of(text, at: x)
    guard expected.isFinite else {
      // −10⁴⁰⁰: no number of the format.
      #expect(!found.outcome.isEstimate, "\(found)")
      return
    }
    #expect(found.outcome.isEstimate, "\(found)")
    // x² at 10⁻³⁰⁰ is zero all around; its derivative, 2·10⁻³⁰⁰, is below what differences of zeros can bound.
    #expect((found.value - expected).magnitude <= found.error + 2e-300, "\(found)")
    #expect(found.error <= Swift.max(relative * expected.magnitude, 1e-13), "\(found)")
  }

  @Test(
    "says why there is none",
    arguments: [
      ("abs(x)", 0, .kink), ("100*x+abs(x-1)", 1, .kink), ("x^2+0.001*abs(x-3)", 3, .kink),
      ("1000*exp(x)+abs(x)", 0, .kink), ("100*x+abs(x-1.000001)", 1, .estimated), ("max(x,2*x)+exp(x)", 0, .kink),
      ("abs(x-3)*x", 3, .kink),
      ("1/x", 0, .notFinite), ("log(x)", -1, .notFinite), ("x", .nan, .notFinite), ("x", .infinity, .notFinite),
      ("log(x)+log(1-x)", 0.5, .estimated), ("sqrt(-x^2)", 0, .notFinite), ("sin(x)", 1e20, .noise),
      ("sqrt(abs(x))", 0, .kink), ("abs(x)^0.3", 0, .kink), ("sqrt(x)", 0, .noise),
      ("min(1,max(-1,1e9*x))", 0, .noise), ("7", 3, .constant), ("x*0", 0, .constant),
    ] as [(String, Double, BlackBoxOutcome)])
  func outcomes(text: String, x: Double, expected: BlackBoxOutcome) throws {
    let found = try of(text, at: x)
    #expect(found.outcome == expected, "\(found)")
    #expect(found.error.isFinite == found.outcome.isEstimate && found.value.isNaN != found.outcome.isEstimate)
  }

  @Test(
    "is zero where f changes by a power of the step alone",
    arguments: ["x^3", "x^5", "1+x^3", "max(x,0)^2", "abs(x)^1.5"])
  func vanishing(text: String) throws {
    let found = try of(text, at: 0)
    // The last is known worst: after 21 evaluations the step is 10⁻¹⁵, and its root is left.
    #expect(found.value == 0 && found.error < 1e-7 && found.outcome == .estimated, "\(found)")
    #expect(found.evaluations <= BlackBoxDerivative.evaluationLimit(for: Double.self))
  }

  @Test("is found where squares of the slope leave the range of the format")
  func hugeSlopes() throws {
    for (text, x, slope) in [("log(x)", 1e-300, 1e300), ("1/x", 1e-150, -1e300)] {
      let found = try of(text, at: x)
      #expect((found.value - slope).magnitude <= found.error && found.error < 1e291, "\(found)")
    }
  }

  @Test("is known where f is flat to what its last digit hides within |x|, however far that is")
  func hidden() throws {
    // y² + x/z as a function of z, in which the second term is lost.
    let (x, y): (Float, Float) = (-7.033694e-07, -2.0539973)
    let found = BlackBoxDerivative()({ (z: Float) in y * y + x / z }, at: -2.9804068)
    #expect(found.value == 0 && found.error >= 7.918e-8, "\(found)")
  }

  @Test("is that of one side at an edge of the domain")
  func edges() throws {
    // (1 − x)^1.5 has no second derivative at 1; the slope of what is added is 2.
    let left = try of("2*x+sqrt(1-x)^4", at: 1.0)
    #expect(left.outcome == .leftEdge && (left.value - 2).magnitude <= left.error && left.error < 1e-9, "\(left)")
    let right = try of("exp(x)+0*log(x+1e-300)+sqrt(x)^2", at: 0.0)
    #expect(right.outcome == .rightEdge && (right.value - 2).magnitude <= right.error && right.error < 1e-9, "\(right)")
  }

  @Test(
    "counts f's evaluations, and ends within the limit", arguments: ["exp(x)", "sin(1e6*x)", "abs(x-1)", "1/(x-1)"])
  func evaluations(text: String) throws {
    let f = try Expression(text, variables: ["x"]).bound(to: Double.self)
    for x in [1.0, 0.3, -7, 0] {
      var calls = 0
      let found = derivative(
        { (x: Double) in
          calls += 1
          return f([x])
        }, at: x)
      #expect(found.evaluations == calls && calls <= BlackBoxDerivative.evaluationLimit(for: Double.self))
    }
    #expect(BlackBoxDerivative.evaluationLimit(for: Double.self) == 29)
    #expect(BlackBoxDerivative.evaluationLimit(for: MPFloat<Words<4>>.self) == 129)
  }

  private struct Refusal: Error {}

  @Test("passes on what f throws, at whichever call")
  func throwing() {
    for last in 0..<10 {
      var calls = 0
      #expect(throws: Refusal.self) {
        try derivative(
          { (x: Double) throws(Refusal) in
            if calls == last { throw Refusal() }
            calls += 1
            return Double.exp(x)
          }, at: 1)
      }
      #expect(calls == last)
    }
  }

  @Test("of several variables is taken for each by itself")
  func gradient() {
    let partials = derivative.gradient(
      { (x: [Double]) in x[0] * x[0] * x[1] + x[2].magnitude }, at: [1.5, 0.3, 0])
    #expect(partials.map(\.outcome) == [.estimated, .estimated, .kink])
    // 2xy = 0.9 and x² = 2.25.
    #expect((partials[0].value - 0.9).magnitude <= partials[0].error && partials[0].error < 1e-13)
    #expect((partials[1].value - 2.25).magnitude <= partials[1].error && partials[1].error < 1e-13)
  }

  @Test("is deceived by the function that its documentation says deceives it")
  func nemesis() throws {
    let found = try of("sin(x) + 100*(x-1)*exp(-1e16*(x-1)^2)", at: 1.0)
    let truth = Double.cos(1) + 100
    #expect(found.outcome == .estimated && found.error < 1e-12)
    #expect((found.value - Double.cos(1)).magnitude <= found.error)
    #expect((found.value - truth).magnitude > 1e12 * found.error)
  }

  /// Functions that nobody tuned anything for: random sums of a wave, an exponential and a rational function, their
  /// derivatives by hand, at 256 bits.
  @Test("is honest at random functions")
  func random() {
    var generator = SeededGenerator(seed: 20)
    typealias W = MPFloat<Words<4>>
    var exceeded = 0
    let count = 400
    for _ in 0..<count {
      let (amplitude, phase) = (
        Double.random(in: -2..<2, using: &generator), Double.random(in: 0..<6, using: &generator)
      )
      let frequency = Double.exp(Double.random(in: -5..<7, using: &generator))
      let (growth, width) = (
        Double.random(in: -2..<2, using: &generator), Double.random(in: 0.1..<9, using: &generator)
      )
      let x = Double.random(in: -4..<4, using: &generator)
      let found = derivative(
        { (x: Double) in
          amplitude * Double.sin(frequency * x + phase) + Double.exp(growth * x) + 1 / (1 + width * x * x)
        }, at: x)
      let (a, p, q, g, w, z) = (W(amplitude), W(phase), W(frequency), W(growth), W(width), W(x))
      let tail: W = 1 + w * z * z
      let truth: W = a * q * W.cos(q * z + p) + g * W.exp(g * z) - 2 * w * z / (tail * tail)
      if !((W(found.value) - truth).magnitude <= 10 * W(found.error)) { exceeded += 1 }
    }
    // One in a hundred may be.
    #expect(exceeded <= count / 100, "\(exceeded)")
  }

  @Test("has all its parts in every format")
  func formats() throws {
    func check<S: RealScalar>(_: S.Type) throws {
      let found = try of("exp(x)/x", at: 2 as S)
      // e²/4, to 39 digits.
      let truth = MPFloat<Words<4>>(decimal: "1.84726402473266255680760686514375195329")
      let error = try (MPFloat<Words<4>>(found.value) - #require(truth)).magnitude
      // The digits of truth, 2⁻¹²⁶ of it.
      #expect(error <= MPFloat<Words<4>>(found.error) + 0x1p-125, "\(S.formatName): \(found)")
      // In bfloat16, 2.4 digits in all, a difference over a seventh of x leaves half a digit.
      #expect(found.error <= found.value / 2, "\(S.formatName): \(found)")
    }
    try check(Float.self)
    try check(MPFloat<Binary16>.self)
    try check(MPFloat<BFloat16>.self)
    try check(MPFloat<Binary128>.self)
    try check(MPFloat<Binary256>.self)
    try check(MPFloat<Words<16>>.self)
  }
}
