import EvidenceReports
import Expressions
import MultiPrecision
import Problems
import RealModule
import Scalars
import StepSelection
import Subjects
import Testing

@Suite("The step for each variable")
struct StepVectorQuestionTests {
  private func record(_ f: String, at point: String, _ variables: [String], _ form: DifferenceForm, _ format: String)
    throws
    -> StepVectorRecord
  {
    let subject = Subject(
      SubjectNames(title: f, variables: variables),
      function: .retypable(try Expression(f, variables: variables)), point: .text(try PointText(point)))
    return try StepVectorQuestion(form: form)(subject, in: try NamedFormat(named: format))
  }

  /// For f with known f″ and f‴ the best steps are 2√(ν/|f″|) and ∛(3ν/|f‴|), and ν is some roundings of f and of x·f′.
  @Test("is near the one that f's derivatives give", arguments: ["binary32", "binary64"])
  func optimum(format: String) throws {
    let u: Double = format == "binary32" ? 0x1p-24 : 0x1p-53
    for (f, point, second, third, size) in [
      ("exp(x)", "x=1", 2.718, 2.718, 2.718), ("sin(x)", "x=1", 0.841, 0.540, 0.841), ("x^4", "x=2", 48, 48, 16),
      ("log(x)", "x=1e5", 1e-10, 2e-15, 11.5), ("exp(-x/1e6)", "x=1", 1e-12, 1e-18, 1),
    ] {
      if format == "binary32", f == "exp(-x/1e6)" { continue }
      let forward = try #require(record(f, at: point, ["x"], .forward, format).variables[0].step).measured
      let central = try #require(record(f, at: point, ["x"], .central, format).variables[0].step).measured
      let best = (2 * (u * size / second).squareRoot(), Double.root(3 * u * size / third, 3))
      // A step that is off by a factor of eight makes eight times the error at most. (binary32 sees no bend of exp(−x/10⁶) near 1.)
      #expect(
        forward >= MeasuredError(best.0 / 8) && forward <= MeasuredError(best.0 * 8), "\(f): \(forward), \(best.0)")
      #expect(
        central >= MeasuredError(best.1 / 8) && central <= MeasuredError(best.1 * 8), "\(f): \(central), \(best.1)")
    }
  }

  @Test("has the error that is expected, at most", arguments: [DifferenceForm.forward, .central])
  func honest(form: DifferenceForm) throws {
    for format in ["binary32", "binary64"] {
      for (f, point, variables) in [
        ("100*(y-x^2)^2+(1-x)^2", "x=-1.2,y=1", ["x", "y"]), ("x^2*y+sin(x*y)", "x=1.5,y=0.3", ["x", "y"]),
        ("sqrt(x^2+1e6*y)", "x=300,y=2", ["x", "y"]), ("x+exp(y)*z", "x=1e3,y=0,z=1e-3", ["x", "y", "z"]),
        ("1/x+tanh(50*(x-1))", "x=1.01", ["x"]),
      ] {
        let found = try record(f, at: point, variables, form, format)
        #expect(found.isComplete)
        for variable in found.variables {
          let (error, expected) = (try #require(variable.error), try #require(variable.expected))
          #expect(error <= 3 * expected, "\(f) in \(format): \(variable)")
        }
      }
    }
  }

  @Test("is none where there is no derivative, and on one side at an edge")
  func sides() throws {
    #expect(try !record("abs(x)", at: "x=0", ["x"], .central, "binary64").isComplete)
    let left = try record("2*x+(1-x)^2.5", at: "x=1", ["x"], .forward, "binary64").variables[0]
    #expect(try #require(left.step).measured < 0 && left.partial.outcome == .leftEdge)
    #expect(try record("2*x+(1-x)^2.5", at: "x=1", ["x"], .central, "binary64").variables[0].step == nil)
  }
}
