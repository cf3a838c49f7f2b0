import GradientChecking
import MultiPrecision
import Scalars
import Subjects

/// Where a claim is wrong, in one format.
struct RegionMap {
  let format: NamedFormat
  /// The verdicts, by the numbers of the points.
  let verdicts: [RegionVerdict]
  /// Boxes in which it is wrong, the one of most points first.
  let boxes: [WrongBox]
  /// The wrong points that are in no box.
  let scattered: [Int]

  /// - Parameter branches: how many branches the formulae have. Which way they go describes a box where that is shorter than bounds on the
  ///   coordinates, whose indices come first.
  init(_ verdicts: [RegionVerdict], branches: Int, in format: NamedFormat) {
    self.format = format
    self.verdicts = verdicts
    let points = verdicts.map { $0.at.map { Double(MeasuredError(decimal: $0) ?? .nan) } }
    func numbers(_ verdict: Verdict) -> [Int] { verdicts.indices.filter { verdicts[$0].verdict == verdict } }
    let (wrong, right) = (numbers(.disagree), numbers(.agree))
    var found = WrongBox.boxes(of: points, wrong: wrong, right: right)
    func length(_ found: (boxes: [WrongBox], rest: [Int])) -> Int {
      found.boxes.reduce(found.rest.count) { $0 + $1.bounds.count + 1 }
    }
    if branches > 0, length(found) > 2 {
      let ways = verdicts.map { verdict in verdict.ways.map { $0.map { $0 ? 1 : 0 } ?? 0.5 } }
      // What has no ways, because nothing could be asked there, is neither right nor wrong.
      let wider = zip(points, ways).map { $0 + ($1.isEmpty ? [Double](repeating: 0.5, count: branches) : $1) }
      let other = WrongBox.boxes(of: wider, wrong: wrong, right: right)
      if length(other) < length(found) { found = other }
    }
    boxes = found.boxes.sorted { $0.members.count > $1.members.count }
    scattered = found.rest
  }

  /// How many points have a verdict of that name.
  func count(_ name: String) -> Int { verdicts.count { $0.verdict.name == name } }

  /// How many verdicts, right or wrong, are proved.
  var proved: Int { verdicts.count { $0.isProved && $0.verdict.reason == nil } }

  /// The reasons of what is undecided, the most frequent first.
  var reasons: [(key: String, count: Int)] {
    VerdictTally.counts(verdicts.compactMap { $0.verdict.reason?.rawValue })
  }

  /// The numbers of the wrong points, that of the greatest error first, equal ones in order.
  var worst: [Int] {
    verdicts.indices.filter { verdicts[$0].verdict == .disagree }.sorted { a, b in
      let (x, y) = (verdicts[a].relativeError ?? .infinity, verdicts[b].relativeError ?? .infinity)
      return x == y ? a < b : x > y
    }
  }
}
