/// The problems that this package ships, and what they are called.
public enum ProblemCatalogue {
  /// Every problem: univariate functions, test functions of optimisation, the 27 regressions of NIST, the network.
  ///
  /// The data files are read and parsed when this is first used, in some 25 ms; should one be damaged, the program
  /// stops with its name, line and what was expected there.
  public static let all: [any Problem] = functions + regressions + [digits]

  /// Functions with a formula: no data.
  public static var functions: [any SmoothProblem] {
    [
      Exponential(), Logarithm(), SquareRoot(), Arctangent(), Sine(),
      Inverse(), ScaledExponential(), FastSine(), SquireTrapp(), PowerThreeHalves(),
      ExpandedPolynomial(), CancellingSquares(), ShiXieXuanNocedal1(), ShiXieXuanNocedal2(),
      ShiXieXuanNocedal3(), ShiXieXuanNocedal4(), Oliver1(), Oliver2(), Oliver3(),
      Rosenbrock(), Rosenbrock(count: 10), Beale(), Wood(), PowellSingular(), BrownBadlyScaled(),
    ]
  }

  /// The problem called `name`, in any case of letters; nil when there is none.
  public static func problem(named name: String) -> (any Problem)? {
    let lowercased = name.lowercased()
    return all.first { $0.name == lowercased }
  }

  /// The network on all 200 images, with 8 hidden units and the weights of seed 1.
  public static var digits: DigitsNetwork { DigitsNetwork(.shipped) }
}
