import EvidenceReports
import Expressions
package import GradientChecking
package import MultiPrecision
import Problems
import Scalars

/// What the check says of the claim at one point of a region.
package struct RegionVerdict: Codable, Sendable {
  /// The point's coordinates, the shortest decimal numbers that are read back as the format's own.
  package var at: [String]
  /// The verdict on the whole gradient.
  package var verdict: Verdict
  /// Whether it is proved.
  package var isProved: Bool
  /// The component that is worst; nil where the gradient is right.
  package var component: Int?
  /// The greatest discrepancy of a component relative to the largest one; nil where it is not known.
  package var relativeError: Double?
  /// Which way the formulae of f and of the claim go at each of their branches; empty where there are none.
  package var ways: [Bool?] = []
  /// Why nothing could be asked at the point; nil where something could.
  package var refusal: String?
}

/// A claim at every point of a region.
package struct RegionQuestion: Sendable {
  /// The function and its claim. Its point has the coordinates of the variables that do not move.
  package var subject: Subject
  package var region: Region
  /// What is asked at each point.
  package var question: EvidenceQuestion

  /// The formulae that may go one of two ways: f, and the components of the claim.
  private let formulae: [Expression]
  /// Where they do, those of f first: the conditions of the two ways.
  package let branches: [(first: String, second: String)]

  package init(_ subject: Subject, over region: Region, _ question: EvidenceQuestion) {
    (self.subject, self.region, self.question) = (subject, region, question)
    var formulae: [Expression] = []
    if case .retypable(let f as Expression) = subject.function { formulae.append(f) }
    if case .retypable(let claim as ExpressionVector) = subject.claim { formulae += claim.expressions }
    self.formulae = formulae
    branches = formulae.flatMap(\.branches).map { ($0.first, $0.second) }
  }

  /// The ways that are taken at the very numbers of a point, with bits to spare.
  private func ways<S: RealScalar>(at point: [S]) -> [Bool?] {
    func ways<W: RealScalar>(_: W.Type) -> [Bool?] { formulae.flatMap { $0.ways(at: point.map { W($0) }) } }
    return branches.isEmpty ? [] : withPrecision(bits: 2 * S.precision + 64) { ways($0) }
  }

  /// The verdict at the point of that number.
  package func verdict(at index: Int, in format: NamedFormat) throws -> RegionVerdict {
    try verdict(index, format.type)
  }

  private func verdict<S: RealScalar>(_ index: Int, _: S.Type) throws -> RegionVerdict {
    try verdict(at: point(index, as: S.self))
  }

  private func point<S: RealScalar>(_ index: Int, as _: S.Type) throws -> [S] {
    var point: [S] = try subject.coordinates(as: S.self)
    for (side, value) in zip(region.sides, region.point(index, as: S.self)) {
      point[try subject.index(ofCoordinate: side.name)] = value
    }
    return point
  }

  func verdict<S: RealScalar>(at point: [S]) throws -> RegionVerdict {
    let texts = point.map { "\($0)" }
    var moved = subject
    moved.point = .named(ProblemPoint("point", texts))
    let record: EvidenceRecord
    do {
      record = try question.answer(moved, as: S.self) { _ in }
    } catch let error as SubjectError {
      throw error
    } catch {
      // What cannot be asked at one point, as where the claim has no value, can be at others.
      return RegionVerdict(at: texts, verdict: .undecided(.notFinite), isProved: false, refusal: "\(error)")
    }
    let error = Double(record.relativeError)
    var found = RegionVerdict(
      at: texts, verdict: record.verdict, isProved: record.unproved == nil,
      component: record.verdict == .agree ? nil : record.worstFirst.first.map { record.coordinates[$0].index },
      relativeError: error.isFinite ? error : nil)
    found.ways = ways(at: point)
    return found
  }
}
