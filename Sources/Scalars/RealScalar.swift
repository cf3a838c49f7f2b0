public import ComplexModule
public import RealModule

/// A real scalar: it has an order, and knows what a binary floating-point type knows of itself.
///
/// `RealScalar` is the part of the standard library's `BinaryFloatingPoint` that a type of any precision can honestly
/// satisfy: precision in bits, exact conversion to and from every other `RealScalar` where the value fits, correct
/// rounding (to nearest, ties to even) where it does not, and text in both decimal and hexadecimal. `Float16`, `Float`,
/// `Double` and `Float80` conform where they exist; so does `MPFloat` of the module MultiPrecision.
///
/// **Text.** ``Scalar/init(decimal:)`` reads decimal text and rounds it once, in every type. `init(_: String)`, which every
/// `LosslessStringConvertible` type has, also reads hexadecimal text (`0x1.8p-3`), `inf` and `nan`; for the standard
/// library's own types it is the standard library's, which rounds to `Float` on its way to `Float16`.
///
/// Every conversion between two real scalars is made of ``withParts(_:)`` and ``init(rounding:limbs:)``, so that n types
/// need n pairs of them and not n².
public protocol RealScalar: Scalar, Real, LosslessStringConvertible
where Magnitude == Self, Stride == Self {
  /// The bits of the significand, the leading one included: 53 for `Double`.
  ///
  /// Called *p* wherever a formula of this package speaks of precision. The unit roundoff is 2⁻ᵖ.
  static var precision: Int { get }

  /// The name of the format in reports and on the command line: `binary64`, `mp256`, …
  static var formatName: String { get }

  /// Calls `body` with the number's parts and the limbs of its significand, least significant first.
  ///
  /// The value of a finite nonzero number is ±s·2ᵉ, e = `parts.exponent`, where 1 ≤ s < 2 is the fraction whose binary
  /// digits the limbs hold: the highest bit of the last limb is the one before the point, and is set. For zero, infinity
  /// and NaN the limbs are empty and the exponent is zero. Nothing is allocated.
  func withParts<R>(_ body: (BinaryParts, borrowing Span<UInt>) -> R) -> R

  /// The number of this type nearest to the one described (ties to even); see ``withParts(_:)`` for the form.
  ///
  /// Overflow gives an infinity, underflow a subnormal or zero of the same sign, as in every operation of the type.
  /// - Precondition: for a finite number, `limbs` is not empty and its highest bit is set.
  init(rounding parts: BinaryParts, limbs: borrowing Span<UInt>)

  /// Replaces this number a by fl(fl(a·factor) + addend): **two** roundings, of the product and then of the sum.
  ///
  /// The same bits as `a = a * factor + addend`, in place. Where one rounding is wanted there is `addProduct`, which for
  /// wide numbers is slower than the two. NaN, infinities and signed zeros are those of the two operations. It exists so
  /// that a type can do both at once; the default does one after the other.
  mutating func formMulAdd(_ factor: Self, _ addend: Self)

  /// The polynomial with these coefficients, **highest power first**, at `x`, by Horner's rule.
  ///
  /// The operations and their order are part of the contract, so that every type and every way of computing it gives the
  /// same bits: s = c₀, then s = fl(fl(s·x) + cᵢ) for i = 1, 2, …
  ///
  /// - No coefficients: +0. One: that number itself, whatever `x` is.
  /// - NaN, infinities and signed zeros are those of the operations.
  /// - Cost: for n coefficients, n − 1 multiplications and additions; nothing is allocated.
  static func horner(_ coefficients: Span<Self>, at x: Self) -> Self

  /// The inner product Σ aᵢ·bᵢ.
  ///
  /// The operations and their order are part of the contract: s = +0, then s = fl(s + fl(aᵢ·bᵢ)) from the first pair to
  /// the last, each operation rounded. The error is at most n·u·Σ|aᵢbᵢ| to first order, u the unit roundoff (N. J. Higham,
  /// *Accuracy and Stability of Numerical Algorithms*, 2002, section 3.1).
  ///
  /// - No elements: +0.
  /// - NaN, infinities and signed zeros are those of the operations.
  /// - Cost: n multiplications and additions; nothing is allocated.
  /// - Precondition: `a` and `b` have as many elements.
  static func dot(_ a: Span<Self>, _ b: Span<Self>) -> Self

  /// The sum of the terms.
  ///
  /// The operations and their order are part of the contract: s = +0, then s = fl(s + tᵢ) from the first term to the last.
  ///
  /// - No terms, or none but negative zeros: +0.
  /// - NaN and infinities are those of the operations.
  /// - Cost: n additions; nothing is allocated.
  static func sum(_ terms: Span<Self>) -> Self

  /// The value of a special function, which `values` computes; a number that carries a derivative applies the chain rule.
  ///
  /// NaN outside the function's domain.
  /// - Precondition: `x` has as many elements as the function has arguments.
  static func special(_ function: SpecialFunction, _ x: [Self], by values: any SpecialValues.Type) -> Self

  /// The value of a function of complex numbers with parts of this type: at z, and at w where it is a power.
  ///
  /// A format that knows a wider one with bits and range to spare computes there and rounds each part once; else the
  /// formulae run in the type itself, which gives a dual number's tangents.
  static func complex(_ function: ComplexFunction, _ z: Complex<Self>, _ w: Complex<Self>) -> Complex<Self>

  /// This number times 2ⁿ: exact, except where the result leaves the range of normal numbers and is rounded once.
  ///
  /// Zeros, infinities and NaN are themselves whatever n is. (The standard library's `init(sign:exponent:significand:)`
  /// rounds twice where the result is subnormal.) Cost: a few dozen instructions; for a wide number, a copy.
  func scaled(byPowerOfTwo n: Int) -> Self

  /// The number written with `digits` significant decimal digits, correctly rounded: `-1.25e-07`.
  ///
  /// The exponent has a sign and at least two digits, as C's `%e` writes it. Zero keeps its sign; what is not finite is
  /// `inf`, `-inf` or `nan`.
  /// - Precondition: `digits` ≥ 1.
  func scientific(digits: Int) -> String
}

extension RealScalar {
  /// The unit roundoff u = 2⁻ᵖ: half the distance from 1 to the next number, the largest relative error of a rounding.
  @inlinable
  public static var unitRoundoff: Self { ulpOfOne / 2 }

  /// The derivative of |x + s·tangent| at s = 0: the tangent with the sign of x, of zeros too.
  @inlinable
  public func magnitudeDerivative(along tangent: Self) -> Self { sign == .minus ? -tangent : tangent }

  /// The number nearest to the one that `decimal` writes, read by `init(_: String)`; nil when it writes none.
  ///
  /// Text beyond the largest number gives an infinity, text below the smallest a zero.
  public init?(decimal: String) {
    guard NumberText(decimal)?.form == .decimal else { return nil }
    self.init(decimal)
  }
}
