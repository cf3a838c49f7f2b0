import MultiPrecision
import RealModule
import Scalars

/// The formats that the processor has, against MPFloat's, bit for bit, in all operations of IEEE 754 that round.
struct Hardware {
  let seed: UInt64
  let count: Int

  /// Whether all were equal.
  func run() -> Bool {
    var isRight = compare(Double.self, Binary64.self, bits: 64) { Double(bitPattern: $0) }
    isRight =
      compare(Float.self, Binary32.self, bits: 32) { Float(bitPattern: UInt32(truncatingIfNeeded: $0)) } && isRight
    #if arch(x86_64) || arch(arm64)
      isRight =
        compare(Float16.self, Binary16.self, bits: 16) { Float16(bitPattern: UInt16(truncatingIfNeeded: $0)) }
        && isRight
    #endif
    return isRight
  }

  private func compare<H: RealScalar, F: BinaryFormat>(
    _ hardware: H.Type, _ format: F.Type, bits: Int, _ make: (UInt64) -> H
  ) -> Bool {
    var (dice, equal, unequal) = (Dice(seed: seed), 0, 0)
    func check(_ name: String, _ h: H, _ m: MPFloat<F>, _ operands: [H]) {
      if h.isNaN && m.isNaN || m == MPFloat<F>(h) && m.sign == h.sign {
        equal += 1
      } else {
        unequal += 1
        if unequal <= 10 {
          print("\(H.formatName) \(name) \(operands.map(\.hexadecimal)): \(h.hexadecimal), MPFloat \(m.hexadecimal)")
        }
      }
    }
    while equal + unequal < count {
      let (a, b, c) = (make(dice.next()), near(make(dice.next()), &dice), make(dice.next()))
      let (x, y, z) = (MPFloat<F>(a), MPFloat<F>(b), MPFloat<F>(c))
      check("+", a + b, x + y, [a, b])
      check("-", a - b, x - y, [a, b])
      check("*", a * b, x * y, [a, b])
      check("/", a / b, x / y, [a, b])
      check("sqrt", a.squareRoot(), x.squareRoot(), [a])
      // Float16's is that of Float rounded a second time, where the processor has none.
      if bits > 16 { check("fma", c.addingProduct(a, b), z.addingProduct(x, y), [a, b, c]) }
      check("remainder", a.remainder(dividingBy: b), x.remainder(dividingBy: y), [a, b])
      check("nextUp", a.nextUp, x.nextUp, [a])
      check("text", H("\(a)") ?? .nan, MPFloat<F>("\(x)") ?? .nan, [a])
    }
    print("\(H.formatName): \(equal) equal, \(unequal) unequal, seed \(seed)")
    return unequal == 0
  }

  /// Of four, one becomes a number of few bits, whose products and quotients are exact or ties.
  private func near<H: RealScalar>(_ x: H, _ dice: inout Dice) -> H {
    Int.random(in: 0..<4, using: &dice) == 0 ? H(Int.random(in: -8...8, using: &dice)) : x
  }
}
