import RealModule

/// A box in which claims are wrong, described by as few bounds as it takes.
package struct WrongBox: Sendable {
  /// One bound: a coordinate is above a number, or below it.
  package struct Bound: Hashable, Sendable {
    /// Which coordinate.
    package var index: Int
    /// Whether the box is where the coordinate is greater.
    package var isAbove: Bool
    /// The last value of a wrong point of the box, and the first of a right one outside of it, along this coordinate.
    package var inside, outside: Double

    func contains(_ point: [Double]) -> Bool { isAbove ? point[index] >= inside : point[index] <= inside }
  }

  /// The bounds; none where all points are wrong.
  package var bounds: [Bound]
  /// The numbers of the wrong points in the box.
  package var members: [Int]

  /// Whether a point is in the box.
  package func contains(_ point: [Double]) -> Bool { bounds.allSatisfy { $0.contains(point) } }
}

extension WrongBox {
  /// Boxes without a right point that have the wrong ones, one after the other, each begun with all that are in none before.
  ///
  /// A box begins as everything. As long as it has right points, it gets the bound of greatest gain, p·(log₂ p/(p + n) − log₂ P/(P + N))
  /// for a box of P wrong and N right points of which p and n are left; then bounds without which it has no right point either are
  /// taken away. The search ends when no wrong point is left, or with the first box of less than a hundredth of them.
  ///
  /// Cost: bounds · boxes · d · N log N for N points of d coordinates.
  ///
  /// Source: J. R. Quinlan, Learning logical definitions from relations, Machine Learning 5 (1990), for the gain.
  ///
  /// - Parameters:
  ///   - points: all points with the same number of coordinates.
  ///   - wrong, right: the numbers of those that are wrong, and of those that are right; others are neither.
  /// - Returns: the boxes, and the wrong points that are in none of them.
  package static func boxes(of points: [[Double]], wrong: [Int], right: [Int]) -> (boxes: [WrongBox], rest: [Int]) {
    var (boxes, rest): ([WrongBox], [Int]) = ([], wrong)
    while !rest.isEmpty {
      let box = largest(points, wrong: rest, right: right)
      guard box.members.count * 100 >= wrong.count, !box.members.isEmpty else { break }
      boxes.append(box)
      rest.removeAll { box.contains(points[$0]) }
    }
    return (boxes, rest)
  }

  private static func largest(_ points: [[Double]], wrong: [Int], right: [Int]) -> WrongBox {
    var box = WrongBox(bounds: [], members: wrong)
    var others = right
    while !others.isEmpty, let bound = bestBound(points, wrong: box.members, right: others) {
      box.bounds.append(bound)
      box.members.removeAll { !bound.contains(points[$0]) }
      others.removeAll { !bound.contains(points[$0]) }
    }
    guard others.isEmpty else { return WrongBox(bounds: [], members: []) }
    // What a later bound has made superfluous goes, and the rest is moved out to the wrong points that were cut off before.
    for bound in box.bounds where box.bounds.count > 1 {
      var wider = box
      wider.bounds.removeAll { $0 == bound }
      if !right.contains(where: { wider.contains(points[$0]) }) { box = wider }
    }
    box.members = wrong.filter { box.contains(points[$0]) }
    box.tighten(points, right: right)
    return box
  }

  /// Moves each bound in to the nearest member, and says where the nearest right point beyond it is.
  private mutating func tighten(_ points: [[Double]], right: [Int]) {
    for k in bounds.indices {
      var (bound, others) = (bounds[k], self)
      others.bounds.remove(at: k)
      let members = members.map { points[$0][bound.index] }
      let beyond = right.filter { others.contains(points[$0]) }.map { points[$0][bound.index] }
      if bound.isAbove {
        bound.inside = members.min() ?? bound.inside
        bound.outside = beyond.filter { $0 < bound.inside }.max() ?? bound.outside
      } else {
        bound.inside = members.max() ?? bound.inside
        bound.outside = beyond.filter { $0 > bound.inside }.min() ?? bound.outside
      }
      bounds[k] = bound
    }
  }

  /// The bound of greatest gain that leaves fewer right points; nil where there is none.
  private static func bestBound(_ points: [[Double]], wrong: [Int], right: [Int]) -> Bound? {
    guard let width = wrong.first.map({ points[$0].count }) else { return nil }
    func purity(_ p: Int, _ n: Int) -> Double { Double.log2(Double(p) / Double(p + n)) }
    let before = purity(wrong.count, right.count)
    var best: (gain: Double, bound: Bound)?
    for index in 0..<width {
      let values = (wrong.map { (points[$0][index], true) } + right.map { (points[$0][index], false) })
        .sorted { $0.0 < $1.0 }
      var (wrongBelow, rightBelow) = (0, 0)
      for k in 0..<values.count - 1 {
        if values[k].1 { wrongBelow += 1 } else { rightBelow += 1 }
        guard values[k].0 < values[k + 1].0 else { continue }
        let sides = [
          (wrongBelow, rightBelow, Bound(index: index, isAbove: false, inside: values[k].0, outside: values[k + 1].0)),
          (
            wrong.count - wrongBelow, right.count - rightBelow,
            Bound(index: index, isAbove: true, inside: values[k + 1].0, outside: values[k].0)
          ),
        ]
        for (p, n, bound) in sides where p > 0 && n < right.count {
          let gain = Double(p) * (purity(p, n) - before)
          if gain > best?.gain ?? 0 { best = (gain, bound) }
        }
      }
    }
    return best?.bound
  }
}
