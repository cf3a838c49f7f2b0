import Gradients
import Testing

/// What evidence says of itself.
@Suite struct ClaimReportTests {
  @Test func `print shows what the terminal shows`() throws {
    let checked = try checkGradient(
      of: { x in x[0] * x[0] * x[1] }, is: { x in [2 * x[0] * x[1], 2 * x[0]] }, at: [1.5, 0.3])
    let lines = checked.description.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines[0] == "f at x1=1.5, x2=0.3")
    #expect(lines[2] == "  The gradient is wrong in x2 (claimed 3, found 2.25): no rounding explains it.")
    #expect(lines[3] == "  explanation  the errors follow none of the known patterns")
    #expect(lines[5].hasPrefix("  binary64, worst first  claim"))
    #expect(lines[7].hasPrefix("  x2                     3.0e+00"))
    #expect(
      checked.description.contains("  two looks    2.25 ±") && checked.description.contains("  sensitivity  an error"))
    #expect("\(checked.evidence)" == checked.description)
  }

  @Test func `of one component one thing is said`() throws {
    let checked = try checkGradient(
      of: { x in x[0] * x[0] * x[1] }, is: { x in [2 * x[0] * x[1], x[0]] }, at: [1.5, 0.3])
    #expect(checked.explanations.map(\.text) == ["coordinate x2 is 2/3 times what it should be"])
    #expect(!checked.description.contains("none of the known patterns"))
  }

  @Test func `advice is given in Swift's words`() throws {
    let kink = try checkGradient(of: { x in x[0].magnitude }, is: [1], at: [0])
    #expect(kink.verdict == .undecided(.kink) && kink.report.finding.hasPrefix("Undecided: f has a kink here"))
    let budget = try checkGradient(
      of: { x in x[0] * x[0] }, is: [2], at: [1], options: CheckOptions(maximumEvaluations: 2))
    #expect(budget.report.message.contains("to decide    more evaluations: maximumEvaluations"))
    let many = try checkGradient(
      of: { x in x.reduce(0, +) }, is: { x in x.map { _ in 2 } }, at: [1, 2, 3, 4, 5, 6, 7, 8])
    #expect(many.description.contains("\n  and 2 more\n") && !many.description.contains("--"))
  }

  @Test func `the page is a whole one`() throws {
    let page = try checkGradient(of: { x in x[0] * x[0] }, is: [3], at: [1]).report.page
    #expect(page.hasPrefix("<!DOCTYPE html>") && page.contains("The gradient is wrong") && page.contains("</html>"))
  }
}
