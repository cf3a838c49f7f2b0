import MultiPrecision
import ReferenceDerivatives
import Scalars

/// The values of a gradient's formula at an exact point, at rising precisions, each computed when it is first needed.
struct FormulaValues<S: RealScalar> {
  let formula: any RealVectorFunction
  let point: [S]
  let precisions: [Int]
  private var values: [[any RealScalar]] = []

  init(_ formula: any RealVectorFunction, at point: [S], precisions: [Int]) {
    self.formula = formula
    self.point = point
    self.precisions = precisions
  }

  /// The components at a precision of `precisions`.
  ///
  /// - Precondition: the formula has as many components as the point has coordinates.
  mutating func components(at precision: Int) -> [any RealScalar] {
    while values.count < precisions.count, values.count == 0 || precisions[values.count - 1] < precision {
      values.append(evaluated(bits: precisions[values.count]))
    }
    return values[precisions.firstIndex(of: precision) ?? values.count - 1]
  }

  /// Component `index` to so many bits, from as few precisions as agree on it; nil where none do.
  mutating func settled(_ index: Int, bits: Int) -> ReferenceDerivative? {
    var value = RisingValue()
    for precision in precisions {
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
