@_exported public import Gradients
import XCTest

/// Asserts that a claim is right, and says in the test's log what is wrong with it.
///
/// ```swift
/// assertRight(try checkGradient(of: model.loss, is: model.gradient, at: x))
/// ```
///
/// - The failure is recorded at the line of the call: the answer in one line, then the worst components and what was done. Within
///   `XCTExpectFailure`, where there is that, it is expected.
/// - What the check throws is a failure. Undecided is one too, unless its reason is among `allowing`.
/// - Options for all checks of a test case: `CheckOptions.$standard.withValue(options) { super.invokeTest() }`, in `invokeTest`.
///
/// - Parameters:
///   - check: the check.
///   - message: what the test says of it.
///   - reasons: why a claim may be undecided.
///   - file: the file in which a failure stands.
///   - line: the line at which it stands.
/// - Returns: what was found; nil where the check threw.
@discardableResult
public func assertRight<Checked: CheckedClaim>(
  _ check: @autoclosure () throws -> Checked, _ message: @autoclosure () -> String = "",
  allowing reasons: Set<UndecidedReason> = [], file: StaticString = #filePath, line: UInt = #line
) -> Checked? {
  let said = message()
  let start = said.isEmpty ? "" : said + ": "
  do {
    let checked = try check()
    let isAllowed = checked.verdict.reason.map { reasons.contains($0) } ?? false
    if !checked.isRight, !isAllowed { XCTFail(start + checked.report.message, file: file, line: line) }
    return checked
  } catch {
    XCTFail(start + "\(error)", file: file, line: line)
    return nil
  }
}
