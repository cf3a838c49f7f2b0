import Expressions
import MultiPrecision
import Reports
import Scalars
import StepAnalysis

extension PrecisionStudy {
  /// The study of a subject along a line; `gradient` says in words where its derivative comes from.
  init(
    of subject: Subject, along line: SweepLine, gradient: String, command: [String], formats: [NamedFormat],
    methods: [DifferenceMethod]
  ) {
    self.init(
      title: subject.title + line.label, gradient: gradient, command: command, formats: formats, methods: methods
    ) { format, method in
      func measure<T: RealScalar>(_ type: T.Type) throws -> PrecisionRow {
        let point = try subject.coordinates(as: T.self)
        let direction = try line.direction(as: T.self)
        // A formula that is smooth runs at complex points too; elsewhere it computes the same.
        let function: any RealFunction = (subject.function as? Expression)?.smoothFunction ?? subject.function
        return try PrecisionRow.measure(
          method, of: function, gradient: subject.gradient, at: point, direction: direction)
      }
      return try measure(format.type)
    }
  }
}
