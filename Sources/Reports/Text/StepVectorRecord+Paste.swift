import EvidenceReports
import MultiPrecision
import RealModule
import Scalars
package import StepSelection
package import Subjects

/// A program that takes steps for differences.
package enum StepTaker: String, CaseIterable, Sendable {
  case scipy, ipopt, matlab, optim, nlopt

  /// The only form of difference that it has; nil where one chooses.
  package var form: DifferenceForm? {
    switch self {
    case .scipy, .matlab: nil
    case .ipopt: .forward
    case .optim, .nlopt: .central
    }
  }
}

extension StepVectorRecord {
  /// What is to be pasted to have a program take these steps; nil where a variable has none.
  ///
  /// - scipy: `finite_diff_rel_step` is a part of |x|, and where x is 0 the program takes a step of its own.
  /// - matlab (fmincon, fminunc): `FiniteDifferenceStepSize` is a part of max(|x|, 1), the default of `TypicalX`.
  /// - optim, of R: `ndeps` are the steps themselves, where `parscale` is 1.
  /// - ipopt: `findiff_perturbation` is one part of max(1, |x|) for all variables; nlopt, by R's `nl.grad`: `heps` is one step for all.
  ///   They get the geometric mean.
  package func paste(for taker: StepTaker) -> String? {
    let steps = variables.compactMap { v in v.step.map { (size: $0.measured.magnitude, x: v.point.measured.magnitude) }
    }
    guard steps.count == variables.count, !steps.isEmpty else { return nil }
    let one: MeasuredError = 1
    func list(_ numbers: [MeasuredError]) -> String { numbers.map(Self.written).joined(separator: ", ") }
    func mean(_ numbers: [MeasuredError]) -> String {
      Self.written(.exp(numbers.reduce(0) { $0 + .log($1) } / MeasuredError(numbers.count)))
    }
    let parts = steps.map { $0.size / MeasuredError.maximum(one, $0.x) }
    switch taker {
    case .scipy:
      let relative = steps.map { $0.x.isZero ? 0 : $0.size / $0.x }
      return "jac=\"\(form == .forward ? 2 : 3)-point\", options={\"finite_diff_rel_step\": [\(list(relative))]}"
    case .matlab:
      return
        "optimoptions(\"fmincon\", FiniteDifferenceType=\"\(form.rawValue)\", FiniteDifferenceStepSize=[\(list(parts))])"
    case .optim: return "control = list(ndeps = c(\(list(steps.map(\.size)))))"
    case .ipopt: return "findiff_perturbation \(mean(parts))"
    case .nlopt: return "nl.grad(x0, fn, heps = \(mean(steps.map(\.size))))"
    }
  }

  /// Three digits are more than a step needs.
  private static func written(_ x: MeasuredError) -> String { x.isZero ? "0" : x.scientific(digits: 3) }
}
