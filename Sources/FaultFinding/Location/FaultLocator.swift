import BlackBoxes
public import GradientChecking
import MultiPrecision
public import Scalars

/// Looks for the wrong components of a gradient with few evaluations of f: some tens for one among a million.
///
/// **How.** The derivative of f along a direction v, less ⟨g, v⟩, is d(v) = ⟨∇f − g, v⟩: zero when the gradient is right on
/// the coordinates that v moves. The components of v are random, between ½ and 3⁄2 of the coordinate's size and of either
/// sign, so that errors do not cancel. One fixed v is used on ranges of coordinates: d is linear, and what one half does
/// not explain is the other's. A second probe, with weights that tell the place, decodes a lone fault at once; a range is
/// split only where that fails, at the edges of named blocks first. Each fault is confirmed by differences along its own
/// coordinate, and two probes with fresh weights, the found coordinates left out, confirm that nothing is left.
///
/// **When d is not zero.** The bound of |d| is six standard deviations of f's measured noise over the step, the measured
/// difference between the orders 4 and 6 (2 and 4 for a single coordinate), and the rounding of the claim: 64u of ‖g∘v‖₂,
/// or 4·2⁻²⁴ of it for a claim whose numbers are all binary32's. Nothing but differences along a coordinate, at a step that
/// shows it, makes that coordinate a fault.
///
/// - Where most coordinates of a range are wrong, some are given as examples, and the range as a suspect.
/// - A component that is NaN or infinite is a fault wherever f is a number.
/// - Where f is not finite near x, coordinates move by their own sizes, then less and less.
/// - At a kink a claim between the slopes of the two sides is no fault; the verdict is then undecided.
///
/// Cost: 14 evaluations when f is smooth and the gradient right; for k faults in n coordinates some tens and O(k log n).
/// Memory: two vectors of n numbers beside the claim.
///
/// Source: the adaptive splitting is that of group testing (R. Dorfman, 1943; F. K. Hwang, 1972), the decoding that of
/// sparse signals from few linear measurements (A. C. Gilbert and others, 2007).
public struct FaultLocator<S: RealScalar>: Sendable {
  /// Named ranges of the coordinates, split first, each with a scale of its own; empty for none. What is in none is taken to
  /// be of the size of its neighbours, a thousand or more.
  public var blocks: [ParameterBlock]
  /// At most so many evaluations of f; nil for as many as it takes.
  public var maximumEvaluations: Int?
  /// The seed of the directions.
  public var seed: UInt64

  /// A locator with the given options.
  public init(blocks: [ParameterBlock] = [], maximumEvaluations: Int? = nil, seed: UInt64 = 1) {
    self.blocks = blocks
    self.maximumEvaluations = maximumEvaluations
    self.seed = seed
  }

  /// Looks for the wrong components of a claim about f.
  ///
  /// - What f throws is passed on.
  /// - When the evaluations are used up the verdict is `disagree` if a fault was found, else undecided (`budget`).
  /// - The probability of a miss is 1 when no confirmation was had.
  ///
  /// - Parameters:
  ///   - f: the function; it is evaluated at points near the claim's.
  ///   - claim: the point, and the gradient claimed there.
  ///   - progress: called with the number of evaluations so far.
  public func callAsFunction<E: Error>(
    _ f: ([S]) throws(E) -> S, _ claim: GradientClaim<S>, progress: ((_ evaluations: Int) -> Void)? = nil
  ) throws(E) -> FaultLocation<S> {
    var search = FaultSearch(claim, blocks, maximumEvaluations, seed, progress)
    var rest = Verdict.undecided(.budget)
    do throws(EvaluationStop<E>) {
      rest = try search.run(f)
    } catch {
      switch error {
      case .budget: break
      case .failure(let failure): throw failure
      }
    }
    return search.location(claim, rest, blocks, seed)
  }
}
