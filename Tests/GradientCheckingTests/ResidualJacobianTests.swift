import GradientChecking
import Problems
import Scalars
import Testing

#if !DEBUG
  @Suite("The Jacobians of the residuals of NIST's regressions")
  struct ResidualJacobianTests {
    static let regressions = ProblemCatalogue.all.compactMap { $0 as? any ResidualProblem }

    @Test("are right, and wrong with a seeded fault", arguments: regressions.indices)
    func nist(_ index: Int) throws {
      let problem = Self.regressions[index]
      let x = problem.points[0].coordinates(as: Double.self)
      let check = JacobianCheck(try EvidenceCheck<Double>())
      func verdict(_ f: some RealVectorFunction, _ jacobian: some RealVectorFunction) -> JacobianEvidence<Double> {
        check(f, at: x, .matrix(jacobian, at: x))
      }
      let right = verdict(problem.residuals, problem.residualJacobian)
      #expect(right.verdict == .agree, "\(problem.name): \(right)")
      #expect(right.rows.count == problem.residualCount)
      let entries = (0..<problem.residualCount * x.count).map { "e\($0)" }
      let faulty = try #require(
        FaultyMatrix(problem.residualJacobian, entries: entries, at: x, seed: UInt64(index)))
      let wrong = verdict(problem.residuals, faulty)
      #expect(wrong.verdict == .disagree, "\(problem.name): \(faulty.fault.description)")
      let found = wrong.rows.enumerated().flatMap { row, evidence in
        evidence.coordinates.filter { $0.verdict == .disagree }.map { row * x.count + $0.index }
      }
      #expect(Set(found) == [faulty.fault.coordinate, faulty.fault.partner], "\(problem.name)")
    }

    @Test("there are 27") func count() { #expect(Self.regressions.count == 27) }
  }
#endif
