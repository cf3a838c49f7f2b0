public import Scalars

/// A dual number x + x′ε with ε² = 0: a value and, beside it, how fast the value changes.
///
/// Code that is generic over `Scalar` or `RealScalar` runs at dual numbers as it does at any other number, and carries
/// the chain rule along: f(x + x′ε) = f(x) + f′(x)·x′·ε. Seeding one argument with tangent 1 and all others with tangent 0
/// gives a partial derivative without truncation error, to the roundoff of `Base` (R. E. Wengert, *A simple automatic
/// derivative evaluation program*, 1964). ``ForwardMode`` does the seeding.
///
/// ```swift
/// let x = Dual(2.0, tangent: 1)
/// let y = Dual<Double>.sin(x * x)       // y.value = sin 4, y.tangent = 4 cos 4
/// ```
///
/// **Comparisons mean the value.** `==`, `<`, `isZero`, `sign` and `hashValue` are those of ``value``: code that branches
/// takes the branch that it takes at `Base`. An equality test therefore loses what it decides about: the tangent of
/// `x == 0 ? 0 : f(x)` at x = 0 is that of the constant 0, whatever f′(0) is, and `Swift.max(x, y)` at a tie has the
/// tangent of `y`, whatever that of `x` is. A dual number sees one side of a branch and can't know that another one
/// was as near: whether the two sides have the same slope is a question for one-sided differences.
///
/// **A constant stays constant.** A function of a number whose tangent is identically zero has tangent zero, also where
/// its derivative is infinite or undefined: √(0 + 0ε) = 0 + 0ε, where 1/(2√0)·0 would be NaN. Each argument of a function
/// of several counts for itself, so that `pow(x, y)` with a constant y never meets log x. The four operations are not
/// watched over: their partial derivatives are infinite only where the values are, or where zero divides.
///
/// **Nesting gives higher derivatives.** `Dual<Dual<S>>` carries two tangents and their second derivative. The levels are
/// distinct *types*: an inner derivative is taken with respect to a number that the outer one doesn't have, and mixing
/// them up does not compile, so perturbations can't be confused (J. M. Siskind, B. A. Pearlmutter, *Perturbation confusion
/// and referential transparency*, 2005). A variable of an outer derivative enters an inner one as a constant:
/// `Dual(x)`, of the type `Dual<Dual<S>>` when x is a `Dual<S>`. What breaks it is to take the lifting apart: to hand
/// `x.value` to the inner function, which forgets that x varies, or to build the inner function's argument from a tangent
/// of another level by hand.
///
/// Cost: about two to three operations of `Base` for one; no heap beyond what `Base` uses.
@frozen
public struct Dual<Base: Scalar>: Sendable {
  /// The number itself.
  public var value: Base
  /// The factor of ε: the derivative of the value in the direction that was seeded.
  public var tangent: Base

  /// The number `value` + `tangent`·ε; a constant when no tangent is given.
  @inlinable
  @inline(__always)
  public init(_ value: Base, tangent: Base = .zero) {
    self.value = value
    self.tangent = tangent
  }

  /// f(x) + f′(x)·x′·ε, where f′(x) is asked for only if x′ is not identically zero.
  @inlinable
  @inline(__always)
  static func chain(_ value: Base, _ tangent: Base, _ partial: @autoclosure () -> Base) -> Dual {
    Dual(value, tangent: product(tangent, partial()))
  }

  /// A tangent times a partial derivative: zero when the tangent is identically zero, whatever the derivative is.
  @inlinable
  @inline(__always)
  static func product(_ tangent: Base, _ partial: @autoclosure () -> Base) -> Base {
    tangent.isIdenticallyZero ? .zero : tangent * partial()
  }
}

extension Dual: BitwiseCopyable where Base: BitwiseCopyable {}
