import FiniteDifferences
import GradientChecking
import MultiPrecision
import Scalars
import Testing

@testable import Subjects

/// How often a check in binary32 judges random claims rightly, alone and with binary64 as second opinion.
private struct Tally {
  var undecided = 0, falseAlarms = 0, misses = 0

  mutating func add(_ claim: RandomClaim, _ verdict: Verdict) {
    switch verdict {
    case .undecided: undecided += 1
    case .disagree: falseAlarms += claim.fault == nil ? 1 : 0
    // What is below the format's constants is no miss.
    case .agree: misses += (claim.error ?? 0) > 1e-3 ? 1 : 0
    }
  }
}

@Suite("The second opinion of a wider format")
struct SecondOpinionTests {
  private func evidence(
    _ claim: RandomClaim, gradientIn64 hasWideGradient: Bool = true, roundsInside: Bool = false
  ) throws -> (own: Verdict, second: GradientEvidence<Float>) {
    let subject = try claim.subject()
    let check = try EvidenceCheck<Float>(parallelism: .serial)
    guard case .retypable(let formula) = subject.claim else { throw SubjectError.noiseTooLarge("") }
    let (f, exact) = (try subject.values(as: Float.self), try subject.values(as: Double.self))
    let gradient = { @Sendable (x: [Float]) in formula(x) }
    // A function that is said to compute in binary64, and computes in binary32.
    @Sendable func narrow(_ x: [Double]) -> [Float] { x.map { Float($0) } }
    let wide = roundsInside ? { @Sendable (x: [Double]) in Double(f(narrow(x))) } : exact
    let slopes =
      roundsInside
      ? { @Sendable (x: [Double]) in formula(narrow(x)).map { Double($0) } } : { @Sendable (x: [Double]) in formula(x) }
    let own = check.opaque(f, try subject.claim(as: Float.self), gradient: gradient)
    let second = check.secondOpinion(
      on: own, wide, gradient: hasWideGradient ? slopes : nil, numbers: gradient)
    return (own.verdict, second)
  }

  @Test("of the expanded cube of x - 1 near 1: the formula is right, and binary32 loses four digits of it")
  func cancellation() throws {
    @Sendable func cube<S: RealScalar>(_ x: [S]) -> S { x[0] * x[0] * x[0] - 3 * x[0] * x[0] + 3 * x[0] }
    @Sendable func slope<S: RealScalar>(_ x: [S]) -> [S] { [3 * x[0] * x[0] - 6 * x[0] + 3] }
    let check = try EvidenceCheck<Float>(parallelism: .serial)
    let claim = try GradientClaim<Float>(point: [1.01], gradient: slope([1.01]))
    let own = check.opaque({ cube($0) }, claim, gradient: { slope($0) })
    #expect(own.verdict == .undecided(.noiseFloor))
    let second = check.secondOpinion(on: own, { (x: [Double]) in cube(x) }, gradient: { (x: [Double]) in slope(x) })
    #expect(second.verdict == .agree && second.secondOpinion == "binary64")
    let lost = try #require(second.coordinates[0].digitsLost)
    #expect((3.5...4.5).contains(lost), "\(lost)")
    // What is twice the slope in binary64 is wrong, whatever binary32 shows.
    let wrong = check.secondOpinion(
      on: own, { (x: [Double]) in cube(x) }, gradient: { (x: [Double]) in slope(x).map { 2 * $0 } })
    #expect(wrong.verdict == .disagree)
    // Without a gradient there the numbers are judged: they have three digits, and an accusation takes both formats.
    let numbers = check.secondOpinion(
      on: own, { (x: [Double]) in cube(x) }, gradient: nil, numbers: { (x: [Float]) in slope(x) })
    #expect(numbers.verdict == .undecided(.noiseFloor))
  }

  #if !DEBUG
    @Test("decides most of what binary32 cannot, and calls hardly anything right wrong", arguments: [true, false])
    func random(hasWideGradient: Bool) throws {
      var (alone, both) = (Tally(), Tally())
      let format = try NamedFormat(named: "binary32")
      for index in 0..<500 {
        let formula = RandomFormula(seed: 31, index: index, format: format)
        for claim in [formula.rightClaim, formula.brokenClaim] {
          let found = try evidence(claim, gradientIn64: hasWideGradient)
          alone.add(claim, found.own)
          both.add(claim, found.second.verdict)
        }
      }
      #expect(alone.undecided > 50 && both.falseAlarms == 0 && both.misses == 0, "\(alone) \(both)")
      // Without the gradient in binary64 its numbers are judged, of which nobody knows what rounding did to them.
      #expect(both.undecided <= (hasWideGradient ? alone.undecided / 4 : alone.undecided), "\(alone) \(both)")
    }

    @Test("is not that of a format that rounds inside to the bits of the narrow one") func rounding() throws {
      var (alone, both) = (Tally(), Tally())
      let format = try NamedFormat(named: "binary32")
      for index in 0..<500 {
        let formula = RandomFormula(seed: 31, index: index, format: format)
        for claim in [formula.rightClaim, formula.brokenClaim] {
          let found = try evidence(claim, roundsInside: true)
          alone.add(claim, found.own)
          both.add(claim, found.second.verdict)
        }
      }
      #expect(alone.undecided > 50 && both.falseAlarms == 0 && both.misses == 0, "\(alone) \(both)")
    }
  #endif
}
