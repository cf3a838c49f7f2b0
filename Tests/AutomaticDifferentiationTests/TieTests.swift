import AutomaticDifferentiation
import RealModule
import Scalars
import Testing

private typealias D = Dual<Double>

/// What comparisons of values cost: the losses that ``Dual`` documents, so that they are known and not discovered.
@Suite("Where a comparison decides, a dual number knows one side")
struct TieTests {
  @Test("An equality test loses the tangent: sin x / x with a guard at 0")
  func equality() {
    func cardinalSine<S: RealScalar>(_ x: S) -> S { x == 0 ? 1 : S.sin(x) / x }
    func guarded<S: RealScalar>(_ x: S) -> S { x == 0 ? 0 : S.expMinusOne(2 * x) }
    #expect(cardinalSine(D(0, tangent: 1)).tangent == 0)
    // The true slope is 2. The value is right, and the tangent that of the constant.
    #expect(guarded(D(0, tangent: 1)).tangent == 0)
    #expect(guarded(D(1e-9, tangent: 1)).tangent > 1.99)
  }

  @Test("A tie in max and min takes one argument's tangent, whichever it is")
  func ties() {
    let (x, y) = (D(1, tangent: 2), D(1, tangent: 7))
    #expect(x == y && x.hashValue == y.hashValue)
    #expect(Swift.max(x, y).tangent == 7 && Swift.max(y, x).tangent == 2)
    #expect(Swift.min(x, y).tangent == 2 && Swift.min(y, x).tangent == 7)
    #expect(D.maximum(x, y).tangent == 7 && D.minimum(x, y).tangent == 2)
    // Away from a tie the greater one's.
    #expect(Swift.max(x, y + 1).tangent == 7 && Swift.max(x + 1, y).tangent == 2)
  }

  @Test("A tie need not be a kink: max(x, 0)² has slope 0 at 0 from either side")
  func smoothTie() {
    for x in [D(0, tangent: 1), D(0, tangent: -1)] {
      let hinge = Swift.max(x, 0)
      #expect((hinge * hinge).tangent == 0)
    }
  }
}
