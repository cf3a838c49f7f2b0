import MultiPrecision
import Scalars

/// The multiples p·b of a basis b that are errors: the interval of all p that explain every discrepancy within its tolerance.
struct FittedMultiple {
  /// The least p.
  private(set) var low = -MeasuredError.infinity
  /// The greatest p.
  private(set) var high = MeasuredError.infinity
  /// The digits of the discrepancies.
  private(set) var digits = 0.0
  /// What a p without a name costs: the digits of the component that tells it best.
  private(set) var cost = 0.0

  /// The multiples that explain every component of `place`; nil when there are none, or when any would do.
  ///
  /// `basis` gives bᵢ and the tolerance of the component; nil where nothing is predicted.
  init?(
    _ discrepancies: Discrepancies, in place: PatternPlace, of quantity: PredictedQuantity,
    basis: (ComponentError) -> (basis: MeasuredError, tolerance: MeasuredError)?
  ) {
    let isFitting = discrepancies.allComponents(in: place) { component in
      guard let (basis, tolerance) = basis(component) else { return true }
      guard !basis.isZero else { return component.error.magnitude <= tolerance }
      let (a, b) = ((component.error - tolerance) / basis, (component.error + tolerance) / basis)
      low = MeasuredError.maximum(low, MeasuredError.minimum(a, b))
      high = MeasuredError.minimum(high, MeasuredError.maximum(a, b))
      return low <= high
    }
    guard isFitting else { return nil }
    var counted = 0
    for component in discrepancies.wrong where counted < PredictedQuantity.mostCounted {
      guard let (basis, tolerance) = basis(component), !basis.isZero else { continue }
      counted += 1
      let digits = quantity.digits(of: component, tolerance: tolerance)
      self.digits += digits
      cost = Swift.max(cost, digits)
    }
    guard low.isFinite, high.isFinite, digits > 0 else { return nil }
  }
}
