import Foundation
import Programs
import TestSupport
import Testing

/// a²b at (1.5, 0.3), and where a > 1.55.
private let (near, far) = ([1.5, 0.3], [1.75, 0.3])

@Suite("A program that misbehaves", .enabled(if: Installed.has("python3"), "Python is not installed"))
struct MisbehaviourTests {
  private func session(
    _ mode: String, timeout: Duration? = nil, talk: Talk = Talk(), environment: String = ""
  ) throws -> ProgramSession {
    try ProgramSession(
      Model.misbehaving(mode, timeout: timeout, environment: environment), tell: { talk.tell($0) })
  }

  @Test("that does not says what it is, and answers")
  func well() throws {
    let session = try session("well")
    #expect(session.hello.variables == ["a", "b"])
    #expect(session.hello.hasGradient)
    #expect(session.value(at: near) == 1.5 * 1.5 * 0.3)
    #expect(session.gradient(at: near) == [2 * 1.5 * 0.3, 1.5 * 1.5])
    #expect(session.log.failures() == [])
    #expect(session.fault == nil)
  }

  @Test("and hangs is ended after the timeout, with its children, and started again")
  func hang() throws {
    let talk = Talk()
    let session = try session("children", timeout: .seconds(3), talk: talk)
    var values: [Double] = []
    let start = ContinuousClock.now
    for _ in 0..<6 { values.append(session.value(at: near)) }
    #expect(start.duration(to: .now) < .seconds(300))
    #expect(values[..<4].allSatisfy { $0 == 1.5 * 1.5 * 0.3 })
    #expect(values[4].isNaN)
    #expect(values[5] == 1.5 * 1.5 * 0.3)
    let failures = session.log.failures()
    #expect(failures == ["children gave no value at (1.5, 0.3): no answer within the --timeout"])
    // What it started first is told by it, and is no more.
    let child = try #require(talk.lines.first?.split(separator: " ").last.flatMap { Int32($0) })
    #expect(kill(child, 0) != 0 || isZombie(child))
  }

  /// Whether a process has ended, though nobody has asked how.
  private func isZombie(_ process: Int32) -> Bool {
    let status = (try? String(contentsOfFile: "/proc/\(process)/stat", encoding: .utf8)) ?? "Z"
    return status.contains(" Z ") || status == "Z"
  }

  @Test("and ends is started again, and asked once more")
  func die() throws {
    let session = try session("die")
    let values = (0..<20).map { _ in session.value(at: near) as Double }
    #expect(values.allSatisfy { $0 == 1.5 * 1.5 * 0.3 })
    #expect(session.log.failures() == [])
  }

  @Test("and ends, but leaves its output open to what it started, is found to have ended")
  func orphan() throws {
    let session = try session("orphan")
    let values = (0..<12).map { _ in session.value(at: near) as Double }
    #expect(values.allSatisfy { $0 == 1.5 * 1.5 * 0.3 })
    #expect(session.log.failures() == [])
  }

  @Test(
    "and ends at one point has no value there, and is told how it ended",
    arguments: [("dieat", "exit status 3"), ("segv", "signal 11, Segmentation fault")])
  func dieAt(_ mode: String, _ end: String) throws {
    let session = try session(mode)
    #expect((session.value(at: far) as Double).isNaN)
    #expect(session.value(at: near) == 1.5 * 1.5 * 0.3)
    #expect(session.log.failures() == ["\(mode) gave no value at (1.75, 0.3): it ended without an answer (\(end))"])
    #expect(session.fault == nil)
  }

  @Test("and ends at every point is not asked for ever")
  func dieAlways() throws {
    let session = try session("dieat")
    for _ in 0..<20 { #expect((session.value(at: far) as Double).isNaN) }
    let fault = try #require(session.fault)
    #expect("\(fault)" == "dieat: it ended 32 times in a row without an answer (exit status 3)")
    #expect((session.value(at: near) as Double).isNaN)
  }

  @Test("and does not start cannot be asked")
  func noHello() {
    #expect { try session("nohello") } throws: {
      "\($0)" == "nohello: it ended without an answer (exit status 0)"
    }
    #expect { try ProgramSession(ProgramCommand(.start(["/nowhere/at/all"]), title: "none"), tell: { _ in }) } throws: {
      "\($0)" == "none: it cannot be started: /nowhere/at/all: No such file or directory"
    }
  }

  @Test(
    "and says a hello that is none is refused at once",
    arguments: [
      #"{"hello":{"lower":[-Infinity]}}"#, #"{ "hello" : {"variables": 3}}"#, #"{"hello":"#,
    ])
  func strangeHello(_ hello: String) throws {
    let command = ProgramCommand(.start(["sh", "-c", "read line; echo '\(hello)'; sleep 1000"]), title: "f")
    #expect {
      try ProgramSession(command, tell: { _ in })
    } throws: {
      "\($0)" == "f: its hello is no JSON, or not of the protocol's form"
    }
  }

  @Test("and has names that would steer a terminal is refused")
  func strangeNames() throws {
    let hello = #"{"hello":{"variables":["\u001b[2J"]}}"#
    let command = ProgramCommand(.start(["sh", "-c", "read line; echo '\(hello)'; sleep 1000"]), title: "f")
    #expect {
      try ProgramSession(command, tell: { _ in })
    } throws: {
      "\($0)" == "f: a variable's name is '\u{241B}[2J', which cannot be shown"
    }
  }

  @Test("and floods its output is heard as far as is bearable", arguments: ["flood", "long"])
  func flood(_ mode: String) throws {
    let talk = Talk()
    let session = try session(mode, talk: talk)
    #expect(session.value(at: near) == 1.5 * 1.5 * 0.3)
    #expect(session.value(at: near) == 1.5 * 1.5 * 0.3)
    #expect(talk.lines.count <= 1001)
    #expect(talk.lines.allSatisfy { $0.utf8.count <= 1 << 16 })
    if mode == "flood" { #expect(talk.lines.last == "flood: it goes on talking; the rest is not shown") }
  }

  @Test(
    "and answers what is no answer has no value, and is told why",
    arguments: [
      ("short", "it answered with 0 values; there were 1 points"),
      ("text", "it answered with 'plenty', which is no number"),
    ])
  func wrongAnswers(_ mode: String, _ reason: String) throws {
    let session = try session(mode)
    #expect((session.value(at: near) as Double).isNaN)
    #expect(session.log.failures() == ["\(mode) gave no value at (1.5, 0.3): \(reason)"])
    #expect(session.fault == nil)
  }

  @Test("and says that a point has no value is believed")
  func error() throws {
    let session = try session("error")
    #expect((session.value(at: far) as Double).isNaN)
    #expect(session.value(at: near) == 1.5 * 1.5 * 0.3)
    #expect(session.log.failures() == ["error gave no value at (1.75, 0.3): no convergence"])
  }

  @Test("and talks, or answers older questions, is understood", arguments: ["talk", "old", "late"])
  func talk(_ mode: String) throws {
    let session = try session(mode)
    for _ in 0..<3 { #expect(session.value(at: near) == 1.5 * 1.5 * 0.3) }
    #expect(session.gradient(at: near) == [2 * 1.5 * 0.3, 1.5 * 1.5])
  }

  @Test("is asked in batches too")
  func batch() throws {
    #expect(try session("error").values(at: [near, far, near]).map(\.isNaN) == [false, true, false])
  }

  @Test("gives the same values to any number of workers, each asked by a thread of its own")
  func workers() throws {
    let session = try ProgramSession(Model.misbehaving("late", workers: 4), tell: { _ in })
    let points = (0..<40).map { [1 + Double($0) / 64, 0.5] }
    let results = UnsafeMutableBufferPointer<Double>.allocate(capacity: points.count)
    defer { results.deallocate() }
    nonisolated(unsafe) let written = results
    DispatchQueue.concurrentPerform(iterations: points.count) { written[$0] = session.value(at: points[$0]) }
    #expect(Array(results) == points.map { $0[0] * $0[0] * $0[1] })
  }
}
