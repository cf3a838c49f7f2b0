import MultiPrecision
import ReferenceDerivatives
import Scalars

/// The values of a gradient's formula at an exact point, at rising precisions, each computed when it is first needed.
struct FormulaValues<S: RealScalar> {
  let formula: any RealVectorFunction
  let point: [S]
  let precisions: [Int]
  let effort: Effort
  private var values: [[any RealScalar]] = []
  private var enclosures: [[EnclosedValue]] = []

  init(_ formula: any RealVectorFunction, at point: [S], precisions: [Int], effort: Effort) {
    self.effort = effort
    self.formula = formula
    self.point = point
    self.precisions = precisions
  }

  /// The components at a precision of `precisions`.
  ///
  /// - Precondition: the formula has as many components as the point has coordinates.
  mutating func components(at precision: Int) -> [any RealScalar] {
    while values.count < precisions.count, values.count == 0 || precisions[values.count - 1] < precision {
      values.append(effort.measured { evaluated(bits: precisions[values.count]) }.result)
    }
    return values[precisions.firstIndex(of: precision) ?? values.count - 1]
  }

  /// Component `index` to so many bits: enclosed where the formula can be, else from as few precisions as agree on it; nil where
  /// none do.
  mutating func settled(_ index: Int, bits: Int) -> ReferenceDerivative? {
    if case .settled(let value) = enclosed(index, bits: bits) { return value }
    var value = RisingValue()
    for precision in precisions where !effort.isSpent {
      value.append(components(at: precision)[index])
      if let settled = value.settled(bits: bits) { return settled }
      guard value.values.count < 2 || value.values.contains(where: { MeasuredError($0).isFinite }) else { return nil }
    }
    return nil
  }

  /// Whether component `index` is NaN or infinite at the two lowest precisions.
  mutating func isNotFinite(_ index: Int) -> Bool {
    precisions.prefix(2).allSatisfy { !MeasuredError(components(at: $0)[index]).isFinite }
  }

  /// What enclosures say of component `index` at the first precision that decides, or at the last.
  mutating func enclosed(_ index: Int, bits: Int) -> EnclosedValue {
    guard let formula = formula as? any EnclosableVectorFunction else { return .wide(nil) }
    var last = EnclosedValue.wide(nil)
    for (k, precision) in EnclosedValue.precisions(of: S.self, bits: bits).enumerated() {
      if k == enclosures.count {
        guard !effort.isSpent else { return last }
        let values = effort.measured { EnclosedValue.values(of: formula, at: point, precision: precision, bits: bits) }
        enclosures.append(values.result)
      }
      last = enclosures[k][index]
      guard case .wide = last else { return last }
    }
    return last
  }

  private func evaluated(bits: Int) -> [any RealScalar] {
    withPrecision(bits: bits) { type in
      func opened<W: RealScalar>(_ type: W.Type) -> [any RealScalar] {
        let components = formula(point.map { W($0) })
        precondition(
          components.count == point.count,
          "the formula gave \(components.count) components at a point of \(point.count) coordinates")
        return components
      }
      return opened(type)
    }
  }
}
