public import Scalars

/// A function Rⁿ → R under study with its hand-written gradient, at points that have names.
///
/// A problem is what a gradient check needs: f, the formula for ∇f that somebody wrote down, where to look, and what to
/// call things. Both run at every real scalar, so the same problem is checked in binary32 and at 256 bits.
///
/// ```swift
/// let wood = Wood()
/// let x = wood.points[0].coordinates(as: Double.self)
/// wood.function(x)                                  // 19192.0
/// wood.gradient(x)[0]                               // -12008.0
/// ```
///
/// Values of type `any Problem` are opened by passing them to a generic function, `func check(_ problem: some Problem)`.
public protocol Problem: Sendable {
  /// The type of f.
  associatedtype Function: RealFunction
  /// The type of the hand-written ∇f: as many outputs as inputs.
  associatedtype Gradient: RealVectorFunction

  /// The name on the command line and in reports: lowercase letters and digits.
  var name: String { get }

  /// What the problem is and where it is from, in one sentence.
  var summary: String { get }

  /// What makes its gradient hard to check, in a sentence or two.
  var difficulty: String { get }

  /// The names of the variables, in the order of the coordinates.
  var variables: [String] { get }

  /// The variables in named groups, in order and without gaps; one group for a small problem.
  var blocks: [ParameterBlock] { get }

  /// Where to look; the first is the default. Never empty.
  var points: [ProblemPoint] { get }

  /// f.
  var function: Function { get }

  /// ∇f as somebody wrote it down.
  var gradient: Gradient { get }
}

/// A problem whose formulae need no order of their numbers: they run at complex points too, and complex steps work.
public protocol SmoothProblem: Problem where Function: ScalarFunction, Gradient: VectorFunction {}

extension Problem {
  /// The point called `name`, in any case of letters; nil when there is none.
  public func point(named name: String) -> ProblemPoint? {
    points.first { $0.name == name.lowercased() }
  }
}
