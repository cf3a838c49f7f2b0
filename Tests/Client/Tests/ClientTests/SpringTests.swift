import CModel
import GradientTesting
import GradientXCTest
import Testing
import XCTest

private func energy(_ x: [Double]) -> Double { spring_energy(x, x.count) }

private func gradient(_ x: [Double]) -> [Double] {
  var gradient = x.map { _ in 0.0 }
  spring_gradient(x, x.count, &gradient)
  return gradient
}

@Test func `a function in C`() { expectGradient(of: energy, is: gradient, at: [0, 1.5, 2.25, 4, 4.5]) }

final class SpringTests: XCTestCase {
  /// What was recorded in place of failures, while failures are expected.
  private var expected: [(description: String, line: Int)]?

  override func recordFailure(
    withDescription description: String, inFile filePath: String, atLine line: Int, expected isExpected: Bool
  ) {
    guard expected == nil else { return expected!.append((description, line)) }
    super.recordFailure(withDescription: description, inFile: filePath, atLine: line, expected: isExpected)
  }

  func testFault() {
    expected = []
    let line = #line + 1
    assertRight(try checkGradient(of: energy, is: { x in gradient(x).map { -$0 } }, at: [0, 1.5, 2.25]))
    assertRight(try checkGradient(of: { x in x[0].magnitude }, is: [0], at: [0]))
    assertRight(try checkGradient(of: { x in x[0].magnitude }, is: [0], at: [0]), allowing: [.kink])
    let found = expected ?? []
    expected = nil
    XCTAssertEqual(found.map(\.line), [line, line + 1])
    XCTAssertTrue(found[0].description.contains("The gradient is wrong: every component has the wrong sign\n"))
    XCTAssertTrue(found[1].description.contains("Undecided: f has a kink here"))
  }

  func testGradient() { assertRight(try checkGradient(of: energy, is: gradient, at: [0, 1.5, 2.25, 4, 4.5])) }
}
