public import Scalars

/// Several formulae in the same variables, as one function Rⁿ → Rᵐ: a gradient given component by component.
public struct ExpressionVector: ComponentwiseFunction, Hashable, CustomStringConvertible {
  /// The names of the variables that all the components share, in the order in which points hold their values.
  public let variables: [String]
  /// The components, in order.
  public let expressions: [Expression]

  /// Reads the components, in the variables of these names.
  ///
  /// - Throws: what is wrong with the first component that is not a formula, and where.
  public init(
    _ texts: [String], variables: [String], definitions: Definitions = Definitions()
  ) throws(ExpressionError) {
    var expressions: [Expression] = []
    for text in texts {
      expressions.append(try Expression(text, variables: variables, definitions: definitions))
    }
    self.variables = variables
    self.expressions = expressions
  }

  /// The texts that were read, separated by commas, in parentheses.
  public var description: String { "(" + expressions.map(\.description).joined(separator: ", ") + ")" }

  /// The components' values at a point, in order.
  ///
  /// - Precondition: `x` has as many elements as there are variables.
  /// - Cost: as for each component; see ``Expression/callAsFunction(_:)``.
  @inlinable
  public func callAsFunction<S: RealScalar>(_ x: [S]) -> [S] { expressions.map { $0(x) } }

  /// One component's value at a point.
  @inlinable
  public func output<S: RealScalar>(_ i: Int, at x: [S]) -> S { expressions[i](x) }

  /// The formula of one component.
  public func component(_ i: Int) -> any RealFunction { expressions[i] }

  /// The components of a range.
  public func components(_ range: Range<Int>) -> any RealVectorFunction {
    ExpressionVector(Array(expressions[range]), variables)
  }

  private init(_ expressions: [Expression], _ variables: [String]) {
    self.variables = variables
    self.expressions = expressions
  }

  /// The components with their constants rounded once to the type S, to be evaluated many times.
  @inlinable
  public func bound<S: RealScalar>(to type: S.Type) -> [BoundExpression<S>] { expressions.map { $0.bound(to: type) } }
}
