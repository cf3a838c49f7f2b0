import BlackBoxes
import Expressions
package import MultiPrecision
import Scalars
package import StepAnalysis
package import StepSelection

// What studies ask of many subjects: their records are of a study's own form.
extension Subject {
  /// The noise of f around the point, along one variable; see ``NoiseRow``.
  package func noise(in format: NamedFormat, coordinate: Int) throws -> NoiseRow {
    func measure<T: RealScalar>(_ type: T.Type, _ f: some RealFunction) throws -> NoiseRow {
      NoiseRow.measure(f, at: try coordinates(as: T.self), coordinate: coordinate)
    }
    func widest<T: RealScalar, W: RealScalar>(_: T.Type, _: W.Type) throws -> NoiseRow? {
      try WidestForm<T, W>(of: self).map { try measure(T.self, $0) }
    }
    if atEveryPrecision == nil, let wide = wider(than: format.type), let row = try widest(format.type, wide.type) {
      return row
    }
    return try measure(format.type, try retypable(for: "the study of noise"))
  }

  /// What every rule chooses, and how good it is; see ``RuleContest``.
  package func ruleScores(in format: NamedFormat, coordinate: Int, form: DifferenceForm) throws -> RuleRecord {
    func measure<T: RealScalar>(_ type: T.Type, _ f: some RealFunction) throws -> RuleRecord {
      RuleRecord(RuleContest<T>.measure(f, at: try coordinates(as: T.self), coordinate: coordinate, form: form))
    }
    return try measure(format.type, try retypable(for: "the study of rules"))
  }

  /// What a method reaches in a format along a line; see ``PrecisionRow``.
  package func precision(
    in format: NamedFormat, of method: DifferenceMethod, along line: SubjectLine
  ) throws -> PrecisionRow {
    func measure<T: RealScalar>(_ type: T.Type) throws -> PrecisionRow {
      // A formula that is smooth runs at complex points too; elsewhere it computes the same.
      let f = try retypable(for: "the study of precision")
      let function: any RealFunction = (f as? Expression)?.smoothFunction ?? f
      return try PrecisionRow.measure(
        method, of: function, gradient: formula, at: coordinates(as: T.self), direction: line.direction(as: T.self))
    }
    return try measure(format.type)
  }
}
