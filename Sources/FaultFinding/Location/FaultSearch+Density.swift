import BlackBoxes
import MultiPrecision
import RealModule
import Scalars

extension FaultSearch {
  /// Whether the claim is a constant multiple of the gradient throughout a node; it is then dealt with.
  ///
  /// d = κ⟨g, v⟩ whatever v is: the plain and the coded probe have the same ratio, which two independent sums of many
  /// numbers have by chance only. Three of the larger components that show the same error κgᵢ make it certain.
  mutating func isMultiple<E: Error>(
    _ f: ([S]) throws(E) -> S, _ node: Node, _ coded: Probe
  ) throws(EvaluationStop<E>) -> Bool {
    let plain = node.probe
    guard node.range.count >= Self.fewest, !plain.claimed.isZero, !coded.claimed.isZero else { return false }
    let (ratio, codedRatio) = (plain.difference / plain.claimed, coded.difference / coded.claimed)
    let doubt = (plain.bound / plain.claimed).magnitude + (coded.bound / coded.claimed).magnitude
    guard doubt < ratio.magnitude / 8, (ratio - codedRatio).magnitude <= doubt else { return false }
    var agreeing: Set<Int> = []
    for i in samples(of: node.range, count: 3) {
      guard try check(f, i) == .fault, let fault = faults[i] else { return false }
      let expected = ratio * g[i]
      guard (fault.error - expected).magnitude <= fault.bound + doubt * g[i].magnitude + expected.magnitude / 64 else {
        return false
      }
      agreeing.insert(i)
    }
    guard agreeing.count >= 3 else { return false }
    markDense(node.range, node, factor: Double(1 / (1 + ratio)))
    return true
  }

  /// Whether most coordinates of a range are wrong: where it has several blocks, some in each that is tried; else three
  /// among five.
  mutating func isDense<E: Error>(_ f: ([S]) throws(E) -> S, _ range: Range<Int>) throws(EvaluationStop<E>) -> Bool {
    guard range.count >= Self.fewest, sparse.insert(range).inserted else { return false }
    let isMixed = sections.contains { range.overlaps($0) && range.clamped(to: $0) != range }
    var (wrong, right) = (0, 0)
    for i in samples(of: range, count: 5) where wrong < 3 || isMixed {
      if try check(f, i) == .fault { wrong += 1 } else { right += 1 }
      if right == (isMixed ? 1 : 2) { return false }
    }
    return wrong >= 3 || isMixed && wrong > 0
  }

  /// Takes a range out of the search; the factor is claim over gradient.
  mutating func markDense(_ range: Range<Int>, _ node: Node, factor: Double? = nil) {
    var squares: S = 0
    for i in node.range { squares += weights[i] * weights[i] }
    let size = MeasuredError(node.probe.difference.magnitude / squares.squareRoot())
    dense.removeAll { range.contains($0.range.lowerBound) }
    dense.append(DenseFault(range: range, factor: factor, size: size))
    for i in range { weights[i] = 0 }
  }

  /// Ranges of fewer coordinates are looked at one by one.
  private static var fewest: Int { 16 }

  /// Different coordinates of a range, in different sections as long as there are any, that have not been dealt with.
  ///
  /// Each is the one of 32 with the largest |gᵢvᵢ|: an error that is a part of the component shows best there, others as
  /// well as anywhere.
  private mutating func samples(of range: Range<Int>, count: Int) -> [Int] {
    var parts = sections.filter { $0.overlaps(range) }.map { $0.clamped(to: range) }
    var found: [Int] = []
    // All are tried where there is no more than a few; a block of one coordinate is no part of its own.
    if parts.count > 1 { shuffle(&parts) } else { parts = [range] }
    var k = 0
    while found.count < count, k < 4 * count {
      let part = parts[k % parts.count]
      k += 1
      var best: Int?
      for _ in 0..<32 {
        let i = part.lowerBound + generator.index(below: part.count)
        guard !weights[i].isZero, !found.contains(i) else { continue }
        if let last = best, (g[i] * weights[i]).magnitude <= (g[last] * weights[last]).magnitude { continue }
        best = i
      }
      if let best { found.append(best) }
    }
    return found
  }

  /// The elements in a random order.
  private mutating func shuffle(_ parts: inout [Range<Int>]) {
    for k in parts.indices.dropFirst() { parts.swapAt(k, generator.index(below: k + 1)) }
  }
}
