import GradientChecking
import MultiPrecision
import Subjects

/// What became of the random claims in one format.
struct VerdictTally {
  /// A claim's verdict, and of which formula it is.
  struct Judged {
    let index: Int
    let verdict: RandomVerdict

    /// `37 right` or `37 broken`.
    var id: String { "\(index) \(verdict.error == nil ? "right" : "broken")" }
  }

  /// The least errors of the sizes by which misses are counted.
  static let sizes = [1e-3, 1e-4, 1e-7, 0]

  let format: NamedFormat
  let pairs: [VerdictStudy.Record.Pair]

  /// Every claim, the right one of a formula before the broken one.
  var claims: [Judged] {
    pairs.enumerated().flatMap { [Judged(index: $0, verdict: $1.right), Judged(index: $0, verdict: $1.broken)] }
  }

  /// How many formulae were drawn.
  var draws: Int { pairs.reduce(0) { $0 + $1.draws } }

  /// Right claims that were called wrong.
  var falseAlarms: [Judged] { claims.filter { $0.verdict.outcome == .falseAlarm } }

  /// Broken claims that were called right: by how much they are wrong, in the order of ``sizes``.
  var misses: [[Judged]] {
    let missed = claims.compactMap { claim -> (Int, Judged)? in
      guard case .missed(let error) = claim.verdict.outcome else { return nil }
      return (Self.sizes.firstIndex { error >= $0 } ?? Self.sizes.count - 1, claim)
    }
    return Self.sizes.indices.map { size in missed.filter { $0.0 == size }.map(\.1) }
  }

  /// Broken claims that were called right where f does not change.
  var unseen: [Judged] { claims.filter { $0.verdict.outcome == .unseen } }

  /// False alarms and misses of 10⁻⁴ or more.
  var failures: [Judged] { falseAlarms + misses[0] + misses[1] }

  /// The claims that were called neither right nor wrong.
  var undecided: [Judged] { claims.filter { $0.verdict.outcome == .undecided } }

  /// The claims whose verdict, right or wrong, is not proved.
  var unproved: [Judged] { claims.filter { $0.verdict.verdict.reason == nil && $0.verdict.unproved != nil } }

  /// How many verdicts, right or wrong, are proved, and of how many.
  var proved: (count: Int, total: Int) {
    let decided = pairs.count * 2 - undecided.count
    return (decided - unproved.count, decided)
  }

  /// The median and the 95 % quantile of what the checks of right claims took.
  func effort(_ evaluations: KeyPath<RandomVerdict, Int>) -> (median: Int, high: Int) {
    let sorted = pairs.map { $0.right[keyPath: evaluations] }.sorted()
    guard !sorted.isEmpty else { return (0, 0) }
    return (sorted[sorted.count / 2], sorted[sorted.count * 95 / 100])
  }

  /// How many claims there are for each key, the most frequent first.
  static func counts(_ keys: [String]) -> [(key: String, count: Int)] {
    Dictionary(grouping: keys) { $0 }.map { (key: $0.key, count: $0.value.count) }
      .sorted { $0.count == $1.count ? $0.key < $1.key : $0.count > $1.count }
  }
}
