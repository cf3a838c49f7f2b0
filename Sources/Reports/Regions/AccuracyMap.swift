import MultiPrecision
import RealModule
import Scalars
import Subjects

/// The digits that are kept over a region, in one format.
struct AccuracyMap {
  let format: NamedFormat
  let samples: [AccuracySample]
  /// For f and each gradient formula, the digits that are kept at each point; nil where they are not known.
  let kept: [[Double?]]

  init(format: NamedFormat, samples: [AccuracySample], quantities: Int) {
    (self.format, self.samples) = (format, samples)
    let most = Double(format.precision) * Double.log10(2)
    // An error of half a unit keeps all digits; none is kept where the error is as large as the value.
    func digits(_ error: Double?) -> Double? {
      error.map { $0.isZero ? most : Swift.min(most, Swift.max(0, -Double.log10($0))) }
    }
    kept = (0..<quantities).map { k in samples.map { digits(k == 0 ? $0.value : $0.gradients[k - 1]) } }
  }

  /// The digits that the format has.
  var digits: Double { Double(format.precision) * Double.log10(2) }

  /// The digits kept of a quantity, fewest first.
  func sorted(_ quantity: Int) -> [Double] { kept[quantity].compactMap(\.self).sorted() }

  /// The share of the points at which half of the digits are kept.
  func goodShare(_ quantity: Int) -> Double {
    let known = sorted(quantity)
    return known.isEmpty ? .nan : Double(known.count { $0 >= digits / 2 }) / Double(known.count)
  }

  /// The numbers of the points at which the fewest digits are kept of a quantity.
  func worst(_ quantity: Int) -> [Int] {
    samples.indices.filter { kept[quantity][$0] != nil }.sorted { a, b in
      let (x, y) = (kept[quantity][a] ?? 0, kept[quantity][b] ?? 0)
      return x == y ? a < b : x < y
    }
  }

  /// The points at which one formula for the gradient keeps half a digit more than the other, and those at which it keeps as much less.
  func comparison(_ one: Int, _ other: Int) -> (better: [Int], worse: [Int]) {
    var (better, worse): ([Int], [Int]) = ([], [])
    for i in samples.indices {
      guard let a = kept[one][i], let b = kept[other][i] else { continue }
      if a > b + 0.5 { better.append(i) }
      if a < b - 0.5 { worse.append(i) }
    }
    return (better, worse)
  }

  /// The points' coordinates.
  var points: [[Double]] { samples.map { $0.at.map { Double(MeasuredError(decimal: $0) ?? .nan) } } }
}
