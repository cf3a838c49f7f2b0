import EvidenceReports
package import Expressions
import Scalars

/// A claim about the gradient of a random formula, of which it is known whether it is right.
package struct RandomClaim: Sendable {
  /// What was done to the right gradient.
  package enum Fault: Codable, Hashable, Sendable {
    /// The component was multiplied by 1 + 10⁻ᵏ, or by 1 − 10⁻ᵏ.
    case factor(exponent: Int, isAbove: Bool)
    /// The component has the other sign.
    case sign
    /// The component is missing: 0 is claimed.
    case zero

    /// The error relative to the component.
    package var size: Double {
      switch self {
      case .factor(let exponent, _): Double("1e-\(exponent)") ?? .nan
      case .sign: 2
      case .zero: 1
      }
    }

    /// The component with the fault.
    func applied(to component: String) -> String {
      switch self {
      case .factor(0, let isAbove): return "(\(component))*\(isAbove ? 2 : 0)"
      case .factor(let exponent, true): return "(\(component))*1.\(String(repeating: "0", count: exponent - 1))1"
      case .factor(let exponent, false): return "(\(component))*0.\(String(repeating: "9", count: exponent))"
      case .sign: return "-(\(component))"
      case .zero: return "0"
      }
    }
  }

  /// What it is about.
  package let formula: RandomFormula
  /// What is claimed, component by component.
  package let gradient: [String]
  /// What is wrong with it; nil of the right gradient.
  package let fault: Fault?
  /// The index of the component that is wrong; nil of the right gradient.
  package let component: Int?

  /// The error relative to the largest component of the gradient; nil of the right gradient.
  package var error: Double? {
    guard let fault, let component else { return nil }
    return fault.size * formula.shares[component]
  }

  /// The subject that the check is asked about.
  package func subject() throws(ExpressionError) -> Subject {
    Subject(
      SubjectNames(title: formula.text, variables: formula.variables),
      function: .retypable(try Expression(formula.text, variables: formula.variables)),
      claim: .retypable(try ExpressionVector(gradient, variables: formula.variables)),
      point: .text(try PointText(pointText)))
  }

  /// The point by the names of the variables.
  private var pointText: String { zip(formula.variables, formula.point).map { "\($0)=\($1)" }.joined(separator: ",") }

  /// The arguments of the command that puts this claim to the check.
  package func arguments(format: String, isOpaque: Bool) -> [String] {
    ["check", "--f", formula.text, "--gradient"] + gradient + ["--at", pointText, "--format", format]
      + (isOpaque ? ["--opaque"] : [])
  }
}

extension RandomFormula {
  /// The gradient as it is.
  package var rightClaim: RandomClaim { RandomClaim(formula: self, gradient: gradient, fault: nil, component: nil) }

  /// The gradient with one component wrong, that is not 0: in four of six cases by a factor 1 ± 10⁻ᵏ, k from 0 through 9, in one by
  /// the sign, in one by being left out.
  package var brokenClaim: RandomClaim {
    var generator = generator
    let candidates = shares.indices.filter { shares[$0] > 0 }
    let component = candidates[generator.index(below: candidates.count)]
    let fault: RandomClaim.Fault
    switch generator.index(below: 6) {
    case 0: fault = .sign
    case 1: fault = .zero
    default: fault = .factor(exponent: generator.index(below: 10), isAbove: generator.index(below: 2) == 0)
    }
    var gradient = gradient
    gradient[component] = fault.applied(to: gradient[component])
    return RandomClaim(formula: self, gradient: gradient, fault: fault, component: component)
  }
}
