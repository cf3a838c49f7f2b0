public import Scalars

/// The steps of a sweep, as numbers that no format has rounded yet.
///
/// A grid is given by powers of two (the default: they are exact in every format), by powers of ten, or as a list of
/// decimal numbers. A sweep first rounds each step to its working format; from then on the step *is* that number.
public enum StepGrid: Hashable, Sendable {
  /// 2ᵏ for k from the first exponent to the second, in either direction, both included.
  case powersOfTwo(from: Int, to: Int)
  /// 10ᵏ for k from the first exponent to the second, in either direction, both included.
  case powersOfTen(from: Int, to: Int)
  /// Decimal numbers, each a text that `RealScalar.init(decimal:)` reads.
  case list([String])

  /// The powers of two from the spacing of numbers at s = max(1, |x|) up to the power of two below s.
  ///
  /// Below that spacing x + h is x; above it lies all that a difference can be asked. For |x| < 2 in binary64 this is
  /// 2⁻⁵², …, 2⁰.
  public static func standard<T: RealScalar>(around x: T) -> StepGrid {
    let top = x.isFinite ? max(0, x.isZero ? 0 : Int(x.exponent)) : 0
    return .powersOfTwo(from: top - T.precision + 1, to: top)
  }

  /// The steps, each rounded once to the format `T`. A step may round to zero or overflow; the sweep says so in its row.
  public func steps<T: RealScalar>(as type: T.Type) -> [T] {
    switch self {
    case .powersOfTwo(let from, let to):
      exponents(from, to).map { exponent in
        let limb = InlineArray<1, UInt>(repeating: 1 << 63)
        return T(rounding: BinaryParts(kind: .finite, sign: .plus, exponent: exponent), limbs: limb.span)
      }
    case .powersOfTen(let from, let to):
      exponents(from, to).map { T(decimal: "1e\($0)") ?? .nan }
    case .list(let texts):
      texts.map { T(decimal: $0) ?? .nan }
    }
  }

  private func exponents(_ from: Int, _ to: Int) -> [Int] {
    from <= to ? Array(from...to) : (to...from).reversed()
  }
}

extension StepGrid {
  /// The greatest number of steps that a grid given as text may have.
  static let limit = 100_000

  /// Reads `2^-52:2^0`, `1e-16:1e0`, or a list of positive decimal numbers such as `1e-3,2e-4`.
  public init(_ text: String) throws(StepGridError) {
    let ends = text.split(separator: ":", omittingEmptySubsequences: false).map { $0.filter { $0 != " " } }
    if ends.count == 2 {
      guard let from = Power(ends[0]), let to = Power(ends[1]) else { throw .notAGrid(text) }
      guard from.base == to.base else { throw .mixedBases(text) }
      // Exponents beyond these say nothing in any format; the bound keeps a slip from asking for 10⁹ steps.
      guard abs(from.exponent) <= 1_000_000, abs(to.exponent) <= 1_000_000,
        abs(from.exponent - to.exponent) < Self.limit
      else { throw .tooMany(text, limit: Self.limit) }
      switch from.base {
      case .two: self = .powersOfTwo(from: from.exponent, to: to.exponent)
      case .ten: self = .powersOfTen(from: from.exponent, to: to.exponent)
      }
      return
    }
    let items = text.split(separator: ",", omittingEmptySubsequences: false).map { $0.filter { $0 != " " } }
    guard ends.count == 1, items.count <= Self.limit else { throw .notAGrid(text) }
    for item in items {
      guard let value = Double(decimal: item) else { throw .notAGrid(text) }
      // Only a sign or a zero significand makes a step that is not positive: a tiny one is not zero because Double has none.
      let significand = item.prefix { $0 != "e" && $0 != "E" }
      guard value.sign == .plus, significand.contains(where: { ("1"..."9").contains($0) }) else {
        throw .notPositive(item)
      }
    }
    self = .list(items)
  }

  private struct Power {
    enum Base { case two, ten }
    var base: Base
    var exponent: Int

    init?(_ text: String) {
      for (prefix, base) in [("2^", Base.two), ("1e", .ten), ("1E", .ten), ("10^", .ten)] where text.hasPrefix(prefix) {
        guard let exponent = Int(text.dropFirst(prefix.count)) else { return nil }
        self.base = base
        self.exponent = exponent
        return
      }
      return nil
    }
  }
}

/// Why a text is no grid of steps.
public enum StepGridError: Error, Hashable, CustomStringConvertible {
  /// The text has none of the three forms.
  case notAGrid(String)
  /// The two ends of a range are powers of different numbers.
  case mixedBases(String)
  /// A listed step is zero or negative.
  case notPositive(String)
  /// The range holds more steps than a sweep takes.
  case tooMany(String, limit: Int)

  /// The error as a sentence that says what was expected.
  public var description: String {
    switch self {
    case .notAGrid(let text):
      "'\(text)' is no grid of steps; expected a range such as 2^-52:2^0 or 1e-16:1e0, or a list such as 1e-3,1e-4"
    case .mixedBases(let text):
      "'\(text)' goes from a power of one number to a power of another; both ends must be powers of 2 or of 10"
    case .notPositive(let step): "the step \(step) is not positive"
    case .tooMany(let text, let limit): "'\(text)' asks for too many steps; a sweep takes at most \(limit)"
    }
  }
}
