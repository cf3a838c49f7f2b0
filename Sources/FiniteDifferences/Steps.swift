public import Scalars

/// Which step each coordinate of a gradient is differenced with.
@frozen
public enum Steps<S: RealScalar>: Hashable, Sendable {
  /// The stencil's default step at each coordinate; see ``Stencil/step(at:)``.
  case automatic
  /// One step for all coordinates; absolute, in the unit of the coordinates.
  case uniform(S)
  /// One step for each coordinate; as many as there are coordinates.
  case each([S])

  /// The step of the i-th coordinate, where x has the value `x`.
  @inlinable
  func step(_ i: Int, at x: S, for stencil: Stencil) -> S {
    switch self {
    case .automatic: stencil.step(at: x)
    case .uniform(let step): step
    case .each(let steps): steps[i]
    }
  }

  /// Traps when there are steps, but not one for each coordinate.
  @inlinable
  func requireCount(_ count: Int) {
    if case .each(let steps) = self {
      precondition(steps.count == count, "\(steps.count) steps for \(count) coordinates; there must be one for each")
    }
  }
}
