import Scalars

extension DifferenceLadder {
  /// An extrapolation of a few rungs in a row.
  ///
  /// On both sides D(h) = φ′ + c₂h² + c₄h⁴ + …, on one side D(h) = φ′ + c₁h + c₂h² + …; m rungs more remove m terms
  /// (Richardson 1911, in Neville's scheme).
  struct Window {
    /// The extrapolated slope.
    var slope: W
    /// The last correction: what the finer of the two extrapolations it is made of still lacked; or the distance to
    /// the next window, if that is more, and more than noise.
    var truncation: W
    /// What noise of ``level`` in each value makes of the slope.
    var noise: W
    /// The noise of φ's values, as it was taken to be here.
    var level: W
    /// The rungs used.
    var range: ClosedRange<Int>
    /// truncation + noise.
    var error: W { truncation + noise }
  }

  /// The factor by which a halved step reduces the m-th term of the error.
  private func factor(_ m: Int) -> W { W(1).scaled(byPowerOfTwo: side == .both ? 2 * m : m) }

  private var orders: Int { side == .both ? 4 : 6 }

  /// Neville's scheme: `[k][m]` is extrapolated from the rungs k … k + m.
  var tableau: [[W]] {
    var columns = rungs.map { [$0.slope] }
    for m in 1..<orders where m < rungs.count {
      for k in 0..<rungs.count - m {
        let (coarse, fine) = (columns[k][m - 1], columns[k + 1][m - 1])
        columns[k].append(fine + (fine - coarse) / (factor(m) - 1))
      }
    }
    return columns
  }

  /// The tableau's element that a window of the given rungs ends in, from differences that were taken elsewhere.
  func extrapolated(_ slopes: [W]) -> W {
    var column = slopes
    for m in 1..<Swift.max(1, slopes.count) {
      for k in 0..<slopes.count - m {
        let correction: W = (column[k + 1] - column[k]) / (factor(m) - 1)
        column[k] = column[k + 1] + correction
      }
    }
    return column.first ?? .nan
  }

  /// For each rung, the noise in φ's values that the rungs from there to the finest show, or the finest eight.
  ///
  /// Extrapolated once, neighbouring rungs differ by noise, and by what truncation is left, which falls from rung to rung.
  func noise(in tableau: [[W]]) -> [W] {
    var levels = [W](repeating: 0, count: rungs.count)
    var largest: W = 0
    for k in rungs.indices.reversed() {
      if k + 2 < rungs.count {
        let spread = (tableau[k][1] - tableau[k + 1][1]).magnitude * rungs[k + 2].step / 2
        if spread.isFinite { largest = W.maximum(largest, spread) }
      }
      levels[k] = largest
    }
    let least = rungs.count >= 8 ? levels[rungs.count - 8] : levels.first ?? 0
    return levels.map { W.maximum($0, least) }
  }

  /// Every window, from the finest rungs to the coarsest.
  ///
  /// Rungs above the first coarsest one are used only as long as their bends grow with the step, as a smooth function's do:
  /// a function that oscillates has differences that fall like 1/h far out, and look as if they converged to 0.
  /// A flat φ is judged by the first rungs: how far it stays flat says nothing of what is below its last digit.
  func windows(in tableau: [[W]]) -> [Window] {
    let smooth = firstSmooth
    var windows: [Window] = []
    for end in rungs.indices.reversed().dropFirst() {
      for m in 0..<Swift.min(orders, end + 1) {
        let range = end - m...end
        guard isUsable(range, from: smooth) else { continue }
        let slope = tableau[range.lowerBound][m]
        let lower = m == 0 ? tableau[end + 1][0] : tableau[range.lowerBound + 1][m - 1]
        let missing: W = m == 0 ? factor(1) / (factor(1) - 1) : 1
        let rounding = roundoff * (rungs[range.lowerBound].size + reach * slope.magnitude) + floor
        let level = W.maximum(W.maximum(rounding, levels[end]), quantum)
        let noise = amplification(m) * level / rungs[end].step
        var truncation = (slope - lower).magnitude * missing
        if end + 1 < rungs.count {
          // The next window should be nearer by the whole factor. Where φ is no power series in h², as max(t, 0)², it is not.
          let step = (slope - tableau[range.lowerBound + 1][m]).magnitude
          truncation = W.maximum(truncation, step - noise)
        }
        guard slope.isFinite, truncation.isFinite else { continue }
        windows.append(Window(slope: slope, truncation: truncation, noise: noise, level: level, range: range))
      }
    }
    return windows
  }

  /// How much the m-th extrapolation enlarges the noise of its finest difference.
  private func amplification(_ m: Int) -> W {
    var product: W = side == .both ? 1 : 2
    for k in 0..<m { product *= (factor(k + 1) + 1) / (factor(k + 1) - 1) }
    return product
  }

  private func isUsable(_ range: ClosedRange<Int>, from smooth: Int) -> Bool {
    guard range.lowerBound < climbed, isFlat else { return range.lowerBound >= smooth }
    return range.contains { !rungs[$0].change.isZero } || !rungs[range.upperBound + 1].change.isZero
  }

  /// The coarsest of the rungs up to which bends grow with the step, or are noise.
  private var firstSmooth: Int {
    for k in (0..<climbed).reversed() where k + 1 < rungs.count {
      let (coarse, fine) = (rungs[k].bend.magnitude, rungs[k + 1].bend.magnitude)
      let noise = W.maximum(W.maximum(levels[k], quantum), roundoff * rungs[k].size)
      guard coarse * rungs[k].step <= 8 * noise || coarse >= 1.2 * fine else { return k + 1 }
    }
    return 0
  }

  /// The window of the least error, found from the finest rungs upwards: a coarser one is better if it agrees with the
  /// best so far, within three times both errors.
  ///
  /// So a window where φ varies on a smaller scale than the steps, whose error is anything, never counts: it does not agree
  /// with those that resolve it.
  func best(of windows: [Window]) -> Window? {
    var best: Window?
    for window in windows {
      guard let sofar = best else {
        best = window
        continue
      }
      let gap = (window.slope - sofar.slope).magnitude
      if window.error < sofar.error, gap <= 3 * (window.error + sofar.error) { best = window }
    }
    return best
  }
}
