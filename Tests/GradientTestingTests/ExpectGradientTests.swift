import GradientTesting
import Synchronization
import TestSupport
import Testing

/// The issues that a body records, which are known ones.
private func issues(_ body: () -> Void) -> [Issue] {
  let found = Mutex<[Issue]>([])
  withKnownIssue(isIntermittent: true) {
    body()
  } matching: { issue in
    found.withLock { $0.append(issue) }
    return true
  }
  return found.withLock(\.self)
}

@Suite struct ExpectGradientTests {
  let x = [0.3, -0.2, 0.9, 1.1]

  @Test func `a right gradient is no issue, and is returned`() {
    let model = LogisticModel()
    let checked = expectGradient(of: model.loss, is: model.gradient, at: x)
    #expect(checked?.isRight == true)
  }

  @Test func `the log of a failure is the one that the README shows`() throws {
    let model = LogisticModel(isFaulty: true)
    let line = #line + 1
    let found = issues { expectGradient(of: model.loss, is: model.gradient, at: x) }
    #expect(found.count == 1 && found[0].sourceLocation?.line == line)
    let log = try #require(found[0].comments.first).rawValue
    let shown = try #require(Readme.blocks("text").first { $0.contains("✘ Test logisticLoss()") })
    // The digits of the last places are the C library's affair.
    func form(_ line: Substring) -> String {
      String(line).replacing(/[-+]?[0-9][0-9.]*(e[-+][0-9]+)?/, with: "#").replacing(/[\s─]+/, with: " ")
    }
    func forms(_ text: String) -> [String] {
      text.replacing("↳ ", with: "  ").split(separator: "\n").map { form($0) }.filter { $0 != " " }
    }
    let printed = forms("  " + log).map { " " + $0.trimmingPrefix(" ") }
    #expect(forms(shown).dropFirst().map { " " + $0.trimmingPrefix(" ") } == printed)
  }

  @Test func `a comment comes first, and an error of the gradient is an issue`() {
    struct Missing: Error {}
    let wrong = issues { expectGradient(of: { x in x[0] * x[0] }, is: { _ in [3] }, at: [1], "squares") }
    #expect(wrong.first?.comments.first?.rawValue.hasPrefix("squares: The gradient is wrong") == true)
    let thrown = issues { expectGradient(of: { x in x[0] }, is: { _ in throw Missing() }, at: [1]) }
    #expect(thrown.count == 1 && thrown.first?.error is Missing)
  }

  @Test func `undecided is a failure that says why, unless it may pass`() {
    func magnitude(_ x: [Double]) -> Double { x[0].magnitude }
    let failed = issues { expectGradient(of: magnitude, is: [0], at: [0]) }
    #expect(failed.first?.comments.first?.rawValue.hasPrefix("Undecided: f has a kink here (slopes -1 and 1") == true)
    #expect(issues { expectGradient(of: magnitude, is: [0], at: [0], undecided: .passes) }.isEmpty)
  }

  @Test func `every kind of claim`() {
    #expect(issues { expectJacobian(of: { x in [x[0] * x[1]] }, is: { x in [[x[1], x[0]]] }, at: [2.0, 3]) }.isEmpty)
    #expect(
      issues { expectJacobian(of: { x in [x[0] * x[1]] }, is: { x in [[x[1], x[1]]] }, at: [2.0, 3]) }.count == 1)
    #expect(issues { expectHessian(ofGradient: { x in [x[0] * x[0]] }, is: { x in [[2 * x[0]]] }, at: [2.0]) }.isEmpty)
    func product() {
      expectRight(try checkJacobian(of: { x in [x[0]] }, forward: { $1.map { 2 * $0 } }, at: [2.0]))
    }
    #expect(issues(product).count == 1)
  }

  @Test func `a function that has to be waited for`() async {
    let found = Mutex(0)
    await withKnownIssue {
      await expectGradient(awaiting: { (x: [Double]) in x[0] * x[0] }, is: { _ in [5] }, at: [1])
    } matching: { _ in
      found.withLock { $0 += 1 }
      return true
    }
    #expect(found.withLock(\.self) == 1)
    await expectGradient(awaiting: { (x: [Double]) in x[0] * x[0] }, is: { [2 * $0[0]] }, at: [1])
  }
}

@Suite(.gradientChecks(CheckOptions(tolerance: 0.01), undecided: .passes))
struct TraitTests {
  @Test func `a trait sets the options of each check`() {
    #expect(expectGradient(of: { x in x[0] * x[0] }, is: [2.002], at: [1])?.isRight == true)
    expectGradient(of: { x in x[0].magnitude }, is: [0], at: [0])
  }

  @Suite struct Inner {
    @Test func `in suites within the suite, too, unless a check has its own`() {
      expectGradient(of: { x in x[0] * x[0] }, is: [2.002], at: [1])
      #expect(
        issues { expectGradient(of: { x in x[0] * x[0] }, is: [2.002], at: [1], options: CheckOptions()) }.count == 1)
      #expect(issues { expectGradient(of: { x in x[0].magnitude }, is: [0], at: [0], undecided: .fails) }.count == 1)
    }
  }
}
