import MultiPrecision
public import Scalars

// Where functions are made of pieces: order, steps, and what is known where two pieces meet.
extension Interval {
  /// How every number of x compares with every one of y; near the point only where both are continuous.
  public static func order(_ x: Self, _ y: Self) -> EnclosedOrder {
    let decoration = Swift.min(x.decoration, y.decoration)
    guard decoration > .possiblyUndefined else { return EnclosedOrder(here: nil, near: nil) }
    let here: EnclosedOrder.Relation? =
      x.upper < y.lower ? .below : x.lower > y.upper ? .above : isSame(x, y) ? .same : nil
    return EnclosedOrder(here: here, near: here == .same || decoration < .continuous ? nil : here)
  }

  /// One of two pieces: a number that both are, the one that is meant at the point, or either.
  public static func joined(_ a: Self, _ b: Self, isFirst: Bool?) -> Self {
    if isSame(a, b) {
      let decoration = Swift.min(a.decoration, b.decoration)
      // Zero for one of them and a constant zero for the other is no constant.
      let isConstant = a.isIdenticallyZero && b.isIdenticallyZero
      return isConstant ? Self(constantZero: decoration) : Self(a.lower, a.upper, decoration)
    }
    guard let isFirst else { return either(a, b) }
    let chosen = isFirst ? a : b
    return Self(chosen.lower, chosen.upper, Swift.min(chosen.decoration, .defined))
  }

  /// The greatest integers not above; at an integer not known to be continuous.
  public static func floor(_ x: Self) -> Self {
    if x.isEmpty { return x }
    let (lower, upper) = (x.lower.rounded(.down), x.upper.rounded(.down))
    let isStep = lower != upper || lower == x.lower
    return Self(lower, upper, isStep ? Swift.min(x.decoration, .defined) : x.decoration)
  }

  /// The nearest integers, of two the even one; halfway between two not known to be continuous.
  public static func round(_ x: Self) -> Self {
    if x.isEmpty { return x }
    let (lower, upper) = (x.lower.rounded(.toNearestOrEven), x.upper.rounded(.toNearestOrEven))
    let isTie = [(x.lower, lower), (x.upper, upper)].contains { $0.isFinite && ($0 - $1).magnitude == 0.5 }
    return Self(lower, upper, isTie || lower != upper ? Swift.min(x.decoration, .defined) : x.decoration)
  }
}
