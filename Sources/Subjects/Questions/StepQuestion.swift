package import EvidenceReports
import BlackBoxes
import FiniteDifferences
package import MultiPrecision
package import Scalars
import StepAnalysis
package import StepSelection

/// Which step do the published rules choose, and how good is it? See ``RuleContest``.
package struct StepQuestion: Question {
  /// The index of the variable that moves.
  package var coordinate: Int
  package var form: DifferenceForm
  /// The magnitude of the error of the function's values; nil for what each rule takes it to be.
  package var noise: WrittenNumber?
  /// Who takes part.
  package var rules: [String]
  /// Whether the derivative that chooses no step is told apart, in all its numbers.
  package var tellsAutomatic: Bool
  package init(
    coordinate: Int = 0, form: DifferenceForm = .central, noise: WrittenNumber? = nil,
    rules: [String] = RuleContestants.names, tellsAutomatic: Bool = false
  ) {
    self.coordinate = coordinate
    self.form = form
    self.noise = noise
    self.rules = rules
    self.tellsAutomatic = tellsAutomatic
  }

  package func activity(on names: SubjectNames, in format: NamedFormat) -> String {
    "choosing steps for \(names.title) in \(format)"
  }

  package func answer<T: RealScalar>(
    _ subject: Subject, as format: T.Type, progress: @escaping Progress.Handler
  ) throws -> StepRecord {
    let noise = noise?.rounded(to: T.self)
    guard noise?.isFinite != false else { throw SubjectError.noiseTooLarge(T.formatName) }
    return record(
      try subject.retypable(for: "a contest of rules"), at: try subject.coordinates(as: T.self), noise: noise)
  }

  private func record<T: RealScalar>(_ f: some RealFunction, at point: [T], noise: T?) -> StepRecord {
    let contest = RuleContest<T>.measure(
      f, at: point, coordinate: coordinate, form: form, noise: noise, names: rules)
    guard tellsAutomatic else { return StepRecord(contest) }
    var moved = point
    let found = BlackBoxDerivative()(
      { (t: T) -> T in
        moved[coordinate] = t
        return f(moved)
      }, at: point[coordinate])
    let optimum = found.outcome.isEstimate ? contest.optimum : nil
    return StepRecord(
      contest,
      automatic: StepRecord.Automatic(
        partial: PartialRecord(found), error: optimum?.error(of: found.value),
        regret: optimum.map { MeasuredError($0.regret(of: found.value)) }))
  }
}
