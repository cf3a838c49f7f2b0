import FiniteDifferences
import MultiPrecision
import RealModule
package import Scalars

/// The least error that a method reaches in a format, over all steps, at points near x.
///
/// **Luck.** At one point some step always has an error far too small, where truncation and roundoff cancel or one rounding
/// happens to be tiny; the least error over the steps would be the luckiest one. What is minimised here is therefore, for
/// each step, the *median* of the errors at 15 points x + t·v, t = s·j/28 for j = −7, …, 7, s the size of x along v (1 at
/// zero): within a quarter of x, far less than f should vary. For the median to be less than a k-th part of what it ought to
/// be, 8 of 15 errors must be. An error that is spread evenly up to its bound is in its lowest k-th part with probability
/// 1/k: for k = 8 all of this has a probability below C(15, 8)·8⁻⁸ = 4·10⁻⁴ at a step. What luck remains is a factor that
/// the formats share; it moves no exponent. (fp8 has but a few numbers there: duplicates are left out, and the row says how
/// many there are.)
///
/// **Errors** are |D − f′|, D what the working format computes and f′ the derivative at the very point of the format, from a
/// formula or by extrapolation with twice the bits and 128 more; they are divided by the median of |f′| over the points.
///
/// **Steps** are powers of two from the one at or below the size of x, or 1 where that is more, down to 2⁻ᵖ·s. Each of a coarse grid of some 24 is tried, then
/// those around the best of them with a quarter of the distance, and so on: the logarithm of the error falls with slope q
/// and rises with slope −1, so that the valley has one bottom and a coarse step cannot miss it.
struct BestStepSearch<F: RealFunction, T: RealScalar> {
  let function: F
  let gradient: (any RealVectorFunction)?
  /// The points, with the derivative there.
  private let places: [Place]
  /// The median of |f′| over the points.
  private let size: MeasuredError

  private struct Place {
    var line: StraightLine<T>
    /// |f′|.
    var size: MeasuredError
    /// The bound on the error of f′.
    var doubt: MeasuredError
    /// |D − f′|, the difference taken with f′ at its full width.
    var error: (T) -> MeasuredError
  }

  init(function: F, gradient: (any RealVectorFunction)?, point: [T], direction: [T]) throws(SweepError) {
    guard !point.isEmpty else { throw .emptyPoint }
    guard point.count == direction.count else { throw .lengthMismatch(point: point.count, direction: direction.count) }
    if let i = point.firstIndex(where: { !$0.isFinite }) { throw .pointNotFinite(index: i, value: "\(point[i])") }
    guard direction.allSatisfy(\.isFinite), direction.contains(where: { !$0.isZero }) else { throw .noDirection }
    self.function = function
    self.gradient = gradient
    let bits = 2 * T.precision + 128
    guard let wide = NamedFormat.multiPrecision(atLeast: bits),
      let narrow = NamedFormat.multiPrecision(atLeast: bits / 2)
    else { throw .referenceTooWide(needed: bits / 2) }
    let lines = Self.neighbours(of: StraightLine(point: point, direction: direction))
    let all = lines.compactMap { Self.place(function, gradient, $0, narrow, wide) }
    guard 2 * all.count > lines.count else { throw .noDerivative }
    let size = Self.median(all.map(\.size))
    guard size > 0 else { throw .zeroDerivative }
    // Sixteen times below the least relative error that a format can have but by luck.
    places = all.filter { $0.doubt <= size.scaled(byPowerOfTwo: -T.precision - 4) }
    guard 2 * places.count > all.count else { throw .derivativeTooVague(format: T.formatName) }
    self.size = size
  }

  /// The line through 15 points near x, without those that round to the same.
  private static func neighbours(of line: StraightLine<T>) -> [StraightLine<T>] {
    let size: T = line.scales(as: T.self).last ?? 1
    var lines: [StraightLine<T>] = []
    for j in -7...7 {
      let t: T = size * T(j) / T(28)
      let moved = zip(line.point, line.direction).map { x, v in v.isZero ? x : x + t * v }
      guard moved.allSatisfy(\.isFinite), !lines.contains(where: { $0.point == moved }) else { continue }
      lines.append(StraightLine(point: moved, direction: line.direction))
    }
    return lines
  }

  /// The derivative on a line, or nil where it is not finite.
  private static func place<R: RealScalar, W: RealScalar>(
    _ function: F, _ gradient: (any RealVectorFunction)?, _ line: StraightLine<T>, _ narrow: R.Type, _ wide: W.Type
  ) -> Place? {
    let problem = SweepProblem(
      function: function, gradient: gradient, line: line, stencil: .central, divisor: .step, steps: [])
    let slope = problem.slope(R.self, W.self)
    guard slope.value.isFinite, slope.error.isFinite else { return nil }
    let value = slope.value
    return Place(line: line, size: MeasuredError(value).magnitude, doubt: MeasuredError(slope.error)) {
      MeasuredError(W($0) - value).magnitude
    }
  }

  private static func median(_ values: [MeasuredError]) -> MeasuredError {
    values.isEmpty ? 0 : values.sorted()[values.count / 2]
  }

  /// The typical relative error of the step 2ᵉ: infinite where half of the points have no finite quotient.
  func error(_ method: DifferenceMethod, exponent: Int) -> MeasuredError {
    Self.median(
      places.map { place in
        method.estimate(of: function, on: place.line, exponent: exponent).map { place.error($0) } ?? .infinity
      }) / size
  }

  /// The row of a method.
  func row(_ method: DifferenceMethod) -> PrecisionRow {
    func row(_ error: MeasuredError?, _ exponent: Int?, _ absence: PrecisionRow.Absence?) -> PrecisionRow {
      PrecisionRow(
        format: T.formatName, precision: T.precision, method: method.name, error: error,
        step: exponent.map { MeasuredError(1).scaled(byPowerOfTwo: $0) }, points: places.count, absence: absence)
    }
    if method == .complexStep, !(function is any ScalarFunction) { return row(nil, nil, .notSmooth) }
    let scales = places[places.count / 2].line.scales(as: MeasuredError.self).map { Int($0.exponent) }
    let (top, bottom) = (scales.max() ?? 0, (scales.min() ?? 0) - T.precision)
    var known: [Int: MeasuredError] = [:]
    func look(_ exponents: some Sequence<Int>) {
      for e in exponents where known[e] == nil { known[e] = error(method, exponent: e) }
    }
    var stride = max(1, T.precision / 24)
    look(Swift.stride(from: top, through: bottom, by: -stride))
    // Of equally good steps the largest: it is the farthest from roundoff.
    func best() -> (key: Int, value: MeasuredError)? {
      known.min { $0.value != $1.value ? $0.value < $1.value : $0.key > $1.key }
    }
    while stride > 1, let center = best()?.key {
      let reach = stride
      stride = max(1, stride / 4)
      look(Swift.stride(from: min(top, center + reach), through: center - reach, by: -stride))
    }
    guard let best = best(), best.value.isFinite else { return row(nil, nil, .notFinite) }
    guard best.value > 0 else { return row(nil, best.key, .exact) }
    guard method == .complexStep else { return row(best.value, best.key, nil) }
    // No step is best: the largest that is good enough says where the good ones begin.
    var edge = best.key
    if let last = known.filter({ $0.value <= 2 * best.value }).keys.max() { edge = last }
    while edge < top {
      look([edge + 1])
      guard let next = known[edge + 1], next <= 2 * best.value else { break }
      edge += 1
    }
    return row(best.value, edge, nil)
  }
}

extension PrecisionRow {
  /// Measures what a method reaches in the format `T` near x: the least over all steps of the typical relative error.
  ///
  /// - Parameters:
  ///   - method: the method; the complex step wants f to be a `ScalarFunction`.
  ///   - function: f.
  ///   - gradient: the formula of ∇f, when there is one; else f′ comes from extrapolated differences.
  ///   - point: x, n numbers, n ≥ 1.
  ///   - direction: v, n finite numbers of which one at least is not zero.
  /// - Throws: ``SweepError`` when there is nothing to measure against, in any format. What a format alone is to blame
  ///   for, a point beyond its range or one without a derivative, is a row that says so.
  ///
  /// The typical error at a step is the median over 15 points near x, which no lucky cancellation at one of them moves.
  ///
  /// Cost: some 50 steps for p ≤ 64, 15 times the evaluations of the method each, and 15 derivatives at 2p + 128 bits.
  package static func measure<F: RealFunction, T: RealScalar>(
    _ method: DifferenceMethod, of function: F, gradient: (any RealVectorFunction)? = nil, at point: [T],
    direction: [T]
  ) throws(SweepError) -> PrecisionRow {
    func absent(_ absence: Absence) -> PrecisionRow {
      PrecisionRow(
        format: T.formatName, precision: T.precision, method: method.name, error: nil, step: nil, points: 0,
        absence: absence)
    }
    do throws(SweepError) {
      return try BestStepSearch(function: function, gradient: gradient, point: point, direction: direction).row(method)
    } catch .pointNotFinite {
      return absent(.outOfRange)
    } catch .noDerivative {
      return absent(.noDerivative)
    }
  }
}
