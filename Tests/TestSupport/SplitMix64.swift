public import Scalars

/// The generator SplitMix64: the same numbers for the same seed, on every machine.
public typealias SplitMix64 = SeededGenerator
