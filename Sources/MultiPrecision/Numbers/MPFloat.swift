public import CMPFR

/// A binary floating-point number of the precision that `Format` says, rounded correctly in every operation.
///
/// The value holds its own limbs: it needs no heap and no reference counting, and copies like an `Int`. Arithmetic and
/// functions are MPFR's: each result is the number of the format nearest to the exact one, ties to even.
///
/// ```swift
/// typealias Quad = MPFloat<Words<2>>           // 128 bits
/// let x: Quad = 0.1                            // one tenth, to 128 bits
/// print(Quad.sin(x))                           // 0.09983341664682815230681419841062202699
/// ```
///
/// - There is one NaN: no payload, no signalling NaN.
/// - Zeros and infinities have signs, as in IEEE 754. ``Words`` formats have no subnormals; ``Binary64``, ``BFloat16`` and
///   other formats with a ``FormatRange`` have those and every other bit of the format that they emulate.
/// - Cost: specialised, an addition or multiplication costs what MPFR's costs (about 17 ns at 256 bits) and a copy of the
///   limbs; called through an unspecialised generic, some 100 ns more.
@frozen
public struct MPFloat<Format: BinaryFormat>: BitwiseCopyable, Sendable {
  /// Exponent and sign, in MPFR's convention: ±0.1xxx·2^exponent, with three exponents set apart for zero, ∞ and NaN.
  @usableFromInline var head: cmpfr_head
  /// The significand, least significant limb first; without meaning for zero, ∞ and NaN.
  @usableFromInline var limbs: Format.Limbs

  @inlinable
  @inline(__always)
  init(head: cmpfr_head, limbs: Format.Limbs) {
    self.head = head
    self.limbs = limbs
  }
}
