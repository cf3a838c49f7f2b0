public import MultiPrecision
import Scalars

/// Work on intervals of a precision chosen when the program runs: what ``withIntervals(bits:_:)`` calls.
public protocol IntervalVisitor {
  /// What the work gives: no interval of the precision, whose type nobody outside can name.
  associatedtype Output

  /// Does the work in intervals whose bounds are of the format.
  func callAsFunction<Format: BinaryFormat>(_ type: Interval<Format>.Type) -> Output
}

/// Runs generic code at intervals with bounds of exactly `bits` bits; see `withPrecision(bits:_:)`.
///
/// At 64, 128, 256, 512 and 1024 bits the work runs compiled for that precision.
/// - Precondition: `bits` is from 2 through 65 536.
@inlinable
public func withIntervals<Visitor: IntervalVisitor>(bits: Int, _ visitor: Visitor) -> Visitor.Output {
  switch bits {
  case 64: visitor(Interval<Words<1>>.self)
  case 128: visitor(Interval<Words<2>>.self)
  case 256: visitor(Interval<Words<4>>.self)
  case 512: visitor(Interval<Words<8>>.self)
  case 1024: visitor(Interval<Words<16>>.self)
  default: visited(bits: bits, visitor)
  }
}

@usableFromInline
func visited<Visitor: IntervalVisitor>(bits: Int, _ visitor: Visitor) -> Visitor.Output {
  withPrecision(bits: bits) { type in
    guard let bound = type as? any IntervalBound.Type else {
      preconditionFailure("the numbers of \(bits) bits are no bounds of intervals")
    }
    return bound.visit(visitor)
  }
}

/// The numbers that can be bounds, seen through their type alone.
private protocol IntervalBound {
  static func visit<Visitor: IntervalVisitor>(_ visitor: Visitor) -> Visitor.Output
}

extension MPFloat: IntervalBound {
  fileprivate static func visit<Visitor: IntervalVisitor>(_ visitor: Visitor) -> Visitor.Output {
    visitor(Interval<Format>.self)
  }
}
