import MultiPrecision
import Scalars

extension Discrepancies {
  /// The error is λ·x, λ·sign(x) or a constant: a penalty that f does not have, or that the claim has not.
  var penalties: [Pattern] {
    places.flatMap { place in
      [
        penalty(.weightDecay, in: place, cost: 0.5) { $0.x },
        penalty(.l1, in: place, cost: 1.5) { $0.x.isZero ? 0 : $0.x.sign == .minus ? -1 : 1 },
        penalty(.constant, in: place, cost: 1.5) { _ in 1 },
      ].compactMap(\.self)
    }
  }

  private func penalty(
    _ kind: Explanation.Kind, in place: PatternPlace, cost: Double, basis: (ComponentError) -> MeasuredError
  ) -> Pattern? {
    // On one component a number is whatever it is: only that it is x says anything.
    let isAlone = wrong.count == 1
    func fitted(_ quantity: PredictedQuantity) -> FittedMultiple? {
      FittedMultiple(self, in: place, of: quantity) { (basis($0), $0.tolerance) }
    }
    guard var fit = fitted(.error) else { return nil }
    let name = NamedNumber(between: fit.low, and: fit.high)
    let (value, text) = name.map { ($0.value, $0.text) } ?? DecimalText.number(between: fit.low, and: fit.high)
    let isCoordinate = kind == .weightDecay && value == 1
    if isAlone, isCoordinate { fit = fitted(.coordinate) ?? fit }
    let size = text.hasPrefix("-") ? String(text.dropFirst()) : text
    let isAdded = value > 0
    let verb = isAdded ? "is added to" : "is missing from"
    let sentence =
      switch kind {
      case .weightDecay:
        "\(size)·x \(verb) \(place.object): a weight decay of λ = \(size) that \(isAdded ? "f does not have" : "f has")"
      case .l1:
        "\(size)·sign(x) \(verb) \(place.object): a penalty λ·|x| of λ = \(size) that "
          + (isAdded ? "f does not have" : "f has")
      default: "the constant \(size) \(verb) \(place.subject)"
      }
    let named = (name?.cost ?? .infinity) + (isAlone && !isCoordinate ? kind == .weightDecay ? 1.5 : 3 : 0)
    return Pattern(
      kind, in: place, value: value, text: sentence, digits: fit.digits, cost: cost + min(0.5 + fit.cost, named))
  }
}
