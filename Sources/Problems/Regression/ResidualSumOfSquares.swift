public import Scalars

/// The residual sum of squares of a model: f(b) = Σᵢ rᵢ², rᵢ = yᵢ − m(xᵢ; b).
///
/// Each datum is rounded once to the scalar in use, and the sum runs in the order of the file. Cost: one evaluation of the
/// model and a conversion of each number for each observation; one array for the predictors.
@frozen
public struct ResidualSumOfSquares<Model: RegressionModel>: EnclosableFunction {
  /// m.
  public let model: Model
  /// The (xᵢ, yᵢ).
  public let observations: Observations

  /// The sum for a model and observations.
  @inlinable
  public init(model: Model, observations: Observations) {
    self.model = model
    self.observations = observations
  }

  /// f(b).
  @inlinable
  public func callAsFunction<S: RealScalar>(_ b: [S]) -> S {
    var sum: S = 0
    forEachResidual(b, { $0.value(as: S.self) }) { _, residual in sum += residual * residual }
    return sum
  }

  /// f(b), with each datum enclosed.
  @inlinable
  public func enclosed<S: RealLineScalar>(at b: [S]) -> S {
    var sum: S = 0
    forEachResidual(b, { $0.enclosed(as: S.self) }) { _, residual in sum += S.pow(residual, 2) }
    return sum
  }

  /// Calls `body` with the predictors and the residual of each observation, their data taken as `number` has them.
  @inlinable
  @inline(__always)
  func forEachResidual<S: Scalar>(_ b: [S], _ number: (DecimalNumber) -> S, _ body: ([S], S) -> Void) {
    let width = observations.predictorCount
    var x = [S](repeating: 0, count: width)
    for i in 0..<observations.count {
      for k in 0..<width { x[k] = number(observations.predictors[i * width + k]) }
      let y: S = model.transformed(response: number(observations.responses[i]))
      body(x, y - model.value(b, at: x))
    }
  }
}

/// The hand-written gradient of a residual sum of squares: ∂f/∂bⱼ = −2 Σᵢ rᵢ ∂m/∂bⱼ(xᵢ; b).
///
/// Cost: about twice that of the sum; two arrays.
@frozen
public struct ResidualSumOfSquaresGradient<Model: RegressionModel>: EnclosableVectorFunction {
  @usableFromInline let sum: ResidualSumOfSquares<Model>

  /// The gradient of `sum`.
  @inlinable
  public init(of sum: ResidualSumOfSquares<Model>) { self.sum = sum }

  /// ∇f(b).
  @inlinable
  public func callAsFunction<S: RealScalar>(_ b: [S]) -> [S] {
    var gradient = [S](repeating: 0, count: b.count)
    sum.forEachResidual(b, { $0.value(as: S.self) }) { x, residual in
      sum.model.addDerivative(b, at: x, times: -2 * residual, to: &gradient)
    }
    return gradient
  }

  /// ∇f(b), with each datum enclosed.
  @inlinable
  public func enclosed<S: RealLineScalar>(at b: [S]) -> [S] {
    var gradient = [S](repeating: 0, count: b.count)
    sum.forEachResidual(b, { $0.enclosed(as: S.self) }) { x, residual in
      sum.model.addDerivative(b, at: x, times: -2 * residual, to: &gradient)
    }
    return gradient
  }
}
