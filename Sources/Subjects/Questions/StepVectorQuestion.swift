package import EvidenceReports
import BlackBoxes
import FiniteDifferences
package import MultiPrecision
import ReferenceDerivatives
package import Scalars
package import StepSelection

/// Which step is best for each variable? See ``DifferenceSteps``.
package struct StepVectorQuestion: Question {
  package var form: DifferenceForm
  /// The seed of the direction along which the true derivative is confirmed.
  package var seed: UInt64

  /// - Precondition: the form is that of a first derivative.
  package init(form: DifferenceForm = .central, seed: UInt64 = 1) {
    precondition(form != .second, "one step for each variable is for first derivatives")
    self.form = form
    self.seed = seed
  }

  package func activity(on names: SubjectNames, in format: NamedFormat) -> String {
    "choosing steps for \(names.title) in \(format)"
  }

  package func answer<S: RealScalar>(
    _ subject: Subject, as format: S.Type, progress: @escaping Progress.Handler
  ) throws -> StepVectorRecord {
    let f = try subject.values(as: S.self)
    var point: [S] = try subject.coordinates(as: S.self)
    let truth: [MeasuredError?] =
      if case .retypable(let f) = subject.function {
        truths(of: f, at: point)
      } else {
        point.map { _ in nil }
      }
    var record = StepVectorRecord(format: RecordedFormat(S.self), form: form)
    for i in point.indices {
      let centre = point[i]
      func value(_ t: S) -> S {
        point[i] = t
        defer { point[i] = centre }
        return f(point)
      }
      let steps = BlackBoxDerivative().steps(value, at: centre)
      let choice = form == .forward ? steps.forward : steps.central
      var evaluations = steps.estimate.evaluations
      var error: MeasuredError?
      if let choice, let truth = truth[i] {
        let ends = form == .forward ? (centre, centre + choice.step) : (centre - choice.step, centre + choice.step)
        let slope = (value(ends.1) - value(ends.0)) / (ends.1 - ends.0)
        error = (MeasuredError(slope) - truth).magnitude
        evaluations += 2
      }
      record.variables.append(
        StepVectorRecord.Variable(
          partial: PartialRecord(steps.estimate), point: RecordedNumber(centre),
          step: choice.map { RecordedNumber($0.step) },
          expected: choice.map { MeasuredError($0.error) }, error: error, noise: RecordedNumber(steps.noise),
          evaluations: evaluations))
      progress(.pieces(i + 1, of: point.count))
    }
    return record
  }

  private func truths<S: RealScalar>(of f: some RealFunction, at point: [S]) -> [MeasuredError?] {
    ReferencePoint(f, at: point).gradient(
      seed: seed, parallelism: .automatic, effort: Effort(coordinates: point.count), progress: nil
    ).partials.map { (try? $0.get()).map { $0.rounded(to: MeasuredError.self) } }
  }
}
