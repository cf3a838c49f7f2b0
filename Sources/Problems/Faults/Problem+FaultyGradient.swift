import Scalars

extension Problem {
  /// The gradient with one mistake, chosen by `seed`, that can be seen at every named point of the problem.
  ///
  /// Kinds and coordinates are drawn in random order; the first fault that is visible is the one. A fault e is visible at
  /// x when ‖e(x)‖ is at least a hundredth of ‖∇f(x)‖ and of ‖∇f(1.01x)‖, all finite, in binary64. So a coordinate that is
  /// negligible beside the others, which no check by the norm can see, is passed over; and so is a fault that is only
  /// large relative to a gradient that vanishes: at certified parameters a wrong sign is a wrong sign of nothing, while a
  /// wrong variable is still wrong, as it is a hair beside them.
  ///
  /// Should no fault of the problem be visible everywhere, the one that is nearest to it is taken.
  ///
  /// - Parameter seed: of `SeededGenerator`; equal seeds give equal faults.
  /// - Complexity: a few evaluations of the gradient at each point, in binary64.
  public func faultyGradient(seed: UInt64) -> FaultyGradient<Gradient> {
    let correct = gradient
    let variables = self.variables
    let sites = points.map { FaultSite(correct, at: $0.coordinates(as: Double.self)) }
    var generator = SeededGenerator(seed: seed)
    var best: (fault: Fault, visibility: Double)?
    let kinds = Fault.Kind.allCases
    for kind in generator.permutation(of: kinds.count).map({ kinds[$0] }) {
      for coordinate in generator.permutation(of: variables.count) {
        let partner = generator.index(below: variables.count)
        if kind == .swapped && partner == coordinate { continue }
        let fault = Fault(kind, coordinate: coordinate, partner: partner, variables: variables)
        let faulty = FaultyGradient(correct, fault: fault)
        let visibility = sites.map { $0.visibility(of: faulty) }.min() ?? 0
        if visibility >= 0.01 { return faulty }
        if visibility > best?.visibility ?? -1 { best = (fault, visibility) }
      }
    }
    guard let best else { preconditionFailure("problem \(name) has no variables, and so no gradient to be wrong") }
    return FaultyGradient(correct, fault: best.fault)
  }
}

/// A point, the gradient there, and how large the gradient is there and nearby.
private struct FaultSite {
  let x: [Double]
  let gradient: [Double]
  let scale: Double

  init(_ correct: some RealVectorFunction, at x: [Double]) {
    self.x = x
    gradient = correct(x)
    scale = Swift.max(norm(gradient), norm(correct(x.map { 1.01 * $0 })))
  }

  /// ‖faulty − ∇f‖ relative to the gradient's size; 0 when anything is not finite.
  func visibility(of faulty: some RealVectorFunction) -> Double {
    let error = norm(zip(faulty(x), gradient).map { $0 - $1 })
    return error.isFinite && scale.isFinite && scale > 0 ? error / scale : 0
  }
}

/// ‖v‖₂.
private func norm(_ v: [Double]) -> Double { v.reduce(0) { $0 + $1 * $1 }.squareRoot() }
