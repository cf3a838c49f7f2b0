import FiniteDifferences
import MultiPrecision
import RealModule
import Scalars
import StepAnalysis
import Testing

private struct Sine: RealFunction {
  func callAsFunction<S: RealScalar>(_ x: [S]) -> S { S.sin(x[0]) }
}

private struct Cosine: RealVectorFunction {
  func callAsFunction<S: RealScalar>(_ x: [S]) -> [S] { [S.cos(x[0])] }
}

private struct Absolute: RealFunction {
  func callAsFunction<S: RealScalar>(_ x: [S]) -> S { x[0].magnitude }
}

private struct Root: RealFunction {
  func callAsFunction<S: RealScalar>(_ x: [S]) -> S { S.sqrt(x[0]) }
}

private struct Square: RealFunction {
  func callAsFunction<S: RealScalar>(_ x: [S]) -> S { x[0] * x[0] }
}

private struct Product: RealFunction {
  func callAsFunction<S: RealScalar>(_ x: [S]) -> S { S.exp(x[0]) * S.sin(x[1]) }
}

@Suite("A sweep of sin at 1")
struct SineSweeps {
  @Test("in binary64 falls with slope 2 below 1e-30 while the total turns up near h = 7e-6 with slope -1")
  func binary64() throws {
    let sweep = try StepSweep<Double>.measure(Sine(), gradient: Cosine(), at: [1], direction: [1])
    let summary = sweep.summary
    #expect(sweep.rows.count == 53)
    // At h = 2⁻⁵² the truncation is cos(1) h²/6 = 4.44e-33.
    #expect(try #require(summary.leastTruncation) < 1e-30)
    // Over h ≤ 1 the next term of the truncation, h²/20 of the first, bends the slope by less than 0.02.
    #expect(abs(try #require(summary.truncationSlope) - 2) < 0.02)
    // Roundoff is noise of a few bits over thirty octaves: its slope is −1 to within some 3 / 30.
    #expect(abs(try #require(summary.roundoffSlope) + 1) < 0.1)
    let best = try #require(summary.best)
    // The model's optimum is 8.0e-6; noise can move the measured one by an octave or two.
    #expect(best.step > 1.9e-6 && best.step < 3.1e-5)
    // The model promises at most 1.74e-11 at its own step; an octave away from it, 2.9e-11.
    #expect(best.error < 3e-11)
    // (3 u sin 1 / cos 1)^⅓ with u = 2⁻⁵³, by mpmath.
    let model = try #require(summary.model)
    #expect(abs(Double(model.step) / 8.0347e-6 - 1) < 1e-4)
  }

  @Test("has a total that is the sum of its parts, to the rounding of each")
  func sum() throws {
    for row in try StepSweep<Float>.measure(Sine(), at: [1], direction: [1], grid: .powersOfTen(from: -12, to: 0)).rows
    {
      let errors = try #require(row.errors)
      let sum = MPFloat<Words<4>>(errors.truncation) + MPFloat(errors.stepRounding) + MPFloat(errors.evaluation)
      let largest =
        [errors.truncation, errors.stepRounding, errors.evaluation, errors.total].map(\.magnitude).max() ?? 0
      // Four numbers were rounded, each by at most half a unit of 2⁻⁶³.
      #expect((sum - MPFloat(errors.total)).magnitude <= MPFloat(2 * largest * MeasuredError.ulpOfOne))
    }
  }

  @Test("in 256 bits finds the optimum of the model at (3u tan 1)^(1/3) and truncation below 1e-150")
  func wide() throws {
    let sweep = try StepSweep<MPFloat<Words<4>>>.measure(Sine(), gradient: Cosine(), at: [1], direction: [1])
    let best = try #require(sweep.summary.best)
    // (3·2⁻²⁵⁶·tan 1)^⅓ = 3.4e-26
    #expect(best.step > 5e-27 && best.step < 2e-25)
    #expect(try #require(sweep.summary.leastTruncation) < 1e-150)
  }

  @Test("with a step below the spacing of numbers shows all of the quotient as step rounding")
  func vanishingStep() throws {
    let sweep = try StepSweep<Double>.measure(
      Sine(), gradient: Cosine(), at: [1], direction: [1], grid: .powersOfTwo(from: -60, to: -60))
    let errors = try #require(sweep.rows.first?.errors)
    #expect(errors.estimate == 0 && !errors.pointsAreDistinct)
    #expect(errors.evaluation == 0)
    // −Q at the exact points, which is −cos(1) to 2⁻¹²¹.
    #expect(abs(Double(errors.stepRounding) + Double.cos(1)) < 1e-15)
  }

  @Test("divided by the spacing of its points loses the step rounding of a straight line")
  func spacing() throws {
    struct Line: RealFunction { func callAsFunction<S: RealScalar>(_ x: [S]) -> S { 3 * x[0] } }
    // With x = 1 and h = 1e-3, x ± h are not representable: the nominal step makes an error, their distance does not.
    let grid = StepGrid.list(["1e-3"])
    let nominal = try StepSweep<Double>.measure(Line(), at: [1], direction: [1], divisor: .step, grid: grid)
    let actual = try StepSweep<Double>.measure(Line(), at: [1], direction: [1], divisor: .spacing, grid: grid)
    #expect(try #require(nominal.rows[0].errors).stepRounding != 0)
    #expect(try #require(actual.rows[0].errors).stepRounding.magnitude < 1e-60)
  }
}

@Suite("A sweep's summary")
struct Summaries {
  @Test("does not take luck for the best step", arguments: [0.7, 1.1, 2.3, 5.0, 0.3])
  func strays(x: Double) throws {
    let sweep = try StepSweep<Double>.measure(Sine(), gradient: Cosine(), at: [x], direction: [1])
    let best = try #require(sweep.summary.best)
    // A best error far below what the model promises would be luck: the model's worst case is within 100 of it.
    let model = try #require(sweep.summary.model)
    #expect(best.error > model.error / 100 && best.error < model.error * 10)
    for stray in sweep.summary.strays { #expect(8 * stray.error < stray.envelope) }
    #expect(!sweep.summary.strays.contains { $0.index == best.index })
  }

  @Test(
    "has slopes of the stencil's order",
    arguments: [("forward", 1.0), ("central2", 2), ("central4", 4), ("central6", 6)])
  func orders(name: String, order: Double) throws {
    let stencil = try #require(Stencil.named.first { $0.name == name }?.stencil)
    let sweep = try StepSweep<Double>.measure(
      Sine(), gradient: Cosine(), at: [1], direction: [1], stencil: stencil, grid: .powersOfTwo(from: -52, to: -2))
    // From h = 1/4 down the next term changes the truncation by less than 5 %, over at least three octaves: 0.03.
    #expect(abs(try #require(sweep.summary.truncationSlope) - order) < 0.05)
  }

  @Test("says that a square is differenced exactly by the central stencil: no truncation, no prediction")
  func exact() throws {
    let sweep = try StepSweep<Double>.measure(Square(), at: [1], direction: [1], grid: .powersOfTwo(from: -20, to: 0))
    #expect(sweep.summary.model == nil)
    #expect(sweep.summary.best?.error == 0)
    for row in sweep.rows { #expect(try #require(row.errors).truncation.magnitude <= sweep.reference.error) }
  }
}

@Suite("The reference of a sweep")
struct References {
  @Test("by differences agrees with the formula to within its stated error")
  func extrapolation() throws {
    let formula = try StepSweep<Double>.measure(Sine(), gradient: Cosine(), at: [1], direction: [1])
    let differences = try StepSweep<Double>.measure(Sine(), at: [1], direction: [1])
    typealias Wide = MPFloat<Words<16>>
    let exact = Wide.cos(1)
    #expect((Wide(differences.reference.value) - exact).magnitude <= Wide(differences.reference.error))
    #expect((Wide(formula.reference.value) - exact).magnitude <= Wide(formula.reference.error))
    // Far below what a sweep down to h = 2⁻⁵² shows, a truncation of 4e-33.
    #expect(differences.reference.error < 1e-60)
  }

  @Test("by differences finds the scale of a function that lives near its edge: log at 1e-10")
  func smallScale() throws {
    struct Logarithm: RealFunction { func callAsFunction<S: RealScalar>(_ x: [S]) -> S { S.log(x[0]) } }
    let x = 1e-10
    let sweep = try StepSweep<Double>.measure(
      Logarithm(), at: [x], direction: [1], grid: .powersOfTwo(from: -60, to: -36))
    let exact = 1 / MPFloat<Words<16>>(x)
    #expect((MPFloat<Words<16>>(sweep.reference.value) - exact).magnitude <= MPFloat(sweep.reference.error))
    #expect(sweep.reference.error < 1e-40)
  }

  @Test("admits a kink: its error is half the difference of the two slopes")
  func kink() throws {
    let sweep = try StepSweep<Double>.measure(Absolute(), at: [0], direction: [1])
    #expect(abs(Double(sweep.reference.error) - 1) < 1e-9)
  }

  @Test("follows a direction: the slope along (1, 1) of exp(x) sin(y) at the origin is 1")
  func direction() throws {
    let sweep = try StepSweep<Double>.measure(Product(), at: [0, 0], direction: [1, 1])
    #expect(abs(Double(sweep.reference.value) - 1) < 1e-15)
    #expect(StepSweep<Double>.unit(1, count: 3) == [0, 1, 0])
  }

  @Test("has at least the bits that the least step needs")
  func bits() throws {
    let sweep = try StepSweep<Double>.measure(Sine(), at: [1], direction: [1])
    // max(2p, (q + 1)·log₂(s/h_min) + p) + 64 with p = 53, q = 2, h_min = 2⁻⁵²: 3·52 + 53 + 64 = 273.
    #expect(type(of: sweep.reference.value).precision >= 273)
  }
}

@Suite("Bad input to a sweep")
struct BadSweeps {
  @Test("is a typed error that says what is wrong")
  func errors() {
    func error(_ body: () throws -> StepSweep<Double>) -> SweepError? {
      #expect(throws: SweepError.self, performing: body)
    }
    typealias Sweep = StepSweep<Double>
    #expect(error { try Sweep.measure(Sine(), at: [], direction: []) } == .emptyPoint)
    #expect(
      error { try Sweep.measure(Sine(), at: [1], direction: [1, 0]) }
        == .lengthMismatch(point: 1, direction: 2))
    #expect(
      error { try Sweep.measure(Sine(), at: [.nan], direction: [1]) }
        == .pointNotFinite(index: 0, value: "nan"))
    #expect(error { try Sweep.measure(Sine(), at: [1], direction: [0]) } == .noDirection)
    #expect(error { try Sweep.measure(Root(), at: [-1], direction: [1]) } == .noDerivative)
    #expect(
      error {
        try Sweep.measure(Product(), at: [1, 1], direction: [1, 1], divisor: .spacing)
      } == .spacingUndefined)
    let narrow = error {
      try Sweep.measure(Sine(), at: [1], direction: [1], reference: Float.self)
    }
    guard case .referenceTooNarrow("binary32", let needed) = narrow else {
      Issue.record("\(String(describing: narrow))")
      return
    }
    #expect(needed >= 273)
  }

  @Test("in one row is that row's outcome; the others are measured")
  func outcomes() throws {
    // √ at 1/2: a step of 1 leaves the domain, 2⁻¹⁰ does not; binary16 has no 2⁻³⁰.
    let sweep = try StepSweep<Float16>.measure(
      Root(), at: [0.5], direction: [1], grid: .list(["1", "0.0009765625", "1e-9", "6e4"]))
    guard case .valueNotFinite = sweep.rows[0].outcome, case .measured = sweep.rows[1].outcome,
      case .stepNotUsable = sweep.rows[2].outcome, case .scaledStepNotFinite = sweep.rows[3].outcome
    else {
      Issue.record("\(sweep.rows.map(\.outcome))")
      return
    }
  }
}

@Suite("A grid of steps")
struct Grids {
  @Test(
    "is read from text",
    arguments: [
      ("2^-52:2^0", StepGrid.powersOfTwo(from: -52, to: 0)), ("1e-16:1e0", .powersOfTen(from: -16, to: 0)),
      ("1e0:1e-3", .powersOfTen(from: 0, to: -3)), ("1e-3, 2.5e-4", .list(["1e-3", "2.5e-4"])), ("0.5", .list(["0.5"])),
    ])
  func text(text: String, grid: StepGrid) throws {
    #expect(try StepGrid(text) == grid)
  }

  @Test(
    "that is none is a typed error",
    arguments: [
      ("", StepGridError.notAGrid("")), ("2^-3:1e0", .mixedBases("2^-3:1e0")), ("0", .notPositive("0")),
      ("1e-3,-1", .notPositive("-1")), ("a:b", .notAGrid("a:b")), ("nan", .notAGrid("nan")),
      ("2^-9999999:2^0", .tooMany("2^-9999999:2^0", limit: 100_000)),
    ])
  func errors(text: String, expected: StepGridError) {
    #expect(throws: expected) { try StepGrid(text) }
  }

  @Test("is rounded to the format: a decimal step is the nearest number, a power of two is exact")
  func rounding() {
    #expect(StepGrid.list(["0.1"]).steps(as: Float.self) == [0.1])
    #expect(StepGrid.powersOfTwo(from: -3, to: -2).steps(as: Float16.self) == [0.125, 0.25])
    #expect(StepGrid.powersOfTwo(from: -2, to: -3).steps(as: Double.self) == [0.25, 0.125])
    #expect(StepGrid.powersOfTen(from: -1, to: 0).steps(as: MPFloat<Words<2>>.self) == [0.1, 1])
    #expect(StepGrid.standard(around: 1.0) == .powersOfTwo(from: -52, to: 0))
  }
}
