public import Scalars

/// The textbook's constants, 10⁻⁷, 10⁻⁵ and 10⁻⁸, belong to binary64. In a format of p bits they are taken to the power
/// p/53, so that step, tolerance and floor keep their places on the scale from 1 to the unit roundoff u = 2⁻ᵖ:
///
///     h = 10^(−7p/53) = u^0.439,   tolerance = 10^(−5p/53) = u^0.313,   floor = 10^(−8p/53) = u^0.501.
///
/// Why that works in every format. On a well-scaled f (f, its derivatives and x of about the same size) the central
/// difference has a roundoff of about u/h = u^0.561 and a truncation of h²/6 ≈ u^0.877/6. Both are below the tolerance for
/// every u < 1, with a margin of u^−0.248 over the larger, roundoff, that grows with p:
///
/// | p    | h      | tolerance | floor  | u/h    | margin |
/// |------|--------|-----------|--------|--------|--------|
/// | 11   | 3.5e-2 | 9.2e-2    | 2.2e-2 | 1.4e-2 | 6.6    |
/// | 24   | 6.8e-4 | 5.4e-3    | 2.4e-4 | 8.8e-5 | 62     |
/// | 53   | 1e-7   | 1e-5      | 1e-8   | 1.1e-9 | 9.0e3  |
/// | 64   | 3.5e-9 | 9.2e-7    | 2.2e-10| 1.5e-11| 6.0e4  |
/// | 128  | 1.2e-17| 8.4e-13   | 4.8e-20| 2.4e-22| 3.6e9  |
/// | 256  | 1.5e-34| 7.1e-25   | 2.3e-39| 5.6e-44| 1.3e19 |
///
/// What it can find. A gradient wrong by a factor 1 + ε has a relative error of ε/(2 + ε), and fails if that is above the
/// tolerance: ε > 2·tolerance/(1 − tolerance), which is 20 % in binary16, 1 % in binary32 and 2·10⁻⁵ in binary64.
///
/// A gradient that vanishes. The floor is what ‖a‖ + ‖n‖ are measured against when they are zero. In a wide format it is so
/// small that a gradient which vanishes to some digits only (10⁻¹¹ at published parameters) is still checked in all the
/// digits it has.
extension TextbookCheck {
  /// The default step: 10⁻⁷ in binary64, 10^(−7p/53) in a format of p bits.
  @inlinable
  public static var defaultStep: S { textbook(7) }

  /// The default tolerance: 10⁻⁵ in binary64, 10^(−5p/53) in a format of p bits.
  @inlinable
  public static var defaultTolerance: S { textbook(5) }

  /// The number added to the norms in the denominator: 10⁻⁸ in binary64, 10^(−8p/53) in a format of p bits.
  @inlinable
  public static var floor: S { textbook(8) }

  /// 10^(−k·p/53); the decimal number itself, rounded once, where the exponent is an integer.
  ///
  /// 10ⁿ is then an exact product: its odd part, 5ⁿ, has 0.35·p bits for k = 8.
  @inlinable
  static func textbook(_ k: Int) -> S {
    let (whole, rest) = (k * S.precision).quotientAndRemainder(dividingBy: 53)
    if rest == 0 { return 1 / (0..<whole).reduce(S(1)) { power, _ in power * 10 } }
    return S.pow(10, -S(k * S.precision) / 53)
  }
}
