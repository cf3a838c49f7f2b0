// The one file that forms pointers to limbs, and the one that fits results to a format's range. Everything else in this
// module is written in the functions below.
//
// What MPFR rounded (a `cmpfr_result`) passes through `fitted`; a `cmpfr_head` is a number of the format already.
//
// A pointer is formed once for each operand and result of an operation and never leaves the call. Operands are read
// through `withUnsafeBytes(of:)` of a constant, so that no exclusive access is held while MPFR works; an in-place
// operation forms one mutable pointer that serves as left operand and as result.

public import CMPFR

extension MPFloat {
  /// The precision as MPFR's parameter type.
  @inlinable
  @inline(__always)
  static var bits: Int { Format.precision }

  /// How many limbs the significand takes; the storage may hold more.
  @inlinable
  @inline(__always)
  static var limbCount: Int { (Format.precision + UInt.bitWidth - 1) / UInt.bitWidth }

  /// The number whose limbs and head `operation` gives: a number of the format.
  @inlinable
  @inline(__always)
  static func make(_ operation: (UnsafeMutablePointer<UInt>) -> cmpfr_head) -> Self {
    var head = cmpfr_head(exponent: cmpfr_nan, sign: 1)
    let limbs = Format.Limbs { head = operation($0) }
    return Self(head: head, limbs: limbs)
  }

  /// The number that `operation` rounds in MPFR's own range, as if it had been rounded in that of the format.
  @inlinable
  @inline(__always)
  static func make(_ operation: (UnsafeMutablePointer<UInt>) -> cmpfr_result) -> Self {
    make { (limbs) -> cmpfr_head in fitted(operation(limbs), limbs) }
  }

  /// A result in MPFR's own range, brought into that of the format.
  ///
  /// A normal number there is a normal number here, rounded as it must be: one comparison of its exponent sees that. Where
  /// the format has MPFR's range, nothing is compared.
  @inlinable
  @inline(__always)
  static func fitted(_ result: cmpfr_result, _ limbs: UnsafeMutablePointer<UInt>) -> cmpfr_head {
    if let range = Format.range,
      result.exponent <= range.leastNormalExponent || result.exponent > range.safeExponent + 1
    {
      return range.fit(result, limbs, bits: bits)
    }
    return cmpfr_head(exponent: result.exponent, sign: Int(result.sign))
  }

  /// Calls `body` with the limbs, for reading.
  @inlinable
  @inline(__always)
  func withLimbs<R>(_ body: (UnsafePointer<UInt>) -> R) -> R {
    withUnsafePointer(to: limbs) { pointer in
      body(UnsafeRawPointer(pointer).assumingMemoryBound(to: UInt.self))
    }
  }

  /// Replaces head and limbs by what `operation` makes of them: a number of the format.
  @inlinable
  @inline(__always)
  mutating func update(_ operation: (cmpfr_head, UnsafeMutablePointer<UInt>) -> cmpfr_head) {
    let old = head
    head = withUnsafeMutablePointer(to: &limbs) { pointer in
      operation(old, UnsafeMutableRawPointer(pointer).assumingMemoryBound(to: UInt.self))
    }
  }

  /// Replaces head and limbs by what `operation` rounds in MPFR's own range, brought into that of the format.
  @inlinable
  @inline(__always)
  mutating func update(_ operation: (cmpfr_head, UnsafeMutablePointer<UInt>) -> cmpfr_result) {
    update { (head, limbs) -> cmpfr_head in Self.fitted(operation(head, limbs), limbs) }
  }

  /// The number that a function of one number gives.
  @inlinable
  @inline(__always)
  static func make(
    _ a: Self, _ operation: (Int, UnsafeMutablePointer<UInt>, cmpfr_head, UnsafePointer<UInt>) -> cmpfr_result
  ) -> Self {
    make { (r) -> cmpfr_result in a.withLimbs { operation(bits, r, a.head, $0) } }
  }

  /// The number that a function of two numbers gives.
  @inlinable
  @inline(__always)
  static func make(
    _ a: Self, _ b: Self,
    _ operation: (
      Int, UnsafeMutablePointer<UInt>, cmpfr_head, UnsafePointer<UInt>, cmpfr_head, UnsafePointer<UInt>
    ) -> cmpfr_result
  ) -> Self {
    make { (r) -> cmpfr_result in a.withLimbs { x in b.withLimbs { y in operation(bits, r, a.head, x, b.head, y) } } }
  }

  /// Replaces this number by what a function of it and `b` gives.
  @inlinable
  @inline(__always)
  mutating func update(
    _ b: Self,
    _ operation: (Int, cmpfr_head, UnsafeMutablePointer<UInt>, cmpfr_head, UnsafePointer<UInt>) -> cmpfr_result
  ) {
    update { (head, x) -> cmpfr_result in b.withLimbs { y in operation(Self.bits, head, x, b.head, y) } }
  }
}

// Arrays of numbers, for loops that run in the shim.
extension MPFloat {
  /// Calls `body` with where these numbers lie and how: for reading, within the call.
  @inlinable
  @inline(__always)
  static func withNumbers<R>(_ numbers: Span<Self>, _ body: (cmpfr_numbers) -> R) -> R {
    let alignment = MemoryLayout<Format.Limbs>.alignment
    let offset = (MemoryLayout<cmpfr_head>.size + alignment - 1) / alignment * alignment
    return numbers.withUnsafeBytes { bytes in
      withUnsafePointer(to: cmpfr_zero) { nothing in
        let first = bytes.baseAddress ?? UnsafeRawPointer(nothing)
        return body(
          cmpfr_numbers(
            first: first.assumingMemoryBound(to: CChar.self), stride: MemoryLayout<Self>.stride, offset: offset))
      }
    }
  }
}
