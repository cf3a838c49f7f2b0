/// A real number of twice the precision: the unevaluated sum of a number and of what rounding took from it.
///
/// Sources: T. J. Dekker, *A floating-point technique for extending the available precision* (1971); T. Ogita, S. M. Rump and
/// S. Oishi, *Accurate sum and dot product* (2005); M. Joldes, J.-M. Muller and V. Popescu, *Tight and rigorous error bounds for
/// basic building blocks of double-word arithmetic* (2017).
@frozen
@usableFromInline
struct TwoPart<R: RealScalar> {
  /// The number rounded.
  @usableFromInline var high: R
  /// What the number is more than `high`, rounded.
  @usableFromInline var low: R

  @inlinable
  init(_ high: R, _ low: R = 0) {
    self.high = high
    self.low = low
  }

  /// a + b, exactly.
  @inlinable
  init(sum a: R, _ b: R) {
    let sum = a + b
    let grown = sum - a
    self.init(sum, (a - (sum - grown)) + (b - grown))
  }

  /// a·b, exactly unless it underflows.
  @inlinable
  init(product a: R, _ b: R) {
    let product = a * b
    self.init(product, (-product).addingProduct(a, b))
  }

  /// The sum of the terms, as if it were computed in twice the precision.
  @inlinable
  static func sum(_ first: R, _ terms: TwoPart...) -> R {
    var sum = first
    var rest: R = 0
    for term in terms {
      let high = TwoPart(sum: sum, term.high)
      let low = TwoPart(sum: high.high, term.low)
      sum = low.high
      rest += high.low + low.low
    }
    return sum + rest
  }

  @inlinable
  static func + (a: TwoPart, b: TwoPart) -> TwoPart {
    let high = TwoPart(sum: a.high, b.high)
    let low = TwoPart(sum: a.low, b.low)
    let middle = TwoPart(sum: high.high, high.low + low.high)
    return TwoPart(sum: middle.high, low.low + middle.low)
  }

  @inlinable
  static prefix func - (a: TwoPart) -> TwoPart { TwoPart(-a.high, -a.low) }

  @inlinable
  static func * (a: TwoPart, b: TwoPart) -> TwoPart {
    let product = TwoPart(product: a.high, b.high)
    let rest = (a.high * b.low).addingProduct(a.low, b.high)
    // Where the product is 0, its sign is that of the product alone.
    return product.high == 0 ? product : TwoPart(sum: product.high, product.low + rest)
  }

  @inlinable
  static func / (a: TwoPart, n: Int) -> TwoPart {
    let divisor = R(n)
    let quotient = a.high / divisor
    return TwoPart(sum: quotient, (a.high.addingProduct(-quotient, divisor) + a.low) / divisor)
  }
}
