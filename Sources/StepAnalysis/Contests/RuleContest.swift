import BlackBoxes
import FiniteDifferences
import MultiPrecision
package import Scalars
package import StepSelection

/// Rules for choosing a step, each at work on the same function, beside the best step that can be measured.
///
/// The function moves along one coordinate. A rule sees it as a black box in the working format; the judge does not: see
/// ``MeasuredOptimum``. The rule that is told the derivatives takes part where they are known, and so does the automatic
/// derivative, for first derivatives: it has no step to choose, its step is the smallest that it used.
package struct RuleContest<T: RealScalar>: Sendable {
  package let form: DifferenceForm
  /// The best that a difference can do; nil where f has no derivative that can be told.
  package let optimum: MeasuredOptimum<T>?
  /// What each rule chose, in the order of ``names(for:)``.
  package let choices: [(rule: String, choice: StepChoice<T>)]

  package var scores: [RuleScore] { choices.map { RuleScore($0.rule, $0.choice, optimum) } }

  /// Lets the rules choose.
  ///
  /// - Parameters:
  ///   - function: f, which the rules see in the format T only.
  ///   - point: x; where a number is not finite, all rules say so.
  ///   - coordinate: the index of the coordinate that moves.
  ///   - form: the difference.
  ///   - noise: ε_f for the rules, or nil for each rule's own way of knowing it; the automatic derivative measures it.
  ///   - names: who takes part; those without the form are passed over.
  /// - Precondition: `coordinate` is an index of `point`; `noise`, if given, is finite and not negative.
  ///
  /// Cost: that of the measured optimum, which is most of it, and the evaluations that the scores state.
  package static func measure<F: RealFunction>(
    _ function: F, at point: [T], coordinate: Int = 0, form: DifferenceForm, noise: T? = nil,
    names: [String] = RuleContestants.names
  ) -> RuleContest {
    let optimum = MeasuredOptimum.measure(function, at: point, coordinate: coordinate, form: form)
    var moved = point
    let f = { (t: T) -> T in
      moved[coordinate] = t
      return function(moved)
    }
    let x = point[coordinate]
    var rules = StepRules.all(for: form)
    if let derivative = optimum?.truncationDerivative { rules.append(ExactOptimum(told: derivative, for: form)) }
    var choices = rules.filter { names.contains($0.name) }.map { rule in
      (rule: rule.name, choice: rule(f, at: x, form: form, noise: noise))
    }
    if names.contains(RuleContestants.automatic), form.derivative == 1 {
      choices.append((RuleContestants.automatic, StepChoice(BlackBoxDerivative()(f, at: x))))
    }
    return RuleContest(form: form, optimum: optimum, choices: choices)
  }
}

/// Who takes part in a contest of rules.
package enum RuleContestants {
  /// The name of the automatic derivative among the rules: `automatic`.
  package static let automatic = "automatic"

  /// Every published rule, the one that is told the derivatives, and the automatic derivative.
  package static let names = StepRules.all.map(\.name) + [ExactOptimum().name, automatic]

  /// Those of them that have the form.
  package static func names(for form: DifferenceForm) -> [String] {
    StepRules.all(for: form).map(\.name) + [ExactOptimum().name] + (form.derivative == 1 ? [automatic] : [])
  }
}

extension ExactOptimum {
  /// The rule that is told the derivative which the form's truncation error is made of.
  fileprivate init(told derivative: any RealScalar, for form: DifferenceForm) {
    self.init(
      secondDerivative: form == .forward ? derivative : nil, thirdDerivative: form == .central ? derivative : nil,
      fourthDerivative: form == .second ? derivative : nil)
  }
}

extension StepChoice {
  /// An automatic derivative as a choice: it converged where it has an estimate.
  fileprivate init(_ derivative: BlackBoxEstimate<S>) {
    let outcome: StepOutcome =
      switch derivative.outcome {
      case .estimated, .leftEdge, .rightEdge: .converged
      case .constant: .noChange
      case .kink, .noise: .notConverged
      case .notFinite: .notFinite
      case .stepLost: .stepLost
      }
    self.init(
      step: derivative.step,
      estimate: DerivativeEstimate(
        value: derivative.value, truncation: derivative.truncation, roundoff: derivative.roundoff,
        step: derivative.step, evaluations: derivative.evaluations),
      outcome: outcome, trace: [], evaluations: derivative.evaluations)
  }
}
