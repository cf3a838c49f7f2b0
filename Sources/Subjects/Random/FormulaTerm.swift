import Intervals
import MultiPrecision
import Scalars

/// A part of a random formula: its text and its partial derivatives' texts, each with the number that it has at the point.
struct FormulaTerm: Sendable {
  /// A text with the number that it means, enclosed.
  struct Valued: Sendable {
    let text: String
    let value: DifferentiationRule.Bounds
  }

  /// The term itself.
  let own: Valued
  /// Its derivatives with respect to the variables, in order; nil for one that is 0 because the variable does not occur.
  let partials: [Valued?]

  /// No text of a term or of one of its derivatives is longer.
  private static let longest = 3000

  /// A variable, the `index`-th of `count`, where it is `value`.
  init(variable name: String, _ index: Int, of count: Int, value: DifferentiationRule.Bounds) {
    own = Valued(text: name, value: value)
    partials = (0..<count).map { $0 == index ? Valued(text: "1", value: 1) : nil }
  }

  /// A number among `count` variables; nil where the text is none.
  init?(number text: String, of count: Int) {
    guard let value = DifferentiationRule.Bounds(decimal: text) else { return nil }
    own = Valued(text: text, value: value)
    partials = Array(repeating: nil, count: count)
  }

  /// A function of terms, differentiated by the chain rule; nil where it, or a part of its derivative, leaves the domain or `range`,
  /// or gets too long.
  ///
  /// Nothing is simplified but products with 1 and terms that are 0 because a variable does not occur.
  init?(_ rule: DifferentiationRule, of operands: [FormulaTerm], within range: MagnitudeRange) {
    guard let (value, slopes, parts) = rule.enclosed(at: operands.map(\.own.value)), range.admits(value),
      parts.allSatisfy(range.admits)
    else { return nil }
    let texts = operands.map(\.own.text)
    own = Valued(text: DifferentiationRule.text(rule.function, of: texts), value: value)
    guard own.text.utf8.count <= Self.longest else { return nil }
    var partials: [Valued?] = []
    for variable in operands[0].partials.indices {
      var sum: Valued?
      for (k, operand) in operands.enumerated() {
        guard let inner = operand.partials[variable] else { continue }
        let outer = Valued(text: DifferentiationRule.text(rule.partials[k], of: texts), value: slopes[k])
        guard range.admits(outer.value), let term = outer.times(inner, within: range),
          let next = sum.map({ $0.plus(term, within: range) }) ?? term
        else { return nil }
        sum = next
      }
      guard (sum?.text.utf8.count ?? 0) <= Self.longest else { return nil }
      partials.append(sum)
    }
    self.partials = partials
  }
}

extension FormulaTerm.Valued {
  fileprivate func times(_ other: Self, within range: MagnitudeRange) -> Self? {
    if text == "1" { return other }
    if other.text == "1" { return self }
    let product = value * other.value
    guard range.admits(product) else { return nil }
    return Self(text: DifferentiationRule.text("u*v", of: [text, other.text]), value: product)
  }

  fileprivate func plus(_ other: Self, within range: MagnitudeRange) -> Self? {
    let sum = value + other.value
    let text = DifferentiationRule.text("u+v", of: [text, other.text])
    if range.admits(sum) { return Self(text: text, value: sum) }
    // What is left is a few roundings of the 256 bits: the terms are the same number with two signs.
    let largest = DifferentiationRule.Bounds.Bound.maximum(value.magnitude, other.value.magnitude)
    let isCancelled = sum.containsZero && sum.width <= largest.scaled(byPowerOfTwo: -230)
    return isCancelled ? Self(text: text, value: 0) : nil
  }
}

/// The magnitudes that a random formula and all its parts keep to, so that a format can hold them, and their squares.
struct MagnitudeRange: Sendable {
  private let exponent: Int

  /// The middle half of a format's exponents, and 2^±512 at most.
  init<S: RealScalar>(of format: S.Type) {
    let (least, greatest) = (Int(S.leastNormalMagnitude.exponent), Int(S.greatestFiniteMagnitude.exponent))
    exponent = min(512, greatest / 2, -least / 2)
  }

  /// The decimal exponents, about.
  var decimals: Int { exponent * 3 / 10 }

  /// Whether the bounds hold one number that is meant, to 64 bits, and it is of a magnitude in the range, or 0.
  func admits(_ bounds: DifferentiationRule.Bounds) -> Bool {
    guard bounds.decoration == .common else { return false }
    if bounds.isPoint && bounds.containsZero { return true }
    let (least, greatest) = (bounds.mignitude, bounds.magnitude)
    return least > 0 && bounds.width <= least.scaled(byPowerOfTwo: -64)
      && least.exponent >= -exponent && greatest.exponent < exponent
  }
}
