public import FiniteDifferences
public import MultiPrecision
public import Scalars

/// A difference quotient measured at every step of a grid, its error split exactly.
///
/// Let T be the working format, o_k the stencil's offsets and w_k its exact weights, v the direction, and h a step,
/// already rounded to T. Let x_k = fl_T(x + fl_T(fl_T(o_k·h)·v)) be the points that a program in T uses, and
/// Q(points) = Σ w_k f(point_k) / h, divided by the nominal h, with f evaluated in a much wider reference format. Then
///
/// - truncation = Q(x + o_k h v) − f′(x), at the exact points;
/// - step rounding = Q(x_k) − Q(x + o_k h v), zero when the points are representable;
/// - evaluation roundoff = computed − Q(x_k), *computed* being the literal sequence of operations in T;
/// - total = computed − f′(x), the sum of the three.
///
/// f′ is the derivative along v, (d/dt) f(x + t·v) at t = 0. No model and no assumption enters: each part is measured.
/// Parts are subtracted in twice the reference precision and rounded once, to `MeasuredError`.
public struct StepSweep<T: RealScalar>: Sendable {
  /// The method that was swept.
  public let stencil: Stencil
  /// What the quotient was divided by.
  public let divisor: StepDivisor
  /// The point x.
  public let point: [T]
  /// The direction v.
  public let direction: [T]
  /// f′(x), where it comes from, and how well it is known.
  public let reference: ReferenceSlope
  /// One row for each step, in the order of the grid.
  public let rows: [SweepRow<T>]
  /// What the rows say together.
  public let summary: SweepSummary
}

/// What a difference quotient is divided by.
public enum StepDivisor: String, CaseIterable, Codable, Hashable, Sendable {
  /// The step h itself, as the textbook's (f(x + h) − f(x − h)) / 2h.
  case step
  /// The distance of the two points that were used, x₊ − x₋: for stencils of two points in one variable, the remedy
  /// for steps that x + h cannot represent.
  case spacing
}

/// One step of a sweep: what came out, or why nothing did.
public struct SweepRow<T: RealScalar>: Sendable {
  /// The step, a number of the working format.
  public let step: T
  /// The measurement, or the reason why there is none.
  public let outcome: SweepOutcome<T>

  /// The errors, where they could be measured.
  public var errors: SplitError<T>? {
    if case .measured(let errors) = outcome { errors } else { nil }
  }
}

/// What became of one step.
public enum SweepOutcome<T: RealScalar>: Sendable {
  /// The estimate and its error, split.
  case measured(SplitError<T>)
  /// The step is zero, infinite or not a number in the working format.
  case stepNotUsable
  /// 2h, or another constant times the step, is not finite in the working format.
  case scaledStepNotFinite
  /// A point x + o·h·v is not finite in the working format.
  case pointNotFinite
  /// f is not finite at a point, in the working or in the reference format.
  case valueNotFinite
  /// The quotient itself overflows in the working format, or is 0/0.
  case quotientNotFinite

  /// The outcome in a few words.
  public var description: String {
    switch self {
    case .measured: "measured"
    case .stepNotUsable: "step is not a positive number of the format"
    case .scaledStepNotFinite: "multiple of the step is not finite"
    case .pointNotFinite: "point is not finite"
    case .valueNotFinite: "f is not finite"
    case .quotientNotFinite: "quotient is not finite"
    }
  }
}

extension SweepOutcome: CustomStringConvertible {}

/// The error of one difference quotient, in its exact parts.
public struct SplitError<T: RealScalar>: Sendable {
  /// What the working format computed.
  public let estimate: T
  /// computed − f′(x).
  public let total: MeasuredError
  /// What is wrong with the formula: its exact value at the exact points, less f′(x).
  public let truncation: MeasuredError
  /// What is wrong with the points: x + o·h is not representable.
  public let stepRounding: MeasuredError
  /// What is wrong with the arithmetic: f's roundoff, the subtraction, the division.
  public let evaluation: MeasuredError
  /// Whether the points that were used are all different. Where some coincide, h is lost in x.
  public let pointsAreDistinct: Bool

  /// Both errors that rounding makes, together.
  public var roundoff: MeasuredError { stepRounding + evaluation }
}
