import Foundation
import Programs
import Scalars
import TestSupport
import Testing

@Suite("The journal of a program", .enabled(if: Installed.has("python3"), "Python is not installed"))
struct JournalTests {
  /// Points, one of them asked for twice.
  private static let points = (0..<12).map { [1 + Double($0 % 11) / 16, 0.3] }

  private func answers(_ journal: String, asked: String) throws -> [Double] {
    let session = try ProgramSession(
      Model.misbehaving("error", journal: journal, environment: "EVALUATIONS='\(asked)'"), tell: { _ in })
    return Self.points.map { session.value(at: $0) }
  }

  private func lines(_ path: String) -> Int {
    (try? String(contentsOfFile: path, encoding: .utf8))?.split(separator: "\n").count ?? 0
  }

  @Test("is gone on with wherever a run was ended, and no point that it has is asked for again")
  func resumed() throws {
    let folder = try TemporaryFolder()
    let whole = try answers(folder.path("whole"), asked: folder.path("all"))
    #expect(lines(folder.path("all")) == Self.points.count)
    let bytes = try Data(contentsOf: URL(fileURLWithPath: folder.path("whole")))
    var random = SeededGenerator(seed: 14)
    let first = (bytes.firstIndex(of: 10) ?? 0) + 1
    for run in 0..<20 {
      let cut = Int.random(in: 0...bytes.count, using: &random)
      let journal = folder.path("cut\(run)")
      try bytes.prefix(cut).write(to: URL(fileURLWithPath: journal))
      let kept = cut < first ? 0 : bytes[first..<cut].count { $0 == 10 }
      let again = try answers(journal, asked: folder.path("asked\(run)"))
      #expect(again.map(\.bitPattern) == whole.map(\.bitPattern), "cut at \(cut)")
      #expect(lines(folder.path("asked\(run)")) == Self.points.count - kept, "cut at \(cut)")
      #expect(lines(journal) == Self.points.count + 1)
    }
  }

  @Test("of another program, or what is none, is refused, and left as it is")
  func refused() throws {
    let folder = try TemporaryFolder()
    let path = folder.path("journal")
    for (text, reason) in [
      ("{\"journal\":\"another\",\"version\":1}\n", "it is of another program: another"),
      ("{\"journal\":\"well\",\"version\":2}\n", "it is of version 2; this gradcheck reads 1"),
      ("theory\n", "it is no journal of gradcheck's"),
      ("{\"journal\":\"well\",\"version\":1}\nnonsense\n", "line 2 is none of its form"),
    ] {
      try text.write(toFile: path, atomically: true, encoding: .utf8)
      #expect { try ProgramSession(Model.misbehaving("well", journal: path), tell: { _ in }) } throws: {
        "\($0)" == "--journal \(path): \(reason)"
      }
      #expect(try String(contentsOfFile: path, encoding: .utf8) == text)
    }
    #expect { try ProgramSession(Model.misbehaving("well", journal: "/nowhere/journal"), tell: { _ in }) } throws: {
      "\($0)" == "--journal /nowhere/journal: it cannot be written"
    }
  }
}
