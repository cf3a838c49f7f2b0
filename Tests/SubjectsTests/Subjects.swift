import EvidenceReports
import Expressions
import Scalars
import Subjects

/// Subjects that the tests ask about.
enum Example {
  /// x²·y at (1.5, 0.3), with a claim that is right, or wrong in y.
  static func formula(_ gradient: [String] = ["2*x*y", "x^2"]) throws -> Subject {
    let variables = ["x", "y"]
    return Subject(
      SubjectNames(
        title: "x^2*y", variables: variables,
        blocks: [
          ParameterBlock(name: "u", range: 0..<1, shape: [1]), ParameterBlock(name: "v", range: 1..<2, shape: [1]),
        ]),
      function: .retypable(try Expression("x^2*y", variables: variables)),
      claim: .retypable(try ExpressionVector(gradient, variables: variables)),
      point: .text(try PointText("x=1.5,y=0.3")))
  }

  /// The same function as closures in binary64 and binary32: nobody knows its formula.
  static func closures(slope: Double = 1) throws -> Subject {
    Subject(
      SubjectNames(title: "closure", variables: ["x", "y"]),
      function: .inFormats([
        OpaqueFunction<Double> { $0[0] * $0[0] * $0[1] }, OpaqueFunction<Float> { $0[0] * $0[0] * $0[1] },
      ]),
      claim: .inFormats([OpaqueGradient<Double> { [2 * $0[0] * $0[1], slope * $0[0] * $0[0]] }]),
      point: .formulae([try Expression("3/2", variables: []), try Expression("0.3", variables: [])]))
  }

  /// sin at 1.
  static func sine() throws -> Subject {
    Subject(
      SubjectNames(title: "sin(x)", variables: ["x"]),
      function: .retypable(try Expression("sin(x)", variables: ["x"])),
      claim: .retypable(try ExpressionVector(["cos(x)"], variables: ["x"])), point: .text(try PointText("1")))
  }
}
