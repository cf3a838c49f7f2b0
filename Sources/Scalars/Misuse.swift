// What ends a program that misuses this package. The standard library's `precondition` says what is wrong in a debug build, and
// traps without a word in a release build; these two say it in both. They bear its names, so that a precondition in this
// package is written as everywhere, and hide it in the package's files alone: nobody else sees them.

/// Ends the program with a message, in every build, unless the condition holds.
///
/// Cost: the test, and where it is the compiler's to see that it holds, nothing. The message is made only to be shown.
@inlinable
@inline(__always)
package func precondition(
  _ condition: @autoclosure () -> Bool, _ message: @autoclosure () -> String, file: StaticString = #fileID,
  line: UInt = #line
) {
  if _slowPath(!condition()) { preconditionFailure(message(), file: file, line: line) }
}

/// Ends the program with a message, in every build.
@inlinable
@inline(never)
package func preconditionFailure(
  _ message: @autoclosure () -> String, file: StaticString = #fileID, line: UInt = #line
) -> Never {
  fatalError(message(), file: file, line: line)
}
