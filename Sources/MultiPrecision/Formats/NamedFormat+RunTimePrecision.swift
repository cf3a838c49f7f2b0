public import Scalars

extension NamedFormat {
  /// The precisions that there are formats `mpN` of: from 2 through 65 536 bits.
  ///
  /// Two bits are the least of which a half, a tie and a unit roundoff make sense. Beyond the greatest, a number of 8 KB
  /// would no longer be something to keep on a stack.
  public static let precisions: ClosedRange<Int> = 2...65536

  /// The formats `mpN` whose numbers have a type that is written in code, `MPFloat<Words<n>>` with n from 1 through 16, in
  /// order of precision: each multiple of 64 bits up to 1024.
  ///
  /// They are some of many: `mpN` is a format for every N of ``precisions``.
  public static let multiPrecision: [NamedFormat] = wordsTypes.map { NamedFormat($0) }

  /// The numbers of at least `bits` bits, in whole limbs: the next multiple of 64, 64 at least; nil beyond 65 536.
  ///
  /// The bits of the last limb are there in any case, and cost nothing.
  public static func multiPrecision(atLeast bits: Int) -> (any RealScalar.Type)? {
    guard bits <= precisions.upperBound else { return nil }
    let limbs = (max(bits, 1) + UInt.bitWidth - 1) / UInt.bitWidth
    return numbers(bits: limbs * UInt.bitWidth)
  }

  /// The format `mpN` of that name, or nil when the name is not of that form or there is no such precision.
  static func multiPrecision(named name: String) -> NamedFormat? {
    guard let bits = bits(ofName: name), precisions.contains(bits) else { return nil }
    return NamedFormat(numbers(bits: bits))
  }

  /// The N of `mpN`, clamped to what an `Int` holds; nil when the name is not of that form. N has no leading zeros.
  static func bits(ofName name: String) -> Int? {
    guard name.hasPrefix("mp") else { return nil }
    let number = name.dropFirst(2)
    let digits = number.first == "-" ? number.dropFirst() : number
    guard digits.utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }) else { return nil }
    guard let first = digits.first, first != "0" || number == "0" else { return nil }
    return Int(number) ?? (number.first == "-" ? .min : .max)
  }
}

// A metatype costs a few bytes; nothing is specialised on it here.
private let wordsTypes: [any RealScalar.Type] = [
  MPFloat<Words<1>>.self, MPFloat<Words<2>>.self, MPFloat<Words<3>>.self, MPFloat<Words<4>>.self,
  MPFloat<Words<5>>.self, MPFloat<Words<6>>.self, MPFloat<Words<7>>.self, MPFloat<Words<8>>.self,
  MPFloat<Words<9>>.self, MPFloat<Words<10>>.self, MPFloat<Words<11>>.self, MPFloat<Words<12>>.self,
  MPFloat<Words<13>>.self, MPFloat<Words<14>>.self, MPFloat<Words<15>>.self, MPFloat<Words<16>>.self,
]
