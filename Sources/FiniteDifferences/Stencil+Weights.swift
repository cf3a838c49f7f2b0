extension Stencil {
  /// The weights of the m-th derivative at 0 on the given distinct offsets, by Fornberg's recurrence.
  ///
  /// With δ(j, n, ν) the weight of offset aᵥ in the j-th derivative on the first n + 1 offsets:
  ///
  ///     δ(j, n, ν) = (aₙ·δ(j, n−1, ν) − j·δ(j−1, n−1, ν)) / (aₙ − aᵥ)                       for ν < n,
  ///     δ(j, n, n) = (ωₙ₋₁/ωₙ)·(j·δ(j−1, n−1, n−1) − aₙ₋₁·δ(j, n−1, n−1)),  ωₙ = Πᵥ₌₀ⁿ⁻¹ (aₙ − aᵥ),
  ///
  /// the table of n − 1 being overwritten by that of n. Source: Fornberg (1988), section 3.
  static func weights(offsets: [Int], derivative: Int) -> [Rational] {
    let points = offsets.map { Rational($0) }
    let orders = (0...derivative).map { Rational($0) }
    // table[ν][j] = δ(j, n, ν)
    var table = [[Rational]](repeating: [Rational](repeating: 0, count: derivative + 1), count: points.count)
    table[0][0] = 1
    var product: Rational = 1
    for n in 1..<points.count {
      let previous = table[n - 1]
      let previousProduct = product
      product = 1
      for ν in 0..<n {
        let gap = points[n] - points[ν]
        product = product * gap
        let old = table[ν]
        for j in 0...derivative {
          let below = j > 0 ? orders[j] * old[j - 1] : 0
          table[ν][j] = (points[n] * old[j] - below) / gap
        }
      }
      for j in 0...derivative {
        let below = j > 0 ? orders[j] * previous[j - 1] : 0
        table[n][j] = previousProduct / product * (below - points[n - 1] * previous[j])
      }
    }
    return table.map { $0[derivative] }
  }

  /// The first `count` terms c·f⁽ᵐ⁺ᵉ⁾·hᵉ of the truncation error D(h) − f⁽ᵐ⁾, in ascending order of e.
  ///
  /// The Taylor series of f about x gives D(h) = Σⱼ Mⱼ·f⁽ʲ⁾·hʲ⁻ᵐ with the moments Mⱼ = Σₖ wₖ·oₖʲ/j!. The weights make
  /// Mₘ = 1 and all other moments below the number of offsets zero; of the later ones, the terms are those that are not.
  /// As many consecutive moments as there are offsets cannot all vanish, so the search ends.
  static func errorTerms(
    offsets: [Int], weights: [Rational], derivative: Int, count: Int
  ) -> [(exponent: Int, constant: Rational)] {
    let points = offsets.map { Rational($0) }
    var terms: [(exponent: Int, constant: Rational)] = []
    var powers = weights
    var order = 0
    while terms.count < count {
      order += 1
      let next = Rational(order)
      powers = zip(powers, points).map { $0 * $1 / next }
      let moment = powers.reduce(Rational.zero, +)
      if order > derivative, moment != 0 { terms.append((order - derivative, moment)) }
    }
    return terms
  }

  /// The exponents of h in the first `count` terms of the truncation error: 2, 4, 6, … for a central difference.
  func errorExponents(count: Int) -> [Int] {
    Self.errorTerms(offsets: offsets, weights: weights, derivative: derivative, count: count).map(\.exponent)
  }
}
