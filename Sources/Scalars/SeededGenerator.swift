/// SplitMix64: a small generator of random words whose whole state is its seed, so that a report that prints the seed can
/// be repeated.
///
/// It passes the usual batteries of tests, has period 2⁶⁴, and is not for secrets. Unlike the standard library's own
/// algorithms over generators, ``index(below:)`` and ``permutation(of:)`` are part of this type's contract: a seed gives
/// the same numbers in every version. Source: Steele, Lea and Flood, *Fast splittable pseudorandom number generators*
/// (2014), with the output constants of Vigna's `splitmix64.c`.
@frozen
public struct SeededGenerator: RandomNumberGenerator, Sendable {
  @usableFromInline var state: UInt64

  /// The generator that `seed` starts. Every seed is as good as any other.
  @inlinable
  public init(seed: UInt64) { state = seed }

  /// The next 64 random bits.
  @inlinable
  public mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var word = state
    word = (word ^ word >> 30) &* 0xBF58_476D_1CE4_E5B9
    word = (word ^ word >> 27) &* 0x94D0_49BB_1331_11EB
    return word ^ word >> 31
  }

  /// A random integer in 0..<`bound`: the upper word of a random word times the bound. No value is favoured by more than
  /// one part in 2⁶⁴ / `bound`.
  ///
  /// - Precondition: `bound` ≥ 1.
  @inlinable
  public mutating func index(below bound: Int) -> Int {
    precondition(bound >= 1, "a random index needs at least one value to choose from; bound = \(bound)")
    return Int(next().multipliedFullWidth(by: UInt64(bound)).high)
  }

  /// The integers 0..<`count` in random order (Fisher and Yates).
  @inlinable
  public mutating func permutation(of count: Int) -> [Int] {
    var order = Array(0..<count)
    for last in stride(from: count - 1, to: 0, by: -1) { order.swapAt(last, index(below: last + 1)) }
    return order
  }
}
