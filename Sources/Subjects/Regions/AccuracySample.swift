import FiniteDifferences
package import MultiPrecision
import Problems
import RealModule
import ReferenceDerivatives
package import Scalars

/// How accurate a function and formulae for its gradient are at one point, in one format.
package struct AccuracySample: Codable, Sendable {
  /// The point's coordinates, the shortest decimal numbers that are read back as the format's own.
  package var at: [String]
  /// |f̂ − f|/|f|, f̂ as the format computed it; 1 where that is no number; nil where f is not known, or is 0.
  package var value: Double?
  /// The same of each gradient formula: the greatest error of a component relative to the largest one of the true gradient.
  package var gradients: [Double?]
  /// Whether the values that these are errors of are proved, of f and of its gradient.
  package var isProved: Bool
}

/// How accurate are a function and formulae for its gradient over a region?
package struct AccuracyQuestion: Sendable {
  /// The function, with its claim if there is one. Its point has the coordinates of the variables that do not move.
  package var subject: Subject
  package var region: Region
  /// The formulae for its gradient that are compared.
  package var formulae: [any RealVectorFunction]

  /// - Parameter versus: a formula for the gradient beside that of the subject.
  package init(_ subject: Subject, over region: Region, versus: (any RealVectorFunction)? = nil) {
    (self.subject, self.region) = (subject, region)
    formulae = [subject.formula, versus].compactMap(\.self)
  }

  /// The errors at the point of that number.
  ///
  /// Cost: one evaluation of each formula in the format, and what encloses f and its gradient.
  package func sample(at index: Int, in format: NamedFormat) throws -> AccuracySample {
    try sample(index, format.type)
  }

  private func sample<S: RealScalar>(_ index: Int, _: S.Type) throws -> AccuracySample {
    let f = try subject.retypable(for: "study accuracy")
    var point: [S] = try subject.coordinates(as: S.self)
    for (side, value) in zip(region.sides, region.point(index, as: S.self)) {
      point[try subject.index(ofCoordinate: side.name)] = value
    }
    let value = Self.reference(of: f, at: point)
    let gradient = formulae.isEmpty ? [] : Self.gradient(of: f, at: point)
    let partials = gradient.compactMap { try? $0.get() }
    var sample = AccuracySample(
      at: point.map { "\($0)" }, value: value.flatMap { Self.error([f(point)], [$0]) }, gradients: [],
      isProved: (value?.isProved ?? false) && partials.allSatisfy(\.isProved))
    sample.gradients = formulae.map { formula in
      partials.count == point.count ? Self.error(formula(point), partials) : nil
    }
    return sample
  }

  /// The greatest error of a component relative to the largest true one; nil where that is 0, or no more than its own uncertainty.
  private static func error<S: RealScalar>(_ computed: [S], _ truth: [ReferenceDerivative]) -> Double? {
    let largest = truth.reduce(MeasuredError.zero) { MeasuredError.maximum($0, MeasuredError($1.value).magnitude) }
    let doubt = truth.reduce(MeasuredError.zero) { MeasuredError.maximum($0, $1.error) }
    guard largest > 4 * doubt, largest.isFinite else { return nil }
    let errors = zip(computed, truth).map { distance($1.value, $0) }
    guard errors.allSatisfy(\.isFinite) else { return 1 }
    return Swift.min(1, Double(errors.reduce(MeasuredError.zero) { MeasuredError.maximum($0, $1) } / largest))
  }

  /// f at the very numbers of the point, to 32 bits more than the format has: proved where f can be enclosed; else the same at two
  /// precisions to that many bits. nil where neither is so.
  private static func reference<S: RealScalar>(of f: some RealFunction, at point: [S]) -> ReferenceDerivative? {
    let bits = S.precision + 32
    func settled(_ formula: some EnclosableVectorFunction) -> ReferenceDerivative?? {
      for precision in EnclosedValue.precisions(of: S.self, bits: bits) {
        switch EnclosedValue.values(of: formula, at: point, precision: precision, bits: bits).first {
        case .settled(let value): return value
        case .undefined: return .some(nil)
        case .wide, nil: continue
        }
      }
      return nil
    }
    func opened(_ f: some EnclosableFunction) -> ReferenceDerivative?? { settled(OnlyOutput(function: f)) }
    if let f = f as? any EnclosableFunction, let found = opened(f) { return found }
    func value<W: RealScalar>(_: W.Type) -> any RealScalar { f(point.map { W($0) }) }
    func at(bits: Int) -> any RealScalar {
      withPrecision(bits: Swift.min(NamedFormat.precisions.upperBound, bits)) { value($0) }
    }
    let (coarse, fine) = (at(bits: 2 * S.precision + 64), at(bits: 4 * S.precision + 128))
    let difference = distance(fine, coarse)
    let reference = ReferenceDerivative(value: fine, error: difference, precision: 4 * S.precision + 128)
    let least = MeasuredError(fine).magnitude.scaled(byPowerOfTwo: -bits)
    return difference <= least ? reference : nil
  }

  private static func gradient<S: RealScalar>(
    of f: some RealFunction, at point: [S]
  ) -> [Result<ReferenceDerivative, ReferenceRefusal>] {
    ReferencePoint(f, at: point, bits: S.precision + 32).gradient(
      seed: 1, parallelism: .serial, effort: Effort(coordinates: point.count), progress: nil
    ).partials
  }
}

/// A function as a vector function of one output.
private struct OnlyOutput<F: EnclosableFunction>: EnclosableVectorFunction {
  let function: F

  func callAsFunction<S: RealScalar>(_ x: [S]) -> [S] { [function(x)] }
  func enclosed<S: RealLineScalar>(at x: [S]) -> [S] { [function.enclosed(at: x)] }
}
