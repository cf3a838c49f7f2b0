// The literal sequence of operations by which every difference of this package is computed, in this order of goals:
// that it is written once; that for central and forward differences it is the textbook's, bit for bit; that it is fast.

public import RealModule
public import Scalars

extension Stencil {
  /// The difference quotient of values at the stencil's points: `values[k]` is f(x + oₖ·h).
  ///
  /// The operations, each rounded once in `S`, and their order are part of the contract:
  ///
  ///     (Σₖ nₖ·fₖ) / (d·hᵐ)
  ///
  /// - the sum starts with the term of the **largest** offset and goes down; it does not start from zero;
  /// - terms of weight zero are skipped, whatever the value;
  /// - fₖ is not multiplied when nₖ = ±1, it is added or subtracted;
  /// - hᵐ is h·h·…·h from the left; it is not multiplied by d when d = 1.
  ///
  /// So a central difference is bit for bit `(f(p) − f(m)) / (2·h)`, a forward one `(f(x + h) − f(x)) / h`.
  /// - Precondition: there is one value for each offset.
  @inlinable
  public func quotient<S: Scalar>(_ values: Span<S>, step: S) -> S {
    precondition(values.count == offsets.count, "\(values.count) values for \(offsets.count) offsets")
    var sum: S?
    for k in stride(from: offsets.count - 1, through: 0, by: -1) { add(values[k], at: k, to: &sum) }
    return divide(sum, step: step)
  }

  /// The difference quotient of values at the stencil's points: `values[k]` is f(x + oₖ·h).
  ///
  /// The array form of the one that takes a span, with the same operations.
  /// - Precondition: there is one value for each offset.
  @inlinable
  public func quotient<S: Scalar>(_ values: [S], step: S) -> S { quotient(values.span, step: step) }

  /// The point x + o·h as every difference forms it: fl(x + fl(o·h)).
  ///
  /// h is not multiplied when o = ±1, and offset 0 gives x itself, the sign of a zero included.
  @inlinable
  public static func point<S: Scalar>(_ x: S, offset: Int, step: S) -> S {
    switch offset {
    case 0: x
    case 1: x + step
    case -1: x - step
    default: x + S(offset) * step
    }
  }

  /// The difference quotient of f: R → R at `x`: the literal operations and nothing else.
  ///
  /// f is evaluated from the largest offset down, ``evaluations`` times. What f throws is passed on.
  /// - Precondition: `step` is finite and greater than 0.
  @inlinable
  public func quotient<S: RealScalar, E: Error>(of f: (S) throws(E) -> S, at x: S, step: S) throws(E) -> S {
    requirePositive(step)
    return try quotient(step: step) { (offset) throws(E) -> S in try f(Self.point(x, offset: offset, step: step)) }
  }

  /// The quotient of the values that `value` gives at each offset of nonzero weight, from the largest down.
  @inlinable
  @inline(__always)
  func quotient<S: Scalar, E: Error>(step: S, value: (_ offset: Int) throws(E) -> S) throws(E) -> S {
    var sum: S?
    for k in stride(from: offsets.count - 1, through: 0, by: -1) where hasWeight(k) {
      add(try value(offsets[k]), at: k, to: &sum)
    }
    return divide(sum, step: step)
  }

  /// Whether the weight of the k-th offset is not zero.
  @inlinable
  @inline(__always)
  func hasWeight(_ k: Int) -> Bool { machineDenominator != 0 ? machineNumerators[k] != 0 : numerators[k] != 0 }

  /// Adds nₖ·value to a sum; nil is the sum of no terms.
  @inlinable
  @inline(__always)
  func add<S: Scalar>(_ value: S, at k: Int, to sum: inout S?) {
    if machineDenominator != 0 {
      Self.add(value, times: machineNumerators[k], to: &sum)
    } else {
      addWide(value, at: k, to: &sum)
    }
  }

  /// The same for numerators that no `Int` holds.
  @usableFromInline
  func addWide<S: Scalar>(_ value: S, at k: Int, to sum: inout S?) {
    let n = numerators[k]
    if let small = n.machine { return Self.add(value, times: small, to: &sum) }
    let term: S = wide(n) * value
    sum = sum.map { $0 + term } ?? term
  }

  @inlinable
  @inline(__always)
  static func add<S: Scalar>(_ value: S, times n: Int, to sum: inout S?) {
    if n == 0 { return }
    guard let partial = sum else {
      sum = n == 1 ? value : n == -1 ? -value : S(n) * value
      return
    }
    sum = n == 1 ? partial + value : n == -1 ? partial - value : partial + S(n) * value
  }

  /// The sum divided by d·hᵐ.
  @inlinable
  @inline(__always)
  func divide<S: Scalar>(_ sum: S?, step: S) -> S { (sum ?? 0) / divisor(step: step) }

  /// d·hᵐ.
  @inlinable
  @inline(__always)
  func divisor<S: Scalar>(step: S) -> S {
    var power = step
    for _ in 1..<derivative { power *= step }
    return machineDenominator == 1 ? power : integer(machineDenominator, else: denominator) * power
  }

  /// n·value's factor |nₖ| as a number of the type.
  @inlinable
  func weightMagnitude<S: RealScalar>(_ k: Int) -> S {
    let numerator: S = machineDenominator != 0 ? S(machineNumerators[k]) : wide(numerators[k])
    return numerator.magnitude
  }

  @inlinable
  func integer<S: Scalar>(_ small: Int, else large: LongInteger) -> S { small != 0 ? S(small) : wide(large) }

  @usableFromInline
  func wide<S: Scalar>(_ integer: LongInteger) -> S {
    guard let number = S(decimal: integer.description) else {
      preconditionFailure("\(integer) is no number of \(S.self)")
    }
    return number
  }

  /// Traps unless the step can be a step: misuse, not a numeric failure.
  @inlinable
  func requirePositive<S: RealScalar>(_ step: S) {
    precondition(step > 0 && step.isFinite, "the step is \(step); it must be finite and greater than 0")
  }
}
