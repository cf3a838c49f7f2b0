public import Scalars

/// A cost over some data with its gradient written by hand: f is the cost, and ``CostGradient`` its gradient.
public protocol CostFunction: RealFunction {
  /// ∇f at the weights `w`, in their order.
  func gradient<S: RealScalar>(at w: [S]) -> [S]
}

/// The hand-written gradient of a cost.
@frozen
public struct CostGradient<Cost: CostFunction>: RealVectorFunction {
  /// The cost.
  public let cost: Cost

  @inlinable
  init(of cost: Cost) { self.cost = cost }

  /// The derivatives at the weights `w`, in their order.
  @inlinable
  public func callAsFunction<S: RealScalar>(_ w: [S]) -> [S] { cost.gradient(at: w) }
}
