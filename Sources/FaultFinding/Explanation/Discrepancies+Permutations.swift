import MultiPrecision
import Scalars

extension Discrepancies {
  /// The components are right and stand in the wrong places.
  var permutations: [Pattern] {
    guard wrong.count > 1 else { return [] }
    return swaps + places.flatMap { place in reversals(in: place) + shifts(in: place) } + transpositions
  }

  /// Two coordinates, or two blocks of one size, in each other's place.
  private var swaps: [Pattern] {
    var patterns: [Pattern] = []
    let whole = PatternPlace(scope: .all, range: 0..<count)
    if wrong.count == 2 {
      let (i, j) = (wrong[0].index, wrong[1].index)
      let text = "coordinates \(names[i]) and \(names[j]) are swapped"
      patterns += permuted(.swap, in: whole, text: text, cost: 0.5) { $0 == i ? j : $0 == j ? i : $0 }
    }
    for (place, a) in blocks.enumerated() where a.range.count > 1 {
      for b in blocks.dropFirst(place + 1) where b.range.count == a.range.count {
        let distance = b.range.lowerBound - a.range.lowerBound
        let text = "blocks \(a.name) and \(b.name) are swapped"
        patterns += permuted(.swap, in: whole, text: text, cost: 1) {
          a.range.contains($0) ? $0 + distance : b.range.contains($0) ? $0 - distance : $0
        }
      }
    }
    return patterns
  }

  /// Of two coordinates a reversal is a swap.
  private func reversals(in place: PatternPlace) -> [Pattern] {
    guard place.range.count > 2 else { return [] }
    let ends = place.range.lowerBound + place.range.upperBound - 1
    return permuted(.reverse, in: place, text: "\(place.object) is in reverse order", cost: 0.8) { ends - $0 }
  }

  /// By one place, one way or the other, in a cycle or with a zero that comes in.
  private func shifts(in place: PatternPlace) -> [Pattern] {
    guard place.range.count > 2 else { return [] }
    let (first, n) = (place.range.lowerBound, place.range.count)
    return [1, -1].flatMap { step in
      let towards = step == 1 ? "the end" : "the start"
      return permuted(
        .shift, in: place, value: Double(step), text: "\(place.object) is shifted cyclically by one towards \(towards)",
        cost: 1
      ) { first + ($0 - first + n - step) % n }
        + permuted(
          .shift, in: place, value: Double(step), text: "\(place.object) is shifted by one towards \(towards)",
          cost: 1.1
        ) { place.range.contains($0 - step) ? $0 - step : nil }
    }
  }

  /// The numbers of a matrix, read by columns where they are to be read by rows, or the other way round.
  private var transpositions: [Pattern] {
    blocks.flatMap { block -> [Pattern] in
      guard block.shape.count == 2, block.shape[0] > 1, block.shape[1] > 1 else { return [] }
      let (rows, columns, first) = (block.shape[0], block.shape[1], block.range.lowerBound)
      let place = PatternPlace(scope: .block(block.name), range: block.range)
      let text = "\(block.name) is transposed"
      let patterns = permuted(.transpose, in: place, text: text, cost: 0.5) { i in
        let (row, column) = (i - first).quotientAndRemainder(dividingBy: rows)
        return first + column * columns + row
      }
      guard patterns.isEmpty else { return patterns }
      return permuted(.transpose, in: place, text: text, cost: 0.8) { i in
        let (row, column) = (i - first).quotientAndRemainder(dividingBy: columns)
        return first + column * rows + row
      }
    }
  }

  /// The pattern that component i of the claim is component source(i) of the gradient, or zero where that is nil.
  private func permuted(
    _ kind: Explanation.Kind, in place: PatternPlace, value: Double? = nil, text: String, cost: Double,
    source: (Int) -> Int?
  ) -> [Pattern] {
    guard let first = wrong.first, let last = wrong.last, place.range.contains(first.index),
      place.range.contains(last.index)
    else { return [] }
    let digits = digits(in: place, of: .claim) { c in
      guard let j = source(c.index) else { return (-c.gradient, c.tolerance) }
      if j == c.index { return (0, c.tolerance) }
      guard let other = component(j) else { return nil }
      return (other.gradient - c.gradient, c.tolerance + other.tolerance)
    }
    return digits.map { [Pattern(kind, in: place, value: value, text: text, digits: $0, cost: cost)] } ?? []
  }
}
