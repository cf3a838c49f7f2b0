import Intervals
import MultiPrecision
import RealModule
import Scalars
import Testing

private typealias I = Interval<Words<1>>

@Suite("Intervals as values")
struct ValueTests {
  @Test("have a middle and a radius, a least and a greatest magnitude")
  func measures() {
    let x = Interval<Words<2>>(lower: -1, upper: 3)
    #expect(x.midpoint == 1 && x.radius == 2 && x.width == 4 && x.mignitude == 0 && x.magnitude == 3)
    #expect(x.containsZero && x.contains(3) && !x.contains(3.5) && !x.isPoint && x.isBounded && !x.isEmpty)
    let all = Interval<Words<2>>.entire
    #expect(all.midpoint == 0 && all.radius == .infinity && !all.contains(.infinity) && !all.isBounded)
    let nothing = Interval<Words<2>>.empty
    #expect(nothing.isEmpty && nothing.midpoint.isNaN && nothing.width.isNaN && nothing.mignitude.isNaN)
    #expect(nothing.isSubset(of: x) && !x.isSubset(of: nothing))
    // The middle of two neighbours is one of them, and of numbers whose sum overflows it is between them.
    let neighbours = I(lower: 1, upper: (1 as MPFloat<Words<1>>).nextUp)
    #expect(neighbours.contains(neighbours.midpoint))
    typealias Short = Interval<Binary16>
    #expect(Short(lower: 60000, upper: 65504).midpoint == 62752)
  }

  @Test("are sets: hull, intersection, equality and hash")
  func sets() {
    let (a, b) = (I(lower: 0, upper: 2), I(lower: 1, upper: 3))
    #expect(a.hull(b) == I(lower: 0, upper: 3) && a.intersection(b) == I(lower: 1, upper: 2))
    #expect(a.hull(b).decoration == .possiblyUndefined && a.intersection(b).decoration == .possiblyUndefined)
    #expect(a.intersection(I(lower: 2.5, upper: 3)).isEmpty && a.hull(.empty) == a)
    #expect(I.empty == I.empty && I.empty != I.entire && Set([a, b, a, .empty, .empty]).count == 3)
    // Equal sets of which different things are known are equal.
    #expect(a == a.hull(a) && a.hashValue == a.hull(a).hashValue)
  }

  @Test("of a number are that number alone where the format has it, else the two around it")
  func conversions() {
    #expect(I(0.1 as Double).isPoint && I(1 << 40).isPoint && I(point: 3).isPoint)
    let narrow = Interval<Binary16>(0.1 as Double)
    #expect(!narrow.isPoint && narrow.upper == narrow.lower.nextUp)
    #expect(MPFloat<Words<1>>(narrow.lower) < 0.1 && MPFloat<Words<1>>(narrow.upper) > 0.1)
    #expect(Interval<Binary16>(2049) == Interval<Binary16>(lower: 2048, upper: 2050))
    #expect(Interval<Binary16>(exactly: 2049) == nil && Interval<Binary16>(exactly: 2048)?.isPoint == true)
    let huge = Interval<Binary16>(100_000)
    #expect(huge.lower == 65504 && huge.upper == .infinity && huge.decoration == .continuous)
  }

  @Test("enclose the decimal that a literal writes, at every precision")
  func literals() throws {
    func expectTenth<F: BinaryFormat>(_: Interval<F>.Type) throws {
      let tenth: Interval<F> = 0.1
      let written = try #require(Interval<F>(decimal: "0.1"))
      #expect(tenth == written && !tenth.isPoint && tenth.width <= tenth.upper.ulp)
      #expect((tenth * 10).contains(1) && (tenth - written).containsZero)
    }
    try expectTenth(Interval<Words<1>>.self)
    try expectTenth(Interval<Words<4>>.self)
    try expectTenth(Interval<Binary16>.self)
    try expectTenth(Interval<X87Extended>.self)
    let (half, whole, zero, power): (I, I, I, I) = (0.5, 3.0, 0.0, 1e15)
    #expect(half.isPoint && whole.isPoint && zero.isPoint && power.isPoint && power.lower == 1_000_000_000_000_000)
    let hexadecimal: I = 0x1.8p-60
    #expect(hexadecimal.isPoint && hexadecimal.lower.exponent == -60)
    #expect(I.pi.lower < I.pi.upper && I.pi.upper == I.pi.lower.nextUp)
  }

  @Test("write bounds that hold them, and read them again")
  func text() throws {
    let third: I = 1 / 3
    let again = try #require(I(third.description))
    #expect(third.isSubset(of: again) && again.width <= 4 * third.width)
    #expect(I(third.hexadecimal) == third)
    #expect(I(lower: 1, upper: 2.5).description == "[1.0, 2.5]" && I.empty.description == "[empty]")
    #expect(I("[0.1]") == I("0.1") && I("[ 1 ,2 ]") == I(lower: 1, upper: 2) && I("[-inf, inf]") == .entire)
    #expect(
      I("[empty]")?.isEmpty == true && I("[entire]") == .entire && I("[0x1p-1, 0x1.8p0]") == I(lower: 0.5, upper: 1.5))
    for text in ["", "[", "[]", "[1,2,3]", "[2, 1]", "[a]", "1,2", "[1 2]", "[inf]", "[nan, 1]", "empty", "[inf, inf]"]
    {
      #expect(I(text) == nil, "\(text)")
    }
  }

  @Test(
    "run at a precision that is chosen when the program runs",
    arguments: [2, 24, 64, 100, 128, 256, 512, 1000, 1024, 3000])
  func precision(bits: Int) {
    struct Third: IntervalVisitor {
      func callAsFunction<Format: BinaryFormat>(_ type: Interval<Format>.Type) -> (Int, Bool, Bool) {
        let third: Interval<Format> = 1 / 3
        return (MPFloat<Format>.precision, (3 * third).contains(1), third.upper == third.lower.nextUp)
      }
    }
    let (precision, holdsOne, isNarrow) = withIntervals(bits: bits, Third())
    #expect(precision == bits && holdsOne && isNarrow)
  }

  @Test("take no answer for certain that is not")
  func order() {
    #expect(I.isBelow(1, 2) == true && I.isBelow(2, 1) == false && I.isBelow(1, 1) == nil)
    #expect(I.isBelow(I(lower: 0, upper: 2), I(lower: 1, upper: 3)) == nil && I.isBelow(.empty, 1) == nil)
    #expect(I.isSame(1, 1) && !I.isSame(1, 2) && !I.isSame(I(lower: 0, upper: 1), I(lower: 0, upper: 1)))
    #expect(I.either(1, 3) == I(lower: 1, upper: 3) && I.either(1, 3).decoration == .defined)
  }

  @Test("refuse a sine that would take for ever, and say nothing of it")
  func hugeSine() {
    let huge = I(point: I.Bound(1).scaled(byPowerOfTwo: 1 << 24))
    #expect(I.sin(huge) == I(lower: -1, upper: 1) && I.tan(huge).decoration == .possiblyUndefined)
    #expect(I.Bound.sin(huge.lower, rounding: .down).isNaN && MPFloat<Words<1>>.sin(huge.lower).isNaN)
  }
}
