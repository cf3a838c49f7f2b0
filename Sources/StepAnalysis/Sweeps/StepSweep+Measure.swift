public import FiniteDifferences
import MultiPrecision
public import Scalars

extension StepSweep {
  /// Sweeps the step for one coordinate or along a direction.
  ///
  /// - Parameters:
  ///   - function: f, evaluated at T, at the reference format and at twice its precision.
  ///   - gradient: the formula of ∇f, when there is one; else f′ comes from extrapolated differences.
  ///   - slope: f′, where f does not run at every precision and wider formats repeat what one of them computes: then the derivative
  ///     cannot be had from f here, nor the textbook's prediction, and the parts of the error are known as far as f is.
  ///   - point: x, n finite numbers of the working format, n ≥ 1.
  ///   - direction: v, n finite numbers of which one at least is not zero; ``unit(_:count:)`` makes that of a coordinate.
  ///   - stencil: a stencil for first derivatives.
  ///   - divisor: what the quotient is divided by; `spacing` wants a stencil of two points and a coordinate direction.
  ///   - grid: the steps; nil for the standard grid of the format around the largest |x_i| that moves.
  ///   - reference: the reference format; nil for the narrowest that is wide enough.
  ///   - progress: told after each row how many of the rows are done.
  /// - Throws: ``SweepError`` when the sweep cannot be made; nothing else has happened then.
  ///
  /// Cost: for each step one evaluation a stencil point in T and two in the reference format.
  public static func measure<F: RealFunction>(
    _ function: F, gradient: (any RealVectorFunction)? = nil, slope: ReferenceSlope? = nil, at point: [T],
    direction: [T],
    stencil: Stencil = .central,
    divisor: StepDivisor = .step, grid: StepGrid? = nil, reference: (any RealScalar.Type)? = nil,
    progress: ((_ done: Int, _ total: Int) -> Void)? = nil
  ) throws(SweepError) -> StepSweep {
    guard !point.isEmpty else { throw .emptyPoint }
    guard point.count == direction.count else { throw .lengthMismatch(point: point.count, direction: direction.count) }
    if let i = point.firstIndex(where: { !$0.isFinite }) { throw .pointNotFinite(index: i, value: "\(point[i])") }
    guard direction.allSatisfy(\.isFinite), direction.contains(where: { !$0.isZero }) else { throw .noDirection }
    guard stencil.derivative == 1 else { throw .notAFirstDerivative(order: stencil.derivative) }
    if divisor == .spacing {
      guard stencil.offsets.count == 2, direction.filter({ !$0.isZero }) == [1] else { throw .spacingUndefined }
    }
    let moving = zip(point, direction).filter { !$0.1.isZero }.map { $0.0.magnitude }.max() ?? 0
    let steps = (grid ?? .standard(around: moving)).steps(as: T.self)
    guard !steps.isEmpty else { throw .noSteps }

    let line = StraightLine(point: point, direction: direction)
    let needed = line.referenceBits(for: stencil, steps: steps)
    if let reference, reference.precision < needed {
      throw .referenceTooNarrow(format: reference.formatName, needed: needed)
    }
    guard let narrow = reference ?? NamedFormat.multiPrecision(atLeast: needed),
      let wide = NamedFormat.multiPrecision(atLeast: 2 * narrow.precision)
    else { throw .referenceTooWide(needed: needed) }

    let problem = SweepProblem(
      function: function, gradient: gradient, line: line, stencil: stencil, divisor: divisor, steps: steps)
    return try run(problem, slope, narrow, wide, progress)
  }

  /// The direction of coordinate `index` among `count`.
  public static func unit(_ index: Int, count: Int) -> [T] {
    precondition((0..<count).contains(index), "coordinate \(index) is not one of \(count)")
    var direction = [T](repeating: 0, count: count)
    direction[index] = 1
    return direction
  }

  private static func run<F: RealFunction, R: RealScalar, W: RealScalar>(
    _ problem: SweepProblem<F, T>, _ given: ReferenceSlope?, _ narrow: R.Type, _ wide: W.Type,
    _ progress: ((Int, Int) -> Void)?
  ) throws(SweepError) -> StepSweep {
    let slope = given.map { (value: W($0.value), error: W($0.error), scale: W.nan) } ?? problem.slope(R.self, W.self)
    guard slope.value.isFinite, slope.error.isFinite else { throw .noDerivative }
    var rows: [SweepRow<T>] = []
    for step in problem.steps {
      rows.append(problem.row(step: step, slope: slope.value, R.self))
      progress?(rows.count, problem.steps.count)
    }
    let reference =
      given
      ?? ReferenceSlope(
        value: R(slope.value), error: MeasuredError(slope.error) + MeasuredError(R(slope.value).ulp) / 2,
        origin: problem.gradient == nil ? .extrapolation : .formula)
    let model = given == nil ? TextbookModel(problem: problem, scale: slope.scale, bits: R.precision) : nil
    return StepSweep(
      stencil: problem.stencil, divisor: problem.divisor, point: problem.line.point, direction: problem.line.direction,
      reference: reference, rows: rows, summary: SweepSummary(rows: rows, stencil: problem.stencil, model: model))
  }
}
