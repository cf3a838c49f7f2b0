/// How two numbers are compared.
@frozen
@usableFromInline
enum Relation: UInt8, Hashable, Sendable {
  case less, lessOrEqual, greater, greaterOrEqual, equal, notEqual
}

/// Whether a condition holds: at the point where the formula is evaluated, and near it.
///
/// Numbers know both. Where they are enclosed, either may be unknown; and x ≥ 0 holds at 0, and not on one side of it. Conditions
/// are combined as S. C. Kleene does (*Introduction to metamathematics*, 1952, § 64): false and unknown is false.
@frozen
@usableFromInline
struct Truth: Hashable, Sendable {
  @usableFromInline var here: Bool?
  @usableFromInline var near: Bool?

  @inlinable
  init(here: Bool?, near: Bool?) {
    self.here = here
    self.near = near
  }

  /// What is known with certainty.
  @inlinable
  @inline(__always)
  init(_ isTrue: Bool) { self.init(here: isTrue, near: isTrue) }

  @inlinable
  static prefix func ! (a: Truth) -> Truth { Truth(here: a.here.map { !$0 }, near: a.near.map { !$0 }) }

  @inlinable
  static func && (a: Truth, b: Truth) -> Truth { Truth(here: both(a.here, b.here), near: both(a.near, b.near)) }

  @inlinable
  static func || (a: Truth, b: Truth) -> Truth { !(!a && !b) }

  @inlinable
  static func both(_ a: Bool?, _ b: Bool?) -> Bool? {
    if a == false || b == false { return false }
    return a == nil || b == nil ? nil : true
  }
}
