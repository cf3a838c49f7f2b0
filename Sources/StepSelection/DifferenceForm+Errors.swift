import BlackBoxes
import FiniteDifferences
import RealModule
public import Scalars

extension DifferenceForm {
  /// The order m of the derivative: 1 or 2.
  public var derivative: Int { self == .second ? 2 : 1 }

  /// The order q of the truncation error: 1 for a forward difference, 2 for the symmetric ones.
  public var accuracy: Int { self == .forward ? 1 : 2 }

  /// The order m + q of the derivative that the truncation error is made of: f″, f‴ or f⁗.
  public var truncationDerivative: Int { derivative + accuracy }

  /// The step that balances truncation and noise where the derivative in the truncation is `magnitude` and every value
  /// of f is wrong by at most `noise`: 2√(ε/|f″|), ∛(3ε/|f‴|), ⁴√(48ε/|f⁗|).
  ///
  /// It minimises the bounds 2ε/h + |f″|h/2, ε/h + |f‴|h²/6 and 4ε/h² + |f⁗|h²/12. Infinite when the magnitude is zero
  /// and the noise is not; NaN when both are.
  public func optimalStep<S: RealScalar>(noise: S, magnitude: S) -> S {
    switch self {
    case .forward: 2 * S.sqrt(noise / magnitude)
    case .central: S.root(3 * (noise / magnitude), 3)
    case .second: S.root(48 * (noise / magnitude), 4)
    }
  }

  /// The magnitude of the truncation error at a step: |f″|·h/2, |f‴|·h²/6 or |f⁗|·h²/12.
  public func truncation<S: RealScalar>(magnitude: S, step: S) -> S {
    switch self {
    case .forward: magnitude * step / 2
    case .central: magnitude * step * step / 6
    case .second: magnitude * step * step / 12
    }
  }

  /// The most that noise in the values contributes: 2ε/h, ε/h or 4ε/h².
  public func roundoff<S: RealScalar>(noise: S, step: S) -> S {
    switch self {
    case .forward: 2 * (noise / step)
    case .central: noise / step
    case .second: 4 * (noise / step) / step
    }
  }

  /// The step of the rule of thumb: ᵐ⁺ᵠ√u times the scale of x, max(1, |x|).
  public func thumbStep<S: RealScalar>(at x: S) -> S {
    S.root(S.unitRoundoff, truncationDerivative) * S.scale(of: x)
  }
}
