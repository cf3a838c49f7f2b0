import ArgumentParser
import EvidenceReports
import Expressions
import MultiPrecision
import Reports
import Subjects

/// Which points are looked at: many of a region.
struct PointsOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Look at many points: a range for each variable that moves, such as x=0:10,\"y=1e-6:1e6 log\".",
      valueName: "ranges"))
  var over: String?

  @Option(
    help: ArgumentHelp("How many points, spread evenly by a quasi-random sequence. (default: 1000)", valueName: "n"))
  var points: Int?

  @Flag(help: "Take the points of a lattice, ends included, with at most so many.")
  var grid = false

  func validate() throws {
    guard over != nil || points == nil && !grid else {
      throw ValidationError("--points and --grid go with --over.")
    }
    if let points, !(1...100_000_000).contains(points) {
      throw ValidationError("--points must be from 1 to 100000000; it is \(points).")
    }
  }

  /// The region, whose ends may use constants.
  func region(seed: UInt64, formats: [NamedFormat], _ definitions: Definitions) throws -> Region {
    let sides = try (over ?? "").splitOutsideBrackets.map { try Self.side($0, definitions) }
    try requireDistinct(sides.map(\.name), "variable")
    let region = Region(sides, count: points ?? 1000, seed: seed, isGrid: grid)
    let most = points ?? 1000
    guard region.count <= most else {
      throw ValidationError(
        "A lattice of \(sides.count) sides has at least \(region.count) points; --points allows \(most).")
    }
    for format in formats {
      if let mistake = region.mistake(in: format) { throw ValidationError("--over: \(mistake).") }
    }
    return region
  }

  private static func side(_ text: String, _ definitions: Definitions) throws -> Region.Side {
    let named = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(\.trimmingBlanks)
    var range = named.count == 2 ? named[1] : ""
    let isLogarithmic = range.hasSuffix(" log")
    if isLogarithmic { range = String(range.dropLast(4)) }
    let ends = range.split(separator: ":", omittingEmptySubsequences: false).map(\.trimmingBlanks)
    guard ends.count == 2, !ends.contains(""), !named[0].isEmpty else {
      throw ValidationError("--over takes ranges such as x=0:10,\"y=1e-6:1e6 log\"; '\(text)' is none.")
    }
    return Region.Side(
      name: named[0], lower: try Expression(ends[0], variables: [], definitions: definitions),
      upper: try Expression(ends[1], variables: [], definitions: definitions), isLogarithmic: isLogarithmic)
  }
}

/// The arguments that make of one point a region of points.
struct RegionOptions: ParsableArguments {
  @OptionGroup var place: PointsOptions

  @Option(
    help: ArgumentHelp("Write to a file, whole or not at all, instead of to standard output.", valueName: "file"))
  var output: String?

  @OptionGroup var execution: StudyRunOptions

  func validate() throws {
    guard place.over != nil || output == nil && execution.isDefault else {
      throw ValidationError("--output, --shard, --resume and --threads go with --over.")
    }
  }
}
