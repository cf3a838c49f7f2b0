import Scalars

/// f along a line through a point of the format S: φ(t) = f(x + t·v), at points that the format has.
struct SampledLine<S: RealScalar> {
  /// v: a unit vector, or any other.
  enum Axis {
    case coordinate(Int)
    case direction([S])
  }

  let axis: Axis
  /// Where each coordinate may be moved to.
  let bounds: [ClosedRange<S>]?

  /// φ(t), with the distance that the point really has from `origin`; nil when the point is no other than `origin`.
  ///
  /// Out of bounds φ is NaN, and f is not evaluated. Along a coordinate `origin` is changed in place, and restored.
  func sample<W: RealScalar, E: Error>(
    _ f: ([S]) throws(E) -> S, at t: W, from origin: inout [S]
  ) throws(E) -> DifferenceLadder<W>.Sample? {
    let step = S(t)
    switch axis {
    case .coordinate(let i):
      let centre = origin[i]
      let moved = centre + step
      guard moved != centre, moved.isFinite else { return nil }
      let distance = W(moved) - W(centre)
      guard contains(moved, i) else { return .init(value: .nan, distance: distance) }
      origin[i] = moved
      defer { origin[i] = centre }
      return .init(value: W(try f(origin)), distance: distance)
    case .direction(let v):
      let moved = zip(origin, v).map { $0 + step * $1 }
      guard moved != origin, moved.allSatisfy(\.isFinite) else { return nil }
      guard contains(moved) else { return .init(value: .nan, distance: W(step)) }
      return .init(value: W(try f(moved)), distance: W(step))
    }
  }

  /// Whether a point is within the bounds.
  func contains(_ point: [S]) -> Bool { zip(point.indices, point).allSatisfy { contains($1, $0) } }

  private func contains(_ number: S, _ i: Int) -> Bool { bounds?[i].contains(number) ?? true }
}
