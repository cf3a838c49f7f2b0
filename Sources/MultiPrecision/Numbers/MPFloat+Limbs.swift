// The one file that forms pointers to limbs, and the one that fits results to a format's range. Everything else in this
// module is written in the functions below.
//
// What MPFR rounded (a `cmpfr_result`) passes through `fitted`; a `cmpfr_head` is a number of the format already.
//
// A pointer is formed once for each operand and result of an operation and never leaves the call. Operands are read
// in place, through `withUnsafePointer(to:)` of a constant, so that no exclusive access is held while MPFR works; an
// in-place operation forms one mutable pointer that serves as left operand and as result.
//
// The functions that form pointers are no members of `MPFloat`. Where the compiler knows the format they vanish. Where it
// does not, each closure inside a member would look up the type `MPFloat<Format>` again, 15 ns a time; here the type of
// the storage comes as an argument, and an operation costs half as much.

public import CMPFR
public import Scalars

/// The first of the limbs in storage of any type.
@inlinable
@inline(__always)
func limbPointer<Limbs>(_ storage: UnsafePointer<Limbs>) -> UnsafePointer<UInt> {
  UnsafeRawPointer(storage).assumingMemoryBound(to: UInt.self)
}

/// The first of the limbs in storage of any type, for writing.
@inlinable
@inline(__always)
func limbPointer<Limbs>(_ storage: UnsafeMutablePointer<Limbs>) -> UnsafeMutablePointer<UInt> {
  UnsafeMutableRawPointer(storage).assumingMemoryBound(to: UInt.self)
}

/// Calls `body` with the limbs in `a`, for reading.
@inlinable
func withLimbs<Limbs, R>(_ a: Limbs, _ body: (UnsafePointer<UInt>) -> R) -> R {
  withUnsafePointer(to: a) { body(limbPointer($0)) }
}

/// Calls `body` with the limbs in `a` and `b`, for reading.
@inlinable
func withLimbs<Limbs, R>(_ a: Limbs, _ b: Limbs, _ body: (UnsafePointer<UInt>, UnsafePointer<UInt>) -> R) -> R {
  withUnsafePointer(to: a) { x in withUnsafePointer(to: b) { y in body(limbPointer(x), limbPointer(y)) } }
}

/// Calls `body` with the limbs in `r`, for writing.
@inlinable
func withLimbs<Limbs, R>(of r: inout Limbs, _ body: (UnsafeMutablePointer<UInt>) -> R) -> R {
  withUnsafeMutablePointer(to: &r) { body(limbPointer($0)) }
}

/// Calls `body` with the limbs in `r`, for writing, and those in `a`, for reading.
@inlinable
func withLimbs<Limbs, R>(
  of r: inout Limbs, _ a: Limbs, _ body: (UnsafeMutablePointer<UInt>, UnsafePointer<UInt>) -> R
) -> R {
  withUnsafeMutablePointer(to: &r) { z in withUnsafePointer(to: a) { x in body(limbPointer(z), limbPointer(x)) } }
}

/// Calls `body` with the limbs in `r`, for writing, and those in `a` and `b`, for reading.
@inlinable
func withLimbs<Limbs, R>(
  of r: inout Limbs, _ a: Limbs, _ b: Limbs,
  _ body: (UnsafeMutablePointer<UInt>, UnsafePointer<UInt>, UnsafePointer<UInt>) -> R
) -> R {
  withUnsafeMutablePointer(to: &r) { z in
    withUnsafePointer(to: a) { x in
      withUnsafePointer(to: b) { y in body(limbPointer(z), limbPointer(x), limbPointer(y)) }
    }
  }
}

extension MPFloat {
  /// The precision as MPFR's parameter type.
  @inlinable
  @inline(__always)
  static var bits: Int { Format.precision }

  /// How many limbs the significand takes; the storage may hold more.
  @inlinable
  @inline(__always)
  static var limbCount: Int { (Format.precision + UInt.bitWidth - 1) / UInt.bitWidth }

  /// Ends the program where the format's precision is none, or does not fit its storage.
  ///
  /// Every number begins as one that ``make(_:)`` writes, so that it is asked there. Where the compiler knows the format it
  /// knows the answer too; where not, it costs some 3 ns of a hundred.
  @inlinable
  @inline(__always)
  static func checkFormat() {
    let capacity = Format.Limbs.capacity * UInt.bitWidth
    precondition(
      bits >= 2 && bits <= capacity,
      "the precision of the format \(Format.name) is \(bits) bits; its storage has room for 2 to \(capacity)")
  }

  /// The number whose limbs and head `operation` gives: a number of the format.
  @inlinable
  @inline(__always)
  static func make(_ operation: (UnsafeMutablePointer<UInt>) -> cmpfr_head) -> Self {
    checkFormat()
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
  func withLimbs<R>(_ body: (UnsafePointer<UInt>) -> R) -> R { MultiPrecision.withLimbs(limbs, body) }

  /// Replaces head and limbs by what `operation` makes of them: a number of the format.
  @inlinable
  @inline(__always)
  mutating func update(_ operation: (cmpfr_head, UnsafeMutablePointer<UInt>) -> cmpfr_head) {
    let old = head
    head = MultiPrecision.withLimbs(of: &limbs) { operation(old, $0) }
  }

  /// Replaces head and limbs by what `operation` rounds in MPFR's own range, brought into that of the format.
  @inlinable
  @inline(__always)
  mutating func update(_ operation: (cmpfr_head, UnsafeMutablePointer<UInt>) -> cmpfr_result) {
    update { (head, limbs) -> cmpfr_head in Self.fitted(operation(head, limbs), limbs) }
  }

  /// The number that a function of one number gives.
  ///
  /// Code that does not know the format does better to begin with a copy of the operand than with storage of unknown
  /// size: it costs 25 ns less.
  @inlinable
  @inline(__always)
  static func make(
    _ a: Self, _ operation: (Int, UnsafeMutablePointer<UInt>, cmpfr_head, UnsafePointer<UInt>) -> cmpfr_result
  ) -> Self {
    guard _isConcrete(Format.self) else {
      var result = a
      result.head = MultiPrecision.withLimbs(of: &result.limbs, a.limbs) { r, x in
        fitted(operation(bits, r, a.head, x), r)
      }
      return result
    }
    return make { (r) -> cmpfr_result in a.withLimbs { x in operation(bits, r, a.head, x) } }
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
    guard _isConcrete(Format.self) else {
      var result = a
      result.head = MultiPrecision.withLimbs(of: &result.limbs, a.limbs, b.limbs) { r, x, y in
        fitted(operation(bits, r, a.head, x, b.head, y), r)
      }
      return result
    }
    return make { (r) -> cmpfr_result in
      a.withLimbs { x in b.withLimbs { y in operation(bits, r, a.head, x, b.head, y) } }
    }
  }

  /// Replaces this number by what a function of it and `b` gives.
  @inlinable
  @inline(__always)
  mutating func update(
    _ b: Self,
    _ operation: (Int, cmpfr_head, UnsafeMutablePointer<UInt>, cmpfr_head, UnsafePointer<UInt>) -> cmpfr_result
  ) {
    let old = head
    head = MultiPrecision.withLimbs(of: &limbs, b.limbs) { x, y in
      Self.fitted(operation(Self.bits, old, x, b.head, y), x)
    }
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
