package import Scalars

/// A function of one variable on which numerical derivatives are compared, with its own point and its interval.
package struct DerivativeProblem: Sendable {
  /// What reports call it: lowercase letters and digits.
  package let name: String
  package let function: any ScalarFunction
  /// Where the literature differentiates it, in decimal.
  package let abscissa: String
  /// Where it is differentiated at many points.
  package let interval: ClosedRange<Double>

  package init(_ name: String, _ function: any ScalarFunction, at abscissa: String, on interval: ClosedRange<Double>) {
    self.name = name
    self.function = function
    self.abscissa = abscissa
    self.interval = interval
  }

  /// 41 points of the interval, ends included, at equal distances, without x = 0: there a step that is relative to x, which
  /// most published methods take, does not exist.
  ///
  /// The i-th is fl(fl(i·fl(fl(b − a)/40)) + a) in binary64, as NumPy's `linspace` has it, and the last is b.
  package var grid: [Double] {
    let (a, b) = (interval.lowerBound, interval.upperBound)
    let gap = (b - a) / 40
    return (0...40).map { $0 == 40 ? b : Double($0) * gap + a }.filter { $0 != 0 }
  }
}

extension DerivativeProblem {
  /// The sixteen problems of the Python package numericalderivative 0.3 (M. Baudin, 2025), in its order, with its points and
  /// its intervals.
  ///
  /// Eleven of the intervals have x = 0 on their grid, so that there are 16·41 − 11 = 645 points in all.
  package static let published: [DerivativeProblem] = [
    DerivativeProblem("square", Square(), at: "1", on: -12...12),
    DerivativeProblem("inverse", Inverse().function, at: "1", on: 0.01...12),
    DerivativeProblem("exp", Exponential().function, at: "1", on: 0...12),
    DerivativeProblem("log", Logarithm().function, at: "1", on: 0.01...12),
    DerivativeProblem("sqrt", SquareRoot().function, at: "1", on: 0.01...12),
    DerivativeProblem("atan", Arctangent().function, at: "0.5", on: -12...12),
    DerivativeProblem("sin", Sine().function, at: "1", on: -Double.pi...Double.pi),
    DerivativeProblem("scaledexp", ScaledExponential().function, at: "1", on: 0...12),
    DerivativeProblem("gmsw", CancellingSquares().function, at: "1", on: 0.001...12),
    DerivativeProblem("sxxn1", ShiXieXuanNocedal1().function, at: "-8", on: -12...12),
    DerivativeProblem("sxxn2", ShiXieXuanNocedal2().function, at: "0.01", on: -1...1),
    DerivativeProblem("sxxn3", ShiXieXuanNocedal3().function, at: "0.99999", on: -12...12),
    DerivativeProblem("sxxn4", ShiXieXuanNocedal4().function, at: "1e-9", on: -12...12),
    DerivativeProblem("oliver1", Oliver1().function, at: "1", on: -12...12),
    DerivativeProblem("oliver2", Oliver2().function, at: "1", on: -12...12),
    DerivativeProblem("oliver3", Oliver3().function, at: "1", on: 0.01...12),
  ]
}

/// f(x) = x²: central differences are exact at any step, and rules that divide by the third derivative fail.
private struct Square: ScalarFunction {
  func callAsFunction<S: Scalar>(_ x: [S]) -> S { x[0] * x[0] }
}
