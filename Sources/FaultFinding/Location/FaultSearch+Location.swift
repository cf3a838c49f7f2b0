import BlackBoxes
import GradientChecking
import MultiPrecision
import RealModule
import Scalars

extension FaultSearch {
  /// What was found, as a result.
  func location(
    _ claim: GradientClaim<S>, _ rest: Verdict, _ blocks: [ParameterBlock], _ seed: UInt64
  ) -> FaultLocation<S> {
    let isWrong = !faults.isEmpty || !dense.isEmpty
    return FaultLocation(
      verdict: isWrong ? .disagree : rest, faults: faults.keys.sorted().compactMap { evidence($0, claim) },
      suspects: merged(suspects + open.map(\.range) + dense.map(\.range)),
      isDense: !dense.isEmpty, denseFaults: dense.sorted { $0.range.lowerBound < $1.range.lowerBound },
      evaluations: evaluations,
      missProbability: missProbability, sensitivities: sensitivities(blocks), seed: seed)
  }

  /// The evidence of a fault.
  private func evidence(_ i: Int, _ claim: GradientClaim<S>) -> CoordinateEvidence<S>? {
    guard let fault = faults[i] else { return nil }
    let estimate = g[i] + fault.error
    let stated = claim.gradient[i]
    return CoordinateEvidence(
      index: i, verdict: .disagree, claim: stated, estimate: estimate, uncertainty: MeasuredError(fault.bound),
      discrepancy: stated.isFinite
        ? MeasuredError(fault.error.magnitude) : MeasuredError((stated - estimate).magnitude),
      allowance: MeasuredError(fault.bound), source: estimate.isNaN ? .none : .differences(step: fault.step))
  }

  /// Ranges in ascending order, neighbours in one.
  private func merged(_ ranges: [Range<Int>]) -> [Range<Int>] {
    ranges.sorted { $0.lowerBound < $1.lowerBound }.reduce(into: []) { merged, range in
      if let last = merged.last, range.lowerBound <= last.upperBound {
        merged[merged.count - 1] = last.lowerBound..<Swift.max(last.upperBound, range.upperBound)
      } else {
        merged.append(range)
      }
    }
  }

  /// The probability that several errors cancelled in every clean probe, the greatest of them 32 times the sensitivity.
  ///
  /// One error e of that size is |e|s ≥ 32·4·b in units of the bound b. Whatever the others add, e·v must come within 2b of
  /// its opposite: of v's two intervals of length s that is at most a part of 2b/(|e|s) ≤ 1⁄64, and 2⁻ᵇⁱᵗˢ for the
  /// discreteness of v. Probes have independent weights.
  private var missProbability: Double {
    guard suspects.isEmpty, open.isEmpty else { return 1 }
    if isExhausted { return 0 }
    let one = 1.0 / 64 + Double.pow(2, -Double(RandomDirections.bits(in: S.self)))
    return Swift.min(1, Double.pow(one, Double(cleanBounds.count)))
  }

  /// For each block the least error that a single component surely shows: 4b/s with the greatest bound b of the clean
  /// probes, for the smallest s that a component of the block has. The probe's d is at least |e|s/2 less b.
  private func sensitivities(
    _ blocks: [ParameterBlock]
  ) -> [(name: String?, range: Range<Int>, least: MeasuredError)] {
    let named = blocks.isEmpty ? [(String?.none, all)] : blocks.map { ($0.name, $0.range) }
    let bound = cleanBounds.reduce(0, S.maximum)
    return named.map { name, range in
      guard !cleanBounds.isEmpty, !bound.isZero else { return (name, range, .infinity) }
      var least = S.infinity
      for (part, scale) in zip(parts, scales) {
        for i in part.clamped(to: range) { least = S.minimum(least, scale.size(x[i])) }
      }
      return (name, range, MeasuredError(4 * bound) / MeasuredError(least))
    }
  }
}
