public import Scalars

/// The optimum where the derivative in the truncation error is known: the yardstick of all rules.
///
///     h = 2√(ε_f/|f″|) (forward), ∛(3ε_f/|f‴|) (central), ⁴√(48ε_f/|f⁗|) (second)
///
/// They minimise the bounds 2ε_f/h + |f″|h/2, ε_f/h + |f‴|h²/6 and 4ε_f/h² + |f⁗|h²/12; the least bounds are
/// 2√(ε_f|f″|), ½·3^⅔·∛(ε_f²|f‴|) and 2√(ε_f|f⁗|/3). The bound is not the error: the measured best step of one function
/// at one point differs, as its roundings happen to fall.
///
/// - Noise: where none is given, u·|f| of the largest value at ±(the rule of thumb's step), so that f(x) = 0 is no
///   trouble.
/// - Outcomes: `derivativeVanishes` when the derivative is zero, with the rule of thumb's step; `noChange` when the
///   noise is.
/// - Nemesis: a derivative that nearly vanishes at x, but not around it. For x³ + 1 at 10⁻¹² in binary64 f″ is 6·10⁻¹²
///   and the forward step 0.009, within which f″ grows to 0.05: the error is 7·10⁻⁵, and 5·10⁻¹⁴ is stated.
/// - Cost: 2 to 5 evaluations.
///
/// Source: P. E. Gill, W. Murray, M. A. Saunders, M. H. Wright, Computing forward-difference intervals for numerical
/// optimization, SIAM J. Sci. Stat. Comput. 4 (1983), for the forward form; the others by the same calculation.
public struct ExactOptimum: StepRule {
  /// f″(x), for the forward form.
  public var secondDerivative: (any RealScalar)?
  /// f‴(x), for the central form.
  public var thirdDerivative: (any RealScalar)?
  /// f⁗(x), for the second derivative.
  public var fourthDerivative: (any RealScalar)?

  /// The rule for a function of the given derivatives, those of which it knows.
  public init(
    secondDerivative: (any RealScalar)? = nil, thirdDerivative: (any RealScalar)? = nil,
    fourthDerivative: (any RealScalar)? = nil
  ) {
    self.secondDerivative = secondDerivative
    self.thirdDerivative = thirdDerivative
    self.fourthDerivative = fourthDerivative
  }

  /// `exact-optimum`
  public var name: String { "exact-optimum" }

  /// One line on the rule.
  public var summary: String { "the minimiser of the error bound, the derivative in it being known" }

  /// The forms whose derivative is known.
  public var forms: [DifferenceForm] { DifferenceForm.allCases.filter { derivative(for: $0) != nil } }

  /// Chooses the step; see ``StepRule/callAsFunction(_:at:form:noise:)``.
  public func callAsFunction<S: RealScalar, E: Error>(
    _ f: (S) throws(E) -> S, at x: S, form: DifferenceForm, noise: S?
  ) throws(E) -> StepChoice<S> {
    var search = search(at: x, form: form, noise: noise)
    guard x.isFinite, let known = derivative(for: form) else { return search.failed(.notFinite) }
    let magnitude = S(converting: known).magnitude
    let usual = form.thumbStep(at: x)
    if search.noise == nil {
      guard let start = try search.finiteStep(from: usual, offsets: form.offsets, f),
        let values = try search.values(f, form.offsets, step: start)
      else { return search.failed(.notFinite) }
      search.noise = search.noise(of: values)
    }
    let step = form.optimalStep(noise: search.noise ?? 0, magnitude: magnitude)
    guard step > 0, step.isFinite else {
      // A derivative beyond the format's range leaves no step.
      if !magnitude.isFinite { return search.failed(.stepLost) }
      return try search.choice(f, step: usual, outcome: magnitude.isZero ? .derivativeVanishes : .noChange)
    }
    search.record(step, magnitude)
    return try search.choice(f, step: step, outcome: .converged, magnitude: magnitude)
  }

  private func derivative(for form: DifferenceForm) -> (any RealScalar)? {
    switch form {
    case .forward: secondDerivative
    case .central: thirdDerivative
    case .second: fourthDerivative
    }
  }
}

extension RealScalar {
  /// The number of this format nearest to one of another.
  init(converting other: some RealScalar) { self.init(other) }
}
