import CBaseline
import MultiPrecision
import Scalars

/// The generator SplitMix64 of Steele, Lea and Flood (2014): inputs are seeded, and the same in every run.
struct Generator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  /// A number of random sign in ±[2⁻⁴, 1), all bits of its significand random.
  mutating func number<F: BinaryFormat>(_ format: F.Type) -> MPFloat<F> {
    var limbs = (0..<(F.precision + 63) / 64).map { _ in UInt(next()) }
    limbs[limbs.count - 1] |= 1 << 63
    let sign: FloatingPointSign = next() & 1 == 0 ? .plus : .minus
    return MPFloat<F>(
      rounding: BinaryParts(kind: .finite, sign: sign, exponent: -1 - Int(next() % 4)), limbs: limbs.span)
  }

  mutating func numbers<F: BinaryFormat>(_ count: Int, _ format: F.Type) -> [MPFloat<F>] {
    (0..<count).map { _ in number(format) }
  }
}

/// The same numbers in C's registers.
final class Registers: @unchecked Sendable {
  let numbers: OpaquePointer

  init<F: BinaryFormat>(_ values: [MPFloat<F>]) {
    numbers = baseline_new(Int32(F.precision), Int32(values.count))
    for (i, value) in values.enumerated() {
      value.withParts { parts, limbs in
        precondition(parts.kind == .finite, "the inputs of a benchmark are finite and not zero; got \(value)")
        limbs.withUnsafeBufferPointer {
          baseline_set(numbers, Int32(i), parts.sign == .minus ? 1 : 0, parts.exponent, $0.baseAddress)
        }
      }
    }
  }

  deinit { baseline_free(numbers) }
}

/// FNV-1a over 64-bit words, as the C side has it.
struct Digest {
  private(set) var value: UInt64 = 0xCBF2_9CE4_8422_2325

  mutating func add(_ word: UInt64) { value = (value ^ word) &* 0x100_0000_01B3 }

  /// Adds sign, exponent and limbs of a finite nonzero number.
  mutating func add<F: BinaryFormat>(_ number: MPFloat<F>) {
    number.withParts { parts, limbs in
      add(parts.sign == .minus ? 1 : 0)
      add(UInt64(bitPattern: Int64(parts.exponent)))
      for i in limbs.indices { add(UInt64(limbs[i])) }
    }
  }

  static func of<F: BinaryFormat>(_ number: MPFloat<F>) -> UInt64 {
    var digest = Digest()
    digest.add(number)
    return digest.value
  }
}
