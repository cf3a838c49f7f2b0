import MultiPrecision
import Scalars

extension Discrepancies {
  /// The components are cut off: a claim is min(|g|, c) with the sign of g. (A gradient that is clipped by its norm is a
  /// multiple of the right one.)
  var clippings: [Pattern] { places.compactMap { clipping(in: $0) } }

  private func clipping(in place: PatternPlace) -> Pattern? {
    var (low, high, most, digits) = (MeasuredError(0), MeasuredError.infinity, 0.0, 0.0)
    for (counted, c) in wrong.enumerated() {
      let isCut = c.claim.magnitude < c.gradient.magnitude && c.claim.sign == c.gradient.sign && !c.claim.isZero
      guard isCut else { return nil }
      low = MeasuredError.maximum(low, c.claim.magnitude - c.tolerance)
      high = MeasuredError.minimum(high, c.claim.magnitude + c.tolerance)
      guard low <= high else { return nil }
      guard counted < PredictedQuantity.mostCounted else { continue }
      let own = PredictedQuantity.claim.digits(of: c, tolerance: c.tolerance)
      (digits, most) = (digits + own, max(most, own))
    }
    guard high.isFinite, low > 0 else { return nil }
    guard allComponents(in: place, { $0.isWrong || $0.claim.magnitude <= high + $0.tolerance }) else { return nil }
    let name = NamedNumber(between: low, and: high)
    let (value, text) = name.map { ($0.value, $0.text) } ?? DecimalText.number(between: low, and: high)
    return Pattern(
      .clip, in: place, value: value, text: "\(place.object) is clipped at \(text)", digits: digits,
      cost: 1 + min(0.5 + most, wrong.count > 1 ? name?.cost ?? .infinity : .infinity))
  }
}
