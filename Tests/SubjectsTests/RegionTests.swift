import EvidenceReports
import Expressions
import FiniteDifferences
import GradientChecking
import MultiPrecision
import RealModule
import Scalars
import Testing

@testable import Subjects

@Suite("Regions of points")
struct RegionTests {
  private static let binary64 = NamedFormat.all.first { $0.name == "binary64" }

  private func side(_ name: String, _ lower: String, _ upper: String, log isLogarithmic: Bool = false) throws
    -> Region.Side
  {
    Region.Side(
      name: name, lower: try Expression(lower, variables: []), upper: try Expression(upper, variables: []),
      isLogarithmic: isLogarithmic)
  }

  @Test("points are within the sides, depend on number and seed alone, and leave no larger gaps than theory says")
  func points() throws {
    let sides = [try side("x", "-1", "3"), try side("y", "1e-6", "1e6", log: true)]
    let region = Region(sides, count: 1000, seed: 5, isGrid: false)
    let points = (0..<1000).map { region.point($0, as: Double.self) }
    #expect(points.allSatisfy { (-1...3).contains($0[0]) && (1e-6...1e6).contains($0[1]) })
    #expect(points == (0..<1000).map { Region(sides, count: 7, seed: 5, isGrid: false).point($0, as: Double.self) })
    #expect(points[0] != Region(sides, count: 1000, seed: 6, isGrid: false).point(0, as: Double.self))
    func widestGap(_ values: [Double]) -> Double {
      let sorted = values.sorted()
      return zip(sorted, sorted.dropFirst()).map { $1 - $0 }.max() ?? .infinity
    }
    // Of N points {k·α}, with q ≤ N the denominator of a convergent of α, no gap exceeds 2/q (the three-distance theorem). The greatest up to
    // 1000 is 820 for α = 1/1.3247… = [0; 1, 3, 12, 1, 1, 3, 2, 3, …], 630 for its square, and 987 for the golden ratio.
    #expect(widestGap(points.map { $0[0] }) <= 4 * 2.0 / 820)
    #expect(widestGap(points.map { Double.log10($0[1]) }) <= 12 * 2.0 / 630)
    let line = Region([try side("x", "0", "1")], count: 1000, seed: 9, isGrid: false)
    #expect(widestGap((0..<1000).map { line.point($0, as: Double.self)[0] }) <= 2.0 / 987)
    let lattice = Region(sides, count: 30, seed: 5, isGrid: true)
    #expect(lattice.count == 25 && lattice.point(0, as: Double.self) == [-1, 1e-6])
    #expect(lattice.point(24, as: Double.self) == [3, 1e6])
    #expect(lattice.point(10, as: Float.self) == [-1, 1])
  }

  @Test("what is wrong with a side is said")
  func mistakes() throws {
    let format = try #require(Self.binary64)
    func mistake(_ lower: String, _ upper: String, log: Bool = false) throws -> String? {
      Region([try side("x", lower, upper, log: log)], count: 1, seed: 1, isGrid: false).mistake(in: format)
    }
    #expect(try mistake("0", "1") == nil)
    #expect(try mistake("1", "1")?.contains("not below") == true)
    #expect(try mistake("0", "1", log: true)?.contains("logarithm") == true)
    #expect(try mistake("0", "1/0")?.contains("not finite") == true)
  }

  @Test("boxes of few bounds have the wrong points and no right one")
  func boxes() {
    var generator = SeededGenerator(seed: 3)
    func uniform() -> Double { Double(generator.next() >> 11) * 0x1p-53 }
    let points = (0..<2000).map { _ in [uniform(), uniform(), uniform()] }
    func boxes(_ isWrong: ([Double]) -> Bool) -> (boxes: [WrongBox], rest: [Int]) {
      let wrong = points.indices.filter { isWrong(points[$0]) }
      let right = points.indices.filter { !isWrong(points[$0]) }
      let found = WrongBox.boxes(of: points, wrong: wrong, right: right)
      #expect(found.boxes.allSatisfy { box in !right.contains { box.contains(points[$0]) } })
      return found
    }
    let half = boxes { $0[1] > 0.6 }
    #expect(half.boxes.count == 1 && half.rest.isEmpty && half.boxes[0].bounds.map(\.index) == [1])
    let corner = boxes { $0[0] > 0.5 && $0[2] < 0.25 }
    #expect(corner.boxes.count == 1 && corner.boxes[0].bounds.count == 2 && corner.rest.isEmpty)
    let two = boxes { $0[0] < 0.2 || $0[0] > 0.9 }
    #expect(two.boxes.count == 2 && two.rest.isEmpty && two.boxes.allSatisfy { $0.bounds.count == 1 })
    let slab = boxes { (0.4...0.5).contains($0[2]) }
    #expect(slab.boxes.count == 1 && slab.boxes[0].bounds.count == 2)
    #expect(boxes { _ in true }.boxes.map(\.bounds) == [[]])
    #expect(boxes { _ in false }.boxes.isEmpty)
  }

  @Test("a number between two halves their distance or that of their exponents, down to neighbours")
  func between() {
    func steps<S: RealScalar>(_ a: S, _ b: S) -> Int {
      var (low, high, count) = (a, b, 0)
      while let middle = RegionQuestion.between(low, high) {
        #expect(Swift.min(low, high) < middle && middle < Swift.max(low, high))
        if count.isMultiple(of: 3) { low = middle } else { high = middle }
        count += 1
      }
      #expect(low.nextUp == high || high.nextUp == low)
      return count
    }
    #expect(steps(1.0, 2.0) <= 64 && steps(-1.0, 1e300) <= 80 && steps(0.0, 1.0) <= 80 && steps(5 as Float, 2) <= 40)
    #expect(steps(-3 as MPFloat<BFloat16>, -1e-20) <= 40)
  }

  @Test(
    "the boundary of a wrong branch is found to the bit, in every format", arguments: ["binary32", "binary64", "mp100"])
  func boundary(format name: String) throws {
    // max(x, 5.03)·y has the derivative y beyond 5.03 and 0 below.
    let f = try Expression("max(x,5.03)*y", variables: ["x", "y"])
    let claim = try ExpressionVector(["0", "max(x,5.03)"], variables: ["x", "y"])
    let subject = Subject(
      SubjectNames(title: "f", variables: ["x", "y"]), function: .retypable(f), claim: .retypable(claim),
      point: .text(try PointText("x=0,y=1")))
    let region = Region([try side("x", "0", "10"), try side("y", "1", "2")], count: 60, seed: 1, isGrid: false)
    let question = RegionQuestion(subject, over: region, EvidenceQuestion(parallelism: .serial))
    let format = try NamedFormat(named: name)
    let verdicts = try (0..<60).map { try question.verdict(at: $0, in: format) }
    let points = verdicts.map { $0.at.map { Double($0) ?? .nan } }
    let wrong = verdicts.indices.filter { verdicts[$0].verdict == .disagree }
    let right = verdicts.indices.filter { verdicts[$0].verdict == .agree }
    #expect(wrong.count + right.count == 60 && wrong.allSatisfy { points[$0][0] > 5.03 })
    let boxes = WrongBox.boxes(of: points, wrong: wrong, right: right).boxes
    let box = try #require(boxes.first)
    #expect(boxes.count == 1 && box.bounds.count == 1)
    let bound = try #require(try question.boundaries(of: box, verdicts, in: format).first)
    func check<S: RealScalar>(_: S.Type) throws {
      let edge = try #require(S(decimal: "5.03"))
      let exact = try #require(MPFloat<Words<4>>(decimal: "5.03"))
      let (wrong, other) = (try #require(S(decimal: bound.wrong)), try #require(S(decimal: bound.other ?? "")))
      // The branch begins at 5.03 itself, which no format has: at the first number above it.
      #expect(wrong == (MPFloat<Words<4>>(edge) > exact ? edge : edge.nextUp) && other == wrong.nextDown, "\(bound)")
    }
    try check(format.type)
    #expect(bound.isStraight && bound.isAbove && bound.text("x").hasSuffix(" 5.03"), "\(bound)")
  }
}
