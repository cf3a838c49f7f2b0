import BlackBoxes
import GradientChecking
import RealModule
import Scalars

/// The state of a search for wrong components: the directions, what is known of f's noise, and what was found.
///
/// Memory: two vectors of n numbers beside the point and the claim.
struct FaultSearch<S: RealScalar> {
  /// Bounds are so many standard deviations of the noise.
  ///
  /// σ is the greater of two numbers that are of its size: for normal errors both are below σ/6 with probability 0.02, and
  /// both below σ/2 with 0.15. Six standard deviations leave a factor of two for that, and three deviations.
  static var safety: S { 6 }

  let x: [S]
  /// The claim, with zeros where it is no number.
  var g: [S]
  /// The blocks and what is between them.
  let sections: [Range<Int>]
  /// The ranges whose coordinates are taken to be of one kind: the blocks, and equal parts of what is in none.
  let parts: [Range<Int>]
  /// The scale of each part.
  var scales: [ProbeScale<S>]
  let maximum: Int
  let progress: ((Int) -> Void)?
  var generator: SeededGenerator

  var work: [S]
  var weights: [S]
  var evaluations = 0
  /// f(x).
  var value: S = 0
  /// u of the claim's numbers: that of the format, or of binary32 when all are numbers of binary32.
  var claimRoundoff: S = 0
  /// The least σ that f's own rounding gives.
  var leastNoise: S = 0
  /// σ.
  var noise = S.infinity
  /// t for probes of all coordinates.
  var step: S
  /// How much smaller the truncation of a fourth-order difference is than the correction from second order, at `step`.
  var decay: S = 1

  /// The wrong coordinates: what their derivatives are more than the claim, to within what, and at which step.
  var faults: [Int: (error: S, bound: S, step: S)] = [:]
  /// The coordinates that were looked at one by one, and are right.
  var innocents: Set<Int> = []
  /// The same of coordinates with a kink: what their differences are, and no error.
  var kinks: [Int: (error: S, bound: S, step: S)] = [:]
  /// Whether f has a kink at x in the direction of all coordinates.
  var isAtKink = false
  /// The ranges that differ and have not been explained yet.
  var open: [Node] = []
  var suspects: [Range<Int>] = []
  var dense: [DenseFault] = []
  /// The ranges that were tried, and are not dense.
  var sparse: Set<Range<Int>> = []
  /// The bounds of the last clean probes of all coordinates.
  var cleanBounds: [S] = []

  init(
    _ claim: GradientClaim<S>, _ blocks: [ParameterBlock], _ maximum: Int?, _ seed: UInt64, _ progress: ((Int) -> Void)?
  ) {
    x = claim.point
    g = claim.gradient
    sections = Self.sections(of: blocks, count: x.count)
    parts = Self.parts(of: sections, blocks)
    scales = []
    self.maximum = maximum ?? .max
    self.progress = progress
    generator = SeededGenerator(seed: seed)
    work = claim.point
    weights = [S](repeating: 0, count: claim.point.count)
    step = S(1).scaled(byPowerOfTwo: -Swift.min(7, S.precision / 3))
    scales = parts.map { [x] in ProbeScale(of: x, in: $0) }
  }

  /// The blocks and what is between them, ascending; where blocks overlap, the parts that their edges make.
  static func sections(of blocks: [ParameterBlock], count: Int) -> [Range<Int>] {
    let edges = blocks.flatMap { [$0.range.lowerBound, $0.range.upperBound] }.filter { (0...count).contains($0) }
    let ascending = Set(edges + [0, count]).sorted()
    return zip(ascending, ascending.dropFirst()).map { $0..<$1 }
  }

  /// The sections, those that are in no block cut into at most 64 equal parts, of 1024 coordinates or more.
  ///
  /// Where nobody says what belongs together, neighbours mostly do: weights of one layer are of one size, which may be a
  /// tenth of another's. One step for both would be too long for one of them, or too short for the other.
  static func parts(of sections: [Range<Int>], _ blocks: [ParameterBlock]) -> [Range<Int>] {
    sections.flatMap { section in
      guard !blocks.contains(where: { $0.range.overlaps(section) }) else { return [section] }
      let count = Swift.max(1, Swift.min(64, section.count / 1024))
      func edge(_ k: Int) -> Int { section.lowerBound + section.count / count * k + section.count % count * k / count }
      return (0..<count).map { edge($0)..<edge($0 + 1) }
    }
  }

  /// Whether every coordinate has been dealt with.
  var isExhausted: Bool { faults.count + kinks.count + dense.reduce(0) { $0 + $1.range.count } >= x.count }

  /// New weights for all coordinates that have not been dealt with.
  mutating func weigh() {
    for (range, scale) in zip(parts, scales) { ProbeLoops.weigh(&weights, x, in: range, scale, &generator) }
    for i in faults.keys { weights[i] = 0 }
    for i in kinks.keys { weights[i] = 0 }
    for i in dense.lazy.map(\.range).joined() { weights[i] = 0 }
  }

  /// f at the point in `work`.
  mutating func evaluate<E: Error>(_ f: ([S]) throws(E) -> S) throws(EvaluationStop<E>) -> S {
    guard evaluations < maximum else { throw .budget }
    evaluations += 1
    let value: S
    do { value = try f(work) } catch { throw .failure(error) }
    progress?(evaluations)
    return value
  }

  /// The values at ±t, …, ±`pairs`·t along v on a range.
  mutating func read<E: Error>(
    _ f: ([S]) throws(E) -> S, _ range: Range<Int>, step: S, pairs: Int, isCoded: Bool = false
  ) throws(EvaluationStop<E>) -> ProbeReading<S> {
    defer { ProbeLoops.restore(&work, from: x, in: range) }
    var found: [ProbeReading<S>.Pair] = []
    for multiple in 1...pairs {
      let move = ProbeStep(range: range, size: S(multiple) * step, isCoded: isCoded)
      ProbeLoops.advance(&work, from: x, along: weights, move)
      let forward = try evaluate(f)
      let (sum, squares) = ProbeLoops.reflect(&work, from: x, along: weights, g, move)
      let backward = try evaluate(f)
      found.append(
        .init(
          odd: (forward - backward) - sum, even: (forward - value) + (backward - value), claimed: sum,
          size: squares.squareRoot(), values: (forward, backward)))
    }
    return ProbeReading(found, step: step, value: value)
  }

  /// The part of a bound that comes from the claim's own rounding; 64u is for constants that f rounds.
  func rounding(_ size: S) -> S { S.maximum(64 * S.unitRoundoff, 4 * claimRoundoff) * size }

  /// What |d| is at most when the gradient is right, for a probe of six values.
  func bound(_ reading: ProbeReading<S>) -> S {
    guard reading.isFinite else { return .infinity }
    return Self.safety * S.maximum(S.minimum(noise, reading.noise), leastNoise) * 1.08 / reading.step
      + reading.truncation + rounding(reading.size)
  }

  /// A fourth-order probe of a range, at the step that its length allows.
  mutating func probe<E: Error>(
    _ f: ([S]) throws(E) -> S, _ range: Range<Int>, isCoded: Bool = false
  ) throws(EvaluationStop<E>) -> Probe {
    // Where kinks make the truncation, shorter ranges allow no longer steps.
    var size = decay > 0.2 ? step : Self.step(step, for: range.count, of: x.count)
    while true {
      let reading = try read(f, range, step: size, pairs: 2, isCoded: isCoded)
      guard reading.isFinite else {
        size /= 8
        guard size > S.ulpOfOne else { return Probe(difference: 0, bound: .infinity, claimed: 0) }
        continue
      }
      let growth = (size / step) * (size / step)
      let bound =
        Self.safety * noise * 0.95 / size
        + reading.truncation * S.minimum(1, decay * growth) + rounding(reading.size)
      return Probe(difference: reading.difference, bound: bound, claimed: reading.claimed)
    }
  }

  /// The step for `part` coordinates when `step` is right for `all`.
  ///
  /// The truncation error of a fourth-order difference grows as t⁴·√m when the m coordinates' parts have random signs, the
  /// roundoff error is σ/t: the best t goes with m^(−1/10). No step is above ⅛ of the coordinates' sizes.
  static func step(_ step: S, for part: Int, of all: Int) -> S {
    let gain = S(Double.pow(Double(all) / Double(Swift.max(part, 1)), 0.1))
    return S.maximum(step, S.minimum(step * gain, 0.125))
  }
}
