/// How two numbers compare that may not be known exactly: at the point where they were computed, and near it.
///
/// The two differ where numbers are equal. At x = 0 the condition x ≥ 0 holds, and on one side of that point it does not: a
/// value needs the first, a derivative the second.
@frozen
public struct EnclosedOrder: Hashable, Sendable {
  /// The three ways in which one number relates to another.
  @frozen
  public enum Relation: Hashable, Sendable {
    /// It is less.
    case below
    /// It is equal.
    case same
    /// It is greater.
    case above
  }

  /// How they compare at the point itself; nil where nobody knows.
  public let here: Relation?
  /// How they compare at every point near it, or on the side that is looked at; nil where nobody knows.
  public let near: Relation?

  /// The order of two numbers at a point and near it.
  @inlinable
  public init(here: Relation?, near: Relation?) {
    self.here = here
    self.near = near
  }
}
