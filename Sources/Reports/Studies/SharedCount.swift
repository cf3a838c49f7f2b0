import MultiPrecision

/// So many pieces of work in each of several formats, as items of fifty: what studies of many points, or formulae, are made of.
struct SharedCount: Sendable {
  /// The pieces of an item.
  private static let share = 50

  let formats: [NamedFormat]
  /// How many pieces there are in each format.
  let count: Int

  private var itemsOfFormat: Int { (count + Self.share - 1) / Self.share }

  private func range(_ share: Int) -> Range<Int> { share * Self.share..<min((share + 1) * Self.share, count) }

  /// `binary64 0 to 49`, for each item.
  var items: [String] {
    formats.flatMap { format in
      (0..<itemsOfFormat).map { share in
        let range = range(share)
        return "\(format.name) \(range.lowerBound) to \(range.upperBound - 1)"
      }
    }
  }

  /// The format of an item, and the numbers of its pieces.
  func pieces(of item: Int) -> (format: NamedFormat, numbers: Range<Int>) {
    let (format, share) = item.quotientAndRemainder(dividingBy: itemsOfFormat)
    return (formats[format], range(share))
  }

  /// The records of the items of each format, in order.
  func byFormat<R>(_ records: [R]) -> [(format: NamedFormat, records: ArraySlice<R>)] {
    formats.enumerated().map { ($1, records[($0 * itemsOfFormat)..<(($0 + 1) * itemsOfFormat)]) }
  }
}
