/// A random real number between 0 and 1, of which only the bits that have been asked for exist.
///
/// Since any bit can be asked for, a comparison of two of them and a rounding to any precision are exact.
struct RandomFraction {
  /// The bits after the point, 64 at a time.
  private var words: [UInt64] = []

  mutating func word(_ i: Int, _ generator: inout some RandomNumberGenerator) -> UInt64 {
    while words.count <= i { words.append(generator.next()) }
    return words[i]
  }

  /// Whether this number is less than the other. They are equal with probability 0.
  mutating func isLess(than other: inout RandomFraction, _ generator: inout some RandomNumberGenerator) -> Bool {
    var i = 0
    while true {
      let (a, b) = (word(i, &generator), other.word(i, &generator))
      if a != b { return a < b }
      i += 1
    }
  }

  /// The first `count` limbs of `whole` plus this number, least significant first and the highest bit set, and the exponent;
  /// nil where the number is below 2^`least`.
  mutating func significand(
    whole: Int, count: Int, least: Int, _ generator: inout some RandomNumberGenerator
  ) -> (limbs: [UInt], exponent: Int)? {
    var (first, previous, shift, exponent) = (0, UInt64(whole), 0, 0)
    if whole > 0 {
      shift = previous.leadingZeroBitCount
      exponent = 63 - shift
    } else {
      previous = word(0, &generator)
      while previous == 0 {
        first += 1
        if -64 * first <= least { return nil }
        previous = word(first, &generator)
      }
      shift = previous.leadingZeroBitCount
      exponent = -64 * first - shift - 1
      first += 1
    }
    var limbs = [UInt](repeating: 0, count: count)
    for i in 0..<count {
      let next = word(first + i, &generator)
      limbs[count - 1 - i] = UInt(previous << UInt64(shift) | (shift == 0 ? 0 : next >> UInt64(64 - shift)))
      previous = next
    }
    return exponent < least ? nil : (limbs, exponent)
  }
}
