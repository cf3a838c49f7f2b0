public import RealModule
public import Scalars

/// The length over which f varies, as two pairs showed it.
@frozen
@usableFromInline
struct VariationScale<S: RealScalar>: Sendable {
  /// ℓ; infinite where no variation is seen above the noise.
  @usableFromInline var length: S
  /// The larger of the two pairs: f hangs together there.
  @usableFromInline var outer: DifferencePair<S>
  /// The smaller.
  @usableFromInline var inner: DifferencePair<S>
  /// By how much f changes at the larger step, in its first and second orders.
  @usableFromInline var variation: S
  /// How far steps may grow until the noise of the differences falls no more.
  @usableFromInline var reach: S

  @inlinable
  init(
    length: S, outer: DifferencePair<S>, inner: DifferencePair<S>, variation: S, reach: S
  ) {
    self.length = length
    self.outer = outer
    self.inner = inner
    self.variation = variation
    self.reach = reach
  }
}

/// The parts of f at the larger of two steps: of first and second order, and what is higher.
@frozen
@usableFromInline
struct VariationParts<S: RealScalar>: Sendable {
  /// The larger of the first and the second order.
  @usableFromInline var low: S
  /// The larger of the third and the fourth, where they are above the noise.
  @usableFromInline var high: S
  /// The length that their ratios make, in steps.
  @usableFromInline var length: S

  @inlinable
  init(
    low: S, high: S, length: S
  ) {
    self.low = low
    self.high = high
    self.length = length
  }
}

/// Where a search for the scale moves: to larger steps, back from too large ones, to smaller ones.
@frozen
@usableFromInline
enum ScaleDirection: Sendable {
  case start, up, back, down
}

extension DerivativeSearch {
  /// The parts of f that two pairs show.
  @inlinable
  func parts(_ outer: DifferencePair<S>, _ inner: DifferencePair<S>) -> VariationParts<S> {
    let ratio = inner.step / outer.step
    let grain = noiseFactor * unit
    let first = inner.slope.magnitude * outer.step
    let difference = (outer.slope - inner.slope).magnitude * outer.step
    let doubt = 2 * grain * (outer.sensitivity + inner.sensitivity / ratio)
    if side != 0 {
      let second = difference / (1 - ratio)
      return VariationParts(low: first, high: second > doubt ? second : 0, length: first / second)
    }
    let square = ratio * ratio
    var second = inner.even.magnitude / (2 * square)
    if second <= 2 * grain * inner.sensitivity / square { second = 0 }
    var third = difference / (1 - square)
    if third <= doubt { third = 0 }
    var fourth = (outer.even - inner.even / square).magnitude / (2 * (1 - square))
    if fourth <= 4 * grain * (outer.sensitivity + inner.sensitivity / square) { fourth = 0 }
    let high = S.maximum(third, fourth)
    let length =
      first >= second
      ? 1 / S.maximum(S.sqrt(third / first), S.root(fourth / first, 3)) : S.sqrt(second / high)
    return VariationParts(low: S.maximum(first, second), high: high, length: length)
  }

  /// How many octaves a ratio of steps is, to the nearest.
  @inlinable
  func octaves(_ ratio: S) -> Int {
    let exact = Double(S.log2(ratio))
    return exact.isFinite ? Int(Swift.max(-20_000, Swift.min(20_000, exact)).rounded()) : 0
  }

  /// The scale on which f hangs together, from the two pairs on; nil where there is none.
  @inlinable
  mutating func findScale<E: Error>(
    _ first: DifferencePair<S>, _ second: DifferencePair<S>, _ f: (S) throws(E) -> S, isDescending: Bool = false
  ) throws(E) -> VariationScale<S>? {
    var (outer, inner) = (first, second)
    var direction = isDescending ? ScaleDirection.down : .start
    var leaps = 0
    while true {
      let parts = parts(outer, inner)
      let reach = reach(inner)
      func scale(_ length: S) -> VariationScale<S> {
        VariationScale(length: length, outer: outer, inner: inner, variation: parts.low, reach: reach)
      }
      if parts.high.isZero {
        if direction == .down, isPlateau(outer, .infinity) { return nil }
        if let leap = leap(outer, inner, reach), direction == .start || direction == .up, leaps < 4 {
          leaps += 1
          if let farther = try pair(outer.rank - leap, f) {
            (outer, inner, direction) = (farther, outer, .up)
            continue
          }
        }
        return scale(.infinity)
      }
      let length = parts.length * outer.step
      if parts.high < parts.low / 4 {
        return direction == .down && isPlateau(outer, length) ? nil : scale(length)
      }
      switch direction {
      case .up, .back:
        // Too far: half of the leap, until it is right.
        let gap = inner.rank - outer.rank
        let half = Self.octave * ((gap + Self.octave) / (2 * Self.octave))
        guard 2 * gap >= 5 * Self.octave, let nearer = try pair(inner.rank - half, f) else {
          return scale(2 * inner.step)
        }
        (outer, direction) = (nearer, .back)
      case .start, .down:
        guard !isNoisy, remaining >= 5, !isKinkAtNoise(inner) else { return nil }
        guard let smaller = try pair(inner.rank + Self.descent, f) else { return nil }
        (outer, inner, direction) = (inner, smaller, .down)
      }
    }
  }

  /// The step from which on the noise of a difference falls no more: |f/f′|, or |x|.
  @inlinable
  func reach(_ inner: DifferencePair<S>) -> S {
    guard !isNoisy, !inner.slope.isZero else { return .infinity }
    return S.maximum(S.maximum(center.magnitude, inner.size) / inner.slope.magnitude, x.magnitude)
  }

  /// How far to leap up from `outer`, in ranks; nil where nothing is won.
  @inlinable
  func leap(_ outer: DifferencePair<S>, _ inner: DifferencePair<S>, _ reach: S) -> Int? {
    guard wall == nil, isNoisy || !inner.slope.isZero else { return nil }
    let visible = outer.step * S.root(1 / (10 * noiseFactor * unit), 3) / 5
    let target = S.minimum(S.minimum(reach, visible), ceiling)
    guard target > 4 * outer.step else { return nil }
    return Self.octave * Swift.max(1, octaves(target / outer.step))
  }

  /// Whether f is smooth at `outer` only because it is between two of its jumps.
  ///
  /// Smooth functions bend before they turn: with a length 100 times the step, and larger steps that do not hang together,
  /// f should have gone on along its slope at first. If it did not, the slope is that of a piece.
  @inlinable
  mutating func isPlateau(_ outer: DifferencePair<S>, _ length: S) -> Bool {
    guard !isNoisy, length > 100 * outer.step else { return false }
    let isDenied = pairs.filter { $0.rank < outer.rank }.suffix(2).contains { larger in
      let line = outer.slope.magnitude * larger.step
      return !(line <= 4 * larger.change && larger.change <= 4 * line)
    }
    if isDenied { plateau = outer.rank }
    return isDenied
  }

  /// Whether a smaller step would only lose the kink that is seen in the noise.
  @inlinable
  func isKinkAtNoise(_ inner: DifferencePair<S>) -> Bool {
    inner.even.magnitude * S.exp2(-S(Self.descent) / S(Self.octave)) < 40 * unit * inner.sensitivity && isKink
  }

  /// Whether E/t is constant over the three smallest steps at which it is seen, and no smaller one denies it.
  @inlinable
  var isKink: Bool {
    guard side == 0, !isNoisy else { return false }
    let seen = pairs.filter { $0.even.magnitude > 20 * unit * $0.sensitivity }.suffix(3)
    guard seen.count == 3, let outer = seen.first, let inner = seen.last, outer.step > 200 * inner.step else {
      return false
    }
    let bend = inner.even / inner.step
    return seen.allSatisfy { ($0.even / $0.step - bend).magnitude <= bend.magnitude / 10 }
      && pairs.allSatisfy {
        $0.step >= inner.step || ($0.even - bend * $0.step).magnitude <= 40 * unit * $0.sensitivity
      }
  }

  /// Whether E/t is constant over two steps, where the format has room for no more.
  @inlinable
  var isKinkInFewSteps: Bool {
    guard side == 0, pairs.count <= 3 else { return false }
    let seen = pairs.filter { $0.even.magnitude > 20 * unit * $0.sensitivity }
    guard seen.count >= 2, let outer = seen.first, let inner = seen.last, outer.step > 10 * inner.step else {
      return false
    }
    let (wide, narrow): (S, S) = (outer.even / outer.step, inner.even / inner.step)
    let change: S = (wide - narrow).magnitude
    return change <= narrow.magnitude / 10
  }
}
