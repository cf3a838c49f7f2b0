import Foundation
import TestSupport
import Testing

/// What the tests look at in the JSON of evidence.
private struct Evidence: Decodable {
  struct Coordinate: Decodable {
    struct Sides: Decodable { var left, right: Double }
    var name, verdict: String
    var reason, source: String?
    var claim: Double
    var estimate: Double?
    var sides: Sides?
  }
  struct Reference: Decodable {
    var format: String
    var gradient: [Double?]
  }
  struct Fault: Decodable {
    var index: Int
    var name: String
    var block: String?
    var claim, estimate, uncertainty: Double
  }
  struct Explanation: Decodable {
    var kind, scope, text: String
    var value: Double?
    var confidence: Double
  }
  var format, criterion, verdict, headline: String
  var reason: String?
  var tolerance: Double?
  // swift-format-ignore: AlwaysUseLowerCamelCase
  var relative_error: Double?
  var evaluations, seed: Int
  // swift-format-ignore: AlwaysUseLowerCamelCase
  var reference_evaluations: Int
  var coordinates: [Coordinate]
  var reference: Reference?
  var faults: [Fault]
  var explanations: [Explanation]
}

@Suite("gradcheck check")
struct CheckCommandTests {
  @Test("ends with status 0 for agree, 1 for disagree and 2 for undecided, and says so first")
  func verdicts() async throws {
    let right = try await Command.run("check", "rosenbrock")
    #expect(right.status == 0 && right.error.isEmpty)
    #expect(right.output.contains("\n  The gradient is right: proved for this point."))
    let wrong = try await Command.run("check", "rosenbrock", "--faulty")
    #expect(wrong.status == 1 && wrong.output.contains("\n  The gradient is wrong"))
    let kink = try await Command.run("check", "--f", "abs(x)", "--gradient", "0", "--at", "x=0")
    #expect(kink.status == 2)
    #expect(
      kink.output.contains("\n  Undecided: f has a kink here (slopes -1 and 1; the claim 0 lies between them).\n"))
  }

  @Test("blames floating point where the formula is right and its digits are lost")
  func floatingPoint() async throws {
    // (1 − cos x)/x² is all cancellation at small x: in binary32 cos 10⁻⁴ is 1.
    let run = try await Command.run(
      "check", "--f", "(1-cos(x))/x^2", "--gradient", "sin(x)/x^2-2*(1-cos(x))/x^3", "--at", "x=1e-4", "--format",
      "binary32")
    #expect(run.status == 0)
    #expect(run.output.contains("its formula loses 7 of 7 digits: floating point is to blame, not the formula."))
  }

  @Test("gives an object for each of several formats; one that disagrees decides the status")
  func formats() async throws {
    let run = try await Command.run(
      "check", "beale", "--faulty", "--format", "binary16", "--format", "mp128", "--json")
    #expect(run.status == 1)
    let reports = try run.decoded(as: [Evidence].self)
    #expect(reports.map(\.format) == ["binary16", "mp128"])
    #expect(reports.allSatisfy { $0.criterion == "evidence" && $0.coordinates.map(\.name) == ["x1", "x2"] })
    #expect(reports[1].verdict == "disagree")
  }

  @Test("as JSON has what the verdict rests on")
  func json() async throws {
    let run = try await Command.run(
      "check", "--f", "x^2*y", "--gradient", "2*x*y", "2*x", "--at", "x=1.5,y=0.3", "--json", "--seed", "7",
      "--tolerance", "1e-6")
    #expect(run.status == 1)
    let report = try run.decoded(as: Evidence.self)
    #expect(report.verdict == "disagree" && report.reason == nil && report.seed == 7 && report.tolerance == 1e-6)
    #expect(report.coordinates.map(\.verdict) == ["agree", "disagree"])
    #expect(report.coordinates.map(\.claim) == [2 * 1.5 * 0.3, 3])
    // ∂(x²y)/∂y = 2.25, of which 0.75 is missed; relative to the largest component of both, 3.
    #expect(report.coordinates[1].estimate == 2.25 && report.relative_error == 0.25)
    #expect(report.coordinates[1].source == "reference" && report.reference_evaluations > 0)
    #expect(
      report.headline
        == "The gradient is wrong in y (claimed 3, found 2.25), proved for this point: that is more than a relative error of 1e-06."
    )
  }

  @Test("explains what is wrong: a factor, a sign, a matrix that is transposed")
  func explanations() async throws {
    // f = Σ wᵢⱼ·cᵢⱼ + Σ wᵢⱼ², with a 2×3 matrix w whose gradient's rows and columns are exchanged.
    let names = ["a", "b", "c", "d", "e", "g"]
    let f = names.enumerated().map { "\($0.offset + 2)*\($0.element)^2+\($0.offset * $0.offset + 1)*\($0.element)" }
    let gradient = names.enumerated().map { "\(2 * $0.offset + 4)*\($0.element)+\($0.offset * $0.offset + 1)" }
    let arguments =
      ["check", "--f", f.joined(separator: "+"), "--at", "a=0.3,b=1.7,c=-0.8,d=2.1,e=0.9,g=-1.3", "--gradient"]
    let blocks = ["--blocks", "W=2x3", "--json"]
    func best(_ claim: [String]) async throws -> Evidence {
      let run = try await Command.run(arguments + claim + blocks)
      #expect(run.status == 1, "\(run.error)")
      return try run.decoded(as: Evidence.self)
    }
    let transposed = try await best([0, 3, 1, 4, 2, 5].map { gradient[$0] })
    #expect(transposed.explanations.first?.kind == "transpose" && transposed.explanations[0].confidence > 0.9)
    #expect(transposed.faults.map(\.name) == ["b", "c", "d", "e"] && transposed.faults.allSatisfy { $0.block == "W" })
    let doubled = try await best(gradient.map { "2*(\($0))" })
    #expect(doubled.explanations.first?.kind == "factor" && doubled.explanations.first?.value == 2)
    #expect(doubled.faults.map(\.index) == Array(0..<6))
    let turned = try await best(gradient.map { "-(\($0))" })
    #expect(turned.explanations.first?.kind == "sign")
    let text = try await Command.run(arguments + gradient.map { "2*(\($0))" }).output
    #expect(text.contains("no rounding explains it.\n  explanation  "))
  }

  @Test("says of a lossy formula how many digits it can give, and which format would be enough")
  func enough() async throws {
    let arguments = [
      "check", "--f", "(1-cos(x))/x^2", "--gradient", "sin(x)/x^2-2*(1-cos(x))/x^3", "--at", "x=1e-2",
    ]
    let run = try await Command.run(arguments)
    #expect(
      run.status == 0 && run.output.contains("\n  explanation  nothing is wrong: in binary64 this formula gives "))
    #expect(run.output.contains("binary128 would give them all"))
    let report = try await Command.run(arguments + ["--json"]).decoded(as: Evidence.self)
    #expect(report.explanations.map(\.kind) == ["floating_point"] && report.faults.isEmpty)
    let left = try #require(report.explanations[0].value)
    #expect(left > 1 && left < 14)
    // A formula that keeps its digits needs no other format.
    #expect(try await !Command.run("check", "rosenbrock").output.contains("explanation"))
  }

  @Test("has null for what the textbook's check does not know", arguments: ["textbook", "componentwise"])
  func unknown(criterion: String) async throws {
    let run = try await Command.run("check", "wood", "--faulty", "--criterion", criterion, "--json")
    let report = try #require(try run.json() as? [String: Any])
    for key in ["faults", "explanations", "sensitivity", "miss_probability"] {
      #expect(report[key] is NSNull, "\(key)")
    }
    #expect(report["evaluations"] is Int)
  }

  @Test("shows the blocks that are named, of an expression or in place of a problem's own")
  func namedBlocks() async throws {
    let run = try await Command.run("check", "wood", "--faulty", "--blocks", "u=1x2,v=2")
    #expect(run.status == 1 && run.output.contains("\n  u                          2 "))
    let csv = try await Command.run("check", "wood", "--blocks", "u=1x2,v=2", "--csv").output.split(separator: "\n")
    #expect(csv[1].hasPrefix("binary64,x1,u,agree") && csv[4].hasPrefix("binary64,x4,v,agree"))
    let textbook = try await Command.run("check", "wood", "--blocks", "u=1x2,v=2", "--criterion", "textbook")
    #expect(textbook.status == 0 && textbook.output.contains("  u "))
  }

  @Test("takes a tolerance that makes a small error right enough")
  func tolerance() async throws {
    let arguments = ["check", "--f", "x^2", "--gradient", "2.0001*x", "--at", "x=1"]
    #expect(try await Command.run(arguments).status == 1)
    #expect(try await Command.run(arguments + ["--tolerance", "1e-3"]).status == 0)
    #expect(try await Command.run(arguments + ["--tolerance", "1e-5"]).status == 1)
  }

  @Test("shows the derivative in another format, with all its digits")
  func reference() async throws {
    // cos 1 to 38 digits, by mpmath.
    let cosine = "0.54030230586813971740093660744297660373"
    let run = try await Command.run("check", "sin", "--reference", "mp128")
    #expect(run.status == 0 && run.output.contains("in mp128") && run.output.contains(cosine.prefix(36)))
    let json = try await Command.run("check", "sin", "--reference", "mp128", "--json")
    let reference = try #require(try json.decoded(as: Evidence.self).reference)
    #expect(reference.format == "mp128" && reference.gradient == [0.54030230586813971740])
    let csv = try await Command.run("check", "sin", "--reference", "mp128", "--csv")
    #expect(csv.output.split(separator: "\n")[1].contains("," + cosine.prefix(36)))
  }

  @Test("as CSV has a line for each coordinate")
  func csv() async throws {
    let run = try await Command.run("check", "wood", "--csv")
    let lines = run.output.split(separator: "\n")
    #expect(lines.count == 5 && lines[0].hasPrefix("format,name,block,verdict,reason,claim,estimate,uncertainty,"))
    #expect(lines[1].hasPrefix("binary64,x1,,agree,,-12008.0,-12008.0,"))
  }

  @Test("shows the digits network by blocks, and finds the one component that is wrong")
  func blocks() async throws {
    let run = try await Command.run("check", "digits", "--faulty", "--format", "binary32", "--rows", "1")
    #expect(run.status == 1 && run.output.contains("The gradient is wrong in W1["))
    #expect(run.output.contains("1 disagree") && run.output.contains("and 609 more"))
  }

  @Test("draws what was seen of a black box, and says where nothing was; a picture never changes the verdict")
  func picture() async throws {
    let folder = try TemporaryFolder()
    let wrong = try await Command.run(
      "check", "misra1a", "--faulty", "--opaque", "--plot", folder.path("seen.svg"), "--keep-script")
    #expect(wrong.status == 1 && wrong.output.contains("picture: "))
    let svg = try String(contentsOfFile: folder.path("seen.svg"), encoding: .utf8)
    for words in ["first look", "second look", "the claim, less the estimate", "noise of f over h", "b2 of misra1a"] {
      #expect(svg.contains(words), "\(words)")
    }
    let right = try await Command.run("check", "misra1a", "--opaque", "--plot", folder.path("nothing.svg"))
    #expect(right.status == 0 && right.error.contains("no picture"))
    let proved = try await Command.run("check", "misra1a", "--plot", folder.path("nothing.svg"))
    #expect(proved.status == 64 && proved.error.contains("--opaque"))
  }

  @Test("says of a gradient of zeros how small it is, or that f does not move")
  func zeros() async throws {
    let constant = try await Command.run("check", "--f", "x-x+5", "--gradient", "0", "--at", "x=2", "--opaque")
    #expect(constant.status == 0 && constant.output.contains("f is the same at all "))
    let small = try await Command.run("check", "--f", "1+x^3", "--gradient", "3*x^2", "--at", "x=0", "--opaque")
    #expect(small.status == 0 && small.output.contains("it is zero to within ") && !small.output.contains("within 0e"))
  }

  @Test("keeps to the evaluations that are allowed, the most suspicious variable first")
  func budget() async throws {
    let short = try await Command.run("check", "misra1a", "--opaque", "--max-evaluations", "5", "--json")
    let report = try short.decoded(as: Evidence.self)
    #expect(short.status == 2 && report.verdict == "undecided" && report.evaluations == 5)
    let enough = try await Command.run("check", "misra1a", "--faulty", "--opaque", "--max-evaluations", "100")
    #expect(enough.status == 1)
    for (arguments, words) in [
      (["misra1a", "--max-evaluations", "5"], "is for --opaque"),
      (["misra1a", "--opaque", "--max-evaluations", "0"], "at least 1"),
    ] {
      let run = try await Command.run(["check"] + arguments)
      #expect(run.status == 64 && run.error.contains(words), "\(run.error)")
    }
  }

  @Test("takes f for a black box: differences in the format itself, within bounds, and the verdicts are the same")
  func opaque() async throws {
    let right = try await Command.run(
      "check", "--f", "sqrt(x)", "--gradient", "0.5/sqrt(x)", "--at", "x=1e-9", "--opaque", "--bounds", "x=0:", "--json"
    )
    #expect(right.status == 0)
    let report = try right.decoded(as: Evidence.self)
    #expect(report.verdict == "agree" && report.coordinates[0].source == "differences" && report.evaluations > 2)
    let wrong = try await Command.run("check", "rosenbrock", "--faulty", "--opaque")
    #expect(wrong.status == 1 && wrong.output.contains("differences of f in binary64"))
    let kink = try await Command.run("check", "--f", "abs(x)", "--gradient", "0", "--at", "x=0", "--opaque")
    #expect(kink.status == 2 && kink.output.contains("(slopes -1 and 1; the claim 0 lies between them)"))
    // The noise of 1 − cos is all that binary32 has of it; the derivative is −8.3e-6, the claim of its formula 10⁴.
    let noise = try await Command.run(
      "check", "--f", "(1-cos(x))/x^2", "--gradient", "sin(x)/x^2-2*(1-cos(x))/x^3", "--at", "x=1e-4", "--format",
      "binary32", "--opaque")
    #expect(noise.status == 2 && noise.output.contains("Undecided in binary32"))
  }
}
