public import Scalars

/// The residuals of a model, rᵢ(b) = yᵢ − m(xᵢ; b), in the order of the observations.
///
/// Cost: one evaluation of the model for each.
public struct Residuals<Model: RegressionModel>: ComponentwiseFunction {
  let sum: ResidualSumOfSquares<Model>

  /// r(b).
  public func callAsFunction<S: RealScalar>(_ b: [S]) -> [S] {
    (0..<sum.observations.count).map { output($0, at: b) }
  }

  /// rᵢ(b).
  public func output<S: RealScalar>(_ i: Int, at b: [S]) -> S { Residual(sum: sum, observation: i)(b) }

  /// rᵢ.
  public func component(_ i: Int) -> any RealFunction { Residual(sum: sum, observation: i) }

  /// The residuals of a range of observations.
  public func components(_ range: Range<Int>) -> any RealVectorFunction { ResidualRange(all: self, range: range) }
}

/// One residual.
struct Residual<Model: RegressionModel>: EnclosableFunction {
  let sum: ResidualSumOfSquares<Model>
  let observation: Int

  func callAsFunction<S: RealScalar>(_ b: [S]) -> S { value(b) { $0.value(as: S.self) } }

  func enclosed<S: RealLineScalar>(at b: [S]) -> S { value(b) { $0.enclosed(as: S.self) } }

  private func value<S: Scalar>(_ b: [S], _ number: (DecimalNumber) -> S) -> S {
    let response: S = sum.model.transformed(response: number(sum.observations.responses[observation]))
    return response - sum.model.value(b, at: sum.predictors(observation, number))
  }
}

/// Consecutive residuals.
private struct ResidualRange<Model: RegressionModel>: RealVectorFunction {
  let all: Residuals<Model>
  let range: Range<Int>

  func callAsFunction<S: RealScalar>(_ b: [S]) -> [S] { range.map { all.output($0, at: b) } }
}

/// The hand-written Jacobian of the residuals of a model, ∂rᵢ/∂bⱼ = −∂m/∂bⱼ(xᵢ; b), row by row.
///
/// Cost: one evaluation of the model's derivatives for each row.
public struct ResidualJacobian<Model: RegressionModel>: ComponentwiseFunction {
  let sum: ResidualSumOfSquares<Model>
  /// How many parameters there are.
  let width: Int

  /// The entries, row by row.
  public func callAsFunction<S: RealScalar>(_ b: [S]) -> [S] {
    (0..<sum.observations.count).flatMap { ResidualSlopes(sum: sum, observation: $0, range: 0..<width)(b) }
  }

  /// The entry ∂rᵢ/∂bⱼ of k = i·n + j.
  public func output<S: RealScalar>(_ k: Int, at b: [S]) -> S { slopes(k..<k + 1)(b)[0] }

  /// The entry of an index.
  public func component(_ k: Int) -> any RealFunction { Entry(slopes: slopes(k..<k + 1)) }

  /// The entries of a range.
  ///
  /// - Precondition: it lies in one row.
  public func components(_ range: Range<Int>) -> any RealVectorFunction { slopes(range) }

  private func slopes(_ range: Range<Int>) -> ResidualSlopes<Model> {
    let first = range.lowerBound % width
    precondition(first + range.count <= width, "\(range) is no part of a row of \(width) entries")
    return ResidualSlopes(
      sum: sum, observation: range.lowerBound / width, range: first..<first + range.count)
  }

  private struct Entry: RealFunction {
    let slopes: ResidualSlopes<Model>

    func callAsFunction<S: RealScalar>(_ b: [S]) -> S { slopes(b)[0] }
  }
}

/// The derivatives of one residual with respect to a range of the parameters.
struct ResidualSlopes<Model: RegressionModel>: EnclosableVectorFunction {
  let sum: ResidualSumOfSquares<Model>
  let observation: Int
  let range: Range<Int>

  func callAsFunction<S: RealScalar>(_ b: [S]) -> [S] { slopes(b) { $0.value(as: S.self) } }

  func enclosed<S: RealLineScalar>(at b: [S]) -> [S] { slopes(b) { $0.enclosed(as: S.self) } }

  private func slopes<S: Scalar>(_ b: [S], _ number: (DecimalNumber) -> S) -> [S] {
    var row = [S](repeating: 0, count: b.count)
    sum.model.addDerivative(b, at: sum.predictors(observation, number), times: -1, to: &row)
    return Array(row[range])
  }
}

extension ResidualSumOfSquares {
  /// The predictors of an observation, their data taken as `number` has them.
  func predictors<S: Scalar>(_ i: Int, _ number: (DecimalNumber) -> S) -> [S] {
    let width = observations.predictorCount
    return (0..<width).map { number(observations.predictors[i * width + $0]) }
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
  public var residualJacobian: any RealVectorFunction {
    ResidualJacobian(sum: function, width: dataset.parameterCount)
  }
  /// The number of observations.
  public var residualCount: Int { dataset.observations.count }
}
