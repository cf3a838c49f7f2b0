import RealModule
public import Scalars

/// Special functions at numbers of any type, by way of MPFR at more bits.
///
/// Where MPFR has the function, its value is bounded on both sides and rounded when both bounds round to the same number: that is
/// the number nearest to the exact value. What MPFR does not have is computed with 64 bits to spare and rounded:
/// - log B(x, y) by three logarithms of Γ, at as many more bits as they cancel;
/// - the inverse of the error function by Newton's method;
/// - sin(x)/x by that quotient;
/// - derivatives by central differences of so many more bits and so short a step h = 2^−(p/2 + 40) beside the distance to the
///   nearest pole that the truncation, some h² of it, and the roundoff both stay below the last 64 bits.
public enum MPFRValues: SpecialValues {
  /// The value of a function at numbers without derivatives, NaN outside its domain and beyond 2²⁰.
  public static func value<S: RealScalar>(_ function: SpecialFunction, at x: [S]) -> S {
    var extra = 64
    while true {
      let visitor = SpecialValue(function: function, point: x)
      let bits = Swift.min(NamedFormat.precisions.upperBound, S.precision + extra)
      let (lower, upper) = withPrecision(bits: bits, visitor)
      if lower == upper || lower.isNaN || extra > 512 { return lower }
      extra *= 2
    }
  }
}

/// The value of a special function at one precision, rounded to S from below and from above.
private struct SpecialValue<S: RealScalar>: PrecisionVisitor {
  let function: SpecialFunction
  let point: [S]

  func callAsFunction<W: RealScalar>(_ type: W.Type) -> (lower: S, upper: S) {
    let x = point.map { W($0) }
    guard let bounds = (type as? any MPFRNumber.Type)?.bounds(function, x) as? (lower: W, upper: W) else {
      let value = WideValues<W>.value(function, x)
      return (S(value), S(value))
    }
    return (S(bounds.lower), S(bounds.upper))
  }
}

/// The numbers of MPFR, seen through their type alone.
private protocol MPFRNumber: RealScalar {
  static func directed(_ function: SpecialFunction, _ x: [Self]) -> (lower: Self, upper: Self)
}

extension MPFRNumber {
  /// Bounds of a function that MPFR has; nil for one that it has not.
  fileprivate static func bounds(_ function: SpecialFunction, _ x: Any) -> Any? {
    switch function {
    case .airySlope, .inverseErf, .sinc, .logBeta, .derivative: return nil
    default: return (x as? [Self]).map { directed(function, $0) }
    }
  }
}

extension MPFloat: MPFRNumber {
  fileprivate static func directed(_ function: SpecialFunction, _ x: [Self]) -> (lower: Self, upper: Self) {
    bounds { special(function, x, rounding: $0) }
  }
}

/// Functions that MPFR does not have, at numbers that have bits to spare.
private enum WideValues<W: RealScalar> {
  static func value(_ function: SpecialFunction, _ x: [W]) -> W {
    switch function {
    case .logBeta: return logBeta(x[0], x[1])
    case .inverseErf: return inverseErf(x[0])
    case .sinc: return x[0].isZero ? 1 : W.sin(x[0]) / x[0]
    case .airySlope: return difference(.airy, orders: [1], x)
    case .derivative(.dilogarithm, [1]):
      return x[0].isZero ? 1 : -(x[0] < 1 ? W.log(onePlus: -x[0]) : W.log(x[0] - 1)) / x[0]
    case .derivative(let function, let orders): return difference(function, orders: orders, x)
    default: return MPFRValues.value(function, at: x)
    }
  }

  private static func logBeta(_ x: W, _ y: W) -> W {
    guard x > 0, y > 0 else { return .nan }
    return withPrecision(bits: Swift.min(NamedFormat.precisions.upperBound, 2 * W.precision)) { type in
      func computed<V: RealScalar>(_: V.Type) -> W {
        let (a, b) = (V(x), V(y))
        return W(V.logGamma(a) + V.logGamma(b) - V.logGamma(a + b))
      }
      return computed(type)
    }
  }

  /// The root of erf(y) = x by Newton's method, y − (erf y − x)·√π/2·exp(y²); near ±1 with erfc, which keeps the digits of 1 − |x|.
  private static func inverseErf(_ x: W) -> W {
    guard x.magnitude < 1 else { return x.magnitude == 1 ? x / 0 : .nan }
    if x.isZero { return x }
    let rest = 1 - x.magnitude
    // To three digits (S. Winitzki, *A handy approximation for the error function and its inverse*, 2008).
    let logarithm = W.log(rest) + W.log(onePlus: x.magnitude)
    let half = 2 / (W.pi * 0.147) + logarithm / 2
    var y = W.sqrt(W.sqrt(half * half - logarithm / 0.147) - half)
    for _ in 0..<(16 + W.precision.bitWidth - W.precision.leadingZeroBitCount) {
      let miss = x.magnitude < 0.5 ? W.erf(y) - x.magnitude : rest - W.erfc(y)
      let slope = 2 / W.sqrt(W.pi) * W.exp(-(y * y))
      let step = miss / slope
      y -= step
      if step.magnitude <= y.magnitude.scaled(byPowerOfTwo: -(W.precision - 8)) { break }
    }
    return x < 0 ? -y : y
  }

  /// The derivative of these orders by central differences.
  private static func difference(_ function: SpecialFunction, orders: [Int], _ x: [W]) -> W {
    let order = orders.reduce(0, +)
    let exponent = W.precision / 2 + 40
    let bits = W.precision + order * exponent + 64
    guard bits <= NamedFormat.precisions.upperBound else { return .nan }
    return withPrecision(bits: bits) { type in
      func computed<V: RealScalar>(_: V.Type) -> W {
        let point = x.map { V($0) }
        return W(quotient(function, orders: orders, point, exponent: exponent))
      }
      return computed(type)
    }
  }

  private static func quotient<V: RealScalar>(
    _ function: SpecialFunction, orders: [Int], _ x: [V], exponent: Int
  ) -> V {
    guard let i = orders.firstIndex(where: { $0 > 0 }) else { return MPFRValues.value(function, at: x) }
    let h = room(function, i, x).scaled(byPowerOfTwo: -exponent)
    guard h > 0 else { return .nan }
    var lower = orders
    lower[i] -= 1
    let sides = [h, -h].map { step in
      var moved = x
      moved[i] += step
      return quotient(function, orders: lower, moved, exponent: exponent)
    }
    return (sides[0] - sides[1]) / (2 * h)
  }

  /// How far argument `i` may move before the function is another one: the distance to the nearest pole, 1 at most.
  private static func room<V: RealScalar>(_ function: SpecialFunction, _ i: Int, _ x: [V]) -> V {
    let distance: V
    switch function {
    case .zeta: distance = (x[0] - 1).magnitude
    case .digamma: distance = x[0] > 0 ? x[0] : (x[0] - x[0].rounded(.toNearestOrEven)).magnitude
    case .dilogarithm: distance = (x[0] - 1).magnitude
    case .agm, .beta, .logBeta: distance = x[i]
    case .besselY, .exponentialIntegral: distance = x[0].magnitude
    case .incompleteGamma where i == 1: distance = x[1]
    case .inverseErf: distance = 1 - x[0].magnitude
    default: distance = 1
    }
    return V.minimum(1, distance)
  }
}
