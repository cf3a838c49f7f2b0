import Expressions
import Intervals
package import MultiPrecision
import Scalars

/// A smooth formula that nobody thought of, at a point, with its gradient by the rules of differentiation.
///
/// It is a random tree of the operations, integer powers and functions that formulae know, over one to four variables, with numbers
/// and coordinates over many magnitudes. Everything is text, and nothing is simplified, as in a gradient that somebody wrote. All
/// parts of formula and gradient are numbers of the domain in the middle half of the format's exponents, known to 64 bits where 256
/// are computed with, and formula and gradient are finite in the format: what cancels further, or leaves the range, is drawn again.
/// Sums of the chain rule may cancel altogether, as
/// those of x/x do; no such component is broken.
///
/// - The same seed, index and format give the same formula on every platform and in every version: what is drawn is integers.
/// - Of Γ and log |Γ| there are quotients, products and differences whose derivatives need no ψ.
/// - Cost: some 0.1 ms a draw, and from two to a hundred draws; more in formats of few exponents.
package struct RandomFormula: Sendable {
  /// Which formula of the seed this is.
  package let index: Int
  /// The names of the variables.
  package let variables: [String]
  /// The coordinates as decimal text, in order.
  package let point: [String]
  /// The formula.
  package let text: String
  /// The partial derivatives, in order.
  package let gradient: [String]
  /// Each component's magnitude relative to the largest one's; 0 for what is 0.
  package let shares: [Double]
  /// How many formulae were drawn until one was in the domain.
  package let draws: Int
  /// The generator after the formula, for what else is drawn of it.
  let generator: SeededGenerator

  /// The formula of that index among those of a seed, for a format.
  package init(seed: UInt64, index: Int, format: NamedFormat) {
    self = Self.drawn(seed: seed, index: index, as: format.type)
  }

  private init(
    _ index: Int, _ variables: [String], _ point: [String], _ term: FormulaTerm, draws: Int,
    generator: SeededGenerator
  ) {
    self.index = index
    self.variables = variables
    self.point = point
    self.draws = draws
    self.generator = generator
    text = term.own.text
    gradient = term.partials.map { $0?.text ?? "0" }
    let sizes = term.partials.map { MeasuredError($0?.value.magnitude ?? 0) }
    let largest = sizes.reduce(0) { MeasuredError.maximum($0, $1) }
    shares = sizes.map { Double($0 / largest) }
  }

  private static func drawn<S: RealScalar>(seed: UInt64, index: Int, as format: S.Type) -> RandomFormula {
    // Any odd number but the generator's own will do: its multiples would be other places of the same sequence.
    var words = SeededGenerator(seed: seed &+ UInt64(index) &* 0xD134_2543_DE82_EF95)
    var generator = SeededGenerator(seed: words.next())
    let range = MagnitudeRange(of: S.self)
    var draws = 1
    while true {
      let variables = Array(["x", "y", "z", "w"].prefix(1 + generator.index(below: 4)))
      // As many digits as the format can tell apart, and more; few where it has few.
      let point = variables.map { _ in
        generator.index(below: 25) == 0
          ? "0" : generator.decimal(digits: S.precision > 20 ? 17 : 3, within: range, isSigned: true)
      }
      let levels = 2 + generator.index(below: 5)
      var terms = Terms(variables, point, as: S.self, within: range)
      if let term = terms?.tree(levels: levels, &generator), term.partials.contains(where: { $0?.isNotZero ?? false }),
        !variables.contains(term.own.text)
      {
        let formula = RandomFormula(index, variables, point, term, draws: draws, generator: generator)
        if formula.isFinite(as: S.self) { return formula }
      }
      draws += 1
    }
  }
}

extension RandomFormula {
  /// Whether the format's own arithmetic stays in the domain: its roundings may lead out of it, from sin x to 1 and to acos′ there.
  fileprivate func isFinite<S: RealScalar>(as format: S.Type) -> Bool {
    let x = point.compactMap { S(decimal: $0) }
    guard let values = try? ExpressionVector([text] + gradient, variables: variables)(x) else { return false }
    return values.allSatisfy(\.isFinite)
  }
}

/// What trees are made of: the variables at the point, numbers, and terms that are there already.
private struct Terms {
  private let variables: [FormulaTerm]
  private let range: MagnitudeRange
  private var drawn: [FormulaTerm] = []

  /// The variables at the point as the format rounds it; nil where a coordinate is outside the range.
  init?<S: RealScalar>(_ names: [String], _ point: [String], as format: S.Type, within range: MagnitudeRange) {
    var variables: [FormulaTerm] = []
    for (index, text) in point.enumerated() {
      guard let x = S(decimal: text), x.isFinite else { return nil }
      let value = DifferentiationRule.Bounds(x)
      guard range.admits(value) else { return nil }
      variables.append(FormulaTerm(variable: names[index], index, of: names.count, value: value))
    }
    (self.variables, self.range) = (variables, range)
  }

  /// A random tree of at most so many levels above its leaves; nil where a part of it is not admitted.
  ///
  /// One operand in twelve is a term that stands elsewhere in the tree, so that what is alike can cancel.
  mutating func tree(levels: Int, _ generator: inout SeededGenerator) -> FormulaTerm? {
    if !drawn.isEmpty, generator.index(below: 12) == 0 { return drawn[generator.index(below: drawn.count)] }
    if levels == 0 || generator.index(below: 8) == 0 {
      return generator.index(below: 4) > 0
        ? variables[generator.index(below: variables.count)]
        : FormulaTerm(number: generator.decimal(digits: 4, within: range, isSigned: false), of: variables.count)
    }
    let rule = generator.rule()
    var operands: [FormulaTerm] = []
    for _ in rule.partials {
      guard let operand = tree(levels: levels - 1, &generator) else { return nil }
      operands.append(operand)
    }
    guard let term = FormulaTerm(rule, of: operands, within: range) else { return nil }
    drawn.append(term)
    return term
  }
}

extension FormulaTerm.Valued {
  fileprivate var isNotZero: Bool { value.mignitude > 0 }
}

extension SeededGenerator {
  /// A rule: an operation in 11 of 20 cases (sums and products twice as often as differences and quotients), a power in 2, else a
  /// function.
  fileprivate mutating func rule() -> DifferentiationRule {
    let operations = [0, 0, 1, 2, 2, 3]
    switch index(below: 20) {
    case 0..<11: return DifferentiationRule.arithmetic[operations[index(below: operations.count)]]
    case 11..<13: return DifferentiationRule.powers[index(below: DifferentiationRule.powers.count)]
    case 13..<19: return DifferentiationRule.unary[index(below: DifferentiationRule.unary.count)]
    default: return DifferentiationRule.binary[index(below: DifferentiationRule.binary.count)]
    }
  }

  /// A decimal number that is not 0, of at most so many digits: in two of three cases from 0.1 to 10, else within the range or 10^±6.
  fileprivate mutating func decimal(digits most: Int, within range: MagnitudeRange, isSigned: Bool) -> String {
    let digits = 1 + index(below: most)
    var bound = 1
    for _ in 1..<digits { bound *= 10 }
    // From 1000 through 9999, say: so many digits, none of them a leading zero.
    let figures = "\(bound + index(below: 9 * bound))"
    let span = min(6, range.decimals)
    let exponent = index(below: 3) > 0 ? index(below: 2) - 1 : index(below: 2 * span + 1) - span
    let sign = isSigned && index(below: 2) == 0 ? "-" : ""
    return sign + figures.prefix(1) + (digits > 1 ? "." + figures.dropFirst() : "")
      + (exponent == 0 ? "" : "e\(exponent)")
  }
}
