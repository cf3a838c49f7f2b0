public import CMPFR
import Scalars

/// What happened in some operations of `MPFloat`: the exceptions of IEEE 754, as a value.
///
/// ```swift
/// let (root, flags) = withArithmeticFlags { MPFloat<Words<4>>.sqrt(2) }
/// print(flags.contains(.inexact))              // true
/// ```
public struct ArithmeticFlags: OptionSet, Hashable, Sendable, CustomStringConvertible {
  /// The flags as MPFR has them.
  public let rawValue: UInt32

  /// The flags of these bits.
  public init(rawValue: UInt32) { self.rawValue = rawValue }

  /// A result was rounded: it is not the exact one. Overflow and underflow are inexact too.
  public static let inexact = ArithmeticFlags(rawValue: UInt32(cmpfr_flag_inexact))
  /// A result was beyond the greatest number.
  public static let overflow = ArithmeticFlags(rawValue: UInt32(cmpfr_flag_overflow))
  /// A result was below the least normal number, and not exact.
  public static let underflow = ArithmeticFlags(rawValue: UInt32(cmpfr_flag_underflow))
  /// A finite number had an infinite result, exactly: 1 / 0, log 0.
  public static let divisionByZero = ArithmeticFlags(rawValue: UInt32(cmpfr_flag_division_by_zero))
  /// A result was NaN: there was none, or an operand was NaN.
  public static let notANumber = ArithmeticFlags(rawValue: UInt32(cmpfr_flag_nan))

  /// The names of the flags, in the order above: `inexact, overflow`; `none` where there is none.
  public var description: String {
    let names: [(ArithmeticFlags, String)] = [
      (.inexact, "inexact"), (.overflow, "overflow"), (.underflow, "underflow"), (.divisionByZero, "division by zero"),
      (.notANumber, "not a number"),
    ]
    let raised = names.filter { contains($0.0) }.map(\.1)
    return raised.isEmpty ? "none" : raised.joined(separator: ", ")
  }
}

/// Runs `body`, and says which flags the operations of `MPFloat` in it raised.
///
/// A literal counts as the operation that rounds it. Calls may nest: what is raised inside is raised outside too. The flags are
/// of this thread, and of this package's numbers; the processor's own, for `Double`, are others. Functions that compute at
/// another precision on their way, those of complex numbers and the special ones, may raise inexact where their result is
/// exact; so does writing a number as text.
public func withArithmeticFlags<Result, Failure: Error>(
  _ body: () throws(Failure) -> Result
) throws(Failure) -> (result: Result, flags: ArithmeticFlags) {
  let before = cmpfr_take_flags()
  defer { cmpfr_raise(before) }
  let result = try body()
  let raised = cmpfr_flags()
  return (result, ArithmeticFlags(rawValue: raised & cmpfr_every_flag))
}
