extension ProblemCatalogue {
  /// The problems of a million variables, each by its name with what builds it.
  ///
  /// They are not among ``all``: building one takes half a second, the names of its variables as long again each time they
  /// are asked for, and a full check two million evaluations. A wrong gradient of one is a ``PerturbedGradient``: among so
  /// many components `faultyGradient(seed:)` would look in vain for one that is a hundredth of all.
  public static let large: KeyValuePairs<String, @Sendable () -> any Problem> = [
    "widedigits": { DigitsNetwork.wide() },
    "sparselogistic": { SparseLogistic() },
  ]

  /// Builds the problem of a million variables called `name`, in any case of letters; nil when there is none. Each call
  /// builds it again.
  public static func largeProblem(named name: String) -> (any Problem)? {
    let lowercased = name.lowercased()
    return large.first { $0.key == lowercased }?.value()
  }
}
