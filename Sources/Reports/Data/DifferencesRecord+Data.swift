package import EvidenceReports
import GradientChecking
package import Subjects

extension DifferencesRecord: ReportedRecord {
  /// The five of the textbook check, `analytical_gradient`, `numerical_gradient`, `absolute_difference`, `relative_error` and
  /// `passed`, after what they belong to. What only evidence knows is `null`.
  package func members(_ names: SubjectNames) -> [(String, JSON)] {
    [
      ("title", .string(names.title)), ("format", .string(format.name)), ("stencil", .string(stencil)),
      ("step", step.map { JSON($0) } ?? .string("automatic")), ("tolerance", JSON(tolerance)),
      ("evaluations", JSON(evaluations)), ("variables", .array(names.variables.map { .string($0) })),
    ] + TextbookResult<Double>.Field.allCases.map { ($0.rawValue, self[$0]) } + JSON.ofEvidenceAlone
  }

  private subscript(field: TextbookResult<Double>.Field) -> JSON {
    switch field {
    case .analyticalGradient: .array(analyticalGradient.map { JSON($0) })
    case .numericalGradient: .array(numericalGradient.map { JSON($0) })
    case .absoluteDifference: .array(absoluteDifference.map { JSON($0) })
    case .relativeError: JSON(relativeError)
    case .passed: .bool(passed)
    }
  }

  /// The variable and the five; the last two are those of the whole vector.
  package static let columns = ["variable"] + TextbookResult<Double>.Field.allCases.map(\.rawValue)

  package func lines(_ names: SubjectNames) -> [[JSON]] {
    names.variables.enumerated().map { i, name in
      [
        .string(name), JSON(analyticalGradient[i]), JSON(numericalGradient[i]), JSON(absoluteDifference[i]),
        JSON(relativeError), .bool(passed),
      ]
    }
  }
}

extension DifferencesReport {
  /// Whether the claim passed in every format.
  package var passed: Bool { records.allSatisfy(\.passed) }
}
