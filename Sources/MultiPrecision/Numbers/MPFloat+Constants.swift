public import CMPFR
public import Scalars

// Constants of mathematics beside π. Each thread computes one once for each precision.
extension MPFloat {
  /// Euler's constant γ = lim Σ 1/k − log n = 0.5772…, rounded to nearest.
  public static var eulerGamma: Self { eulerGamma(rounding: .nearest) }

  /// Catalan's constant G = Σ (−1)ᵏ/(2k + 1)² = 0.9159…, rounded to nearest.
  public static var catalan: Self { catalan(rounding: .nearest) }

  /// The natural logarithm of 2, 0.6931…, rounded to nearest.
  public static var ln2: Self { ln2(rounding: .nearest) }

  /// Euler's constant, rounded in a direction.
  public static func eulerGamma(rounding direction: RoundingDirection) -> Self {
    directed(direction, cmpfr_directed_const_euler)
  }

  /// Catalan's constant, rounded in a direction.
  public static func catalan(rounding direction: RoundingDirection) -> Self {
    directed(direction, cmpfr_directed_const_catalan)
  }

  /// The natural logarithm of 2, rounded in a direction.
  public static func ln2(rounding direction: RoundingDirection) -> Self {
    directed(direction, cmpfr_directed_const_log2)
  }
}

extension RealScalar {
  /// Euler's constant γ = lim Σ 1/k − log n = 0.5772…, rounded to nearest.
  public static var eulerGamma: Self { RoundedConstant<Self>(bounds: { $0.eulerGammaBounds }).value() }

  /// Catalan's constant G = Σ (−1)ᵏ/(2k + 1)² = 0.9159…, rounded to nearest.
  public static var catalan: Self { RoundedConstant<Self>(bounds: { $0.catalanBounds }).value() }

  /// The natural logarithm of 2, 0.6931…, rounded to nearest.
  public static var ln2: Self { RoundedConstant<Self>(bounds: { $0.ln2Bounds }).value() }
}

/// The numbers of MPFR, seen through their type alone.
private protocol BoundedConstants: RealScalar {
  static var eulerGammaBounds: [Self] { get }
  static var catalanBounds: [Self] { get }
  static var ln2Bounds: [Self] { get }
}

extension MPFloat: BoundedConstants {
  fileprivate static var eulerGammaBounds: [Self] { [eulerGamma(rounding: .down), eulerGamma(rounding: .up)] }
  fileprivate static var catalanBounds: [Self] { [catalan(rounding: .down), catalan(rounding: .up)] }
  fileprivate static var ln2Bounds: [Self] { [ln2(rounding: .down), ln2(rounding: .up)] }
}

/// A constant at more bits than `S` has, as many as it takes for both bounds to round to one number.
private struct RoundedConstant<S: RealScalar>: PrecisionVisitor {
  let bounds: (any BoundedConstants.Type) -> [any RealScalar]

  func value() -> S {
    var bits = (S.precision / 64 + 2) * 64
    while true {
      let values = withPrecision(bits: Swift.min(bits, NamedFormat.precisions.upperBound), self)
      if values[0] == values[1] || bits >= NamedFormat.precisions.upperBound { return values[0] }
      bits += 64
    }
  }

  func callAsFunction<W: RealScalar>(_ type: W.Type) -> [S] {
    guard let type = type as? any BoundedConstants.Type else { return [.nan, .nan] }
    func rounded(_ number: some RealScalar) -> S { S(number) }
    return bounds(type).map { rounded($0) }
  }
}
