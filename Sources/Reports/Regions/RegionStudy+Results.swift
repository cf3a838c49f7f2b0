package import EvidenceReports
import GradientChecking
import MultiPrecision
import Scalars
import Subjects

extension RegionStudy {
  private var variables: [String] { question.subject.names.variables }

  /// A line for each format; then, for each, where the claim is wrong, and commands that ask about the worst points again.
  package func text(_ records: [Record]) -> String {
    let maps = maps(records)
    return headline(maps) + ": \(question.subject.names.title)\n\n" + table(maps).text
      + maps.map { map in
        let points = worst(map).map { "\($0.error)\n    \($0.command)" }
        let lines = remarks(map) + points
        return lines.isEmpty ? "" : "\n" + map.format.name + "\n" + lines.map { "  \($0)\n" }.joined()
      }.joined()
  }

  /// How many points have which verdict, a line for each format.
  func table(_ maps: [RegionMap]) -> TextTable {
    var table = TextTable([
      ("format", .left), ("points", .right), ("agree", .right), ("disagree", .right), ("undecided", .right),
      ("proved", .right),
    ])
    for map in maps {
      table.append(
        [map.format.name, "\(map.verdicts.count)"] + ["agree", "disagree", "undecided"].map { "\(map.count($0))" }
          + ["\(map.proved)"])
    }
    return table
  }

  /// What is found of all points together.
  func headline(_ maps: [RegionMap]) -> String {
    let wrong = maps.reduce(0) { $0 + $1.count("disagree") }
    let undecided = maps.reduce(0) { $0 + $1.count("undecided") }
    let total = maps.reduce(0) { $0 + $1.verdicts.count }
    if wrong > 0 { return "The gradient is wrong at \(wrong) of \(total) points" }
    if undecided > 0 { return "The gradient is wrong at none of \(total) points, undecided at \(undecided)" }
    return "The gradient is right at all of \(total) points"
  }

  /// What is to be said of a format beside its numbers.
  func remarks(_ map: RegionMap) -> [String] {
    var lines: [String] = []
    if !map.reasons.isEmpty {
      lines.append("undecided: " + map.reasons.map { "\($0.count) \($0.key)" }.joined(separator: ", "))
    }
    lines += branches(map)
    for box in map.boxes {
      let bounds = boundaries(of: box, map)
      lines.append(
        "wrong \(place(box, bounds).map { "where \($0)" } ?? "everywhere"): \(counted(box.members.count, "point"))"
          + components(box.members, map))
      lines += bounds.compactMap(remark).map { "  " + $0 }
    }
    if !map.scattered.isEmpty { lines.append("wrong elsewhere: \(counted(map.scattered.count, "point"))") }
    return lines
  }

  /// The worst points, each with the command that asks about it again.
  func worst(_ map: RegionMap) -> [(error: String, command: String)] {
    map.worst.prefix(3).map { number in
      let error = map.verdicts[number].relativeError.map {
        ", an error of \(ShortNumber.text(MeasuredError($0), digits: 2))"
      }
      return (
        "point \(number)\(error ?? "")", ShellText.command(command(for: map.verdicts[number], in: map.format))
      )
    }
  }

  /// The boundaries of a box, to the bit; where nothing more can be asked, as they are known from the points.
  private func boundaries(of box: WrongBox, _ map: RegionMap) -> [RegionBoundary] {
    (try? question.boundaries(of: box, map.verdicts, in: map.format)) ?? question.sampledBoundaries(of: box)
  }

  /// `x > 5.03 and x*y < 2`; nil for everywhere.
  private func place(_ box: WrongBox, _ bounds: [RegionBoundary]) -> String? {
    let conditions = conditions(of: box)
    let parts = bounds.map { $0.text(variables[$0.index]) } + conditions
    return parts.isEmpty ? nil : parts.joined(separator: " and ")
  }

  /// The conditions of the ways that the formulae go in a box.
  private func conditions(of box: WrongBox) -> [String] {
    box.bounds.filter { $0.index >= variables.count }.map { bound in
      let branch = question.branches[bound.index - variables.count]
      return bound.isAbove ? branch.first : branch.second
    }
  }

  /// How many points go either way at each branch, or which ways none goes, where there are many.
  private func branches(_ map: RegionMap) -> [String] {
    var seen: Set<String> = []
    let counts = question.branches.enumerated().compactMap {
      k, branch -> (branch: (first: String, second: String), first: Int, second: Int)? in
      guard seen.insert(branch.first).inserted else { return nil }
      let ways = map.verdicts.compactMap { k < $0.ways.count ? $0.ways[k] : nil }
      return (branch, ways.count { $0 }, ways.count { !$0 })
    }
    if counts.count <= 6 {
      return counts.map {
        "branch: \($0.branch.first) at \(counted($0.first, "point")), \($0.branch.second) at \($0.second)"
      }
    }
    let never = counts.flatMap { count in
      (count.first == 0 ? [count.branch.first] : []) + (count.second == 0 ? [count.branch.second] : [])
    }
    let more = never.count > 6 ? ", and \(never.count - 6) more" : ""
    return [
      "\(counts.count) branches, never taken: "
        + (never.isEmpty ? "none" : never.prefix(6).joined(separator: ", ") + more)
    ]
  }

  /// What is known of a bound beside its number.
  private func remark(_ bound: RegionBoundary) -> String? {
    let name = variables[bound.index]
    guard let other = bound.other else {
      return "\(name): wrong at \(bound.wrong); where it begins depends on the other variables"
    }
    let exact = "\(name): wrong at \(bound.wrong), not at \(other), the next number"
    return bound.isStraight ? exact : exact + ", there; elsewhere it is elsewhere"
  }

  /// `, in y`, where the worst components are few of several.
  private func components(_ members: [Int], _ map: RegionMap) -> String {
    let worst = VerdictTally.counts(members.compactMap { map.verdicts[$0].component.map { variables[$0] } })
    guard variables.count > 1, !worst.isEmpty, worst.count <= 3 else { return "" }
    return ", worst in " + worst.map { "∂\($0.key)" }.joined(separator: ", ")
  }

  private static let columns = ["verdict", "reason", "proved", "component", "relative_error", "refusal"]

  private func values(_ verdict: RegionVerdict) -> [JSON] {
    [
      .string(verdict.verdict.name), verdict.verdict.reason.map { .string($0.rawValue) } ?? .null,
      .bool(verdict.isProved), verdict.component.map { .string(variables[$0]) } ?? .null,
      verdict.relativeError.map { JSON($0) } ?? .null, verdict.refusal.map { .string($0) } ?? .null,
    ]
  }

  /// A line for each point.
  package func csv(_ records: [Record]) -> String {
    CSV.line(["format", "point"] + variables + Self.columns)
      + maps(records).map { map in
        map.verdicts.enumerated().map { number, verdict in
          CSV.line([map.format.name, "\(number)"] + verdict.at + values(verdict).map(\.field))
        }.joined()
      }.joined()
  }

  /// `command`, and for each format its counts, the boxes, and the points that are not right, each with the command that asks again.
  package func json(_ records: [Record]) -> JSON {
    .object([
      ("study", .string(Self.name)), ("command", .string(ShellText.command(command))),
      ("function", .string(question.subject.names.title)),
      ("verdict", verdict(records).map { .string($0.name) } ?? .null),
      (
        "formats",
        .array(
          maps(records).map { map in
            .object([
              ("format", .string(map.format.name)), ("points", JSON(map.verdicts.count)),
              ("agree", JSON(map.count("agree"))), ("disagree", JSON(map.count("disagree"))),
              ("undecided", JSON(map.count("undecided"))), ("proved", JSON(map.proved)),
              ("reasons", .object(map.reasons.map { ($0.key, JSON($0.count)) })),
              (
                "branches",
                .array(
                  question.branches.enumerated().map { k, branch in
                    let ways = map.verdicts.compactMap { k < $0.ways.count ? $0.ways[k] : nil }
                    return .object([
                      ("first", .string(branch.first)), ("second", .string(branch.second)),
                      ("first_points", JSON(ways.count { $0 })), ("second_points", JSON(ways.count { !$0 })),
                    ])
                  })
              ),
              ("wrong", .array(map.boxes.map { json($0, map) })), ("scattered", JSON(map.scattered.count)),
              (
                "points_not_right",
                .array(map.verdicts.indices.filter { map.verdicts[$0].verdict != .agree }.map { json($0, map) })
              ),
            ])
          })
      ),
    ])
  }

  private func json(_ box: WrongBox, _ map: RegionMap) -> JSON {
    let bounds = boundaries(of: box, map)
    return .object([
      ("where", .string(place(box, bounds) ?? "everywhere")), ("points", JSON(box.members.count)),
      (
        "bounds",
        .array(
          bounds.map { bound in
            .object([
              ("variable", .string(variables[bound.index])), ("side", .string(bound.isAbove ? "above" : "below")),
              ("wrong_at", .string(bound.wrong)), ("not_wrong_at", bound.other.map { .string($0) } ?? .null),
              ("independent_of_others", .bool(bound.isStraight)),
            ])
          })
      ),
    ])
  }

  private func json(_ number: Int, _ map: RegionMap) -> JSON {
    let verdict = map.verdicts[number]
    return .object(
      [("point", JSON(number)), ("at", .object(zip(variables, verdict.at).map { ($0, .string($1)) }))]
        + Array(zip(Self.columns, values(verdict)))
        + [("command", .string(ShellText.command(command(for: verdict, in: map.format))))])
  }

  /// The region's points by their verdicts, in one or two variables that move; nil where there are more.
  package func picture(_ records: [Record]) -> (any Picture)? { RegionPicture(self, maps(records)) }
}
