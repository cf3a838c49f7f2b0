package import EvidenceReports
import MultiPrecision
import Scalars
package import GradientChecking
package import Subjects

extension LocationRecord: JudgedRecord {
  /// The verdict on the whole gradient.
  package var verdict: Verdict { evidence.verdict }

  /// The answer, and what was located. Of the components there are the faults only. `sensitivity` is relative to the largest
  /// component of the claim; that of a block is the least error of one component that would have been seen in it.
  package func members(_ names: SubjectNames) -> [(String, JSON)] {
    [("title", .string(names.title)), ("format", .string(format.name)), ("headline", .string(headline(names)))]
      + [("verdict", .string(verdict.name)), ("reason", verdict.reasonJSON)] + details(names)
  }

  /// What was located, without the answer.
  func details(_ names: SubjectNames) -> [(String, JSON)] {
    [
      ("coordinates", JSON(evidence.dimension)), ("dense", .bool(isDense)),
      ("sensitivity", JSON(known: evidence.sensitivity)), ("miss_probability", JSON(evidence.missProbability)),
      ("evaluations", JSON(evidence.evaluations)), ("seed", .number("\(evidence.seed)")),
      (
        "suspects",
        .array(
          suspects.map { range in
            .object([
              ("start", JSON(range.lowerBound)), ("count", JSON(range.count)), ("place", .string(names.place(range))),
            ])
          })
      ), ("blocks", .array(blocks.map(\.json))),
    ] + evidence.faultMembers(names)
  }

  /// Those of a fault.
  package static let columns = ["index", "name", "block", "claim", "estimate", "uncertainty"]

  package func lines(_ names: SubjectNames) -> [[JSON]] {
    evidence.coordinates.map { c in
      guard case .object(let members) = c.fault(names) else { return [] }
      return members.map(\.1)
    }
  }
}

extension LocatedBlock {
  fileprivate var json: JSON {
    .object([
      ("name", name.map { .string($0) } ?? .null), ("start", JSON(range.lowerBound)), ("count", JSON(range.count)),
      ("faults", JSON(faults)), ("sensitivity", JSON(known: least)),
    ])
  }
}

extension SubjectNames {
  /// A range of coordinates: the block or the blocks that it is, or its first and last.
  func place(_ range: Range<Int>) -> String {
    if let first = blocks.first(where: { $0.range.lowerBound == range.lowerBound }),
      let last = blocks.first(where: { $0.range.upperBound == range.upperBound })
    {
      return first == last ? first.name : "\(first.name) to \(last.name)"
    }
    guard let last = range.last, variables.indices.contains(last) else { return "\(range)" }
    return range.count == 1 ? variables[last] : "\(variables[range.lowerBound]) to \(variables[last])"
  }
}
