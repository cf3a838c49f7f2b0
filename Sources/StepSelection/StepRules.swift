/// The rules that have a name.
public enum StepRules {
  /// Every published rule with its published constants, in the order of publication; the rule of thumb first.
  ///
  /// ``ExactOptimum`` is not among them: it must be told the derivatives. Not every rule has every form; see
  /// ``StepRule/forms``.
  public static let all: [any StepRule] = [
    RuleOfThumb(), CurtisReid(), KostyrkaCurtisReid(), DumontetVignes(), SteplemanWinarsky(),
    GillMurraySaundersWright(), Mathur(), MoreWild(), ShiXieXuanNocedal(),
  ]

  /// The rules that have the given form, in the order of ``all``.
  public static func all(for form: DifferenceForm) -> [any StepRule] { all.filter { $0.forms.contains(form) } }

  /// The rule of that name, or nil when there is none; names are compared exactly.
  public static func named(_ name: String) -> (any StepRule)? { all.first { $0.name == name } }
}
