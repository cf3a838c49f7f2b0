package import Expressions
package import MultiPrecision
import RealModule
import Scalars

/// The points of a box at which a gradient is judged: quasi-random ones, or a lattice.
///
/// The k-th quasi-random point has the coordinates {s_j + k·α_j}, spread over the sides: evenly, or evenly in the logarithm. The s_j are
/// shifts that the seed chooses; α_j = φ⁻ʲ with φ^(d+1) = φ + 1, the golden ratio for d = 1, and √p_j, p_j the j-th prime, for more than
/// eight sides, whose φ would be too near to 1. Each point is known by its number alone, so that shares of them can be judged anywhere;
/// any run of N of them leaves gaps of the order 1/N on each side. In a lattice every side has the same number of values, both ends
/// included.
///
/// Sources: M. Roberts, The unreasonable effectiveness of quasirandom sequences (2018), for φ; for the roots R. D. Richtmyer, The evaluation of definite integrals, and a quasi-Monte-Carlo method based on the properties of algebraic
/// numbers, Los Alamos LA-1342 (1951); the shift: R. Cranley and T. N. L. Patterson, SIAM J. Numer. Anal. 13 (1976).
package struct Region: Sendable {
  /// Between which two numbers a variable is.
  package struct Side: Sendable {
    /// The variable.
    package var name: String
    /// The ends, formulae without variables.
    package var lower, upper: Expression
    /// Whether points are spread evenly in the logarithm.
    package var isLogarithmic: Bool

    package init(name: String, lower: Expression, upper: Expression, isLogarithmic: Bool = false) {
      (self.name, self.lower, self.upper, self.isLogarithmic) = (name, lower, upper, isLogarithmic)
    }

    /// The ends as a picture draws them.
    package var range: (lower: Double, upper: Double) { ends(as: Double.self) }

    /// The ends in a type.
    func ends<S: RealScalar>(as type: S.Type) -> (lower: S, upper: S) { (lower([]), upper([])) }
  }

  /// The sides, all of different variables.
  package let sides: [Side]
  /// How many values each side of a lattice has; nil where the points are quasi-random.
  package let perSide: Int?
  /// The number of points.
  package let count: Int
  /// For each side, α and its shift, in units of 2⁻⁶⁴.
  private let lattice: [(advance: UInt64, shift: UInt64)]

  /// - Parameters:
  ///   - count: how many points; a lattice has as many as it can have without having more, but two for each side at least, so that with
  ///     many sides ``count`` may be greater.
  /// - Precondition: there is a side, and a point.
  package init(_ sides: [Side], count: Int, seed: UInt64, isGrid: Bool) {
    precondition(!sides.isEmpty && count >= 1, "a region has a side and a point")
    self.sides = sides
    var generator = SeededGenerator(seed: seed)
    lattice = Self.advances(sides.count).map { (Self.fraction($0), generator.next()) }
    // The root may be rounded either way.
    var perSide = Swift.max(2, Int(Double.root(Double(count), sides.count)) - 1)
    func points(_ perSide: Int) -> Int {
      sides.reduce(1) { product, _ in
        let (next, isTooMuch) = product.multipliedReportingOverflow(by: perSide)
        return isTooMuch ? .max : next
      }
    }
    while isGrid, points(perSide + 1) <= count { perSide += 1 }
    self.perSide = isGrid ? perSide : nil
    self.count = isGrid ? points(perSide) : count
  }

  /// The α of so many sides.
  private static func advances(_ count: Int) -> [Wide] {
    guard count <= 8 else { return primes(count).map { Wide.sqrt(Wide($0)) } }
    var ratio: Wide = 1
    // Each step of this iteration gains a bit and a half at least.
    for _ in 0..<100 { ratio = Wide.root(1 + ratio, count + 1) }
    return (1...count).map { 1 / Wide.pow(ratio, $0) }
  }

  private static func primes(_ count: Int) -> [Int] {
    var primes: [Int] = []
    var candidate = 2
    while primes.count < count {
      if !primes.contains(where: { candidate.isMultiple(of: $0) }) { primes.append(candidate) }
      candidate += 1
    }
    return primes
  }

  /// The first 64 bits after the point.
  private static func fraction(_ number: Wide) -> UInt64 {
    UInt64(((number - number.rounded(.down)) * Wide(sign: .plus, exponent: 64, significand: 1)).rounded(.down))
  }

  /// Numbers that hold 64 bits of a fraction with bits to spare for the sides.
  private typealias Wide = MPFloat<Words<3>>

  /// The coordinates of the point of that number, one for each side, each rounded once to S, and within the sides.
  func point<S: RealScalar>(_ index: Int, as type: S.Type) -> [S] {
    var rest = index
    return sides.indices.map { j in
      let fraction: Wide
      if let perSide {
        fraction = Wide(rest % perSide) / Wide(perSide - 1)
        rest /= perSide
      } else {
        let word = lattice[j].shift &+ UInt64(index + 1) &* lattice[j].advance
        fraction = (Wide(word) + 0.5) * Wide(sign: .plus, exponent: -64, significand: 1)
      }
      let side = sides[j].ends(as: Wide.self)
      let number =
        sides[j].isLogarithmic
        ? side.lower * Wide.pow(side.upper / side.lower, fraction) : side.lower + (side.upper - side.lower) * fraction
      let ends = sides[j].ends(as: S.self)
      return S.minimum(ends.upper, S.maximum(ends.lower, S(number)))
    }
  }

  /// Says what is wrong with a side in a format: an end that is no finite number, the lower one above the upper one, a logarithm of what
  /// is not positive; nil where nothing is.
  package func mistake(in format: NamedFormat) -> String? { mistake(format.type) }

  private func mistake<S: RealScalar>(_: S.Type) -> String? {
    for side in sides {
      let (lower, upper) = side.ends(as: S.self)
      let text = "\(side.name)=\(side.lower):\(side.upper)"
      guard lower.isFinite, upper.isFinite else { return "an end of \(text) is not finite in \(S.formatName)" }
      guard lower < upper else { return "the lower end of \(text) is not below the upper one in \(S.formatName)" }
      guard !side.isLogarithmic || lower > 0 || upper < 0 else {
        return "\(text) log has ends of two signs, or 0, which has no logarithm"
      }
    }
    return nil
  }
}
