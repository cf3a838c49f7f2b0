public import Scalars

/// The mean logistic loss of ``SparseLogistic`` over its rows, and a penalty of half the mean square of the weights.
///
/// log(1 + exp(−t)) is computed as max(0, −t) + log(1 + exp(−|t|)), so that no exponential overflows. Cost: a product for
/// each feature of each row and each weight, an exp and a log(1 + x) for each row; one short array.
@frozen
public struct SparseLogisticCost: RealFunction {
  /// The observations.
  public let design: SparseDesign
  /// n, the number of weights.
  public let count: Int

  /// The cost over some observations.
  @inlinable
  init(design: SparseDesign, count: Int) {
    self.design = design
    self.count = count
  }

  /// The cost at the weights `w`, those of the fields and then the intercept.
  ///
  /// - Precondition: `w` has as many elements as there are weights.
  @specialized(where S == Double)
  @inlinable
  public func callAsFunction<S: RealScalar>(_ w: [S]) -> S {
    precondition(w.count == count, "the regression has \(count) weights; there are \(w.count)")
    let strengths = SparseDesign.strengths(as: S.self)
    var sum: S = 0
    for row in 0..<design.rows {
      let t: S = margin(row, w, strengths)
      if t < 0 { sum -= t }
      sum += S.log(onePlus: S.exp(-t.magnitude))
    }
    let penalty: S = S.dot(w.span, w.span) / S(2 * count)
    return sum / S(design.rows) + penalty
  }

  /// t: the sum of the row's weights by their strengths and the intercept, with the sign of the row's class.
  @inlinable
  @inline(__always)
  func margin<S: RealScalar>(_ row: Int, _ w: [S], _ strengths: [S]) -> S {
    var sum: S = w[count - 1]
    for k in row * design.fields..<(row + 1) * design.fields {
      sum += strengths[Int(design.levels[k])] * w[Int(design.positions[k])]
    }
    return design.classes[row] ? sum : -sum
  }
}

extension SparseLogisticCost: CostFunction {
  /// The gradient, written by hand.
  ///
  /// With y = ±1 for the two classes, the derivative of one row's loss by its margin's sum is −y/(1 + exp t); each feature
  /// has that times its strength, the intercept that itself, and each weight w/n of the penalty. Cost: little more than
  /// that of the value; two arrays.
  ///
  /// - Precondition: `w` has as many elements as there are weights.
  @specialized(where S == Double)
  @inlinable
  public func gradient<S: RealScalar>(at w: [S]) -> [S] {
    precondition(w.count == count, "the regression has \(count) weights; there are \(w.count)")
    let strengths = SparseDesign.strengths(as: S.self)
    let (rows, weights) = (S(design.rows), S(count))
    var gradient = w
    for i in 0..<count { gradient[i] /= weights }
    for row in 0..<design.rows {
      let t: S = margin(row, w, strengths)
      let e: S = S.exp(-t.magnitude)
      // 1/(1 + exp t), by the exponential that cannot overflow.
      let share: S = (t < 0 ? 1 : e) / ((1 + e) * rows)
      let slope: S = design.classes[row] ? -share : share
      gradient[count - 1] += slope
      for k in row * design.fields..<(row + 1) * design.fields {
        gradient[Int(design.positions[k])] += slope * strengths[Int(design.levels[k])]
      }
    }
    return gradient
  }
}
