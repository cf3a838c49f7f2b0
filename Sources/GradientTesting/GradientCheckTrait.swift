public import Gradients
public import Testing

/// Sets the options of all checks in a test, or in all tests of a suite.
///
/// ```swift
/// @Suite(.gradientChecks(CheckOptions(tolerance: 1e-6), undecided: .passes))
/// struct LossTests { … }
/// ```
///
/// A check that is given options of its own keeps them.
public struct GradientCheckTrait: SuiteTrait, TestTrait, TestScoping {
  private let options: CheckOptions
  private let undecided: UndecidedClaim

  init(options: CheckOptions, undecided: UndecidedClaim) {
    self.options = options
    self.undecided = undecided
  }

  /// It holds for the tests of suites within the suite, too.
  public var isRecursive: Bool { true }

  /// Runs a test with the options.
  public func provideScope(
    for test: Test, testCase: Test.Case?, performing function: @concurrent @Sendable () async throws -> Void
  ) async throws {
    try await CheckOptions.$standard.withValue(options) {
      try await UndecidedClaim.$standard.withValue(undecided) { try await function() }
    }
  }
}

extension Trait where Self == GradientCheckTrait {
  /// The options of all checks, and what an undecided claim is.
  public static func gradientChecks(_ options: CheckOptions, undecided: UndecidedClaim = .fails) -> Self {
    GradientCheckTrait(options: options, undecided: undecided)
  }
}
