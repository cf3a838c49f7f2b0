import Foundation
import TestSupport
import Testing

@Suite("gradcheck sweep")
struct SweepCommandTests {
  private func rows(_ run: Command) throws -> [[String]] {
    run.output.split(separator: "\n").dropFirst().map {
      $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
  }

  @Test("of sin at 1: truncation falls with slope 2 below 1e-30, the total turns up near 7e-6")
  func sine() async throws {
    let run = try await Command.run("sweep", "sin", "--csv")
    #expect(run.status == 0)
    let rows = try rows(run).map { ($0[1], $0[3], $0[4]) }.map {
      (h: Double($0.0) ?? .nan, total: abs(Double($0.1) ?? .nan), truncation: abs(Double($0.2) ?? .nan))
    }
    #expect(rows.count == 53)
    // cos(1) h²/6 at h = 2⁻⁵².
    #expect(rows[0].truncation < 1e-30)
    for (a, b) in zip(rows, rows.dropFirst()) where b.h <= 0.25 {
      // A factor of 4 for a factor of 2, to the next term of the series: h²/20 of the first.
      #expect(abs(b.truncation / a.truncation - 4) < 0.2)
    }
    let least = try #require(rows.min { $0.total < $1.total })
    #expect(least.h > 5e-7 && least.h < 1e-4)
    // Thirty octaves below, the total has risen by about 2³⁰.
    #expect(rows[2].total > 1e6 * least.total)
  }

  @Test("adds up: estimate − reference is the total, the parts are the total")
  func sum() async throws {
    let run = try await Command.run("sweep", "--f", "exp(x)/x", "--at", "x=0.5", "--steps", "1e-8:1e-1", "--csv")
    #expect(run.status == 0)
    for row in try rows(run) {
      let numbers = row[2...].compactMap { Double($0) }
      #expect(numbers.count == 6)
      // The totals are far above the rounding of estimate and reference to Double, 1e-16.
      #expect(abs(numbers[0] - numbers[5] - numbers[1]) <= 4e-16)
      #expect(abs(numbers[2] + numbers[3] + numbers[4] - numbers[1]) <= 1e-15 * abs(numbers[1]) + 1e-30)
    }
  }

  @Test("takes several formats, a coordinate, a direction, steps, a reference and a divisor")
  func options() async throws {
    let several = try await Command.run(
      "sweep", "rosenbrock", "--coordinate", "x1", "--format", "binary32", "--format", "mp64", "--steps", "2^-10:2^-1",
      "--csv")
    #expect(several.status == 0)
    #expect(Set(try rows(several).map { $0[0] }) == ["binary32", "mp64"])
    let direction = try await Command.run(
      "sweep", "rosenbrock", "--direction", "x1=1,x2=-2", "--steps", "1e-3,1e-4", "--json")
    #expect(direction.status == 0)
    let sweeps = try #require((try direction.json() as? [String: Any])?["sweeps"] as? [[String: Any]])
    #expect((sweeps[0]["rows"] as? [Any])?.count == 2)
    let each = try await Command.run("sweep", "wood", "--coordinate", "all", "--steps", "1e-3", "--json")
    let titles = try #require(try each.json() as? [[String: Any]]).compactMap { $0["title"] as? String }
    #expect(titles.count == 4 && titles[1].hasSuffix("along x2"))
    let spacing = try await Command.run("sweep", "sin", "--divisor", "spacing", "--reference", "mp1024", "--csv")
    #expect(spacing.status == 0)
  }

  @Test("draws its picture, and leaves script and data beside it when asked")
  func picture() async throws {
    let folder = try TemporaryFolder()
    let run = try await Command.run("sweep", "sin", "--plot", folder.path("a.svg"), "--keep-script")
    #expect(run.status == 0, "\(run.error)")
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: folder.url.path).sorted() == ["a.dat", "a.gnuplot", "a.svg"])
    let svg = try String(contentsOfFile: folder.path("a.svg"), encoding: .utf8)
    #expect(svg.contains("</svg>") && svg.contains(">truncation<"))
    let standardOutput = try await Command.run("sweep", "sin", "--plot", "-")
    #expect(standardOutput.output.hasPrefix("<?xml") && standardOutput.output.contains("</svg>"))
  }

  @Test("without gnuplot still writes its table, and says how to install it")
  func withoutGnuplot() async throws {
    let folder = try TemporaryFolder()
    let run = try await Command.run(["sweep", "sin", "--plot", folder.path("a.svg")], environment: ["PATH=/nowhere"])
    #expect(run.status == 69)
    #expect(run.output.contains("best step"))
    #expect(run.error.contains("apt-get install gnuplot-nox") && run.error.contains("brew install gnuplot"))
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.url.path).isEmpty)
  }

  @Test("whose picture cannot be written has its table, and ends with status 74")
  func unwritable() async throws {
    let run = try await Command.run("sweep", "sin", "--plot", "/nowhere/a.svg")
    #expect(run.status == 74 && run.output.contains("best step"))
    #expect(run.error == "gradcheck: cannot write /nowhere/a.svg: No such file or directory\n", "\(run.error)")
  }

  @Test("that is interrupted leaves the file that was there whole")
  func interrupted() async throws {
    let folder = try TemporaryFolder()
    try "before".write(toFile: folder.path("a.svg"), atomically: true, encoding: .utf8)
    // Hours of work: a function that for the command's purposes hangs.
    let ended = try await Command.interrupted(
      after: .milliseconds(500), "sweep", "digits", "--coordinate", "W1[30,3]", "--format", "mp4096", "--plot",
      folder.path("a.svg"))
    #expect(ended)
    #expect(try String(contentsOfFile: folder.path("a.svg"), encoding: .utf8) == "before")
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.url.path) == ["a.svg"])
  }

  @Test(
    "of bad input ends with status 64 and a message that helps",
    arguments: [
      (["sweep", "rosenbrock"], "--coordinate"),
      (["sweep", "rosenbrock", "--coordinate", "x3"], "x1"),
      (["sweep", "rosenbrock", "--coordinate", "all", "--csv"], "one coordinate"),
      (["sweep", "rosenbrock", "--direction", "x1=0,x2=0"], "direction"),
      (["sweep", "sin", "--steps", "2^-3:1e0"], "powers of 2 or of 10"),
      (["sweep", "sin", "--steps", "-1"], "not positive"),
      (["sweep", "sin", "--steps", "0"], "not positive"),
      (["sweep", "sin", "--steps", "abc"], "2^-52:2^0"),
      (["sweep", "sin", "--plot", "a.bmp"], ".svg"),
      (["sweep", "sin", "--reference", "binary32"], "too narrow"),
      (["sweep", "sin", "--divisor", "spacin"], "spacing"),
      (["sweep", "--f", "sqrt(x)", "--at", "x=-1"], "derivative"),
      (["sweep", "sin", "--keep-script"], "--plot"),
      (["sweep", "sin", "--plot-theme", "dark"], "--plot FILE"),
      (["sweep", "sin", "--plot-size", "column"], "--plot FILE"),
      (["sweep", "sin", "--plot", "a.svg", "--plot-theme", "purple"], "light"),
    ])
  func misuse(arguments: [String], message: String) async throws {
    let run = try await Command.run(arguments)
    #expect(run.status == 64, "\(run.error)")
    #expect(run.error.lowercased().contains(message.lowercased()), "\(run.error)")
  }
}
