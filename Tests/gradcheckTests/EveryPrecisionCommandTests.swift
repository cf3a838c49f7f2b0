import Foundation
import TestSupport
import Testing

@Suite(
  "Programs that compute at every precision",
  .enabled(if: Installed.python(has: "mpmath"), "mpmath is not installed"))
struct EveryPrecisionCommandTests {
  private func check(_ names: String, _ more: String...) async throws -> Command {
    try await Command.run(
      ["check", "--python", "\(Installed.models)/precise.py:\(names)", "--at", "1.5,0.3"] + more)
  }

  @Test("are judged by their derivative at high precision, to all digits")
  func exact() async throws {
    for names in ["plain,plain_gradient", "clipped,clipped_gradient"] {
      let run = try await check(names)
      #expect(run.status == 0 && run.error.isEmpty, "\(run.error)")
      #expect(run.output.contains("the derivative of f itself at") && run.output.contains("16 of 16"), "\(run.output)")
    }
    let narrow = try await check("plain,plain_gradient", "--format", "binary32")
    #expect(narrow.status == 0 && narrow.output.contains("7 of 7"), "\(narrow.output)")
    let wrong = try await check("plain,plain_faulty")
    #expect(wrong.status == 1 && wrong.output.contains("the derivative of f itself at"), "\(wrong.output)")
    let opaque = try await check("plain,plain_gradient", "--opaque")
    #expect(opaque.status == 0 && opaque.output.contains("differences of f in binary64"), "\(opaque.output)")
  }

  @Test(
    "and those that round inside are found out, and judged as black boxes",
    arguments: ["rounding,rounding_gradient", "rounding_faintly,rounding_faintly_gradient"])
  func rounding(_ names: String) async throws {
    let run = try await check(names)
    #expect(run.status == 0, "\(run.output)")
    #expect(run.output.contains("differences of f in binary64"), "\(run.output)")
  }

  @Test("have their error split exactly by a sweep")
  func sweep() async throws {
    let place = [
      "--python", "\(Installed.models)/precise.py:plain", "--at", "1.5,0.3", "--coordinate", "x1", "--csv",
    ]
    let program = try await Command.run(["sweep"] + place)
    let typed = try await Command.run(
      "sweep", "--f", "(1-x1^2)*x2/(1-x1)", "--at", "x1=1.5,x2=0.3", "--coordinate", "x1", "--csv")
    #expect(program.status == 0, "\(program.error)")
    // The same numbers, but for what the last digits of a reference are worth.
    func column(_ name: String, _ run: Command) -> [Double] {
      let rows = run.output.split(separator: "\n").map { $0.split(separator: ",", omittingEmptySubsequences: false) }
      guard let i = rows.first?.firstIndex(where: { $0 == name }) else { return [] }
      return rows.dropFirst().compactMap { Double($0[i]) }
    }
    let header = program.output.split(separator: "\n").first ?? ""
    #expect(header == typed.output.split(separator: "\n").first ?? "")
    for name in ["h", "estimate"] where header.split(separator: ",").contains(Substring(name)) {
      #expect(column(name, program) == column(name, typed))
    }
    #expect(column("estimate", program).count > 40, "\(header)")
    let refused = try await Command.run(
      "sweep", "--python", "\(Installed.models)/precise.py:rounding", "--at", "1.5,0.3", "--coordinate", "x1")
    #expect(refused.status == 64 && refused.error.contains("a sweep takes a function that runs at every precision"))
  }
}
