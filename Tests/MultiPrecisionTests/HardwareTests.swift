import MultiPrecision
import RealModule
import Scalars
import TestSupport
import Testing

/// An emulated format beside the processor's own type, on the same operands.
private struct Twins<H: BinaryFloatingPoint & RealScalar, F: BinaryFormat>
where H.RawExponent: FixedWidthInteger, H.RawSignificand: FixedWidthInteger {
  typealias M = MPFloat<F>

  let rules: [FloatingPointRoundingRule] = [
    .toNearestOrEven, .toNearestOrAwayFromZero, .up, .down, .towardZero, .awayFromZero,
  ]

  /// Whether both are the same number. That `M(h)` is h is tested of all operands.
  @inline(__always)
  func expect(_ m: M, _ h: H, _ what: @autoclosure () -> String) {
    expectLaw(identical(m, M(h)), "\(M.self): \(what()) is \(m.hexadecimal), expected \(h.hexadecimal)")
  }

  func arithmetic(count: Int, seed: UInt64, fma: (H, H, H) -> H) {
    var operands = Operands<H>(seed: seed)
    for _ in 0..<count {
      let a = operands.next()
      let b = operands.next(beside: a)
      let c = operands.next(beside: a * b)
      let (x, y) = (M(a), M(b))
      expectIdentical(H(x), a, "\(a) there and back")
      expect(x + y, a + b, "\(a) + \(b)")
      expect(x - y, a - b, "\(a) − \(b)")
      expect(x * y, a * b, "\(a) · \(b)")
      expect(x / y, a / b, "\(a) / \(b)")
      expect(x.squareRoot(), a.squareRoot(), "√\(a)")
      expect(M(c).addingProduct(x, y), fma(a, b, c), "\(a) · \(b) + \(c)")
      var sum = x
      sum += y
      expect(sum, a + b, "\(a) += \(b)")
      var quotient = x
      quotient /= y
      expect(quotient, a / b, "\(a) /= \(b)")
    }
  }

  func remainders(count: Int, seed: UInt64) {
    var operands = Operands<H>(seed: seed)
    for _ in 0..<count {
      let a = operands.next()
      let b = operands.next(beside: a)
      let (x, y) = (M(a), M(b))
      // A zero remainder has the sign of a (IEEE 754, 5.3.1); the C library's is not always so where b is very small.
      let nearest = a.remainder(dividingBy: b)
      let expected = nearest.isZero ? H(signOf: a, magnitudeOf: nearest) : nearest
      expect(x.remainder(dividingBy: y), expected, "the remainder of \(a) by \(b)")
      expect(x.truncatingRemainder(dividingBy: y), a.truncatingRemainder(dividingBy: b), "\(a) mod \(b)")
    }
  }

  func comparisons(count: Int, seed: UInt64) {
    var operands = Operands<H>(seed: seed)
    for _ in 0..<count {
      let a = operands.next()
      let b = operands.next(beside: a)
      let (x, y) = (M(a), M(b))
      expectLaw(
        (x < y) == (a < b) && (x == y) == (a == b) && (x <= y) == (a <= b), "\(M.self): \(a) compared with \(b)")
      expectLaw(
        x.isTotallyOrdered(belowOrEqualTo: y) == a.isTotallyOrdered(belowOrEqualTo: b),
        "\(M.self): \(a) and \(b) in the total order")
      expect(M.minimum(x, y), H.minimum(a, b), "the minimum of \(a) and \(b)")
      expect(M.maximumMagnitude(x, y), H.maximumMagnitude(a, b), "the maximum magnitude of \(a) and \(b)")
    }
  }

  func structure(count: Int, seed: UInt64) {
    var operands = Operands<H>(seed: seed)
    for _ in 0..<count {
      let a = operands.next()
      let x = M(a)
      for rule in rules { expect(x.rounded(rule), a.rounded(rule), "\(a) rounded \(rule)") }
      expect(x.nextUp, a.nextUp, "the number after \(a)")
      expect(x.nextDown, a.nextDown, "the number before \(a)")
      expect(x.ulp, a.ulp, "the ulp of \(a)")
      expectLaw(x.exponent == Int(a.exponent), "\(M.self): the exponent of \(a) is \(x.exponent)")
      expect(x.significand, a.significand, "the significand of \(a)")
      expectLaw(x.floatingPointClass == a.floatingPointClass, "\(M.self): the class of \(a) is \(x.floatingPointClass)")
      let shift = Int(operands.integer() % Int64(3 * H.greatestFiniteMagnitude.exponent))
      expect(
        M(sign: .minus, exponent: shift, significand: x.significand),
        H(sign: .minus, exponent: H.Exponent(shift), significand: a.significand), "−\(a.significand)·2^\(shift)")
    }
  }

  func integers(count: Int, seed: UInt64) {
    var operands = Operands<H>(seed: seed)
    for _ in 0..<count {
      let n = operands.integer()
      let unsigned = UInt64(bitPattern: n)
      expect(M(n), H(n), "\(n)")
      expect(M(unsigned), H(unsigned), "\(unsigned)")
      expect(M(Int128(n) << 30), H(Int128(n) << 30), "\(n) · 2^30")
      let a = operands.next()
      let x = M(a)
      expectLaw(Int32(exactly: x) == Int32(exactly: a), "\(M.self): \(a) as Int32")
      expectLaw(Int64(exactly: x) == Int64(exactly: a), "\(M.self): \(a) as Int64")
      expectLaw(UInt64(exactly: x) == UInt64(exactly: a), "\(M.self): \(a) as UInt64")
      if a.magnitude < 0x1p15 { expectLaw(Int64(x) == Int64(a), "\(M.self): the integer part of \(a)") }
    }
  }

  func text(count: Int, seed: UInt64) {
    var operands = Operands<H>(seed: seed)
    for _ in 0..<count {
      let a = operands.next()
      let x = M(a)
      // Both are the shortest text, though not laid out alike: the same decimal number, to far more bits than either has.
      let (ours, theirs) = (MPFloat<Words<4>>(x.description), MPFloat<Words<4>>(a.description))
      // (`Float16` writes integers out in full, as this package does up to 10¹⁶; `Float` from 2²⁴ on does not.)
      let isComparable =
        a.magnitude < H(sign: .plus, exponent: H.Exponent(H.precision), significand: 1) || a.magnitude >= 1e16
      expectLaw(ours.map { $0.isNaN || $0 == theirs || !isComparable } ?? false, "\(M.self): \(a) is written \(x)")
      expect(M(x.description) ?? 7, a, "\(x) read from its description")
      expect(M(a.description) ?? 7, a, "\(a) read from its description")
      expect(M(x.hexadecimal) ?? 7, a, "\(x.hexadecimal) read")
      // A few digits, rounded to the format by both.
      let short = a.scientific(digits: 3)
      if a.isFinite { expect(M(decimal: short) ?? 7, H(decimal: short) ?? 8, "\(short) read") }
    }
  }

  func constants() {
    expect(.leastNonzeroMagnitude, .leastNonzeroMagnitude, "the least positive number")
    expect(.leastNormalMagnitude, .leastNormalMagnitude, "the least normal number")
    expect(.greatestFiniteMagnitude, .greatestFiniteMagnitude, "the greatest number")
    expect(.ulpOfOne, .ulpOfOne, "the ulp of 1")
    expect(.infinity, .infinity, "∞")
    expectLaw(M.precision == H.precision && M.radix == H.radix, "\(M.self): precision and radix")
  }

  func all(seed: UInt64, fma: (H, H, H) -> H) {
    let count = Operands<H>.count
    constants()
    arithmetic(count: count, seed: seed, fma: fma)
    remainders(count: count, seed: seed + 1)
    comparisons(count: count, seed: seed + 2)
    structure(count: count, seed: seed + 3)
    integers(count: count, seed: seed + 4)
    text(count: count / 50, seed: seed + 5)
  }
}

@Suite("Emulated formats give the bits of the processor's own")
struct HardwareTests {
  @Test("Binary32 is Float")
  func binary32() {
    Twins<Float, Binary32>().all(seed: 32) { a, b, c in c.addingProduct(a, b) }
  }

  @Test("Binary64 is Double")
  func binary64() {
    Twins<Double, Binary64>().all(seed: 64) { a, b, c in c.addingProduct(a, b) }
  }

  #if !(os(macOS) && arch(x86_64))
    @Test("Binary16 is Float16")
    func binary16() {
      Twins<Float16, Binary16>().all(seed: 16, fma: fused)
    }

    /// a·b + c rounded once. (Without instructions for it, `Float16`'s own fused operation is `Float`'s, rounded again.)
    ///
    /// The product is exact in `Double`; the sum is rounded to odd there, which makes the second rounding harmless
    /// (Boldo and Melquiond 2008).
    private func fused(_ a: Float16, _ b: Float16, _ c: Float16) -> Float16 {
      let (product, addend) = (Double(a) * Double(b), Double(c))
      let sum = product + addend
      guard sum.isFinite else { return Float16(sum) }
      let part = sum - product
      let lost = (product - (sum - part)) + (addend - part)
      guard lost != 0, sum.significandBitPattern & 1 == 0 else { return Float16(sum) }
      return Float16(lost > 0 ? sum.nextUp : sum.nextDown)
    }
  #endif

  #if arch(x86_64) && !os(Windows) && !os(Android)
    @Test("X87Extended is Float80")
    func x87() {
      Twins<Float80, X87Extended>().all(seed: 80) { a, b, c in c.addingProduct(a, b) }
    }
  #endif
}
