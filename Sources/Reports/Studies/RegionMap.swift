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

  init(_ verdicts: [RegionVerdict], in format: NamedFormat) {
    self.format = format
    self.verdicts = verdicts
    let points = verdicts.map { $0.at.map { Double(MeasuredError(decimal: $0) ?? .nan) } }
    func numbers(_ verdict: Verdict) -> [Int] { verdicts.indices.filter { verdicts[$0].verdict == verdict } }
    let found = WrongBox.boxes(of: points, wrong: numbers(.disagree), right: numbers(.agree))
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
