public import Gradients
public import Testing

/// What an undecided claim is to a test.
public enum UndecidedClaim: Hashable, Sendable {
  /// A failure, which says why nothing could be decided.
  case fails
  /// No failure.
  case passes

  /// What it is where a test does not say: what the trait says, else a failure.
  @TaskLocal static var standard = UndecidedClaim.fails
}

/// Expects that a claim is right, and says in the test's log what is wrong with it.
///
/// ```swift
/// expectRight(try checkJacobian(of: layer, reverse: pullback, at: x))
/// ```
///
/// - An issue is recorded at the line of the call: the answer in one line, then the worst components and what was done. Within
///   `withKnownIssue` it is known.
/// - The evidence as text and as a page is attached to the test, so that `swift test --attachments-path FOLDER` writes both.
/// - What the check throws is recorded as an issue.
/// - Undecided is a failure, unless `undecided` or a trait lets it pass.
///
/// - Parameters:
///   - check: the check.
///   - comment: what the test says of it.
///   - undecided: what an undecided claim is; nil for what ``GradientCheckTrait`` says.
///   - sourceLocation: where a failure stands.
/// - Returns: what was found; nil where the check threw.
@discardableResult
public func expectRight<Checked: CheckedClaim>(
  _ check: @autoclosure () throws -> Checked, _ comment: @autoclosure () -> Comment? = nil,
  undecided: UndecidedClaim? = nil, sourceLocation: SourceLocation = #_sourceLocation
) -> Checked? {
  do {
    let checked = try check()
    judge(checked, comment(), undecided, sourceLocation)
    return checked
  } catch {
    Issue.record(error, comment(), sourceLocation: sourceLocation)
    return nil
  }
}

/// Records what is to be said of a claim.
func judge(
  _ checked: some CheckedClaim, _ comment: Comment?, _ undecided: UndecidedClaim?, _ sourceLocation: SourceLocation
) {
  switch checked.verdict {
  case .agree: return
  case .undecided where (undecided ?? .standard) == .passes: return
  case .disagree, .undecided: break
  }
  Attachment.record(checked.description, named: "derivatives.txt", sourceLocation: sourceLocation)
  Attachment.record(checked.report.page, named: "derivatives.html", sourceLocation: sourceLocation)
  let said = comment.map { "\($0.rawValue): " } ?? ""
  Issue.record(Comment(rawValue: said + checked.report.message), sourceLocation: sourceLocation)
}
