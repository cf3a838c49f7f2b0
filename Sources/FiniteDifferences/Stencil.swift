import Scalars

/// A finite-difference formula as a value: where to evaluate f, and with what exact weights.
///
/// At a step h the stencil approximates the m-th derivative by the quotient
///
///     D(h) = Σₖ wₖ·f(x + oₖ·h) / hᵐ = f⁽ᵐ⁾(x) + c·f⁽ᵐ⁺ᵠ⁾(x)·hᵠ + O(hᵠ⁺¹)
///
/// for integer offsets oₖ. The weights wₖ are the only ones for which D is exact on all polynomials of degree less than
/// the number of offsets; they are solved in rational arithmetic, and so are the order q and the constant c.
///
/// ```swift
/// let central = Stencil.central                       // offsets −1, 1; weights −1/2, 1/2; order 2
/// let curvature = Stencil(offsets: [-1, 0, 1], derivative: 2)
/// let slope = central({ Double.exp($0) }, at: 1)      // a DerivativeEstimate
/// ```
///
/// - Two stencils of the same offsets and derivative are equal.
/// - An offset whose weight is zero (the centre of an odd derivative) is never evaluated.
/// - Cost: about k³ rational operations for k offsets, when the value is made: some 50 µs for two, 0.4 ms for eight. Make
///   it once.
///
/// Source: B. Fornberg, Generation of finite difference formulas on arbitrarily spaced grids, Math. Comp. 51 (1988).
@frozen
public struct Stencil: Sendable {
  /// The offsets oₖ, in units of the step, ascending.
  public let offsets: [Int]
  /// The order m of the derivative; at least 1.
  public let derivative: Int
  /// The weights wₖ, one for each offset.
  public let weights: [Rational]
  /// The order q of the truncation error, from exact moments: symmetric stencils get their additional order.
  public let accuracy: Int
  /// The constant c of the leading error term: D(h) − f⁽ᵐ⁾ ≈ c·f⁽ᵐ⁺ᵠ⁾·hᵠ.
  public let truncationConstant: Rational
  /// Σ|wₖ|: errors of at most ε in f make an error of at most ε·Σ|wₖ|/hᵐ in D(h).
  public let roundoffConstant: Rational
  /// The integers nₖ of wₖ = nₖ/d, one for each offset.
  public let numerators: [LongInteger]
  /// The least common denominator d of the weights; positive.
  public let denominator: LongInteger

  /// The numerators where they and the denominator all fit in an `Int`, else empty.
  @usableFromInline let machineNumerators: [Int]
  /// The denominator where it fits, else 0.
  @usableFromInline let machineDenominator: Int
  /// The points of D(h) and D(2h) together; see ``callAsFunction(_:at:step:)``.
  @usableFromInline let doubledPoints: [DoubledPoint]
  /// log₂ of m·Σ|wₖ| / (q·|c|), from which default steps are made; see ``step(at:)``.
  @usableFromInline let balance: Double

  /// The stencil of the given offsets, in any order, for a derivative of the given order.
  ///
  /// - Precondition: the offsets are distinct, and 1 ≤ `derivative` < their number.
  public init(offsets: [Int], derivative: Int = 1) {
    precondition(!offsets.isEmpty, "a stencil needs offsets; got none")
    precondition(derivative >= 1, "the order of the derivative is \(derivative); it must be at least 1")
    precondition(
      derivative < offsets.count,
      "the order of the derivative is \(derivative); \(offsets.count) offsets reach orders below \(offsets.count)")
    let ascending = offsets.sorted()
    for (lower, upper) in zip(ascending, ascending.dropFirst()) {
      precondition(lower != upper, "the offset \(lower) is repeated; offsets must be distinct")
    }

    let weights = Self.weights(offsets: ascending, derivative: derivative)
    let common = weights.reduce(1 as LongInteger) { common, weight in
      let shared = common.greatestCommonDivisor(with: weight.denominator)
      return common.quotientAndRemainder(dividingBy: shared).quotient * weight.denominator
    }
    let leading = Self.errorTerms(offsets: ascending, weights: weights, derivative: derivative, count: 1)[0]
    let sum = weights.reduce(Rational.zero) { $0 + $1.magnitude }

    self.offsets = ascending
    self.derivative = derivative
    self.weights = weights
    self.accuracy = leading.exponent
    self.truncationConstant = leading.constant
    self.roundoffConstant = sum
    self.numerators = weights.map {
      $0.numerator * common.quotientAndRemainder(dividingBy: $0.denominator).quotient
    }
    self.denominator = common
    let small = self.numerators.compactMap(\.machine)
    let fits = small.count == ascending.count && common.machine != nil
    self.machineNumerators = fits ? small : []
    self.machineDenominator = common.machine.map { fits ? $0 : 0 } ?? 0
    self.doubledPoints = Self.doubledPoints(offsets: ascending, weights: weights)
    self.balance = Self.balance(
      roundoff: sum * Rational(derivative), truncation: leading.constant * Rational(leading.exponent))
  }

  /// The offsets that are evaluated, those whose weight is not zero: how many values of f one quotient costs.
  public var evaluations: Int { numerators.count { $0 != 0 } }
}

extension Stencil: Hashable {
  /// Whether both have the same offsets and derivative; everything else follows from these.
  public static func == (a: Stencil, b: Stencil) -> Bool { a.offsets == b.offsets && a.derivative == b.derivative }

  /// Hashes the offsets and the order of the derivative.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(offsets)
    hasher.combine(derivative)
  }
}
