import AutomaticDifferentiation
import MultiPrecision
import RealModule
import Scalars
import TestSupport
import Testing

/// The formats that the tables are tried in: the working format of most, and one with fewer digits than the tables have.
private let formats: [any RealScalar.Type] = [Double.self, MPFloat<Words<4>>.self]

/// A first derivative is at most five library functions, each within one ulp (2u), and six roundings: 16 u, and no
/// cancellation. What is made of the digamma function has its absolute error besides; see ``DigammaTests``.
private let roundings = 16

@Suite("Derivatives of functions are those of an independent program")
struct DerivativeTests {
  @Test("The tables are there")
  func tablesExist() {
    #expect(Golden.tables.unary.count > 100)
    #expect(Golden.tables.binary.count > 20)
  }

  @Test("Functions of one argument", arguments: Golden.tables.unary, formats)
  func unary(row: Golden.Case, format: any RealScalar.Type) throws {
    func check<S: RealScalar>(_: S.Type) throws {
      let x = try #require(S(row.at[0]))
      let f = try #require(realFunction(row.name, Dual<S>.self))
      let plain = try #require(realFunction(row.name, S.self))
      let result = f(Dual(x, tangent: 1))
      expectIdentical(result.value, plain(x), "the value of \(row)")
      let expected = try #require(S(decimal: row.slopes[0]))
      let tolerance = S(bound(row.name, S.self)) * S.unitRoundoff * expected.magnitude + S.leastNonzeroMagnitude
      #expect(
        (result.tangent - expected).magnitude <= tolerance, "\(S.self): \(row): \(result.tangent), expected \(expected)"
      )
      // The tangent is linear in the seed, and scaling by 8 is exact where nothing is subnormal.
      #expect(f(Dual(x, tangent: -8)).tangent == -8 * result.tangent, "\(S.self): the tangent along −8 of \(row)")
    }
    try check(format)
  }

  /// The roundings of a first derivative. ψ in 256 bits has some N = 136 of its own, at points where neither it nor what
  /// it is multiplied by is small; Γ has the C library's error of up to 10 u.
  private func bound<S: RealScalar>(_ name: String, _: S.Type) -> Int {
    name == "gamma" || name == "logGamma" ? 4 * (S.precision / 2 + 18) : roundings
  }

  @Test("Functions of two arguments", arguments: Golden.tables.binary, formats)
  func binary(row: Golden.Case, format: any RealScalar.Type) throws {
    func check<S: RealScalar>(_: S.Type) throws {
      let (x, y) = (try #require(S(row.at[0])), try #require(S(row.at[1])))
      let f = try #require(binaryFunction(row.name, Dual<S>.self))
      let plain = try #require(binaryFunction(row.name, S.self))
      let along = [f(Dual(x, tangent: 1), Dual(y)), f(Dual(x), Dual(y, tangent: 1))]
      let expected = try row.slopes.map { try #require(S(decimal: $0)) }
      for (result, expected) in zip(along, expected) {
        expectIdentical(result.value, plain(x, y), "the value of \(row)")
        let tolerance = S(roundings) * S.unitRoundoff * expected.magnitude + S.leastNonzeroMagnitude
        #expect(
          (result.tangent - expected).magnitude <= tolerance,
          "\(S.self): \(row): \(result.tangent), expected \(expected)")
      }
      // Along both at once the two contributions add up: one rounding more, of terms that may cancel.
      let both = f(Dual(x, tangent: 1), Dual(y, tangent: 1)).tangent
      let scale = expected[0].magnitude + expected[1].magnitude
      #expect(
        (both - (expected[0] + expected[1])).magnitude <= S(roundings + 2) * S.unitRoundoff * scale
          + S.leastNonzeroMagnitude, "\(S.self): \(row) along both: \(both)")
    }
    try check(format)
  }

  /// Second derivatives are sums of a few products of values, first and second derivatives of what a first derivative is
  /// made of. Their terms may cancel, but at these points none is larger than |f″| + |f′| + |f|, each with some 32
  /// roundings; of the functions by digamma, with N more.
  @Test("Second derivatives, by nesting", arguments: Golden.tables.unary, formats)
  func second(row: Golden.Case, format: any RealScalar.Type) throws {
    func check<S: RealScalar>(_: S.Type) throws {
      let x = try #require(S(row.at[0]))
      let f = try #require(realFunction(row.name, Dual<Dual<S>>.self))
      let result = f(Dual(Dual(x, tangent: 1), tangent: 1))
      expectIdentical(result.value.tangent, result.tangent.value, "the two first derivatives of \(row)")
      let (value, slope) = (try #require(S(decimal: row.value)), try #require(S(decimal: row.slopes[0])))
      let expected = try #require(S(decimal: row.second ?? ""))
      let scale = expected.magnitude + slope.magnitude + value.magnitude
      guard scale.isFinite else { return }
      let bound = 2 * S(bound(row.name, S.self)) * S.unitRoundoff * scale + S.leastNonzeroMagnitude
      let computed = result.tangent.tangent
      #expect((computed - expected).magnitude <= bound, "\(S.self): \(row): \(computed), expected \(expected)")
    }
    try check(format)
  }
}
