public import Scalars

/// Aitken–Neville extrapolation of differences to step zero, row by row, roundoff carried along.
///
/// Row i holds the difference at the i-th step and, in column j, its combination with the rows above that has no error
/// term in hᵉ for the first j exponents e: with ρ the ratio of the steps of two successive rows,
///
///     T(i, j) = T(i, j−1) + (T(i, j−1) − T(i−1, j−1)) / (ρᵉ − 1),   e = eⱼ.
///
/// Source: L. F. Richardson and J. A. Gaunt, The deferred approach to the limit, Phil. Trans. R. Soc. A 226 (1927).
@frozen
@usableFromInline
struct ExtrapolationTableau<S: RealScalar> {
  /// One entry: a value, and an estimate of its roundoff.
  @frozen
  @usableFromInline
  struct Entry {
    @usableFromInline var value: S
    @usableFromInline var roundoff: S

    @inlinable
    init(value: S, roundoff: S) {
      self.value = value
      self.roundoff = roundoff
    }
  }

  /// ρᵉ for each exponent.
  @usableFromInline let factors: [S]
  /// The last row.
  @usableFromInline var row: [Entry] = []
  /// The row above it.
  @usableFromInline var above: [Entry] = []

  /// An empty tableau: `ratio` is that of successive steps, `exponents` those of the error terms, one for each column
  /// after the first.
  @inlinable
  init(ratio: S, exponents: [Int]) {
    self.factors = exponents.map { S.pow(ratio, $0) }
  }

  /// Adds the row of the next smaller step.
  @inlinable
  mutating func append(_ difference: Entry) {
    swap(&row, &above)
    row.removeAll(keepingCapacity: true)
    row.append(difference)
    for (upper, factor) in zip(above, factors) {
      let finer = row[row.count - 1]
      let gain = factor - 1
      let value = finer.value + (finer.value - upper.value) / gain
      let roundoff = (factor * finer.roundoff + upper.roundoff) / gain
      row.append(Entry(value: value, roundoff: roundoff))
    }
  }
}
