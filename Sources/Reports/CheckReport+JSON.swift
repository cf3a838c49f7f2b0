import GradientChecking
import Scalars

extension CheckReport {
  /// The report as JSON: an object for one format, a list of such objects for several.
  ///
  /// Its members are the five of the textbook check, `analytical_gradient`, `numerical_gradient`, `absolute_difference`,
  /// `relative_error` and `passed`, and what they belong to. Numbers have all the digits of their format. What only evidence
  /// knows is `null`: `faults`, `explanations`, `sensitivity` and `miss_probability`.
  public var json: JSON {
    let objects = sections.map { section in
      let described: [(String, JSON)] = [
        ("title", .string(title)), ("format", .string(section.format)), ("stencil", .string(section.stencil)),
        ("step", section.step), ("tolerance", section.tolerance), ("evaluations", JSON(section.evaluations)),
        ("variables", .array(variables.map { .string($0) })),
      ]
      return JSON.object(
        described + TextbookResult<Double>.Field.allCases.map { ($0.rawValue, section[$0]) }
          + JSON.ofEvidenceAlone)
    }
    return objects.count == 1 ? objects[0] : .array(objects)
  }

  /// One line for each coordinate of each format, with the columns `format`, `variable`, `analytical_gradient`,
  /// `numerical_gradient`, `absolute_difference`, `relative_error` and `passed`; the last two are those of the whole
  /// vector. Numbers have all the digits of their format.
  public var csv: String {
    var text = CSV.line(["format", "variable"] + TextbookResult<Double>.Field.allCases.map(\.rawValue))
    for s in sections {
      for (i, name) in variables.enumerated() {
        let numbers = [s.analytical[i], s.numerical[i], s.difference[i], s.relativeError].map(\.plain)
        text += CSV.line([s.format, name] + numbers + [s.passed ? "true" : "false"])
      }
    }
    return text
  }
}

extension CheckReport.Section {
  fileprivate subscript(field: TextbookResult<Double>.Field) -> JSON {
    switch field {
    case .analyticalGradient: .array(analytical)
    case .numericalGradient: .array(numerical)
    case .absoluteDifference: .array(difference)
    case .relativeError: relativeError
    case .passed: .bool(passed)
    }
  }
}
