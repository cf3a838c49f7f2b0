import BlackBoxes
import MultiPrecision
import Scalars

extension JacobianCheck {
  /// Tries ⟨u, J·v⟩ = ⟨Jᵀ·u, v⟩ at seeded random u and v: whether a forward and a reverse product are of the same matrix.
  ///
  /// Neither f nor its derivative is needed. A wrong J that both products share is not found.
  ///
  /// What rounding explains is, for each pair,
  ///
  ///     (m + n + 64)·u·(Σ|uᵢ(J·v)ᵢ| + Σ|(Jᵀ·u)ⱼvⱼ|) + 8·spread.
  ///
  /// The first part is the rounding of sums of m and n terms, with room for rounded constants; it takes the products'
  /// components to be sums without cancellation. The second is what they really do: the same residual at five more points
  /// and pairs, x moved by up to two ulps, u and v multiplied by odd numbers and the residual divided by them. In exact
  /// arithmetic and for smooth f it would not change by more than a few u; the largest change is the spread.
  ///
  /// - One evidence for each pair, its number as the index.
  /// - NaN and infinity in a product are no agreement.
  /// - Cost: six products of each kind for each pair.
  /// - Precondition: `pairs` ≥ 1, the products have m and n components.
  public func adjointness(
    at x: [S], outputs m: Int, forward: (_ x: [S], _ v: [S]) -> [S], reverse: (_ x: [S], _ u: [S]) -> [S],
    pairs: Int = 3
  ) -> [IdentityEvidence<S>] {
    precondition(pairs >= 1, "the identity is tried at \(pairs) pairs; it must be at least 1")
    var random = RandomDirections(seed: check.seed)
    let scales = RandomDirections.scales(of: x)
    return (0..<pairs).map { pair in
      let (u, v): ([S], [S]) = (random.next(count: m), random.next(scales: scales))
      func sides(_ x: [S], _ u: [S], _ v: [S]) -> (left: S, right: S, terms: MeasuredError) {
        let (jv, ju) = (forward(x, v), reverse(x, u))
        precondition(jv.count == m, "J·v has \(jv.count) components; it must have \(m)")
        precondition(ju.count == x.count, "Jᵀ·u has \(ju.count) components; it must have \(x.count)")
        let terms = zip(u + ju, jv + v).reduce(MeasuredError(0)) { $0 + MeasuredError(($1.0 * $1.1).magnitude) }
        return (compensatedDot(u, jv), compensatedDot(ju, v), terms)
      }
      func difference(_ left: S, _ right: S) -> MeasuredError { MeasuredError(left) - MeasuredError(right) }

      let centre = sides(x, u, v)
      let residual = difference(centre.left, centre.right)
      var spread = MeasuredError(0)
      for factor in [3, 5, 7, 9, 11] {
        let moved = Self.moved(x, &random)
        let probe = sides(moved, u.map { $0 * S(factor) }, v.map { $0 * S(factor) })
        let change = (difference(probe.left, probe.right) / MeasuredError(factor * factor) - residual).magnitude
        if change.isFinite { spread = MeasuredError.maximum(spread, change) }
      }
      let rounding = MeasuredError(m + x.count + 64) * MeasuredError(S.unitRoundoff) * centre.terms
      return IdentityEvidence(
        indices: [pair], left: centre.left, right: centre.right, discrepancy: residual.magnitude,
        allowance: rounding + 8 * spread)
    }
  }

  /// x with each coordinate moved by −2 to 2 ulps.
  static func moved(_ x: [S], _ random: inout RandomDirections) -> [S] {
    let weights: [S] = random.next(count: x.count)
    return zip(x, weights).map { x, weight in
      let (once, twice) = weight > 0 ? (x.nextUp, x.nextUp.nextUp) : (x.nextDown, x.nextDown.nextDown)
      return weight.magnitude < 0.75 ? x : weight.magnitude < 1.125 ? once : twice
    }
  }
}
