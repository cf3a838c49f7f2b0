import MultiPrecision
import RealModule
import Scalars

/// A number that people put into formulae, by its name; what naming it costs, in decimal digits.
struct NamedNumber {
  /// The number.
  var value: Double
  /// Its name: `2`, `π/180`, `1/64`.
  var text: String
  /// About log₁₀ of how many numbers have names as simple.
  var cost: Double

  /// The simplest name of a number between the bounds: among the constants of mathematics, powers of ten, 1 ± them, and decimals
  /// of up to four digits; where there are `counts`, numbers of components, whole numbers too, what divides by them, and
  /// small fractions. Of either sign; nil when there is none.
  init?(between low: MeasuredError, and high: MeasuredError, counts: [Int]? = nil) {
    let isNegative = (low + high).sign == .minus
    let (least, most) = isNegative ? (-high, -low) : (low, high)
    let centre = Double((least + most) / 2)
    guard centre.isFinite, centre >= Double.leastNormalMagnitude else { return nil }
    let quotients = counts.map { Self.wholes(centre, $0) + Self.fractions(centre) } ?? []
    let candidates = Self.constants + quotients + Self.decimals(centre)
    let fitting = candidates.filter {
      let value = MeasuredError($0.value)
      let rounding = value * MeasuredError(Double.ulpOfOne)
      return least - rounding <= value && value <= most + rounding
    }
    guard var best = fitting.min(by: { $0.cost < $1.cost }) else { return nil }
    if isNegative { best = NamedNumber(-best.value, "-" + best.text, best.cost + 0.3) }
    self = best
  }

  private init(_ value: Double, _ text: String, _ cost: Double) {
    self.value = value
    self.text = text
    self.cost = cost
  }

  private static let constants: [NamedNumber] = {
    let (pi, ln2, ln10) = (Double.pi, Double.log(2), Double.log(10))
    return [
      NamedNumber(1, "1", 0.3), NamedNumber(2, "2", 0.3), NamedNumber(0.5, "½", 0.5), NamedNumber(pi, "π", 1.3),
      NamedNumber(2 * pi, "2π", 1.3), NamedNumber(1 / pi, "1/π", 1.4), NamedNumber(0.5 / pi, "1/(2π)", 1.4),
      NamedNumber(pi / 2, "π/2", 1.4), NamedNumber(2 / pi, "2/π", 1.5), NamedNumber(4 * pi, "4π", 1.5),
      NamedNumber(pi / 180, "π/180", 1.3), NamedNumber(180 / pi, "180/π", 1.3), NamedNumber(ln2, "ln 2", 1.3),
      NamedNumber(1 / ln2, "1/ln 2", 1.3), NamedNumber(ln10, "ln 10", 1.3), NamedNumber(1 / ln10, "1/ln 10", 1.3),
      NamedNumber(2.0.squareRoot(), "√2", 1.3), NamedNumber(0.5.squareRoot(), "1/√2", 1.3),
      NamedNumber(pi.squareRoot(), "√π", 1.5), NamedNumber((2 * pi).squareRoot(), "√(2π)", 1.5),
      NamedNumber(1 / (2 * pi).squareRoot(), "1/√(2π)", 1.5),
    ]
  }()

  /// The whole number nearest to x, and the one nearest to 1/x, up to a million.
  private static func wholes(_ x: Double, _ counts: [Int]) -> [NamedNumber] {
    func cost(_ n: Double) -> Double {
      counts.contains { Double($0) == n } || n <= 10 ? 1 : 0.5 + 1.5 * Double.log10(n)
    }
    var numbers: [NamedNumber] = []
    let (n, m) = (x.rounded(), (1 / x).rounded())
    if n > 2, n <= 1e6 { numbers.append(NamedNumber(n, "\(Int(n))", cost(n))) }
    if m > 2, m <= 1e6 { numbers.append(NamedNumber(1 / m, "1/\(Int(m))", cost(m))) }
    return numbers
  }

  /// The fractions p/q with p and q up to nine.
  private static func fractions(_ x: Double) -> [NamedNumber] {
    (2...9).compactMap { q in
      let p = (x * Double(q)).rounded()
      guard p > 1, p <= 9, p.truncatingRemainder(dividingBy: Double(q)) != 0 else { return nil }
      return NamedNumber(p / Double(q), "\(Int(p))/\(q)", 1.7)
    }
  }

  /// The power of ten nearest to x, 1 ± the one nearest to |x − 1|, and x rounded to one to four digits.
  private static func decimals(_ x: Double) -> [NamedNumber] {
    func power(_ y: Double) -> Double? { Double("1e\(Int(Double.log10(y).rounded()))") }
    var numbers: [NamedNumber] = []
    if let ten = power(x) { numbers.append(NamedNumber(ten, DecimalText.plain(ten), 1)) }
    if x != 1, (x - 1).magnitude < 0.5, let ten = power((x - 1).magnitude) {
      let value = x > 1 ? 1 + ten : 1 - ten
      numbers.append(NamedNumber(value, DecimalText.plain(value), 1.5))
    }
    for digits in 1...4 {
      let value = DecimalText.rounded(x, digits: digits)
      // 1, 2 and 5 times a power of ten are chosen most.
      let isRound = digits == 1 && ["1", "2", "5"].contains(value.scientific(digits: 1).prefix(1))
      numbers.append(NamedNumber(value, DecimalText.plain(value), isRound ? 1.2 : 0.7 + Double(digits)))
    }
    return numbers
  }
}

/// Numbers as a sentence has them.
enum DecimalText {
  /// The number of so many significant decimal digits nearest to x.
  static func rounded(_ x: Double, digits: Int) -> Double { Double(x.scientific(digits: digits)) ?? x }

  /// The shortest text of x, without a point where there is nothing behind it.
  static func plain(_ x: Double) -> String {
    if x.magnitude >= 1e7, x.isFinite {
      let parts = x.scientific(digits: 17).split(separator: "e")
      let mantissa = rounded(x, digits: 6) / (Double("1e\(parts.last ?? "0")") ?? 1)
      return "\(plain(mantissa))e\(parts.last.flatMap { Int($0) } ?? 0)"
    }
    let text = x.description
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }

  /// The number between the bounds to the digits that they have in common, at most six.
  static func number(between low: MeasuredError, and high: MeasuredError) -> (value: Double, text: String) {
    let centre = Double((low + high) / 2)
    let width = Double((high - low) / 2)
    guard centre != 0, centre.isFinite else { return (centre, plain(centre)) }
    let known = width > 0 ? Double.log10(centre.magnitude / width) : 6
    let digits = Int(max(1, min(6, known.rounded(.down))))
    let value = rounded(centre, digits: digits)
    return (value, plain(value))
  }
}
