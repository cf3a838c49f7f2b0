import EvidenceReports
import Expressions
import FiniteDifferences
import GradientChecking
import MultiPrecision
import Scalars
import Subjects
import Testing

/// A black box, a claim about its derivative, and what the check, the locator and the automatic derivative may say.
struct SharedCase: Sendable, CustomTestStringConvertible {
  /// What may be said of a claim.
  enum Answer: Sendable {
    /// It is right.
    case right
    /// It is wrong.
    case wrong
    /// Neither: nothing of it can be told.
    case open
    /// It is right, or nothing can be told: never that it is wrong.
    case innocent
    /// It is wrong, or nothing can be told: never that it is right.
    case guilty

    func allows(_ verdict: Verdict) -> Bool {
      switch self {
      case .right: verdict == .agree
      case .wrong: verdict == .disagree
      case .open: verdict.reason != nil
      case .innocent: verdict != .disagree
      case .guilty: verdict != .agree
      }
    }
  }

  let (f, claim, at, format): (String, String, String, String)
  let (check, locate): (Answer, Answer)
  /// The derivative; nil where there is none, or none that can be seen.
  let slope: Double?

  var testDescription: String { "\(f) at \(at) in \(format), claim \(claim)" }

  init(
    _ f: String, _ claim: String, at: String, _ format: String = "binary64", check: Answer, locate: Answer,
    slope: Double?
  ) {
    (self.f, self.claim, self.at, self.format) = (f, claim, at, format)
    (self.check, self.locate, self.slope) = (check, locate, slope)
  }

  /// Each is of a kind that an engine before this one got wrong. Slopes are exact, or mpmath's, at the number of the format.
  static let all = [
    // The period is far below |x|.
    SharedCase(
      "cos(y)", "-sin(y)", at: "y=-118016.2825", "binary32", check: .innocent, locate: .innocent, slope: -0.7092),
    SharedCase("cos(y)", "0.9", at: "y=-118016.2825", "binary32", check: .guilty, locate: .guilty, slope: -0.7092),
    SharedCase(
      "sin(u^3)^2", "6*u^2*sin(u^3)*cos(u^3)", at: "u=5881.57", "binary32", check: .innocent, locate: .innocent,
      slope: nil),
    SharedCase("sin(x)^2", "sin(2*x)", at: "x=27177", "binary32", check: .innocent, locate: .innocent, slope: -0.9650),
    SharedCase(
      "x^2+2*x-cos(2*x)", "2*x+2+2*sin(2*x)", at: "x=130574.43", "binary32", check: .innocent, locate: .innocent,
      slope: 261152.329),
    // Constant at fine steps, by absorption.
    SharedCase("18970^4-x^(-2)", "2*x^(-3)", at: "x=-0.2269", check: .innocent, locate: .innocent, slope: -171.2),
    SharedCase(
      "18970^4-x^(-2)", "2*x^(-3)", at: "x=-0.2269", "binary32", check: .innocent, locate: .innocent, slope: -171.2),
    // Agreeing to nothing.
    SharedCase("sin(0.9/z)", "0", at: "z=2.6558573e-6", "binary32", check: .guilty, locate: .guilty, slope: nil),
    // An infinite slope at an edge.
    SharedCase("asin(x)", "1/sqrt(1-x^2)", at: "x=1", check: .open, locate: .guilty, slope: nil),
    SharedCase("sqrt(x)", "1/(2*sqrt(x))", at: "x=0", check: .open, locate: .guilty, slope: nil),
    // Constants, and zero gradients.
    SharedCase("x-x+5", "0", at: "x=2", check: .right, locate: .right, slope: 0),
    SharedCase("max(y,0)*3", "0", at: "y=-2", check: .right, locate: .right, slope: 0),
    SharedCase("x^2", "2*x", at: "x=0", check: .right, locate: .innocent, slope: 0),
    // f′ = f″ = 0.
    SharedCase("x^3", "3*x^2", at: "x=0", check: .right, locate: .innocent, slope: 0),
    SharedCase("x^5", "5*x^4", at: "x=0", check: .right, locate: .innocent, slope: 0),
    SharedCase("1+x^3", "3*x^2", at: "x=0", check: .right, locate: .innocent, slope: 0),
    SharedCase("x^3", "0.01", at: "x=0", check: .wrong, locate: .guilty, slope: 0),
    SharedCase("max(x,0)^2", "0", at: "x=0", check: .right, locate: .innocent, slope: 0),
    // A kink, a cusp, and a tiny x.
    SharedCase("abs(x)", "0", at: "x=0", check: .open, locate: .open, slope: nil),
    SharedCase("sqrt(abs(x))", "0", at: "x=0", check: .open, locate: .open, slope: nil),
    SharedCase("log(x)", "1/x", at: "x=1e-300", check: .right, locate: .innocent, slope: 1e300),
    SharedCase("log(x)", "1.001/x", at: "x=1e-300", check: .wrong, locate: .guilty, slope: 1e300),
    // Waves that a step of |x|/128 does not see.
    SharedCase("sin(3e3*x)", "3e3*cos(3e3*x)", at: "x=1", check: .right, locate: .innocent, slope: -2927.0465996960647),
    SharedCase("sin(3e3*x)", "3e3*cos(3e3*x)", at: "x=1e6", check: .innocent, locate: .innocent, slope: -482.07),
    SharedCase("sin(1e8*(x-1))", "1e8*cos(1e8*(x-1))", at: "x=1", check: .innocent, locate: .innocent, slope: 1e8),
    SharedCase(
      "tanh(1e8*(x-1))", "1e8*(1-tanh(1e8*(x-1))^2)", at: "x=1", check: .innocent, locate: .innocent, slope: 1e8),
    SharedCase("atan(1e8*(x-1))", "1e8/(1+(1e8*(x-1))^2)", at: "x=1", check: .innocent, locate: .innocent, slope: 1e8),
    // Narrow formats: mostly undecided, never wrong.
    SharedCase("x^2", "2*x", at: "x=0.5", "bfloat16", check: .innocent, locate: .innocent, slope: 1),
    SharedCase("x^2", "-2*x", at: "x=0.5", "bfloat16", check: .wrong, locate: .guilty, slope: 1),
    SharedCase("sin(x)", "-cos(x)", at: "x=1", "binary16", check: .wrong, locate: .guilty, slope: 0.5403),
    SharedCase("x^2", "2*x", at: "x=0.5", "e4m3", check: .open, locate: .innocent, slope: nil),
  ]
}

@Suite("What values alone say of a case")
struct SharedCaseTests {
  private func subject(_ shared: SharedCase) throws -> Subject {
    let variable = String(shared.at.prefix { $0 != "=" })
    return Subject(
      SubjectNames(title: shared.f, variables: [variable]),
      function: .retypable(try Expression(shared.f, variables: [variable])),
      claim: .retypable(try ExpressionVector([shared.claim], variables: [variable])),
      point: .text(try PointText(shared.at)))
  }

  @Test("the check says", arguments: SharedCase.all)
  func check(_ shared: SharedCase) throws {
    let found = try EvidenceQuestion(isOpaque: true)(subject(shared), in: try NamedFormat(named: shared.format))
    #expect(shared.check.allows(found.verdict), "\(found.verdict) \(found.coordinates)")
  }

  @Test("the locator says, whatever the seed", arguments: SharedCase.all)
  func locate(_ shared: SharedCase) throws {
    for seed in 1...10 as ClosedRange<UInt64> {
      let found = try LocationQuestion(seed: seed)(subject(shared), in: try NamedFormat(named: shared.format))
      #expect(shared.locate.allows(found.evidence.verdict), "seed \(seed): \(found.evidence.verdict)")
    }
  }

  @Test(
    "the automatic derivative is right, to within its error, and none where nothing can be told",
    arguments: SharedCase.all)
  func differentiate(_ shared: SharedCase) throws {
    let found = try DerivativeQuestion()(subject(shared), in: try NamedFormat(named: shared.format)).partials[0]
    let (value, stated) = (found.value?.measured, found.error.measured)
    guard let slope = shared.slope else {
      #expect(value.map { stated > $0.magnitude / 2 } ?? true, "\(found)")
      return
    }
    // Slopes are written to some four digits, where no more are needed.
    let error = try #require(value) - MeasuredError(slope)
    #expect(error.magnitude <= stated + MeasuredError(slope.magnitude) / 1000, "\(found)")
  }
}
