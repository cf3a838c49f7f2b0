/// A binary floating-point format, as a type: its precision and the storage that its significand needs.
///
/// Formats are never values: they are what ``MPFloat`` is generic over, so that precision is known when code is
/// compiled, `ulpOfOne` and `pi` mean what they say, and two precisions cannot meet in one operation by accident.
public protocol BinaryFormat: Sendable, SendableMetatype {
  /// Storage for at least ⌈p / 64⌉ limbs, inline.
  associatedtype Limbs: LimbStorage

  /// The bits of the significand, the leading one included; from 2 to the capacity of `Limbs`, 64 bits a limb.
  ///
  /// The first number of a format whose precision is another ends the program, in every build, with a message that names both.
  static var precision: Int { get }

  /// The exponents of the format and what happens at their ends; nil, unless the format says otherwise: MPFR's own range.
  static var range: FormatRange? { get }

  /// The format's name in reports and on the command line.
  static var name: String { get }
}

extension BinaryFormat {
  /// MPFR's own range: exponents of ±2³⁰, no subnormals, and hardly an overflow.
  @inlinable
  public static var range: FormatRange? { nil }
}

/// The format of 64·n bits of significand with MPFR's own exponent range, ±2³⁰: no subnormals, and hardly an overflow.
public enum Words<let n: Int>: BinaryFormat {
  /// n limbs.
  public typealias Limbs = InlineArray<n, UInt>

  /// 64·n bits.
  @inlinable
  public static var precision: Int { 64 * n }

  /// `mp64`, `mp128`, … by the number of bits.
  public static var name: String { "mp\(precision)" }
}

/// Room for the limbs of one number, inside the value itself.
public protocol LimbStorage: BitwiseCopyable, Sendable {
  /// How many limbs there are.
  static var capacity: Int { get }

  /// Storage whose limbs `body` writes. Limbs that it does not write have no particular value.
  init(writing body: (UnsafeMutablePointer<UInt>) -> Void)
}

extension InlineArray: LimbStorage where Element == UInt {
  /// The number of elements.
  @inlinable
  public static var capacity: Int { count }

  /// The elements that `body` writes; it may leave any of them unwritten, and then does not read them.
  @inlinable
  @inline(__always)
  public init(writing body: (UnsafeMutablePointer<UInt>) -> Void) {
    self.init(initializingWith: { limbs in
      limbs.withUnsafeMutableBufferPointer { buffer, initialized in
        if let start = buffer.baseAddress { body(start) }
        initialized = count
      }
    })
  }
}
