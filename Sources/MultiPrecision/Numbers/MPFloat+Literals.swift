public import CMPFR
public import Scalars

// Swift hands a literal over as the nearest `Double`, or `Float80` where there is one. Its shortest decimal form is what
// was written, up to 15 or 18 significant digits, and that text is rounded to the format. Each thread remembers what it
// has read, so that a formula's constants are parsed once and not at every evaluation.
//
// A hexadecimal literal, `0x1p-60`, arrives in the same way. A number whose significand ends in 32 zero bits or more is
// taken for what it is, in binary: either the literal wrote exactly that, or it is the one decimal in 2³² that comes so
// near. Hexadecimal constants of more bits are written as text.
//
// A literal of more digits than arrive lost the others before this code was called. Some of it shows: a number whose shortest
// form has 19 digits or more (17 where there is no `Float80`) was not written with fewer. In a precision that has room for
// more, an assertion says so, and names `decimal(_:)`, which reads the text itself. (A macro could say it when the code is
// compiled, but needs swift-syntax, which takes each client longer to build than this package.)
extension MPFloat: ExpressibleByFloatLiteral {
  #if arch(x86_64) && !os(Windows) && !os(Android)
    /// What the compiler hands a literal over as: the widest type it has.
    public typealias FloatLiteralType = Float80
  #else
    /// What the compiler hands a literal over as: the widest type it has.
    public typealias FloatLiteralType = Double
  #endif

  /// The decimal number that the literal writes, rounded once.
  ///
  /// A hexadecimal literal is exact when it has at most 32 significant bits (21 where there is no `Float80`).
  ///
  /// Cost: some 12 ns when this thread has met the literal at this precision before (up to 1024 bits), else the cost of
  /// reading a decimal text. An integral literal below 2⁵³ calls nothing.
  @inlinable
  public init(floatLiteral value: FloatLiteralType) {
    if let integer = Int(exactly: value), integer.magnitude < 1 << 53 {
      self.init(integer)
      if value.isZero, value.sign == .minus { negate() }
    } else if value.isFinite, value.isSubnormal || value.significandWidth > FloatLiteralType.significandBitCount - 32 {
      self.init(literal: value)
    } else {
      // Few bits; or an infinity, as which a literal beyond the compiler's widest type arrives.
      self.init(value)
    }
  }

  /// The decimal number that a finite literal writes, from what this thread remembers or from its text.
  ///
  /// The bits of a finite nonzero number's significand and its exponent tell it from every other.
  @inlinable
  init(literal value: FloatLiteralType) {
    let key = cmpfr_literal_key(
      significand: UInt64(value.significandBitPattern), exponent: Int32(truncatingIfNeeded: value.exponent),
      precision: Int32(truncatingIfNeeded: Self.bits))
    var found = false
    let known = Self.make { (limbs) -> cmpfr_result in
      var result = cmpfr_result(exponent: cmpfr_nan, sign: 1, ternary: 0)
      found = cmpfr_literal_recall(key, limbs, &result)
      return result
    }
    if found {
      self = value.sign == .minus ? -known : known
    } else {
      self.init(unread: value, key)
    }
  }

  /// Reads the literal's decimal text and remembers the result, before it is fitted to the format's range.
  @usableFromInline
  init(unread value: FloatLiteralType, _ key: cmpfr_literal_key) {
    let text = value.magnitude.description
    assert(
      Self.bits <= FloatLiteralType.significandBitCount + 1 || Self.arrives(text),
      "a literal near \(value) has more digits than the compiler hands over; write \(Self.self).decimal(\"…\")")
    let magnitude = text.withCString { text in
      Self.make { (limbs) -> cmpfr_result in
        let result = cmpfr_strtofr(Self.bits, limbs, text, 10)
        cmpfr_literal_remember(key, limbs, result)
        return result
      }
    }
    self = value.sign == .minus ? -magnitude : magnitude
  }

  /// Whether a literal of this shortest form may have been written with no more digits than arrive.
  package static func arrives(_ shortest: String) -> Bool {
    var digits = shortest.utf8.prefix { $0 != UInt8(ascii: "e") }.drop {
      $0 == UInt8(ascii: "0") || $0 == UInt8(ascii: ".")
    }
    while digits.last == UInt8(ascii: "0") || digits.last == UInt8(ascii: ".") { digits.removeLast() }
    let count = digits.count { $0 != UInt8(ascii: ".") }
    return count <= (FloatLiteralType.significandBitCount > 60 ? 18 : 16)
  }
}

// Constants of more digits, as text: remembered as literals are, by where the program has them.
extension MPFloat {
  /// The number that a text in the program writes, rounded once, however many digits there are.
  ///
  /// Cost: as of a literal, some 12 ns when this thread has met the text at this precision before (up to 1024 bits), else that
  /// of reading it.
  /// - Precondition: `text` is of the form that `init(decimal:)` reads.
  @inlinable
  public static func decimal(_ text: StaticString) -> Self {
    guard text.hasPointerRepresentation else { return reading(text, nil) }
    // No literal has this exponent.
    let key = cmpfr_literal_key(
      significand: UInt64(UInt(bitPattern: text.utf8Start)), exponent: .min, precision: Int32(truncatingIfNeeded: bits))
    var found = false
    let known = make { (limbs) -> cmpfr_result in
      var result = cmpfr_result(exponent: cmpfr_nan, sign: 1, ternary: 0)
      found = cmpfr_literal_recall(key, limbs, &result)
      return result
    }
    return found ? known : reading(text, key)
  }

  /// Reads a text, and remembers the result where there is a key, before it is fitted to the format's range.
  @usableFromInline
  static func reading(_ text: StaticString, _ key: cmpfr_literal_key?) -> Self {
    precondition(NumberText("\(text)")?.form == .decimal, "'\(text)' is no decimal number")
    return "\(text)".withCString { start in
      make { (limbs) -> cmpfr_result in
        let result = cmpfr_strtofr(bits, limbs, start, 10)
        if let key { cmpfr_literal_remember(key, limbs, result) }
        return result
      }
    }
  }
}
