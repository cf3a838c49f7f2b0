import BlackBoxes
import RealModule
import Scalars

extension FaultSearch {
  /// What a probe of a range says.
  struct Probe {
    /// d = ⟨∇f − g, v⟩.
    var difference: S
    /// What |d| is at most when the gradient is right.
    var bound: S
    /// ⟨g, v⟩.
    var claimed: S

    var isSuspicious: Bool { difference.magnitude > bound }
  }

  /// A range of coordinates, and a probe along the weights on it.
  struct Node {
    let range: Range<Int>
    var probe: Probe
    /// In how many generations both halves were wrong.
    var crowding = 0
    /// The range in which that began.
    var crowd: Range<Int>

    var isSuspicious: Bool { probe.isSuspicious }
  }

  /// Looks for the faults that make a probe of all coordinates differ, and says whether it found any.
  ///
  /// A lone fault is decoded, and a constant factor recognised; what is found is subtracted, and a range that then differs
  /// no more is done. Else the range is split, at a block's edge if there is one, and the second half's difference is the
  /// rest. A range whose halves and quarters are wrong is tried for being dense.
  mutating func search<E: Error>(_ f: ([S]) throws(E) -> S, _ root: Node) throws(EvaluationStop<E>) -> Bool {
    let before = found
    open = [root]
    // A fault among n is found in log₂ n splits. When twice as many found none, there is none to be found.
    let patience = 2 * (Int.bitWidth - x.count.leadingZeroBitCount) + 8
    var fruitless = 0
    while let node = open.last {
      let known = found
      fruitless += 1
      if fruitless > patience {
        suspects += open.map(\.range)
        open = []
        return true
      }
      // The node stays open until it is explained: where the evaluations end meanwhile, it is a suspect.
      let rest = try examine(f, node)
      open.removeLast()
      if dense.isEmpty {
        open += rest
      } else {
        open = (open + rest).filter { node in !dense.contains { $0.range.contains(node.range.lowerBound) } }
      }
      if found > known { fruitless = 0 }
    }
    for i in faults.keys { weights[i] = 0 }
    for i in kinks.keys { weights[i] = 0 }
    return found > before
  }

  /// How much has been found.
  private var found: Int { faults.count + kinks.count + dense.count }

  /// What is left to be looked at of a node: itself less what was found, its halves that differ, or nothing.
  private mutating func examine<E: Error>(_ f: ([S]) throws(E) -> S, _ given: Node) throws(EvaluationStop<E>) -> [Node]
  {
    var node = given
    if node.range.count <= 3 {
      let known = faults.count + kinks.count
      for i in node.range { _ = try check(f, i) }
      if faults.count + kinks.count == known { suspects.append(node.range) }
      return []
    }
    if node.crowding >= 2 {
      if try isDense(f, node.crowd) {
        markDense(node.crowd, node)
        return []
      }
      (node.crowding, node.crowd) = (0, node.range)
    }
    let known = faults.count + kinks.count
    let coded = try probe(f, node.range, isCoded: true)
    if try isMultiple(f, node, coded) { return [] }
    if faults.count + kinks.count == known, let i = try decode(f, node.range, node.probe, coded) {
      explain(i, &node)
      return node.isSuspicious ? [node] : []
    }
    return try split(f, node)
  }

  /// Subtracts what a fault explains from the d of a range.
  private mutating func explain(_ i: Int, _ node: inout Node) {
    guard let fault = faults[i] ?? kinks[i] else { return }
    node.probe.difference -= fault.error * weights[i]
    node.probe.bound += fault.bound * weights[i].magnitude
    node.probe.claimed -= g[i] * weights[i]
    // Later probes do without the coordinate.
    weights[i] = 0
  }

  /// The halves of a node that differ; the node is a suspect when neither does.
  private mutating func split<E: Error>(_ f: ([S]) throws(E) -> S, _ node: Node) throws(EvaluationStop<E>) -> [Node] {
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
    var second = Probe(
      difference: rest.probe.difference - first.difference, bound: rest.probe.bound + first.bound,
      claimed: rest.probe.claimed - first.claimed)
    // What is within the bound is left to the next probe of all; only a doubtful rest is worth a probe of its own.
    let excess = second.difference.magnitude / second.bound
    if excess > 1, excess < 4 { second = try probe(f, high) }
    var halves = [Node(range: low, probe: first, crowd: low), Node(range: high, probe: second, crowd: high)]
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
}
