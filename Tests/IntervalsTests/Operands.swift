import Foundation
import Intervals
import MultiPrecision
import RealModule
import Scalars
import TestSupport

/// How many random operands each operation and function is tried on.
///
/// The environment variable `GRADCHECK_INTERVAL_OPERANDS` sets it: `1000000` is what a release is tried with, once, and takes
/// some twenty minutes.
let operandCount: Int =
  ProcessInfo.processInfo.environment["GRADCHECK_INTERVAL_OPERANDS"].flatMap { Int($0) } ?? defaultCount

private var defaultCount: Int {
  #if DEBUG
    200
  #else
    3000
  #endif
}

/// Random numbers and intervals of a format: of any size, of few bits and of many, at and near landmarks, wide and narrow.
struct Operands<Format: BinaryFormat> {
  typealias Bound = MPFloat<Format>

  private var generator: SplitMix64
  private let exponents: ClosedRange<Int>
  private let landmarks: [Bound]

  init(seed: UInt64, exponents: ClosedRange<Int>, landmarks: [Double] = [0, 1, -1]) {
    generator = SplitMix64(seed: seed)
    let least = Int(Bound.leastNonzeroMagnitude.exponent)
    let greatest = Int(Bound.greatestFiniteMagnitude.exponent)
    self.exponents = Swift.max(exponents.lowerBound, least)...Swift.min(exponents.upperBound, greatest)
    self.landmarks = landmarks.map { Bound($0) }.filter { $0.isFinite }
  }

  /// A whole number below `n`.
  mutating func below(_ n: Int) -> Int { Int(generator.next() % UInt64(n)) }

  /// A number with random bits, some of them kept, within a range of exponents.
  mutating func drawn(_ exponents: ClosedRange<Int>) -> Bound {
    let bits = Bound.precision
    let kept = below(3) == 0 ? 1 + below(Swift.min(8, bits)) : bits
    var limbs = (0..<((bits + 63) / 64)).map { _ in UInt(generator.next()) }
    for i in limbs.indices {
      let above = (limbs.count - 1 - i) * 64
      if kept <= above { limbs[i] = 0 } else if kept < above + 64 { limbs[i] &= ~(.max >> (kept - above)) }
    }
    limbs[limbs.count - 1] |= 1 << 63
    let exponent = Int.random(in: exponents, using: &generator)
    let parts = BinaryParts(kind: .finite, sign: below(2) == 0 ? .plus : .minus, exponent: exponent)
    let number = Bound(rounding: parts, limbs: limbs.span)
    return number.isFinite ? number : .greatestFiniteMagnitude
  }

  /// A finite number.
  mutating func number() -> Bound {
    switch below(8) {
    case 0: drawn(exponents)
    case 1: drawn(exponents.clamped(to: -200...200))
    case 2: near(landmarks[below(landmarks.count)])
    case 3: Bound(below(41) - 20)
    default: drawn(exponents.clamped(to: -6...5))
    }
  }

  /// A landmark, a few ulps from it, or a little more.
  mutating func near(_ landmark: Bound) -> Bound {
    let ulp = landmark.isZero ? Bound.ulpOfOne : landmark.ulp
    let number: Bound =
      switch below(3) {
      case 0: landmark
      case 1: landmark + ulp * Bound(below(9) - 4)
      default: landmark + drawn(-40 ... -3)
      }
    return number.isFinite ? number : landmark
  }

  /// An interval: a point, a few ulps, a little, to another number, a half-line or, rarely, the whole line.
  mutating func interval() -> Interval<Format> {
    let a = number()
    let b: Bound
    switch below(16) {
    case 0...3: return Interval(point: a)
    case 4, 5: b = a + a.ulp * Bound(1 + below(4))
    case 6...8: b = a + a.magnitude * drawn(-30 ... -2).magnitude
    case 9: b = a + drawn(-20...3).magnitude
    case 10: return below(2) == 0 ? Interval(lower: a, upper: .infinity) : Interval(lower: -.infinity, upper: a)
    case 11: return below(8) == 0 ? .entire : Interval(lower: -a.magnitude, upper: a.magnitude)
    default: b = number()
    }
    return Interval(lower: Bound.minimum(a, b), upper: Bound.maximum(a, b))
  }

  /// A number of a wider format inside: a bound, or any between them, or one of the landmarks.
  mutating func inside<Wide: BinaryFormat>(_ x: Interval<Format>, _: Wide.Type) -> MPFloat<Wide> {
    typealias W = MPFloat<Wide>
    let (lower, upper) = (W(x.lower), W(x.upper))
    let choice = below(8)
    if choice == 0, lower.isFinite || upper.isFinite { return lower.isFinite ? lower : upper }
    if choice == 1, lower.isFinite || upper.isFinite { return upper.isFinite ? upper : lower }
    if choice == 2 {
      let landmark = W(landmarks[below(landmarks.count)])
      if lower <= landmark, landmark <= upper { return landmark }
    }
    if choice == 3, lower <= 0, upper >= 0 { return 0 }
    let far = W(drawn(exponents.clamped(to: -6...12)).magnitude)
    let a = lower.isFinite ? lower : (upper.isFinite ? upper : 0) - far
    let b = upper.isFinite ? upper : (lower.isFinite ? lower : 0) + far
    let share = W(UInt64(generator.next() >> 1)) / W(UInt64(1) << 63)
    return W.minimum(b, W.maximum(a, a + (b - a) * share))
  }

  /// An interval inside another.
  mutating func subset(of x: Interval<Format>) -> Interval<Format> {
    let a = inside(x, Format.self)
    guard below(3) > 0 else { return Interval(point: a) }
    let b = inside(x, Format.self)
    return Interval(lower: Bound.minimum(a, b), upper: Bound.maximum(a, b))
  }
}
