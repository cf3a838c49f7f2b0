package import Scalars

/// A function whose values have been spoiled, the same way each time it is called.
package struct SpoiledFunction: RealFunction {
  /// What is done to the values.
  package enum Spoil: Hashable, Sendable {
    /// They are rounded to binary32.
    case binary32
    /// They are multiplied by 1 + 10⁻⁶·s, s in [−1, 1) from a hash of the bits of x.
    case relativeNoise
  }

  /// The function without the spoil.
  package let function: any RealFunction
  /// What is done to its values.
  package let spoil: Spoil

  /// `function`, spoiled.
  package init(_ function: any RealFunction, _ spoil: Spoil) {
    self.function = function
    self.spoil = spoil
  }

  /// f(x), spoiled.
  package func callAsFunction<S: RealScalar>(_ x: [S]) -> S {
    let value: S = function(x)
    switch spoil {
    case .binary32: return S(Float(value))
    case .relativeNoise: return value + value * S(Self.noise(x[0])) / 1_000_000
    }
  }

  /// A number of [−1, 1) that depends on every bit of x: its significand and exponent seed the generator.
  private static func noise<S: RealScalar>(_ x: S) -> Double {
    let seed = x.withParts { parts, limbs in
      var seed = UInt64(bitPattern: Int64(parts.exponent)) &* 0x9E37_79B9_7F4A_7C15
      for i in limbs.indices { seed = (seed ^ UInt64(limbs[i])) &* 0xD6E8_FEB8_6659_FD93 }
      return x < 0 ? ~seed : seed
    }
    var generator = SeededGenerator(seed: seed)
    return Double.random(in: -1..<1, using: &generator)
  }
}
