/// There is no format of the name that was asked for.
public struct UnknownFormat: Error, Equatable, Sendable, CustomStringConvertible {
  /// The name that was asked for.
  public let name: String

  /// For a name `mpN` with an N for which there is no format, the format next to it; nil for every other name.
  public let nearest: String?

  /// The error for `name`.
  init(name: String) {
    self.name = name
    nearest = NamedFormat.bits(ofName: name).map { bits in
      "mp\(bits < NamedFormat.precisions.lowerBound ? NamedFormat.precisions.lowerBound : NamedFormat.precisions.upperBound)"
    }
  }

  /// One sentence: what was asked for, and what there is.
  ///
  /// `there is no format mp1; the N bits of mpN are from 2 to 65536`
  public var description: String {
    let start = "there is no format \(name.isEmpty ? "without a name" : name)"
    let range = "from \(NamedFormat.precisions.lowerBound) to \(NamedFormat.precisions.upperBound)"
    if nearest != nil { return "\(start); the N bits of mpN are \(range)" }
    let names = (NamedFormat.standard + NamedFormat.emulated + NamedFormat.variants).map(\.name).joined(separator: ", ")
    return "\(start); the known ones are \(names) and mpN, any number of bits \(range): mp113, mp300, …"
  }
}
