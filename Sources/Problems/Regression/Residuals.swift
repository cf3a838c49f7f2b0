public import Scalars

/// The residuals of a model, rᵢ(b) = yᵢ − m(xᵢ; b), in the order of the observations.
///
/// Cost: one evaluation of the model for each.
public struct Residuals<Model: RegressionModel>: OutputFunction {
  let sum: ResidualSumOfSquares<Model>

  /// r(b).
  public func callAsFunction<S: RealScalar>(_ b: [S]) -> [S] {
    (0..<sum.observations.count).map { output($0, at: b) }
  }

  /// rᵢ(b).
  public func output<S: RealScalar>(_ i: Int, at b: [S]) -> S {
    let y: S = sum.model.transformed(response: sum.observations.responses[i].value(as: S.self))
    return y - sum.model.value(b, at: sum.predictors(i))
  }
}

/// The hand-written Jacobian of the residuals of a model, ∂rᵢ/∂bⱼ = −∂m/∂bⱼ(xᵢ; b), row by row.
///
/// Cost: one evaluation of the model's derivatives for each row.
public struct ResidualJacobian<Model: RegressionModel>: OutputFunction {
  let sum: ResidualSumOfSquares<Model>

  /// The entries, row by row.
  public func callAsFunction<S: RealScalar>(_ b: [S]) -> [S] {
    (0..<sum.observations.count).flatMap { row($0, b) }
  }

  /// The entry ∂rᵢ/∂bⱼ of k = i·n + j.
  public func output<S: RealScalar>(_ k: Int, at b: [S]) -> S { row(k / b.count, b)[k % b.count] }

  private func row<S: RealScalar>(_ i: Int, _ b: [S]) -> [S] {
    var row = [S](repeating: 0, count: b.count)
    sum.model.addDerivative(b, at: sum.predictors(i), times: -1, to: &row)
    return row
  }
}

extension ResidualSumOfSquares {
  /// The predictors of an observation, each rounded once.
  func predictors<S: RealScalar>(_ i: Int) -> [S] {
    let width = observations.predictorCount
    return (0..<width).map { observations.predictors[i * width + $0].value(as: S.self) }
  }
}

/// A problem that is a sum of squares of residuals, whose Jacobian somebody wrote down.
public protocol ResidualProblem: Problem {
  /// r: Rⁿ → Rᵐ.
  var residuals: any RealVectorFunction { get }
  /// Its Jacobian as somebody wrote it down: m·n entries, row by row.
  var residualJacobian: any RealVectorFunction { get }
  /// m.
  var residualCount: Int { get }
}

extension Regression: ResidualProblem {
  /// The residuals, in the order of the observations.
  public var residuals: any RealVectorFunction { Residuals(sum: function) }
  /// Their hand-written Jacobian.
  public var residualJacobian: any RealVectorFunction { ResidualJacobian(sum: function) }
  /// The number of observations.
  public var residualCount: Int { dataset.observations.count }
}
