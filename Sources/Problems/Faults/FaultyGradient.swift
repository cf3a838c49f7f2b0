public import Scalars

/// A gradient with one mistake in it: what a check must catch.
///
/// The mistake is in the formula, not in numbers: it is the same at every point and in every format. Cost: that of the
/// gradient, twice for ``Fault/Kind/wrongVariable``.
@frozen
public struct FaultyGradient<Correct: RealVectorFunction>: RealVectorFunction, CustomStringConvertible {
  /// The gradient without the mistake.
  public let correct: Correct
  /// The mistake.
  public let fault: Fault

  /// `correct` with `fault` in it.
  @inlinable
  public init(_ correct: Correct, fault: Fault) {
    self.correct = correct
    self.fault = fault
  }

  /// The mistake in one clause: `coordinate b2 has the wrong sign`.
  public var description: String { fault.description }

  /// The wrong gradient at `x`.
  @inlinable
  public func callAsFunction<S: RealScalar>(_ x: [S]) -> [S] { spoiled(x) { correct($0) } }

  /// What the mistake makes of a gradient.
  @inlinable
  @inline(__always)
  func spoiled<S: Scalar>(_ x: [S], _ correct: ([S]) -> [S]) -> [S] {
    let i = fault.coordinate
    var gradient = correct(x)
    switch fault.kind {
    case .wrongSign: gradient[i] = -gradient[i]
    case .twice: gradient[i] *= 2
    case .missing: gradient[i] = 0
    case .swapped: gradient.swapAt(i, fault.partner)
    case .penalised: gradient[i] += x[i]
    case .wrongVariable:
      var displaced = x
      displaced[fault.partner] *= 2
      gradient[i] = correct(displaced)[i]
    }
    return gradient
  }
}

extension FaultyGradient: EnclosableVectorFunction where Correct: EnclosableVectorFunction {
  /// The wrong gradient at `x`, enclosed.
  @inlinable
  public func enclosed<S: RealLineScalar>(at x: [S]) -> [S] { spoiled(x) { correct.enclosed(at: $0) } }
}
