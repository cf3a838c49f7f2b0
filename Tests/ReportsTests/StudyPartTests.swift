import EvidenceReports
import Foundation
import Reports
import Testing

/// The study of `Study`'s documentation.
private struct Squares: Study {
  static let name = "squares"
  var count: Int
  var parameters: [String: String] { ["count": "\(count)"] }
  var items: [String] { (0..<count).map { "\($0 + 1)" } }
  func run(_ item: Int) -> Int { (item + 1) * (item + 1) }
  func text(_ records: [Int]) -> String { records.map { "\($0)\n" }.joined() }
  func csv(_ records: [Int]) -> String { text(records) }
  func json(_ records: [Int]) -> JSON { .array(records.map { JSON($0) }) }

  func part(_ shard: String) throws -> StudyPart<Squares> {
    let shard = try #require(Shard(shard))
    var part = StudyPart<Squares>(header: StudyHeader(self, command: ["study", "squares"], shard: shard))
    for item in shard.items(of: count) { part.add(run(item), of: item) }
    return part
  }
}

@Suite("The parts of a study")
struct StudyPartTests {
  private let study = Squares(count: 7)

  @Test("join to the whole, in any order, through their files", arguments: 1...9)
  func join(count: Int) throws {
    let parts = try (1...count).reversed().map { index in
      let data = try study.part("\(index)/\(count)").data(keys: study.items)
      return (path: "\(index)", part: try StudyPart<Squares>(data, path: "\(index)"))
    }
    #expect(try StudyPart.join(parts) == [1, 4, 9, 16, 25, 36, 49])
  }

  @Test("share the items out without overlap, and evenly")
  func shards() throws {
    let shares = try (1...3).map { try #require(Shard("\($0)/3")).items(of: 7) }
    #expect(shares == [[0, 3, 6], [1, 4], [2, 5]])
    #expect(Shard("9/9")?.items(of: 7) == [])
    for text in ["0/3", "4/3", "1", "1/2/3", "a/b", "-1/3", "1/0", "1/1000001", ""] { #expect(Shard(text) == nil) }
  }

  @Test("lose a last line that was cut short, and nothing else")
  func cutShort() throws {
    let data = try study.part("1/1").data(keys: study.items)
    let start = try study.part("1/1").header.line.count
    for length in start...data.count {
      let part = try StudyPart<Squares>(data.prefix(length), path: "a")
      let lines = data.prefix(length).count { $0 == UInt8(ascii: "\n") } - 1
      #expect(part.records == Dictionary(uniqueKeysWithValues: (0..<lines).map { ($0, ($0 + 1) * ($0 + 1)) }))
      #expect(part.missing == Array(lines..<7))
      #expect(part.wholeBytes <= length && (part.wholeBytes == length) == (data[length - 1] == UInt8(ascii: "\n")))
    }
  }

  @Test("are refused with the reason when they are not all shares of one study, each once")
  func refusals() throws {
    func expect(_ parts: [(path: String, part: StudyPart<Squares>)], _ message: String) {
      do {
        _ = try StudyPart.join(parts)
        Issue.record("joined, where '\(message)' was to be said")
      } catch {
        #expect(error.description.contains(message), "\(error)")
      }
    }
    let (a, b) = (try study.part("1/3"), try study.part("2/3"))
    expect([], "no parts")
    expect([("a", a), ("b", b)], "of 3 shares one is missing: 3/3")
    expect([("a", a)], "of 3 shares 2 are missing: 2/3, 3/3")
    expect([("a", a), ("b", b), ("c", a)], "the share 1/3 is there twice: a and c")
    expect([("a", a), ("b", try study.part("2/4"))], "a is the share 1/3 but b is the share 2/4")
    expect(
      [("a", a), ("b", try Squares(count: 8).part("2/3"))],
      "a and b are parts of different studies: count is '7' in one, '8' in the other")
    expect([("a", StudyPart(header: a.header))], "a lacks 3 of its 3 records")
    var foreign = a
    foreign.add(4, of: 1)
    expect([("a", foreign)], "records of items that are not of its share 1/3")
  }

  @Test("are refused when the file is none")
  func files() throws {
    let whole = try study.part("1/1").data(keys: study.items)
    let header = try study.part("1/1").header.line
    func expect(_ data: Data, _ expected: StudyPartError) {
      #expect(throws: expected) { try StudyPart<Squares>(data, path: "a") }
    }
    expect(Data(), .notAPart("a"))
    expect(Data("format,h\nbinary64,1\n".utf8), .notAPart("a"))
    // A share of no shares would never end.
    expect(Data(String(decoding: whole, as: UTF8.self).replacing("1/1", with: "0/0").utf8), .notAPart("a"))
    expect(header + Data("{}\n".utf8), .badLine("a", number: 2))
    expect(header + Data("{\"item\":7,\"key\":\"8\",\"record\":64}\n".utf8), .badLine("a", number: 2))
    expect(whole + whole.dropFirst(header.count), .repeatedItem("a", key: "1"))
  }

  @Test("say what command made them, as one types it")
  func command() {
    #expect(
      ShellText.command(["study", "precision", "--f=exp(x)/x", "--at", "x=0.5"])
        == "gradcheck study precision '--f=exp(x)/x' --at x=0.5")
    #expect(ShellText.command(["eval", "it's", ""]) == "gradcheck eval 'it'\\''s' ''")
  }
}
