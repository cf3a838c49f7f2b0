/// SplitMix64: a small generator of random words whose whole state is its seed, so that a seed repeats a check.
///
/// Source: Steele, Lea and Flood, *Fast splittable pseudorandom number generators* (2014), with the output constants of
/// Vigna's `splitmix64.c`.
struct SplitMix64: RandomNumberGenerator, Sendable {
  private var state: UInt64

  /// The generator that `seed` starts.
  init(seed: UInt64) { state = seed }

  /// The next 64 random bits.
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var word = state
    word = (word ^ word >> 30) &* 0xBF58_476D_1CE4_E5B9
    word = (word ^ word >> 27) &* 0x94D0_49BB_1331_11EB
    return word ^ word >> 31
  }
}
