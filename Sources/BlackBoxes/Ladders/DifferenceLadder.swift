import MultiPrecision
import Scalars

/// Differences of a function φ of one variable about 0, at steps that halve, and what they say of φ′(0).
///
/// Goals, in order: an estimate whose uncertainty is honest, whatever φ's rounding does; decisions where the precision
/// allows any; few evaluations. Nothing is assumed of φ's scale, nor of its noise: both are read from the ladder.
///
/// - The *rungs* are differences D(h), coarse to fine, divided by the distance that the points really have.
/// - *Windows* of up to four rungs (six on one side) are extrapolated; see ``Window``.
/// - The *best* window is found from the finest steps upwards; see ``best``.
/// - A *quantum* is the size of a jump by which φ leaves what its finest differences predict; see ``quantum(phi:)``.
///   Rounding inside φ makes it a staircase: below a stair's width the differences are smooth, and wrong.
///
/// `W` is the number that differences are computed in: wide enough that its own rounding is nothing.
struct DifferenceLadder<W: RealScalar> {
  /// On which sides of 0 φ is evaluated.
  enum Side: Hashable, Sendable {
    case both, right, left
  }

  /// A value of φ and where it was really taken.
  struct Sample {
    /// φ there.
    var value: W
    /// The distance from 0.
    var distance: W
  }

  /// One step of the ladder.
  struct Rung {
    /// h.
    var step: W
    /// D(h): (φ(h) − φ(−h)) / 2h on both sides, ±(φ(±h) − φ(0)) / h on one.
    var slope: W
    /// (φ(h) − 2φ(0) + φ(−h)) / h: of order h for a smooth φ, the difference of the side slopes for a kink.
    var bend: W
    /// The largest |φ| of the points.
    var size: W
    /// The largest |φ(±h) − φ(0)|.
    var change: W
  }

  /// The rungs, coarse to fine.
  private(set) var rungs: [Rung] = []
  /// How many of the first rungs were added above the original coarsest one.
  private(set) var climbed = 0
  /// The size of the jumps that φ is known to make.
  private(set) var quantum: W = 0
  /// How many values of φ were taken.
  var evaluations = 0
  /// Whether φ does not change over the first coarsest step.
  private(set) var isFlat = false
  /// Every window, from the finest rungs to the coarsest.
  private(set) var windows: [Window] = []
  /// The window of the least error that agrees with all finer ones; see ``best(of:)``.
  private(set) var best: Window?
  /// For each rung, the noise in φ's values that it and the finer ones show.
  private(set) var levels: [W] = []
  /// φ(0).
  let centre: W
  let side: Side
  /// u of the format that φ is computed in.
  let roundoff: W
  /// The error of φ from rounding the point it is taken at, for each unit of slope.
  let reach: W
  /// The error of φ that there is at any size: the least number of the format, and what else is known.
  let floor: W

  init(centre: W, side: Side, roundoff: W, reach: W, floor: W) {
    self.centre = centre
    self.side = side
    self.roundoff = roundoff
    self.reach = reach
    self.floor = floor
  }

  /// Adds up to `count` rungs below the finest one, from `step` downwards, while φ's points can be told from 0.
  mutating func descend<E: Error>(from step: W, count: Int, phi: (W) throws(E) -> Sample?) throws(E) {
    var step = step
    for _ in 0..<count {
      guard let rung = try rung(step, phi) else { break }
      rungs.append(rung)
      step /= 2
    }
    isFlat = rungs.first?.change.isZero ?? false
    read()
  }

  /// Adds up to `count` rungs above the coarsest one, while φ is finite.
  mutating func climb<E: Error>(_ count: Int, phi: (W) throws(E) -> Sample?) throws(E) {
    guard let first = rungs.first else { return }
    var added: [Rung] = []
    while added.count < count {
      guard let rung = try rung(first.step.scaled(byPowerOfTwo: added.count + 1), phi), rung.slope.isFinite else {
        break
      }
      added.append(rung)
    }
    rungs = added.reversed() + rungs
    climbed += added.count
    read()
  }

  /// Reads the rungs again: their noise, the windows, and the best of them.
  @specialized(where W == MeasuredError)
  private mutating func read() {
    let tableau = tableau
    levels = noise(in: tableau)
    windows = windows(in: tableau)
    best = best(of: windows)
  }

  /// The difference at one step; nil when a point cannot be told from 0.
  mutating func rung<E: Error>(_ step: W, _ phi: (W) throws(E) -> Sample?) throws(E) -> Rung? {
    guard let right = try side == .left ? Sample(value: centre, distance: 0) : phi(step),
      let left = try side == .right ? Sample(value: centre, distance: 0) : phi(-step)
    else { return nil }
    evaluations += side == .both ? 2 : 1
    let rise = right.value - centre
    let fall = left.value - centre
    let span = right.distance - left.distance
    return Rung(
      step: side == .both ? span / 2 : span, slope: (right.value - left.value) / span,
      bend: side == .both ? 2 * (rise + fall) / span : 0,
      size: W.maximum(centre.magnitude, W.maximum(right.value.magnitude, left.value.magnitude)),
      change: W.maximum(rise.magnitude, fall.magnitude))
  }

  /// Looks for the jumps of φ and remembers their size, until no larger one is found.
  mutating func findQuantum<E: Error>(phi: (W) throws(E) -> Sample?) throws(E) {
    for _ in 0..<3 {
      guard let best else { return }
      let found = try jump(from: best, phi: phi)
      guard found > quantum else { return }
      quantum = found
      read()
    }
  }

  /// The size of the first jump by which φ, seen from fine steps, leaves the line that a window predicts; 0 if it leaves
  /// it continuously, as a smooth or a kinked function does, or never.
  ///
  /// The deviation |D(h) − slope|·h of a smooth φ grows 8 to 32 times from rung to rung where it emerges from the noise: it is
  /// the cubic or the quintic term. Where it grows more than 64 times, twice that, the place is bisected: a continuous φ leaves
  /// the line gradually there too, and is met between 8 and 32 times the noise. What is above it next to a place that is below,
  /// and has not fallen to a sixteenth of the rung's, is a jump.
  ///
  /// Measured, each constant by turns divided and multiplied by 4, on 1000 random functions in binary64 and 2000 in binary32:
  /// no change of verdicts for 64 and 16 but 3 of 3000, 2 to 6 % more evaluations for 16 in place of 64. The 8 must stay well
  /// below the 32: as equals they leave 120 in place of 44 undecided in binary64.
  private mutating func jump<E: Error>(from best: Window, phi: (W) throws(E) -> Sample?) throws(E) -> W {
    var largest = best.level
    for k in rungs.indices.reversed() {
      let found = (rungs[k].slope - best.slope).magnitude * rungs[k].step
      guard found.isFinite else { return 0 }
      if found > 64 * largest, k + 1 < rungs.count {
        var (near, far, deviation) = (rungs[k + 1].step, rungs[k].step, found)
        for _ in 0..<4 {
          let before = deviation
          for _ in 0..<10 {
            let middle = (near + far) / 2
            guard near < middle, middle < far, let rung = try rung(middle, phi), rung.slope.isFinite else { break }
            let here = (rung.slope - best.slope).magnitude * rung.step
            if here <= 8 * largest { near = middle } else { (far, deviation) = (middle, here) }
          }
          if deviation <= 32 * largest { break }
          if deviation > before / 16 { return 2 * deviation }
        }
      }
      largest = W.maximum(largest, found)
    }
    return 0
  }

  /// Whether φ has a kink at 0: over the five finest rungs whose bends stand clear of the noise, the bend does not fall.
  ///
  /// A smooth φ has bends that halve with the step, pure noise bends that double; a kink's are what they are, and those of
  /// √|t| grow by √2. So coarse : fine is 2, ½, 1 and 0.71; 0.6 and 1.45 are the geometric means of the neighbours, the second
  /// with room for |t|^1.5, 1.414. Noise of up to 4 levels in a bend's h-fold is a quarter of 16, and moves the ratio of equal
  /// bends to 0.7 at least. A kink of less than 2⁻¹³ = 1/8192 of the slope makes it uncertain by less than the 10⁻⁴ that a
  /// black box is asked for.
  ///
  /// Measured on 300 kinks of 3·10⁻⁵ to 10 times a smooth function, and on the random functions of ``jump(from:phi:)``: 4 in
  /// place of 16 leaves 5 more of 105 |t| unseen, 64 calls 3 smooth functions kinked; a quarter of 8192 leaves 6 more unseen;
  /// 0.52 and 0.69 make no difference; 1.1 misses all |t|^1.5 and 5 |t|.
  var hasKink: Bool {
    guard side == .both, let best else { return false }
    for k in rungs.indices.reversed() where k >= 4 {
      let bend = rungs[k].bend.magnitude
      let level = W.maximum(W.maximum(levels[k], quantum), roundoff * rungs[k].size)
      guard bend.isFinite, bend * rungs[k].step > 16 * level, bend * 8192 > best.slope.magnitude else { continue }
      let bends = (0..<5).map { rungs[k - $0].bend.magnitude }
      return zip(bends, bends.dropFirst()).allSatisfy { fine, coarse in
        coarse > 0.6 * fine && coarse < 1.45 * fine
      }
    }
    return false
  }
}
