import RealModule
import Scalars

extension FaultSearch {
  /// A range of coordinates, and d along the weights on it.
  struct Node {
    let range: Range<Int>
    var difference: S
    var bound: S
    /// In how many generations both halves were wrong.
    var crowding = 0
    /// The range in which that began.
    var crowd: Range<Int>

    var isSuspicious: Bool { difference.magnitude > bound }
  }

  /// Looks for the faults that make a probe of all coordinates differ, and says whether it found any.
  ///
  /// A lone fault is decoded; what is found is subtracted, and a range that then differs no more is done. Else the range is
  /// split, at a block's edge if there is one, and the second half's difference is the rest.
  mutating func search<E: Error>(_ f: ([S]) throws(E) -> S, _ root: Node) throws(ProbeStop<E>) -> Bool {
    let before = faults.count + kinks.count + dense.count
    var stack = [root]
    // A fault among n is found in log₂ n splits. When twice as many found none, there is none to be found.
    let patience = 2 * (Int.bitWidth - x.count.leadingZeroBitCount) + 8
    var fruitless = 0
    while var node = stack.popLast() {
      guard node.isSuspicious else { continue }
      let known = faults.count + kinks.count + dense.count
      fruitless += 1
      if fruitless > patience {
        suspects += ([node] + stack).filter(\.isSuspicious).map(\.range)
        return true
      }
      if node.range.count <= 3 {
        for i in node.range { _ = try check(f, i) }
        if faults.count + kinks.count == known - dense.count { suspects.append(node.range) }
      } else if node.crowding > 0, node.crowding.isMultiple(of: 3), try isDense(f, node.crowd) {
        dense.append(node.crowd)
        for i in node.crowd { weights[i] = 0 }
        stack.removeAll { node.crowd.contains($0.range.lowerBound) }
      } else if let i = try decode(f, node.range, node.difference, node.bound) {
        explain(i, &node)
        if node.isSuspicious { stack.append(node) }
      } else {
        stack += try split(f, node)
      }
      if faults.count + kinks.count + dense.count > known { fruitless = 0 }
    }
    for i in faults.keys { weights[i] = 0 }
    for i in kinks.keys { weights[i] = 0 }
    return faults.count + kinks.count + dense.count > before
  }

  /// Subtracts what a fault explains from the d of a range.
  private mutating func explain(_ i: Int, _ node: inout Node) {
    guard let fault = faults[i] ?? kinks[i] else { return }
    node.difference -= fault.error * weights[i]
    node.bound += fault.bound * weights[i].magnitude
    // Later probes do without the coordinate.
    weights[i] = 0
  }

  /// The halves of a node that differ; the node is a suspect when neither does.
  private mutating func split<E: Error>(_ f: ([S]) throws(E) -> S, _ node: Node) throws(ProbeStop<E>) -> [Node] {
    let range = node.range
    // Faults that were found while decoding failed are not in the probes that follow.
    var rest = node
    for i in faults.keys.filter({ range.contains($0) && !weights[$0].isZero }) { explain(i, &rest) }
    for i in kinks.keys.filter({ range.contains($0) && !weights[$0].isZero }) { explain(i, &rest) }
    guard rest.isSuspicious else { return [] }
    let middle = range.lowerBound + range.count / 2
    let edges = sections.map(\.lowerBound).filter { range.lowerBound < $0 && $0 < range.upperBound }
    let cut = edges.min { Swift.abs($0 - middle) < Swift.abs($1 - middle) } ?? middle
    let (low, high) = (range.lowerBound..<cut, cut..<range.upperBound)
    let first = try probe(f, low)
    var second = (difference: rest.difference - first.difference, bound: rest.bound + first.bound)
    // What is within the bound is left to the next probe of all; only a doubtful rest is worth a probe of its own.
    let excess = second.difference.magnitude / second.bound
    if excess > 1, excess < 4 { second = try probe(f, high) }
    var halves = [
      Node(range: low, difference: first.difference, bound: first.bound, crowd: low),
      Node(range: high, difference: second.difference, bound: second.bound, crowd: high),
    ]
    let wrong = halves.filter(\.isSuspicious)
    if wrong.isEmpty { suspects.append(range) }
    if wrong.count == 2 {
      for k in halves.indices {
        halves[k].crowding = node.crowding + 1
        halves[k].crowd = node.crowding == 0 ? range : node.crowd
      }
    }
    return halves.filter(\.isSuspicious)
  }

  /// Whether most coordinates of a range are wrong: three are found among five before two that are not.
  private mutating func isDense<E: Error>(_ f: ([S]) throws(E) -> S, _ range: Range<Int>) throws(ProbeStop<E>) -> Bool {
    var (wrong, right) = (0, 0)
    while wrong < 3, right < 2 {
      let i = range.lowerBound + generator.index(below: range.count)
      if try check(f, i) == .fault { wrong += 1 } else { right += 1 }
    }
    return wrong == 3
  }
}
