import AutomaticDifferentiation
import Expressions
import Intervals
import MultiPrecision
import RealModule
import Scalars
import TestSupport
import Testing

/// The functions of special.tsv, as formulae write them, and where they are defined.
private let formulae: [String: (text: String, ranges: [ClosedRange<Double>])] = [
  "digamma": ("digamma(x)", [-9.7...40]), "trigamma": ("trigamma(x)", [0.01...40]), "zeta": ("zeta(x)", [-8...20]),
  "beta": ("beta(x, y)", [0.05...20, 0.05...20]), "lbeta": ("lbeta(x, y)", [0.05...200, 0.05...200]),
  "gammainc": ("gammainc(x, y)", [-3...9, 0.05...15]), "j0": ("j0(x)", [-30...30]), "j1": ("j1(x)", [-30...30]),
  "j5": ("jn(5, x)", [-30...30]), "y0": ("y0(x)", [0.01...30]), "y1": ("y1(x)", [0.01...30]),
  "y3": ("yn(3, x)", [0.01...30]), "ai": ("ai(x)", [-12...12]), "expint": ("expint(x)", [-20...20]),
  "li2": ("li2(x)", [-9...5]), "agm": ("agm(x, y)", [0.01...20, 0.01...20]),
  "erfinv": ("erfinv(x)", [-0.999999...0.999999]),
  "sinc": ("sinc(x)", [-20...20]),
]

@Suite("Special functions")
struct SpecialFunctionTests {
  private struct Row {
    let name: String
    let formula: Expression
    let point: [String]
    let value: String
    let slopes: [String]

    static func all() throws -> [Row] {
      try Golden.rows("special").map { fields in
        let formula = try #require(formulae[fields[0]])
        return Row(
          name: fields[0],
          formula: try Expression(formula.text, variables: formula.ranges.count == 1 ? ["x"] : ["x", "y"]),
          point: fields[1].split(separator: " ").map(String.init), value: fields[2],
          slopes: fields[3].split(separator: " ").map(String.init))
      }
    }

    func coordinates<S: Scalar>(as type: S.Type) throws -> [S] { try point.map { try #require(S(decimal: $0)) } }
  }

  private typealias Wide = MPFloat<Words<4>>

  @Test("have the values of mpmath, rounded once, at a number of each format")
  func values() throws {
    for row in try Row.all() {
      // The decimal point is no number of the format: the derivative tells what that costs.
      try expect(row, Wide.self)
      try expect(row, Float.self)
      try expect(row, Double.self)
      try expect(row, MPFloat<Words<1>>.self)
      try expect(row, MPFloat<BFloat16>.self)
    }
  }

  /// The value at the number of S nearest to the point must be that at the same number in a much wider format, rounded.
  private func expect<S: RealScalar>(_ row: Row, _ type: S.Type) throws {
    typealias Wider = MPFloat<Words<8>>
    let point: [S] = try row.coordinates(as: S.self)
    let value: S = row.formula(point)
    let wider: Wider = row.formula(point.map { Wider($0) })
    #expect(value == S(wider), "\(row.name)(\(row.point)) in \(S.formatName)")
    guard S.self == Wide.self else { return }
    // The table has 100 digits; the point moves by half an ulp at most.
    let golden = try #require(Wide(decimal: row.value))
    let slopes = try row.slopes.map { try #require(Wide(decimal: $0)).magnitude }
    let reach = zip(slopes, try row.coordinates(as: Wide.self)).reduce(Wide.zero) { $0 + $1.0 * $1.1.ulp }
    #expect((Wide(wider) - golden).magnitude <= reach + golden.ulp, "\(row.name)(\(row.point)): \(wider)")
  }

  @Test("have the derivatives of mpmath, by dual numbers of 256 bits")
  func derivatives() throws {
    for row in try Row.all() {
      let point: [Wide] = try row.coordinates(as: Wide.self)
      for (i, slope) in row.slopes.enumerated() {
        let x = point.indices.map { Dual(point[$0], tangent: $0 == i ? 1 : 0) }
        let found = row.formula(x).tangent
        let golden = try #require(Wide(decimal: slope))
        // What cancels in a chain of a few operations, among numbers of the size of value and slope.
        let size = golden.magnitude + (try #require(Wide(decimal: row.value))).magnitude + 1
        #expect((found - golden).magnitude <= size.scaled(byPowerOfTwo: -235), "\(row.name)′ at \(row.point): \(found)")
      }
    }
  }

  @Test("lie between their bounds, and so do their derivatives, or nothing is said", arguments: formulae.keys.sorted())
  func enclosures(name: String) throws {
    typealias Bounds = Interval<Words<2>>
    let (text, ranges) = try #require(formulae[name])
    let formula = try Expression(text, variables: ranges.count == 1 ? ["x"] : ["x", "y"])
    var generator = SplitMix64(seed: 16)
    var (bounded, sloped) = (0, 0)
    let count = 60
    for _ in 0..<count {
      let width = [0, 0, 1e-30, 1e-9, 1e-3, 0.5][Int(generator.next() % 6)]
      var (box, inside): ([Bounds], [Wide]) = ([], [])
      for range in ranges {
        let lower = Double.random(in: range, using: &generator)
        let upper = width == 0 ? lower : min(lower + width, range.upperBound)
        box.append(Bounds(lower: MPFloat(lower), upper: MPFloat(upper)))
        inside.append(Wide(Double.random(in: lower...upper, using: &generator)))
      }
      for i in ranges.indices {
        let found = formula.enclosed(at: box.indices.map { Dual(box[$0], tangent: $0 == i ? 1 : 0) })
        let exact = formula(inside.indices.map { Dual(inside[$0], tangent: $0 == i ? 1 : 0) })
        if found.value.decoration > .possiblyUndefined {
          bounded += 1
          #expect(holds(found.value, exact.value), "\(name) of \(box): \(found.value) without \(exact.value)")
        }
        if found.tangent.decoration > .possiblyUndefined {
          sloped += 1
          #expect(holds(found.tangent, exact.tangent), "\(name)′ of \(box): \(found.tangent) without \(exact.tangent)")
        }
      }
    }
    #expect(bounded > count / 4, "\(bounded)")
    // Of these no derivative is bounded, or not with respect to each argument: the proof says so.
    #expect(sloped > count / 4 || ["zeta", "agm", "gammainc", "trigamma"].contains(name), "\(sloped)")
  }

  /// Whether a value of 256 bits, less its rounding, lies between bounds.
  private func holds(_ bounds: Interval<Words<2>>, _ value: Wide) -> Bool {
    let error = value.magnitude.scaled(byPowerOfTwo: -230)
    return Wide(bounds.lower) - error <= value && value <= Wide(bounds.upper) + error
  }

  @Test("are NaN outside their domains")
  func domains() throws {
    for text in ["beta(-1, 2)", "erfinv(1.5)", "y0(-1)", "gammainc(2, -1)", "agm(-1, 1)", "expint(0)", "digamma(-2)"] {
      let value: Double = try Expression(text, variables: [])([])
      #expect(value.isNaN, "\(text): \(value)")
    }
    #expect(try Expression("erfinv(1)", variables: [])([] as [Double]) == .infinity)
  }
}
