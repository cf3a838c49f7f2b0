import ArgumentParser
import Expressions
import FaultFinding
import FiniteDifferences
import GradientChecking
import MultiPrecision
import Reports
import Scalars

/// Checks one case after the other, all by the same criterion, or looks for the wrong components of each.
struct CaseChecker: Sendable {
  /// What is done with a case.
  enum Work: Sendable {
    case check(Criterion)
    case locate(maximumEvaluations: Int?)
  }

  var work: Work
  var isOpaque = false
  var tolerance: String?
  var step: String?
  var stencil = Stencil.central
  var seed: UInt64
  /// The format of the cases that name none.
  var format: NamedFormat
  /// The blocks of the cases that name none.
  var blocks: BlocksText?

  /// What comes of a line.
  func callAsFunction(_ number: Int, _ line: [UInt8]) -> CaseResult {
    var id: String?
    do {
      let line = try CaseLine(line, format: format, blocks: blocks)
      id = line.id
      let finding = try check(line, line.format.type)
      return CaseResult(line: number, id: id, outcome: .checked(finding))
    } catch let failure as CaseLine.Failure {
      return CaseResult(line: number, id: failure.id, outcome: .malformed(failure.message))
    } catch {
      return CaseResult(line: number, id: id, outcome: .malformed("\(error)"))
    }
  }

  @specialized(where S == Float)
  @specialized(where S == Double)
  private func check<S: RealScalar>(_ line: CaseLine, _ type: S.Type) throws -> CaseResult.Finding {
    let point = try line.point(as: S.self)
    let claim = try GradientClaim(point: point, gradient: line.gradient(point))
    let allowed: S? = try tolerance.map { try CheckCommand.number($0, option: "--tolerance") }
    let f = line.f.bound(to: S.self)
    switch work {
    case .locate(let most):
      let locator = FaultLocator<S>(blocks: line.blocks, maximumEvaluations: most, seed: seed)
      let location = locator({ f($0) }, claim)
      return CaseResult.Finding(
        location, of: claim, variables: line.variables, blocks: line.blocks,
        explanations: location.explanations(of: claim, names: line.variables, blocks: line.blocks))
    case .check(.evidence):
      // Cases are what is shared out among threads.
      let check = try EvidenceCheck<S>(tolerance: allowed, seed: seed, parallelism: .serial)
      let evidence =
        isOpaque ? check.opaque({ f($0) }, claim, formula: line.gradient) : check(line.f, claim, formula: line.gradient)
      return CaseResult.Finding(
        evidence, variables: line.variables, blocks: line.blocks,
        explanations: evidence.explanations(names: line.variables, blocks: line.blocks))
    case .check(.componentwise):
      let check = try ComponentwiseCheck<S>(tolerance: allowed ?? TextbookCheck.defaultTolerance)
      let result = check({ f($0) }, claim)
      return CaseResult.Finding(
        passed: result.passed, relativeError: result.relativeError, evaluations: result.evaluations)
    case .check(.textbook):
      let check = try TextbookCheck<S>(
        step: step.map { try CheckCommand.number($0, option: "--step") } ?? TextbookCheck.defaultStep,
        tolerance: allowed ?? TextbookCheck.defaultTolerance, stencil: stencil)
      let result = check({ f($0) }, claim)
      return CaseResult.Finding(
        passed: result.passed, relativeError: result.relativeError, evaluations: result.evaluations)
    }
  }
}

extension CheckCommand {
  /// The check that the options ask for, for cases.
  func caseChecker() throws -> CaseChecker {
    try reportingMisuse {
      let options = [("--tolerance", tolerance), ("--step", step)]
      for (option, text) in options {
        guard let text else { continue }
        let value: MeasuredError = try Self.number(text, option: option)
        guard value > 0, value.isFinite else {
          throw ValidationError("\(option) is \(text); it must be finite and greater than 0.")
        }
      }
      return CaseChecker(
        work: .check(criterion), isOpaque: opaque, tolerance: tolerance, step: step,
        stencil: try FormatOptions.stencil(stencil ?? "central2"), seed: subject.seed,
        format: try formats.caseFormat(), blocks: try named.text())
    }
  }
}

extension LocateCommand {
  /// The search that the options ask for, for cases.
  func caseChecker() throws -> CaseChecker {
    try reportingMisuse {
      CaseChecker(
        work: .locate(maximumEvaluations: maxEvaluations), seed: subject.seed, format: try formats.caseFormat(),
        blocks: try named.text())
    }
  }
}

extension FormatOptions {
  /// The format of the cases that name none.
  fileprivate func caseFormat() throws -> NamedFormat { try NamedFormat(named: format.first ?? "binary64") }
}
