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
    var counted = 0
    for i in place.range {
      guard let component = discrepancies.component(i), let (basis, tolerance) = basis(component) else { continue }
      guard !basis.isZero else {
        if component.error.magnitude > tolerance { return nil }
        continue
      }
      let (a, b) = ((component.error - tolerance) / basis, (component.error + tolerance) / basis)
      low = MeasuredError.maximum(low, MeasuredError.minimum(a, b))
      high = MeasuredError.minimum(high, MeasuredError.maximum(a, b))
      guard low <= high else { return nil }
      if component.isWrong, counted < PredictedQuantity.mostCounted {
        counted += 1
        let digits = quantity.digits(of: component, tolerance: tolerance)
        self.digits += digits
        cost = Swift.max(cost, digits)
      }
    }
    guard low.isFinite, high.isFinite, digits > 0 else { return nil }
  }
}
