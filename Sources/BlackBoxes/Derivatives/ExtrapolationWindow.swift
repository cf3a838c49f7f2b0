public import RealModule
public import Scalars

/// A run of successive steps, extrapolated to step zero.
@frozen
@usableFromInline
struct ExtrapolationWindow<S: RealScalar>: Sendable {
  /// Which of the steps.
  @usableFromInline var range: Range<Int>
  /// The extrapolated slope.
  @usableFromInline var value: S
  /// What larger steps show its truncation error to be.
  @usableFromInline var truncation: S
  /// Its noise, errors of the pairs taken as independent: what windows are chosen by.
  @usableFromInline var noise: S
  /// Its noise at worst, the sum of their magnitudes.
  @usableFromInline var noiseBound: S

  @inlinable
  init(
    range: Range<Int>, value: S, truncation: S, noise: S, noiseBound: S
  ) {
    self.range = range
    self.value = value
    self.truncation = truncation
    self.noise = noise
    self.noiseBound = noiseBound
  }

  /// What the choice is by.
  @inlinable
  var total: S { truncation + noise }
}

/// Neville's extrapolation in tᵒʳᵈᵉʳ over all runs of successive pairs, the largest step first.
@frozen
@usableFromInline
struct ExtrapolationTable<S: RealScalar>: Sendable {
  @usableFromInline let slopes: [S]
  /// The noise of each slope.
  @usableFromInline let noises: [S]
  /// The steps, relative to the largest, to the power of the order.
  @usableFromInline let nodes: [S]
  @usableFromInline let order: Int
  @usableFromInline let largest: S
  /// values[i][k] is the run of k + 1 pairs from the i-th on.
  @usableFromInline var values: [[S]]

  /// - Precondition: there is a pair at least.
  @inlinable
  init(_ pairs: [DifferencePair<S>], noises: [S], order: Int) {
    self.init(slopes: pairs.map(\.slope), steps: pairs.map(\.step), noises: noises, order: order)
  }

  /// - Precondition: there is a slope at least, and a step and a noise for each.
  @inlinable
  init(slopes: [S], steps: [S], noises: [S], order: Int) {
    self.slopes = slopes
    self.noises = noises
    self.order = order
    let largest = steps[0]
    self.largest = largest
    nodes = steps.map { S.pow($0 / largest, order) }
    values = Array(repeating: [], count: slopes.count)
    for i in slopes.indices.reversed() {
      values[i].append(slopes[i])
      for j in slopes.indices where j > i {
        let (lower, upper) = (values[i + 1][j - i - 1], values[i][j - i - 1])
        values[i].append(lower + (lower - upper) * nodes[j] / (nodes[i] - nodes[j]))
      }
    }
  }

  @inlinable
  func value(_ first: Int, _ last: Int) -> S { values[first][last - first] }

  /// The weight of the k-th pair of a run in its polynomial at `node`.
  @inlinable
  func weight(_ k: Int, _ range: Range<Int>, at node: S) -> S {
    range.reduce(1 as S) { $1 == k ? $0 : $0 * (nodes[$1] - node) / (nodes[$1] - nodes[k]) }
  }

  /// What a run says of the slope at a step, and its noise at worst.
  @inlinable
  func prediction(_ range: Range<Int>, at step: S) -> (slope: S, noise: S) {
    let node = S.pow(step / largest, order)
    return range.reduce((0 as S, 0 as S)) { sum, k in
      let weight = weight(k, range, at: node)
      return (sum.0 + weight * slopes[k], sum.1 + weight.magnitude * noises[k])
    }
  }

  /// The run of least truncation + noise; `length` is that over which f varies.
  @inlinable
  func best(length: S) -> ExtrapolationWindow<S> {
    var best: ExtrapolationWindow<S>?
    for first in slopes.indices {
      for last in first..<slopes.count {
        let range = first..<last + 1
        let weights = range.map { weight($0, range, at: 0).magnitude * noises[$0] }
        let window = ExtrapolationWindow(
          range: range, value: value(first, last), truncation: truncation(first, last, length),
          noise: weights.reduce(0) { S.hypot($0, $1) }, noiseBound: weights.reduce(0, +))
        if let best, !(window.total < best.total) { continue }
        best = window
      }
    }
    return best
      ?? ExtrapolationWindow(range: 0..<1, value: .nan, truncation: .infinity, noise: .infinity, noiseBound: .infinity)
  }

  /// The truncation error of a run: the difference to the run with one larger step, which is far better where it
  /// converges. The longest has none; it gains on the run without its largest step as that gained on the one before.
  @inlinable
  func truncation(_ first: Int, _ last: Int, _ length: S) -> S {
    if first > 0 { return (value(first - 1, last) - value(first, last)).magnitude }
    guard slopes.count > 1 else { return .infinity }
    guard last > 0 else { return (value(0, 0) - value(0, 1)).magnitude }
    let gain = (value(0, last) - value(1, last)).magnitude
    let least = S.minimum(1, S.pow(largest / length, order))
    guard last >= 2 else { return gain * S.maximum(least, 0.25) }
    let previous = (value(1, last) - value(2, last)).magnitude
    let ratio = previous.isZero ? 1 : nodes[0] / nodes[1] * gain / previous
    return gain * S.minimum(1, S.maximum(ratio, least))
  }
}
