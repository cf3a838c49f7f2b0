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
  func testGradient() { assertRight(try checkGradient(of: energy, is: gradient, at: [0, 1.5, 2.25, 4, 4.5])) }
}
