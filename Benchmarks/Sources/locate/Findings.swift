import FaultFinding
import GradientChecking

/// What is to be found, and within how many evaluations.
struct Target {
  /// How many components are wrong.
  let faults: Int
  /// By which part of the gradient's root mean square; of no meaning when none is wrong.
  let fraction: Double
  /// That part as text.
  let size: String
  /// How many evaluations are allowed.
  let limit: Int

  /// The figures that are required.
  static let all: [Target] =
    [Target(faults: 0, fraction: 1, size: "", limit: 16)]
    + [(1, 60), (3, 160), (10, 450)].map { Target(faults: $0, fraction: 0.01, size: "1 %", limit: $1) }
    + [(1, 100), (3, 200), (10, 600)].map { Target(faults: $0, fraction: 0.0001, size: "0.01 %", limit: $1) }
}

/// What was found of one target, over some seeds.
struct Findings {
  let target: Target
  private(set) var evaluations: [Int] = []
  private(set) var found = 0
  private(set) var accused = 0
  private(set) var wrongVerdicts = 0
  private(set) var bytes = 0
  private(set) var time = Duration.zero
  /// The seeds at which something was not kept, each with what it was.
  private(set) var misses: [String] = []

  init(target: Target) { self.target = target }

  /// Counts what one search found.
  mutating func add(_ location: FaultLocation<Double>, expected: [Int], time: Duration, bytes: Int, seed: UInt64) {
    let named = Set(location.faults.map(\.index))
    let hits = named.intersection(expected).count
    evaluations.append(location.evaluations)
    found += hits
    accused += named.count - hits
    let isVerdictRight = location.verdict == (expected.isEmpty ? .agree : .disagree)
    wrongVerdicts += isVerdictRight ? 0 : 1
    self.bytes = max(self.bytes, bytes)
    self.time += time
    if hits < expected.count || named.count > hits || !isVerdictRight || location.evaluations > target.limit {
      misses.append(
        "  \(target.faults) × \(target.size) seed \(seed): \(location.evaluations) evaluations, \(location.verdict), "
          + "\(hits) of \(expected.count) found, \(named.count - hits) others; suspects \(location.suspects)")
    }
  }

  /// Whether everything was found, and nothing else, in as many evaluations as allowed.
  var isKept: Bool { misses.isEmpty }
}

/// The findings, one row for each target, in Markdown.
struct LocateTable {
  private var lines = [
    ["wrong", "off by", "evaluations", "most / required", "found", "others accused", "seconds", "peak memory"]
  ]
  private var misses: [String] = []

  /// Adds a row; `count` is n, of which the memory is a multiple.
  mutating func add(_ findings: Findings, count: Int) {
    let target = findings.target
    let runs = findings.evaluations.count
    let most = findings.evaluations.max() ?? 0
    let mean = Int((Double(findings.evaluations.reduce(0, +)) / Double(runs)).rounded())
    let found =
      target.faults == 0
      ? "agree \(runs - findings.wrongVerdicts)/\(runs)" : "\(findings.found)/\(target.faults * runs)"
    let seconds = Int((findings.time / .milliseconds(10) / Double(runs)).rounded())
    let tenths = Int((Double(findings.bytes) / Double(8 * count) * 10).rounded())
    lines.append([
      "\(target.faults)", target.size, "\(mean)", "\(most) / \(target.limit)\(findings.isKept ? "" : " ✗")", found,
      "\(findings.accused)", "\(seconds / 100).\(seconds % 100 < 10 ? "0" : "")\(seconds % 100)",
      "\(tenths / 10).\(tenths % 10) n numbers",
    ])
    misses += findings.misses
  }

  /// The table, its columns aligned, and below it what was not kept.
  var text: String {
    let widths = lines[0].indices.map { column in lines.map { $0[column].count }.max() ?? 0 }
    func line(_ cells: [String]) -> String {
      let padded = zip(cells, widths).map { $0 + String(repeating: " ", count: $1 - $0.count) }
      return "| " + padded.joined(separator: " | ") + " |\n"
    }
    return line(lines[0]) + line(widths.map { String(repeating: "-", count: $0) }) + lines[1...].map(line).joined()
      + misses.map { $0 + "\n" }.joined()
  }
}
