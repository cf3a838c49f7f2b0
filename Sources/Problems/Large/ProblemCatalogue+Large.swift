extension ProblemCatalogue {
  /// The problems of a million variables, each by its name with what builds it: they are not among ``all``, for building
  /// one takes a second or two and 100 MB, and a full check of it two million evaluations.
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
