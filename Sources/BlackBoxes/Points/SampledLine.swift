import Scalars

/// f along a line through a point of the format S: φ(t) = f(x + t·v), at points that the format has.
struct SampledLine<S: RealScalar> {
  /// v: a unit vector, or any other.
  enum Axis {
    case coordinate(Int)
    case direction([S])
  }

  /// A value of φ and where it was really taken.
  struct Sample<W> {
    /// φ there.
    var value: W
    /// The distance from 0.
    var distance: W
  }

  /// A difference quotient of φ.
  struct Quotient<W> {
    /// (φ(h) − φ(−h)) / 2h, or ±(φ(±h) − φ(0)) / h on one side.
    var slope: W
    /// h.
    var step: W
    /// Whether φ has one value at all its points.
    var isFlat: Bool
  }

  let axis: Axis
  /// Where each coordinate may be moved to.
  let bounds: [ClosedRange<S>]?

  /// φ(t), with the distance that the point really has from `origin`; nil when the point is no other than `origin`.
  ///
  /// Out of bounds φ is NaN, and f is not evaluated. Along a coordinate `origin` is changed in place, and restored.
  func sample<W: RealScalar, E: Error>(
    _ f: ([S]) throws(E) -> S, at t: W, from origin: inout [S]
  ) throws(E) -> Sample<W>? {
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

  /// The difference at one step about `origin`, where f is `centre`: on both sides, on the left (−1) or on the right (1).
  ///
  /// nil when a point cannot be told from `origin`.
  func quotient<W: RealScalar, E: Error>(
    _ f: ([S]) throws(E) -> S, centre: W, step: W, side: Int = 0, from origin: inout [S]
  ) throws(E) -> Quotient<W>? {
    let middle = Sample(value: centre, distance: 0)
    guard let right = try side < 0 ? middle : sample(f, at: step, from: &origin),
      let left = try side > 0 ? middle : sample(f, at: -step, from: &origin)
    else { return nil }
    let span = right.distance - left.distance
    return Quotient(
      slope: (right.value - left.value) / span, step: side == 0 ? span / 2 : span,
      isFlat: right.value == left.value && left.value == centre)
  }

  /// Whether a point is within the bounds.
  func contains(_ point: [S]) -> Bool { zip(point.indices, point).allSatisfy { contains($1, $0) } }

  private func contains(_ number: S, _ i: Int) -> Bool { bounds?[i].contains(number) ?? true }
}
