import FiniteDifferences
import Problems
import ReferenceDerivatives
import Scalars

/// A function of which nobody sees that it can be enclosed: its derivatives are looked at, not proved.
private struct Compared<F: RealFunction>: RealFunction {
  let function: F

  func callAsFunction<S: RealScalar>(_ x: [S]) -> S { function(x) }
}

extension Comparison {
  /// The gradients of Misra1a, Thurber and Wood by enclosure, beside the same seen at two precisions.
  static let provedDerivatives = Comparison(
    work: "proved gradients, × unproved ones", bits: nil, target: 1.5,
    library: { rounds in digest(rounds) { reference($0, $1) } },
    c: { rounds in digest(rounds) { disguised($0, $1) } })

  private static func reference(_ f: some RealFunction, _ x: [Double]) -> ReferenceGradient {
    ReferencePoint(f, at: x).gradient(parallelism: .serial)
  }

  private static func disguised(_ f: some RealFunction, _ x: [Double]) -> ReferenceGradient {
    reference(Compared(function: f), x)
  }

  private static func digest(
    _ rounds: Int, _ gradient: (any RealFunction, [Double]) -> ReferenceGradient
  ) -> UInt64 {
    var digest = Digest()
    for _ in 0..<rounds {
      digest = Digest()
      for problem in problems {
        let found = gradient(problem.function, problem.point)
        for partial in found.partials {
          if case .success(let derivative) = partial { digest.add(derivative.rounded(to: Double.self).bitPattern) }
        }
      }
    }
    return digest.value
  }

  private static let problems: [(function: any RealFunction, point: [Double])] = ["misra1a", "thurber", "wood"].map {
    name in
    guard let problem = ProblemCatalogue.problem(named: name) else {
      preconditionFailure("there is no problem \(name)")
    }
    return (problem.function as any RealFunction, problem.points[0].coordinates(as: Double.self))
  }
}
