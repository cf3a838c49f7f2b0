/// A power law y = 2ᵃ·xᵇ fitted by least squares to points in logarithms.
///
/// With X = log₂ x and Y = log₂ y, b = Σ(X − X̄)(Y − Ȳ) / Σ(X − X̄)², a = Ȳ − b·X̄. The standard error of b is
/// √(Σr² / (n − 2) / Σ(X − X̄)²), r the residuals, each point of the same weight. It measures the scatter about a straight
/// line; a law that is not straight shows as residuals that have a trend.
package struct PowerFit: Hashable, Sendable {
  package let exponent: Double
  package let standardError: Double
  package let logFactor: Double
  package let count: Int

  /// The fit through points (log₂ x, log₂ y); nil for fewer than three, which leave no residual, or where all x are one.
  package init?(_ points: [(x: Double, y: Double)]) {
    guard points.count >= 3 else { return nil }
    let n = Double(points.count)
    let (x̄, ȳ) = (points.map(\.x).reduce(0, +) / n, points.map(\.y).reduce(0, +) / n)
    var (xx, xy) = (0.0, 0.0)
    for point in points {
      xx += (point.x - x̄) * (point.x - x̄)
      xy += (point.x - x̄) * (point.y - ȳ)
    }
    guard xx > 0 else { return nil }
    let b = xy / xx
    let a = ȳ - b * x̄
    let squares = points.map { ($0.y - a - b * $0.x) * ($0.y - a - b * $0.x) }.reduce(0, +)
    (exponent, logFactor, count) = (b, a, points.count)
    standardError = (squares / (n - 2) / xx).squareRoot()
  }
}
