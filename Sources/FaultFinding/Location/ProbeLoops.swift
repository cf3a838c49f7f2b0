import BlackBoxes
import Scalars

/// A displacement of some coordinates: xᵢ + t·cᵢ·vᵢ for i in `range`, with cᵢ = 1, or with a code of i's place.
struct ProbeStep<S: RealScalar> {
  /// The coordinates that move.
  var range: Range<Int>
  /// t: how far.
  var size: S
  /// Whether cᵢ runs from ½ to 3⁄2 through the range, so that the ratio of a coded probe and a plain one is a place.
  var isCoded = false

  /// c of the first coordinate, and what is added for each further one: the middle of the k-th of m equal parts.
  var code: (first: S, increment: S) {
    guard isCoded else { return (1, 0) }
    let increment = 1 / S(range.count)
    return (0.5 + increment / 2, increment)
  }
}

/// The loops over all coordinates. Each is one pass over memory, and specialised for the hardware's formats.
enum ProbeLoops {
  /// Partial sums are of so many terms: the rounding errors of a long sum stay as small as those of a short one.
  static let chunk = 512

  /// work = x + t·c·v on the step's range.
  @specialized(where S == Double)
  @specialized(where S == Float)
  static func advance<S: RealScalar>(_ work: inout [S], from x: [S], along v: [S], _ step: ProbeStep<S>) {
    let (x, v) = (x.span, v.span)
    var work = work.mutableSpan
    let (first, increment) = step.code
    let start = step.range.lowerBound
    for i in step.range {
      let code = first + increment * S(i &- start)
      work[i] = x[i] + step.size * (code * v[i])
    }
  }

  /// work = x − t·c·v where it was x + t·c·v; gives Σ gᵢΔᵢ and Σ (gᵢΔᵢ)², Δ being the distance of the two points.
  ///
  /// Δ is what the points that were used really differ by, so that the rounding of x ± t·v costs nothing.
  @specialized(where S == Double)
  @specialized(where S == Float)
  static func reflect<S: RealScalar>(
    _ work: inout [S], from x: [S], along v: [S], _ g: [S], _ step: ProbeStep<S>
  ) -> (sum: S, squares: S) {
    let (x, v, g) = (x.span, v.span, g.span)
    var work = work.mutableSpan
    let (first, increment) = step.code
    let start = step.range.lowerBound
    var (sum, squares): (S, S) = (0, 0)
    var chunkStart = start
    while chunkStart < step.range.upperBound {
      let chunkEnd = Swift.min(chunkStart + chunk, step.range.upperBound)
      var (partial, partialSquares): (S, S) = (0, 0)
      for i in chunkStart..<chunkEnd {
        let code = first + increment * S(i &- start)
        let back = x[i] - step.size * (code * v[i])
        let term = g[i] * (work[i] - back)
        work[i] = back
        partial += term
        partialSquares += term * term
      }
      sum += partial
      squares += partialSquares
      chunkStart = chunkEnd
    }
    return (sum, squares)
  }

  /// work = x on the range.
  @specialized(where S == Double)
  @specialized(where S == Float)
  static func restore<S: RealScalar>(_ work: inout [S], from x: [S], in range: Range<Int>) {
    let x = x.span
    var work = work.mutableSpan
    for i in range { work[i] = x[i] }
  }

  /// v = ±w·s on the range, w uniform on the multiples of 2⁻ᵇ in [½, 3⁄2), and s = max(|xᵢ|, typical) or, where `typical`
  /// is for zeros only, |xᵢ|.
  @specialized(where S == Double)
  @specialized(where S == Float)
  static func weigh<S: RealScalar>(
    _ v: inout [S], _ x: [S], in range: Range<Int>, _ scale: ProbeScale<S>, _ generator: inout SeededGenerator
  ) {
    let bits = RandomDirections.bits(in: S.self)
    let unit = S(1).scaled(byPowerOfTwo: -bits)
    let x = x.span
    var v = v.mutableSpan
    for i in range {
      let word = generator.next()
      let weight = (0.5 + S(word >> (64 &- UInt64(bits))) * unit) * scale.size(x[i])
      v[i] = word & 1 == 0 ? weight : -weight
    }
  }

  /// Whether every number is one of binary32's too, as those of a claim are that was computed or stored in it.
  @specialized(where S == Double)
  static func isKeptByBinary32<S: RealScalar>(_ numbers: [S]) -> Bool {
    let numbers = numbers.span
    for i in numbers.indices where S(Float(numbers[i])) != numbers[i] { return false }
    return true
  }
}
