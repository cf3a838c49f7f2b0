/// What is known of a function on a box, carried along with its enclosure: the decorations of IEEE 1788-2015, in their order.
///
/// An operation's decoration is the least of its operands' and of what it does itself there, so that the last one speaks for
/// the whole formula. `continuous` is meant of the points of the box and of those near them: the arc tangent of two arguments
/// jumps at the point (−1, 0), although a single point has nothing to jump to.
@frozen
public enum Decoration: UInt8, Comparable, CaseIterable, Hashable, Sendable {
  /// Nothing is known: the formula may be undefined somewhere in the box (`trv`).
  case possiblyUndefined
  /// The formula is defined everywhere in the box (`def`).
  case defined
  /// It is continuous there besides (`dac`).
  case continuous
  /// Box and enclosure are bounded besides (`com`).
  case common

  /// Whether a is less than b: knows less.
  @inlinable
  @inline(__always)
  public static func < (a: Self, b: Self) -> Bool { a.rawValue < b.rawValue }
}
