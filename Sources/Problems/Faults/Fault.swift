import Scalars

/// One mistake in a gradient, of a kind that people make, and where it is.
///
/// Coordinates are counted from 0.
public struct Fault: Hashable, Sendable, CustomStringConvertible {
  /// The kinds of mistake.
  public enum Kind: Hashable, Sendable, CaseIterable {
    /// −gᵢ for gᵢ.
    case wrongSign
    /// 2gᵢ for gᵢ.
    case twice
    /// 0 for gᵢ.
    case missing
    /// gᵢ and gⱼ have changed places.
    case swapped
    /// gᵢ + xᵢ for gᵢ: the derivative of a penalty xᵢ²/2 that f does not have.
    case penalised
    /// gᵢ is computed with 2xⱼ where the formula has xⱼ.
    case wrongVariable
  }

  /// The kind of mistake.
  public let kind: Kind
  /// i, the coordinate that is wrong.
  public let coordinate: Int
  /// j, the other coordinate of a fault that has two; else i.
  public let partner: Int
  /// The mistake in one clause: `coordinate b2 has the wrong sign`.
  public let description: String

  /// A mistake in the gradient with respect to these variables.
  ///
  /// - Precondition: `coordinate` and `partner` are indices of `variables`.
  public init(_ kind: Kind, coordinate: Int, partner: Int, variables: [String]) {
    for index in [coordinate, partner] {
      precondition(variables.indices.contains(index), "coordinate \(index) is not below \(variables.count)")
    }
    self.kind = kind
    self.coordinate = coordinate
    self.partner = partner
    let (own, other) = (variables[coordinate], variables[partner])
    description =
      switch kind {
      case .wrongSign: "coordinate \(own) has the wrong sign"
      case .twice: "coordinate \(own) is twice what it should be"
      case .missing: "coordinate \(own) is left at zero"
      case .swapped: "coordinates \(own) and \(other) are swapped"
      case .penalised: "coordinate \(own) has \(own) added, a penalty that the function does not have"
      case .wrongVariable: "coordinate \(own) is computed with 2·\(other) in place of \(other)"
      }
  }
}
