public import Scalars

/// A problem that is a formula: it says what f and its partial derivatives are, and is the function and the gradient.
///
/// A conforming type names itself, its points and its difficulty, and writes both formulae for any `Scalar`; the objects
/// ``Problem/function`` and ``Problem/gradient`` follow.
public protocol FormulaProblem: SmoothProblem
where Function == FormulaValue<Self>, Gradient == FormulaGradient<Self> {
  /// f(x).
  func value<S: Scalar>(_ x: [S]) -> S

  /// (∂f/∂x₁, …, ∂f/∂xₙ) at x, by the hand-written formulae.
  func partials<S: Scalar>(_ x: [S]) -> [S]
}

extension FormulaProblem {
  /// f, as a function.
  @inlinable
  public var function: FormulaValue<Self> { FormulaValue(self) }

  /// The partial derivatives, as a function.
  @inlinable
  public var gradient: FormulaGradient<Self> { FormulaGradient(self) }

  /// One block, x.
  public var blocks: [ParameterBlock] {
    [ParameterBlock(name: "x", range: variables.indices, shape: [variables.count])]
  }
}

/// The value of a formula problem, as a function.
@frozen
public struct FormulaValue<Formula: FormulaProblem>: ScalarFunction {
  @usableFromInline let formula: Formula

  @inlinable
  init(_ formula: Formula) { self.formula = formula }

  /// f(x).
  @inlinable
  public func callAsFunction<S: Scalar>(_ x: [S]) -> S { formula.value(x) }
}

/// The partial derivatives of a formula problem, as a function.
@frozen
public struct FormulaGradient<Formula: FormulaProblem>: VectorFunction {
  @usableFromInline let formula: Formula

  @inlinable
  init(_ formula: Formula) { self.formula = formula }

  /// ∇f(x).
  @inlinable
  public func callAsFunction<S: Scalar>(_ x: [S]) -> [S] { formula.partials(x) }
}
