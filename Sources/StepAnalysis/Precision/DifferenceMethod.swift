package import FiniteDifferences
import Scalars

/// A method for f′ whose best error a study follows through the formats.
///
/// With f of size 1 and its derivatives too, a method of order q has truncation of size h^q and roundoff of size u/h, u the
/// unit roundoff. Their sum is least where they balance, at h of size u^(1/(q+1)), and is of size u^(q/(q+1)) there: the
/// exponents ``errorExponent`` and ``stepExponent``. The complex step subtracts nothing: its error is of size u at every h
/// below a step of size u^½, at which h² is u.
package enum DifferenceMethod: Hashable, Sendable {
  /// A stencil for first derivatives.
  case stencil(Stencil)
  /// A stencil extrapolated over several steps; the step is the smallest of them.
  case richardson(Richardson)
  /// Im f(x + ih) / h.
  case complexStep

  /// Forward, central of order 2, 4, 6 and 8, Richardson's extrapolation over five steps, and the complex step.
  package static let all: [DifferenceMethod] = [
    .stencil(.forward), .stencil(.central), .stencil(.central(order: 4)), .stencil(.central(order: 6)),
    .stencil(.central(order: 8)), .richardson(Richardson()), .complexStep,
  ]

  package init?(named name: String) {
    guard let found = Self.all.first(where: { $0.name == name }) else { return nil }
    self = found
  }

  /// `forward`, `central2`, …, `richardson5`, `complex`.
  package var name: String {
    switch self {
    case .stencil(let stencil): stencil.name ?? "offsets \(stencil.offsets)"
    case .richardson(let richardson): "richardson\(richardson.levels)"
    case .complexStep: "complex"
    }
  }

  /// The exponent of u in the best error, by theory: q/(q + 1), 1 for the complex step.
  package var errorExponent: Double { order.map { Double($0) / Double($0 + 1) } ?? 1 }

  /// The exponent of u in the best step, by theory: 1/(q + 1); for the complex step, which has no best one, ½: that of the
  /// step below which all are as good.
  package var stepExponent: Double { order.map { 1 / Double($0 + 1) } ?? 0.5 }

  /// The order q of the truncation error, or nil for the complex step. Each of Richardson's levels removes a term: of a
  /// symmetric stencil every second power is there, of another every one.
  package var order: Int? {
    switch self {
    case .stencil(let stencil): stencil.accuracy
    case .richardson(let richardson):
      richardson.stencil.accuracy + (richardson.levels - 1) * (richardson.stencil.isSymmetric ? 2 : 1)
    case .complexStep: nil
    }
  }

  /// What the working format computes with the step 2ᵉ at the line's own point; nil where it is not finite.
  ///
  /// The program is that of a user: the quotient of φ(t) = f(fl(x + fl(t·v))) at 0, in the literal operations of `Stencil`
  /// and `Richardson`; for the complex step, that of `ComplexStep`.
  func estimate<F: RealFunction, T: RealScalar>(of function: F, on line: StraightLine<T>, exponent e: Int) -> T? {
    let h = T(sign: .plus, exponent: 0, significand: 1).scaled(byPowerOfTwo: e)
    guard h > 0, h.isFinite else { return nil }
    let value: T
    switch self {
    case .stencil(let stencil):
      value = stencil.quotient(of: { line.value(of: function, at: $0) }, at: 0, step: h)
    case .richardson(let richardson):
      let largest = h.scaled(byPowerOfTwo: richardson.levels - 1)
      guard largest.isFinite else { return nil }
      value = richardson({ line.value(of: function, at: $0) }, at: 0, step: largest).value
    case .complexStep:
      guard h.scaled(byPowerOfTwo: 1).isFinite, let smooth = function as? any ScalarFunction else { return nil }
      value = ComplexStep(exponent: e).directionalDerivative(of: smooth, at: line.point, along: line.direction).value
    }
    return value.isFinite ? value : nil
  }
}

extension Stencil {
  /// Whether the offsets lie symmetrically around zero.
  fileprivate var isSymmetric: Bool { zip(offsets, offsets.reversed()).allSatisfy { $0 == -$1 } }
}

extension StraightLine {
  /// f at the working format's point of the parameter t.
  fileprivate func value<F: RealFunction>(of function: F, at t: T) -> T {
    function(zip(point, direction).map { x, v in v.isZero ? x : x + t * v })
  }
}
