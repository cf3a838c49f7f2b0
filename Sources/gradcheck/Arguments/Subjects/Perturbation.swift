import EvidenceReports
import ArgumentParser
import Problems
import Scalars

/// Faults for a search to find: a few components at random places, each off by a part of the gradient's root mean square.
struct Perturbation {
  /// How many components are wrong.
  var count: Int
  /// By which part of the root mean square each is off.
  var relativeSize = 0.01

  /// The wrong gradient, and what is wrong with it in a clause; throws where there are fewer components than faults.
  func callAsFunction(
    _ correct: some RealVectorFunction, variables: [String], seed: UInt64
  ) throws -> (gradient: any RealVectorFunction, description: String) {
    guard count <= variables.count else {
      throw ValidationError("--faults is \(count); the gradient has \(variables.count) components.")
    }
    let wrong = PerturbedGradient(
      correct, dimension: variables.count, count: count, fraction: relativeSize, seed: seed)
    let names = wrong.coordinates.prefix(4).map { variables[$0] }.joined(separator: ", ")
    let rest = count > 4 ? ", … (\(count) in all)" : ""
    return (wrong, "\(names)\(rest) off by \(relativeSize) of the root mean square")
  }
}
