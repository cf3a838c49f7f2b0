import RealModule
import Scalars

/// What values of f at ±t, ±2t (and ±3t) along a direction v say of d = D_v f − ⟨g, v⟩.
///
/// With oₖ = f(x + ktv) − f(x − ktv) − ⟨g, Δ⟩ and eₖ = f(x + ktv) + f(x − ktv) − 2f(x), the differences of order two, four
/// and six of d are o₁/2t, (8o₁ − o₂)/12t and (45o₁ − 9o₂ + o₃)/60t. The difference of two of them is the measured
/// truncation of the lower one, and bounds that of the higher. Values with errors of standard deviation σ give the last two
/// differences with errors 0.95σ/t and 1.08σ/t; the fourth, fifth and sixth differences of the values themselves, e₂ − 4e₁,
/// o₃ − 4o₂ + 5o₁ and e₃ − 6e₂ + 15e₁, have √70, √84 and √924 times σ and nearly nothing of a smooth f: they measure σ
/// (R. W. Hamming, 1962; J. J. Moré and S. M. Wild, Estimating computational noise, 2011).
struct ProbeReading<S: RealScalar> {
  /// f at x ± ktv.
  struct Pair {
    /// oₖ.
    var odd: S
    /// eₖ.
    var even: S
    /// ⟨g, Δ⟩.
    var claimed: S
    /// ‖g∘Δ‖₂.
    var size: S
    /// The two values.
    var values: (S, S)
  }

  /// t.
  let step: S
  /// d: the highest difference that there is.
  let difference: S
  /// |highest − next lower difference|.
  let truncation: S
  /// The same of the next lower ones; infinite when there are none.
  let lowerTruncation: S
  /// σ as these values show it, if it is not truncation that they show.
  let noise: S
  /// σ as the odd part of f shows it alone, which a kink at x does not change; infinite where it is not measured.
  let oddNoise: S
  /// The slope of f ahead of x less that behind it: (15e₁ − 6e₂ + e₃)/6t, which is nearly nothing for a smooth f.
  let bend: S
  /// ⟨g, v⟩.
  let claimed: S
  /// ‖g∘v‖₂.
  let size: S
  /// The values, f(x) the first.
  let values: [S]
  /// The slopes of the two sides less the claim's, each extrapolated from two points; what kinks differ in.
  let sides: (left: S, right: S)

  /// The reading of two or three pairs at `step` and its multiples; `value` is f(x).
  init(_ pairs: [Pair], step: S, value: S) {
    let (o1, e1) = (pairs[0].odd, pairs[0].even)
    // One pair alone gives the plain difference, which measures neither truncation nor noise.
    let (o2, e2) = pairs.count > 1 ? (pairs[1].odd, pairs[1].even) : (2 * o1, 4 * e1)
    let (second, fourth) = (o1 / (2 * step), (8 * o1 - o2) / (12 * step))
    if pairs.count == 3 {
      let (o3, e3) = (pairs[2].odd, pairs[2].even)
      difference = (45 * o1 - 9 * o2 + o3) / (60 * step)
      truncation = (difference - fourth).magnitude
      lowerTruncation = (fourth - second).magnitude
      let sixth = e3 - 6 * e2 + 15 * e1
      oddNoise = (o3 - 4 * o2 + 5 * o1).magnitude / 9.17
      noise = S.maximum(oddNoise, sixth.magnitude / 30.4)
      bend = sixth / (6 * step)
    } else {
      difference = fourth
      truncation = (fourth - second).magnitude
      lowerTruncation = .infinity
      noise = (e2 - 4 * e1).magnitude / 8.37
      oddNoise = .infinity
      bend = 0
    }
    self.step = step
    claimed = pairs[0].claimed / (2 * step)
    size = pairs[0].size / (2 * step)
    values = [value] + pairs.flatMap { [$0.values.0, $0.values.1] }
    // f(x + t) − f(x) = (e + o)/2 and f(x) − f(x − t) = (o − e)/2, each less ⟨g, tv⟩.
    let (near, far) = (e1 / (2 * step), e2 / (4 * step))
    let half = 2 * near - far
    let slope = (2 * o1 - o2 / 2) / (2 * step)
    sides = (slope - half, slope + half)
  }

  /// Whether every value is a number.
  var isFinite: Bool { values.allSatisfy(\.isFinite) && difference.isFinite && size.isFinite }

  /// Whether most values are the same: f's noise is a staircase whose steps are longer than t.
  var isFlat: Bool {
    values.sorted().reduce(into: [S]()) { if $0.last != $1 { $0.append($1) } }.count * 2 <= values.count
  }
}
