import Scalars
import StepAnalysis
import StepSelection

extension StepReport {
  /// Lets the rule of that name choose, or all that have the form, for one coordinate of a function; gives the optimum that
  /// they were measured by.
  @discardableResult
  mutating func measure<F: RealFunction, T: RealScalar>(
    _ function: F, _ point: [T], _ index: Int, rule: String, noise: T?
  ) -> MeasuredOptimum<T>? {
    let optimum = MeasuredOptimum.measure(function, at: point, coordinate: index, form: form)
    var moved = point
    let f = { (t: T) -> T in
      moved[index] = t
      return function(moved)
    }
    for rule in Self.rules(rule, form, optimum?.truncationDerivative) {
      let choice = rule(f, at: point[index], form: form, noise: noise)
      append(rule.name, choice, optimum)
    }
    setBest(optimum)
    return optimum
  }

  /// The rules that were asked for and have the form; the exact optimum where the derivative is known.
  private static func rules(_ rule: String, _ form: DifferenceForm, _ derivative: (any RealScalar)?) -> [any StepRule] {
    let exact = ExactOptimum(
      secondDerivative: form == .forward ? derivative : nil, thirdDerivative: form == .central ? derivative : nil,
      fourthDerivative: form == .second ? derivative : nil)
    let known: [any StepRule] = StepRules.all(for: form) + (derivative == nil ? [] : [exact])
    return rule == "all" ? known : known.filter { $0.name == rule }
  }
}
