import MultiPrecision
import RealModule
import Scalars

extension Discrepancies {
  /// One block has another block's gradient, in place of its own or besides it.
  var otherBlocks: [Pattern] {
    guard wrong.count > 1, let first = wrong.first, let last = wrong.last else { return [] }
    return blocks.filter { $0.range.contains(first.index) && $0.range.contains(last.index) }.flatMap { own in
      let others = blocks.filter { $0.range.count == own.range.count && $0.range != own.range }
      return others.flatMap { other in
        let cost = 1 + Double.log10(Double(others.count))
        return [
          pattern(own, other, "\(own.name) has the gradient of \(other.name)", cost: cost) { -$0 },
          pattern(own, other, "\(own.name) has the gradient of \(other.name) added to its own", cost: cost + 0.5) { _ in
            0
          },
        ].compactMap(\.self)
      }
    }
  }

  /// The pattern that a block's error is another's gradient and what `rest` makes of its own.
  private func pattern(
    _ own: ParameterBlock, _ other: ParameterBlock, _ text: String, cost: Double,
    rest: (MeasuredError) -> MeasuredError
  ) -> Pattern? {
    let place = PatternPlace(scope: .block(own.name), range: own.range)
    let digits = digits(in: place, of: .claim) { c in
      guard let source = component(c.index - own.range.lowerBound + other.range.lowerBound) else { return nil }
      return (source.gradient + rest(c.gradient), c.tolerance + source.tolerance)
    }
    return digits.map { Pattern(.otherBlock, in: place, text: text, digits: $0, cost: cost) }
  }
}
