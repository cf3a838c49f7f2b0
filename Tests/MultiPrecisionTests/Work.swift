import MultiPrecision
import RealModule
import Scalars
import TestSupport

/// What is computed at one format, with the values that one thread found.
struct Work: Sendable {
  /// Whether this thread computes the very same numbers.
  let isReproduced: @Sendable () -> Bool

  init(_ type: any RealScalar.Type) { self = Self.of(type) }

  private init(isReproduced: @escaping @Sendable () -> Bool) { self.isReproduced = isReproduced }

  private static func of<S: RealScalar>(_: S.Type) -> Work {
    let expected: [S] = values()
    return Work {
      let again: [S] = values()
      return again.count == expected.count && zip(again, expected).allSatisfy { identical($0, $1) }
    }
  }

  /// Literals, constants, every function that has a cache behind it, arithmetic, text and conversions.
  private static func values<S: RealScalar>() -> [S] {
    var results: [S] = LiteralTable.values()
    results += [S.pi, S.ulpOfOne, S.pi * S.pi, S(decimal: "1.1") ?? .nan, S("0x1.8p-3") ?? .nan]
    for x: S in [0.3, 1.7, 12.25, 100.1] {
      let inverse: S = 1 / (1 + x)
      results += [S.exp(x), S.expMinusOne(inverse), S.exp2(inverse), S.exp10(inverse), S.log(x), S.log(onePlus: x)]
      results += [S.log2(x), S.log10(x), S.sin(x), S.cos(x), S.tan(x), S.asin(inverse), S.acos(inverse), S.atan(x)]
      results += [S.sinh(inverse), S.cosh(inverse), S.tanh(inverse), S.asinh(x), S.acosh(1 + x), S.atanh(inverse)]
      results += [S.pow(x, inverse), S.pow(x, 7), S.root(x, 3), S.hypot(x, 1), S.atan2(y: x, x: -1), S.sqrt(x)]
      results += [S.erf(inverse), S.erfc(x), S.gamma(x), S.gamma(-inverse), S.logGamma(x), S.logGamma(1000 * x)]
      results += [S(MPFloat<Words<5>>(x)), S(Double(x)), S(x.description) ?? .nan, S(x.hexadecimal) ?? .nan]
      results += [x.addingProduct(x, x), x.remainder(dividingBy: inverse), x.rounded(), x.nextUp]
    }
    return results
  }
}
