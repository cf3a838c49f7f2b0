import Scalars

/// The format of a precision that is chosen when the program runs: a type that is built when the program runs.
///
/// A precision has to be a type, so that it is part of every number's and two precisions cannot meet. But the n of a
/// type like ``Words`` is a value that the compiler knows. So the precision p is written in digits: p − 1 is the number
/// with the hexadecimal digits `a b c d`, and each digit, having one of sixteen values, can be chosen by a `switch`.
/// ``appending(_:)`` leads from one such type to the type of one digit more, by polymorphic recursion, at most four deep.
/// Reading the precision back takes four loads from the type's metadata and no call.
///
/// `capacity` is the number of limbs of storage, at least ⌈p / 64⌉.
///
/// A type lives as long as the program does: less than a kilobyte for each precision that is ever chosen.
enum RunTimePrecision<let capacity: Int, let a: Int, let b: Int, let c: Int, let d: Int>: BinaryFormat {
  typealias Limbs = InlineArray<capacity, UInt>

  static var precision: Int { 4096 * a + 256 * b + 16 * c + d + 1 }

  static var name: String { "mp\(precision)" }
}

/// What is known of a ``RunTimePrecision`` whose digits are not: that it can go on, or end.
///
/// Seen through this protocol, every step is opaque to the compiler, which would else prepare all 65 536 of them.
protocol DigitSequence: SendableMetatype {
  /// The type with the digits `b c d` and then `digit`, from 0 through 15.
  static func appending(_ digit: Int) -> any DigitSequence.Type

  /// The numbers of the precision that the digits write.
  static var numbers: any RealScalar.Type { get }
}

extension RunTimePrecision: DigitSequence {
  static func appending(_ digit: Int) -> any DigitSequence.Type {
    switch digit {
    case 0: RunTimePrecision<capacity, b, c, d, 0>.self
    case 1: RunTimePrecision<capacity, b, c, d, 1>.self
    case 2: RunTimePrecision<capacity, b, c, d, 2>.self
    case 3: RunTimePrecision<capacity, b, c, d, 3>.self
    case 4: RunTimePrecision<capacity, b, c, d, 4>.self
    case 5: RunTimePrecision<capacity, b, c, d, 5>.self
    case 6: RunTimePrecision<capacity, b, c, d, 6>.self
    case 7: RunTimePrecision<capacity, b, c, d, 7>.self
    case 8: RunTimePrecision<capacity, b, c, d, 8>.self
    case 9: RunTimePrecision<capacity, b, c, d, 9>.self
    case 10: RunTimePrecision<capacity, b, c, d, 10>.self
    case 11: RunTimePrecision<capacity, b, c, d, 11>.self
    case 12: RunTimePrecision<capacity, b, c, d, 12>.self
    case 13: RunTimePrecision<capacity, b, c, d, 13>.self
    case 14: RunTimePrecision<capacity, b, c, d, 14>.self
    default: RunTimePrecision<capacity, b, c, d, 15>.self
    }
  }

  static var numbers: any RealScalar.Type { MPFloat<Self>.self }
}

/// The numbers of exactly `bits` bits, from 2 through 65 536, in storage of a type that the compiler does not know.
func runTimeNumbers(bits: Int) -> any RealScalar.Type {
  let limbs = (bits + UInt.bitWidth - 1) / UInt.bitWidth
  var digits = emptySequence(limbs)
  var shift = 12
  while shift > 0, (bits - 1) >> shift == 0 { shift -= 4 }
  while shift >= 0 {
    digits = digits.appending((bits - 1) >> shift & 15)
    shift -= 4
  }
  return digits.numbers
}

/// The type to begin with, whose storage has room for so many limbs: that many up to 16, then at most a half more.
private func emptySequence(_ limbs: Int) -> any DigitSequence.Type {
  switch limbs {
  case ...1: RunTimePrecision<1, 0, 0, 0, 0>.self
  case 2: RunTimePrecision<2, 0, 0, 0, 0>.self
  case 3: RunTimePrecision<3, 0, 0, 0, 0>.self
  case 4: RunTimePrecision<4, 0, 0, 0, 0>.self
  case 5: RunTimePrecision<5, 0, 0, 0, 0>.self
  case 6: RunTimePrecision<6, 0, 0, 0, 0>.self
  case 7: RunTimePrecision<7, 0, 0, 0, 0>.self
  case 8: RunTimePrecision<8, 0, 0, 0, 0>.self
  case 9: RunTimePrecision<9, 0, 0, 0, 0>.self
  case 10: RunTimePrecision<10, 0, 0, 0, 0>.self
  case 11: RunTimePrecision<11, 0, 0, 0, 0>.self
  case 12: RunTimePrecision<12, 0, 0, 0, 0>.self
  case 13: RunTimePrecision<13, 0, 0, 0, 0>.self
  case 14: RunTimePrecision<14, 0, 0, 0, 0>.self
  case 15: RunTimePrecision<15, 0, 0, 0, 0>.self
  case 16: RunTimePrecision<16, 0, 0, 0, 0>.self
  case ...24: RunTimePrecision<24, 0, 0, 0, 0>.self
  case ...32: RunTimePrecision<32, 0, 0, 0, 0>.self
  case ...48: RunTimePrecision<48, 0, 0, 0, 0>.self
  case ...64: RunTimePrecision<64, 0, 0, 0, 0>.self
  case ...96: RunTimePrecision<96, 0, 0, 0, 0>.self
  case ...128: RunTimePrecision<128, 0, 0, 0, 0>.self
  case ...192: RunTimePrecision<192, 0, 0, 0, 0>.self
  case ...256: RunTimePrecision<256, 0, 0, 0, 0>.self
  case ...384: RunTimePrecision<384, 0, 0, 0, 0>.self
  case ...512: RunTimePrecision<512, 0, 0, 0, 0>.self
  case ...768: RunTimePrecision<768, 0, 0, 0, 0>.self
  default: RunTimePrecision<1024, 0, 0, 0, 0>.self
  }
}
