import MultiPrecision
import Scalars

extension Discrepancies {
  /// The claim is k times the gradient: a factor, a wrong sign (k = −1), zeros (k = 0).
  var factors: [Pattern] { places.compactMap { zero(in: $0) ?? factor(in: $0) } }

  /// Every claim is zero. It takes no estimate to see it, but one that is not zero.
  private func zero(in place: PatternPlace) -> Pattern? {
    guard wrong.allSatisfy(\.isZero) else { return nil }
    let digits = digits(in: place, of: .claim) { c in
      c.isZero ? (c.error, c.tolerance) : (-c.gradient, c.tolerance)
    }
    guard let digits else { return nil }
    return Pattern(
      .zero, in: place, value: 0, text: "\(place.subject) is zero where the gradient is not", digits: digits, cost: 0.2)
  }

  private func factor(in place: PatternPlace) -> Pattern? {
    let fit = FittedMultiple(self, in: place, of: .claim) { ($0.gradient, $0.multipleTolerance) }
    guard let fit else { return nil }
    let (low, high) = (fit.low + 1, fit.high + 1)
    if low <= -1, high >= -1, high < 0 {
      return Pattern(
        .sign, in: place, value: -1, text: "\(place.subject) has the wrong sign", digits: fit.digits, cost: 0.2)
    }
    // A claim that is as good as zero, and is not zero: nothing is known of the factor.
    guard low > 0 || high < 0 else { return nil }
    let counts = [count] + blocks.flatMap { [$0.range.count] + $0.shape }
    let name = NamedNumber(between: low, and: high, counts: counts)
    let fitted = DecimalText.number(between: low, and: high)
    let (value, text) = name.map { ($0.value, $0.text) } ?? fitted
    return Pattern(
      .factor, in: place, value: value,
      text: "\(place.subject) is \(text) times what it should be\(place.count(in: value))", digits: fit.digits,
      cost: min(0.5 + fit.cost, name?.cost ?? .infinity))
  }
}

extension PatternPlace {
  /// ` (50 = N?)` of a factor of 50 or 1/50 of several components: a sum in place of a mean, as like as not. Up to ten it is as like an
  /// exponent.
  fileprivate func count(in factor: Double) -> String {
    if case .coordinate = scope { return "" }
    let count = Swift.max(factor.magnitude, 1 / factor.magnitude)
    let isWhole = count > 10 && count < 1e9 && (count - count.rounded()).magnitude <= 1e-9 * count
    return isWhole ? " (\(Int(count.rounded())) = N?)" : ""
  }
}
