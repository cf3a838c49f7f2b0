public import Scalars

/// A point that has a name, its coordinates written in decimal.
///
/// Text, so that the point is the same number in every format that can hold it, and rounded once in every other: `-1.2`
/// is not first rounded to `Double` on its way to 256 bits.
public struct ProblemPoint: Hashable, Sendable {
  /// What the point is called, in lowercase: `default`, `start`, `start1`, `certified`, …
  public let name: String

  /// The coordinates, each a decimal number.
  public let coordinates: [String]

  /// A point with a name.
  ///
  /// - Precondition: each coordinate writes a decimal number, in the form of `Scalar.init(decimal:)`.
  public init(_ name: String, _ coordinates: [String]) {
    for text in coordinates {
      precondition(Double(decimal: text) != nil, "coordinate \"\(text)\" of point \"\(name)\" is not a decimal number")
    }
    self.name = name
    self.coordinates = coordinates
  }

  /// The coordinates as numbers, each rounded once (to nearest, ties to even). Cost: under a microsecond each.
  @inlinable
  public func coordinates<S: Scalar>(as type: S.Type) -> [S] {
    coordinates.map { text in
      guard let number = S(decimal: text) else {
        preconditionFailure("coordinate \"\(text)\" of point \"\(name)\" is not a decimal number")
      }
      return number
    }
  }
}
