import FiniteDifferences
import MultiPrecision
import RealModule
import Scalars
import Testing

/// Functions that the literature tries extrapolation on, with f′ to 100 digits by sympy.
enum Classic: String, CaseIterable, Sendable {
  /// e^x at 1.
  case exponential
  /// e^x / (sin x − x²) at 1: a pole 0.12 to the left.
  case ridders
  /// e^x / (sin³x + cos³x) at 3/2: Squire and Trapp (1998).
  case squireTrapp
  /// sin at 1.
  case sine

  func value<S: Scalar>(_ x: S) -> S {
    switch self {
    case .exponential: return S.exp(x)
    case .ridders: return S.exp(x) / (S.sin(x) - x * x)
    case .squireTrapp:
      let (s, c) = (S.sin(x), S.cos(x))
      return S.exp(x) / (s * s * s + c * c * c)
    case .sine: return S.sin(x)
    }
  }

  func point<S: Scalar>() -> S { self == .squireTrapp ? 1.5 : 1 }

  var slope: String {
    switch self {
    case .exponential:
      "2.718281828459045235360287471352662497757247093699959574966967627724076630353547594571382178525166427"
    case .ridders:
      "140.7377355712966033930344062546599476099349455732824826219529255090673747383307655380653434119490066"
    case .squireTrapp:
      "3.622033700716326042597770981140196962271233072017754632758735339985816927471429103467505386303732396"
    case .sine:
      "0.5403023058681397174009366074429766037323104206179222276700972553811003947744717645179518560871830893"
    }
  }
}

@Suite struct ExtrapolationTests {
  typealias Wide = MPFloat<Words<4>>

  private func slope<S: RealScalar>(_ classic: Classic, _ type: S.Type) throws -> S { try #require(S(classic.slope)) }

  /// The last correction is what truncation states, and the value is better than that; roundoff is carried. So the true
  /// error is within the stated one; the largest relative error allowed is u^(10/11), the optimum of order 10, times 2¹³ for
  /// the pole 0.12 away, which takes (1/0.12)^10 = 2³⁰ to the power 1/11 and the size of the function.
  @Test("Richardson's value is within its stated error", arguments: Classic.allCases)
  func richardson(classic: Classic) throws {
    func check<S: RealScalar>(_ type: S.Type, step: S?) throws {
      let exact = try slope(classic, type)
      let estimate = Richardson()({ (x: S) in classic.value(x) }, at: classic.point(), step: step)
      #expect((estimate.value - exact).magnitude <= estimate.error, "\(type)")
      let reach = 8192 * S.pow(S.unitRoundoff, 10 / 11)
      #expect((estimate.value - exact).magnitude <= reach * exact.magnitude, "\(type)")
      #expect(estimate.evaluations == 10)
    }
    // The default first step is as long as the distance to the pole: there it must be given.
    try check(Double.self, step: classic == .ridders ? 0x1p-5 : nil)
    try check(Wide.self, step: nil)
  }

  /// With levels at h₁ … h_L, a leading term hᵉ that is left over enters with coefficient ± ∏ hᵢ^(e/L), the remainder of
  /// polynomial interpolation at zero: xⁿ at 1 has the difference Σ (n over j)·h^(j−1), whose last coefficient is 1.
  @Test func `Richardson is exact on polynomials of its degree, and off by the product of its steps above`() {
    typealias Exact = MPFloat<Words<16>>
    // ρᵉ − 1 = 3, 15, 63, 255 do not divide exactly: a few roundings of 2⁻¹⁰²⁴, of values up to 2¹⁰.
    let rounding: Exact = 16384 * Exact.ulpOfOne
    func error(_ method: Richardson, power n: Int, _ exact: Exact) -> Exact {
      let estimate = method({ (x: Exact) in Exact.pow(x, n) }, at: 1, step: 0.5)
      return (estimate.value - exact).magnitude
    }
    #expect(error(Richardson(), power: 10, 10) < rounding)
    // ∏ hᵢ² = 2^(−2·(1 + 2 + 3 + 4 + 5)).
    let eleventh = Exact(sign: .plus, exponent: -30, significand: 1)
    #expect((error(Richardson(), power: 11, 11) - eleventh).magnitude < rounding)
    #expect(error(Richardson(stencil: .forward, levels: 4), power: 4, 4) < rounding)
    // ∏ hᵢ = 2^(−(1 + 2 + 3)).
    #expect((error(Richardson(stencil: .forward, levels: 3), power: 4, 4) - 1 / 64).magnitude < rounding)
    let curvature = Stencil(offsets: [-1, 0, 1], derivative: 2)
    #expect(error(Richardson(stencil: curvature, levels: 3), power: 6, 30) < rounding)
  }

  @Test("Ridders' value is within its stated error in every format", arguments: Classic.allCases)
  func ridders(classic: Classic) throws {
    func check<S: RealScalar>(_ type: S.Type) throws {
      let exact = try slope(classic, type)
      // The default first step is as long as the distance to the pole: there it must be given.
      let step: S? = classic == .ridders ? 0.0625 : nil
      let estimate = Ridders()({ (x: S) in classic.value(x) }, at: classic.point(), step: step)
      #expect(estimate.outcome == .estimated)
      #expect((estimate.value - exact).magnitude <= estimate.error, "\(type)")
      // What is left of p bits: the roundoff at the last step, which has fallen by 1.4^rows = 2^(√(p/2)) at most, so that
      // p − √(p/2) − 3 (the first step) bits remain, less 6 for the constants of these functions.
      let lost = Double(S.precision / 2).squareRoot() + 9
      let reach = S.pow(2, S(lost - Double(S.precision)))
      #expect((estimate.value - exact).magnitude <= reach * exact.magnitude, "\(type)")
      #expect(estimate.evaluations <= 2 * Ridders().rows(for: type))
    }
    try check(Double.self)
    try check(Float.self)
    try check(MPFloat<Words<2>>.self)
    try check(Wide.self)
  }

  @Test func `Ridders has ten rows in binary64, as published`() {
    #expect(Ridders().rows(for: Double.self) == 10)
    #expect(Ridders().rows(for: Wide.self) == 23)
  }

  @Test func `Ridders starts anew where a step leaves the domain`() {
    // At 0.1 the first difference of log needs log(−0.025).
    let estimate = Ridders()({ $0 > 0 ? Double.log($0) : .nan }, at: 0.1)
    #expect(estimate.outcome == .estimated)
    #expect(abs(estimate.value - 10) <= estimate.error)
    // With the pole just outside the first steps the published rule ends after five rows, at 0.03.
    #expect(estimate.error < 0.1)
  }

  @Test func `Ridders stops at once when the diagonal drifts away`() {
    // A function that is all noise: the first diagonal move is as large as the best error, or the next is.
    var calls = 0
    let estimate = Ridders()(
      { x in
        calls += 1
        return x * 0 + (calls.isMultiple(of: 2) ? 1.0 : -1.0) * Double(calls % 7)
      }, at: 1.0)
    #expect(calls == estimate.evaluations && calls < 20)
    #expect(estimate.error > 1)
  }

  @Test func `failures of extrapolations are outcomes, and unknown errors infinite`() {
    for estimate in [
      Ridders()({ $0 * $0 }, at: Double.nan), Richardson()({ $0 * $0 }, at: Double.nan),
      Ridders()({ _ in Double.nan }, at: 1), Richardson()({ _ in Double.infinity }, at: 1),
    ] {
      #expect(estimate.outcome == .notFinite && estimate.error == .infinity)
    }
    #expect(Ridders()({ $0 }, at: 1e20, step: 1.0).outcome == .stepLost(offset: 1))
    #expect(Richardson()({ $0 }, at: 1e20, step: 1.0).outcome == .stepLost(offset: 1))
    #expect(throws: Refusal()) { try Ridders()({ (_: Double) throws(Refusal) in throw Refusal() }, at: 1) }
    #expect(throws: Refusal()) { try Richardson()({ (_: Double) throws(Refusal) in throw Refusal() }, at: 1) }
  }
}
