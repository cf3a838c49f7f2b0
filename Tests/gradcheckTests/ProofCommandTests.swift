import Foundation
import MultiPrecision
import Scalars
import TestSupport
import Testing

/// What the tests look at in the JSON of a check.
private struct Answer: Decodable {
  struct Coordinate: Decodable {
    var name, verdict: String
    var reason, unproved: String?
    var proved: Bool
    var estimate: Double?
  }
  var headline, verdict: String
  var reason, unproved: String?
  var proved: Bool
  var coordinates: [Coordinate]
}

@Suite("Proofs by gradcheck")
struct ProofCommandTests {
  private func check(_ arguments: String...) async throws -> (answer: Answer, status: Int32) {
    let run = try await Command.run(["check"] + arguments + ["--json"])
    return (try run.decoded(as: Answer.self), Int32(try #require(run.status)))
  }

  @Test("see a derivative that a larger f absorbs, and one that falls with the precision")
  func absorbed() async throws {
    let exponential = try await check("--f", "exp(z)+5600000", "--gradient", "exp(z)", "--at", "z=-300")
    #expect(exponential.status == 0 && exponential.answer.proved && exponential.answer.unproved == nil)
    // e⁻³⁰⁰ by mpmath.
    #expect(exponential.answer.coordinates[0].estimate == 5.148_200_222_412_013e-131)
    let arc = try await check(
      "--f", "cos(atan(exp(x)))", "--gradient", "-sin(atan(exp(x)))*exp(x)/(1+exp(x)^2)", "--at", "x=129.5")
    #expect(arc.status == 0 && arc.answer.proved)
    let zero = try await check("--f", "erf((x*atan(x)-2.9e-6)*x)", "--gradient", "0", "--at", "x=3")
    #expect(zero.status == 1 && zero.answer.proved && zero.answer.headline.contains("1.24e-54"))
    let sum = try await check("--f", "sinh(cosh(x)^4)+1.4*y", "--gradient", "0", "1.4", "--at", "x=2,y=3")
    #expect(sum.status == 1 && sum.answer.coordinates.map(\.verdict) == ["disagree", "agree"])
    #expect(sum.answer.coordinates.map(\.proved) == [true, true])
  }

  @Test("know an overflow of the format, in one without infinity too, a cut and an f that is not finite")
  func undecided() async throws {
    let constant = try await check(
      "--f", "(x+(cos(y)+cos(3e5)))^2", "--gradient", "2*(x+cos(y)+cos(3e5))", "-2*(x+cos(y)+cos(3e5))*sin(y)",
      "--at", "x=3,y=0.614", "--format", "e4m3")
    #expect(constant.status == 2 && constant.answer.reason == "overflow")
    #expect(constant.answer.headline.contains("leaves the range of the format"))
    let cut = try await check(
      "--f", "atan2(y,x)", "--gradient", "-y/(x^2+y^2)", "x/(x^2+y^2)", "--at", "x=-1,y=0")
    #expect(cut.status == 2 && cut.answer.reason == "jump" && cut.answer.proved)
    #expect(cut.answer.headline.contains("branch cut"))
    let infinite = try await check("--f", "sin(exp(exp(x)))", "--gradient", "1", "--at", "x=20")
    #expect(infinite.status == 2 && infinite.answer.reason == "not_finite" && !infinite.answer.proved)
    let kink = try await check("--f", "max(2*x,x^2)", "--gradient", "3", "--at", "x=2")
    #expect(kink.status == 2 && kink.answer.reason == "kink" && kink.answer.proved)
  }

  @Test("say why there is none")
  func unproved() async throws {
    let opaque = try await check("--f", "x^2", "--gradient", "2*x", "--at", "x=3", "--opaque")
    #expect(opaque.status == 0 && !opaque.answer.proved && opaque.answer.unproved == "values_alone")
    let tie = try await check("--f", "x*abs(x)", "--gradient", "2*abs(x)", "--at", "x=0")
    #expect(tie.status == 0 && !tie.answer.proved && tie.answer.unproved == "tie")
    let edge = try await check("--f", "x*sqrt(x)", "--gradient", "1.5*sqrt(x)", "--at", "x=0")
    #expect(edge.answer.unproved == "possibly_undefined")
    let text = try await Command.run("check", "--f", "x*abs(x)", "--gradient", "2*abs(x)", "--at", "x=0")
    #expect(
      text.output.contains("\n  no proof     two pieces of f meet here") && text.output.contains("  proved  verdict\n"))
  }

  @Test("are given up when the effort is spent, and what comes after waits for nothing")
  func effort() async throws {
    // No time at all is never enough.
    let none = try await check("--f", "exp(x)", "--gradient", "exp(x)", "--at", "x=1", "--effort", "1e-9")
    #expect(none.status == 2 && none.answer.reason == "effort" && none.answer.unproved == "effort")
    #expect(none.answer.headline.contains("longer than the effort"))
    let folder = try TemporaryFolder()
    let path = folder.path("towers.jsonl")
    let tower = [String](repeating: "x", count: 30_000).joined(separator: "^")
    func line(_ id: String, _ f: String, _ gradient: String) -> String {
      #"{"id":"\#(id)","variables":["x"],"f":"\#(f)","gradient":["\#(gradient)"],"at":["0.5"]}"#
    }
    let lines = [line("tower", tower, "1"), line("claim", "x", tower), line("next", "x^2", "2*x")]
    try (lines.joined(separator: "\n") + "\n").write(toFile: path, atomically: true, encoding: .utf8)
    for option in [["--effort", "0.2"], ["--opaque"]] {
      let run = try await Command.run(["check", "--cases", path, "--csv"] + option)
      let results = run.output.split(separator: "\n").dropFirst()
      #expect(results.count == 3 && results.last?.hasPrefix("next,3,binary64,agree,") == true, "\(run.output)")
    }
  }

  @Test("bound the sines of huge numbers, as values and in black boxes")
  func huge() async throws {
    let value = try await Command.run("eval", "sin(2^(10^9))", "--format", "mp256")
    #expect(value.status == 0 && value.output == "nan\n")
    let box = try await Command.run(
      "check", "--f", "-x/tan(8^x/(11*y)^x)", "--gradient", "1", "1e400^(x^-3)", "--at", "x=0,y=5.43953e11", "--format",
      "mp64", "--opaque", "--csv")
    #expect(box.status == 1 && box.output.split(separator: "\n").count == 3)
  }

  @Test("show as bounds of a value: eval --interval")
  func interval() async throws {
    struct Bounds: Decodable { var format, decoration: String; var lower, upper: String? }
    let text = try await Command.run("eval", "exp(pi*sqrt(163))", "--interval", "--format", "mp128", "--json")
    let wide = try #require(try text.decoded(as: [Bounds].self).first)
    typealias Exact = MPFloat<Words<4>>
    // By mpmath.
    let value = try #require(Exact("262537412640768743.999999999999250072597198185688879353856336"))
    let lower = try #require(wide.lower.flatMap { Exact($0) })
    let upper = try #require(wide.upper.flatMap { Exact($0) })
    // y = π√163 is known to four of its last places, 4·2⁻¹²², and e^y < 2⁵⁸ to as much of itself.
    #expect(lower <= value && value <= upper && upper - lower <= 0x1p-62)
    let several = try await Command.run(
      "eval", "1/x", "--at", "x=3", "--interval", "--format", "binary32", "--format", "mp64", "--json")
    let bounds = try several.decoded(as: [Bounds].self)
    #expect(bounds.map(\.format) == ["binary32", "mp64"] && bounds.allSatisfy { $0.decoration == "common" })
    #expect(bounds[0].lower == "3.33333313e-01" && bounds[0].upper == "3.33333344e-01")
    let empty = try await Command.run("eval", "sqrt(-1)", "--interval", "--json")
    #expect(try empty.decoded(as: [Bounds].self)[0].lower == nil)
    #expect(try await Command.run("eval", "sqrt(-1)", "--interval").output == "[empty]\n")
    #expect(
      try await Command.run("eval", "abs(x)", "--at", "x=0", "--interval", "--hex").output == "[0x0p+0, 0x0p+0]\n")
  }

  @Test("are told of derivatives: differentiate --retype")
  func differentiate() async throws {
    let smooth = try await Command.run("differentiate", "--f", "exp(x)/x", "--at", "2", "--retype", "--csv")
    #expect(smooth.status == 0 && smooth.output.split(separator: "\n")[1].hasSuffix(",proved"))
    let tie = try await Command.run("differentiate", "--f", "x*abs(x)", "--at", "0", "--retype", "--csv")
    #expect(tie.status == 0 && tie.output.split(separator: "\n")[1].hasSuffix(",estimated"))
    let jump = try await Command.run("differentiate", "--f", "atan2(y,x)", "--at", "x=-1,y=0", "--retype", "--csv")
    #expect(jump.status == 2 && jump.output.split(separator: "\n")[1].hasSuffix(",jump"))
  }
}
