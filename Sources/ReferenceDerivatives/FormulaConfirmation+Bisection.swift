import FiniteDifferences
import MultiPrecision
import Scalars

extension FormulaConfirmation {
  /// A component that a sum of one has found wrong, with the derivative that the sum leaves it.
  struct Leaf: Sendable {
    let index: Int
    let derivative: ReferenceDerivative
  }

  /// The components of `indices` that are wrong, `slope` being the derivative along `direction`, which is not the sum that
  /// they make.
  mutating func bisect(
    _ indices: [Int], along direction: Direction, slope: any RealScalar, size: MeasuredError
  ) -> [Leaf] {
    let bisection = Bisection(confirmation: self, indices: indices, direction: direction)
    let (leaves, duals) = withPrecision(bits: probe.precisions[0]) { type -> ([Leaf], Int) in
      func opened<W: RealScalar>(_ type: W.Type) -> ([Leaf], Int) { bisection.leaves(slope: W(slope), size: size) }
      return opened(type)
    }
    evaluations += 3 * duals
    return leaves
  }

  /// The halving of a set of components by directional derivatives, which are linear in the direction.
  private struct Bisection {
    let confirmation: FormulaConfirmation
    let indices: [Int]
    let direction: Direction

    /// Some of the components, in order, with the derivative along their part of the direction and the sum they make.
    struct Segment<W: RealScalar>: Sendable {
      let range: Range<Int>
      let slope: W
      let sum: W
    }

    func leaves<W: RealScalar>(slope: W, size: MeasuredError) -> (leaves: [Leaf], duals: Int) {
      let terms: [W] = indices.map { W(confirmation.formula[$0]) * W(direction.weights[$0]) }
      var failing = [Segment(range: 0..<indices.count, slope: slope, sum: terms.reduce(0, +))]
      var largest = size
      var leaves: [Leaf] = []
      var duals = 0
      while !failing.isEmpty, !confirmation.cancellation.isRequested {
        let negligible = largest.scaled(byPowerOfTwo: -confirmation.probe.bits)
        for segment in failing where segment.range.count == 1 {
          leaves.append(leaf(segment, error: negligible))
        }
        let segments = failing.filter { $0.range.count > 1 }
        let slopes = leftSlopes(segments)
        duals += slopes.count
        failing = []
        for (segment, slope) in zip(segments, slopes) {
          let middle = segment.range.lowerBound + segment.range.count / 2
          let sum = terms[segment.range.lowerBound..<middle].reduce(0, +)
          largest = MeasuredError.maximum(largest, MeasuredError(slope).magnitude)
          let halves = [
            Segment(range: segment.range.lowerBound..<middle, slope: slope, sum: sum),
            Segment(range: middle..<segment.range.upperBound, slope: segment.slope - slope, sum: segment.sum - sum),
          ]
          let negligible = largest.scaled(byPowerOfTwo: -confirmation.probe.bits) * MeasuredError(indices.count)
          failing += halves.filter { !(MeasuredError(($0.slope - $0.sum).magnitude) <= negligible) }
        }
      }
      return (leaves, duals)
    }

    /// The derivatives along the first halves of some segments.
    private func leftSlopes<W: RealScalar>(_ segments: [Segment<W>]) -> [W] {
      let (function, point) = (confirmation.probe.function, confirmation.probe.point)
      let (indices, direction) = (indices, direction)
      return confirmation.parallelism.map(segments.count, from: segments, progress: nil) {
        (segments, k) throws(Never) -> W in
        let range = segments[k].range
        let half = indices[range.lowerBound..<(range.lowerBound + range.count / 2)]
        let (_, slope): (W, W) = PrecisionSample.dual(function, point, direction.restricted(to: half))
        return slope
      }
    }

    private func leaf<W: RealScalar>(_ segment: Segment<W>, error: MeasuredError) -> Leaf {
      let index = indices[segment.range.lowerBound]
      let weight = direction.weights[index]
      let derivative = ReferenceDerivative(
        value: segment.slope / W(weight), error: error / weight.magnitude, precision: confirmation.probe.precisions[0])
      return Leaf(index: index, derivative: derivative)
    }
  }
}
