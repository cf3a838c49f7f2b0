public import Scalars

/// How fast f(x + t·v) − f(x) − t·⟨g, v⟩ falls with t, along one direction v.
///
/// The remainder falls like t² when g is the gradient and f is curved along v, like t when g is not the gradient; like t³
/// where f has no curvature along v. It is evidence, not the judge.
public struct TaylorRemainder<S: RealScalar>: Hashable, Sendable {
  /// One step of the ladder.
  public struct Rung: Hashable, Sendable {
    /// t.
    public var step: S
    /// |f(x + t·v) − f(x) − t·⟨g, v⟩|.
    public var remainder: S
    /// What of it may be noise.
    public var noise: S
  }

  /// v.
  public var direction: [S]
  /// The ladder, the largest step first.
  public var rungs: [Rung]
  /// The exponent with which the remainder falls over the window where it exceeds the noise; nil where it never does.
  public var rate: Double?
}
