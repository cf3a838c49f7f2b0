import BlackBoxes
import GradientChecking
import MultiPrecision
import RealModule
import Scalars

extension FaultSearch {
  /// The search from beginning to end. What was found is in the state, also when it stops early.
  ///
  /// Gives the verdict on what is no fault: `agree` when two probes of all coordinates, each with weights of its own and
  /// none of them used in the search, are clean.
  mutating func run<E: Error>(_ f: ([S]) throws(E) -> S) throws(EvaluationStop<E>) -> Verdict {
    guard x.allSatisfy(\.isFinite) else { return .undecided(.notFinite) }
    value = try evaluate(f)
    let again = try evaluate(f)
    guard value.isFinite else { return .undecided(.notFinite) }
    guard again == value else { return .undecided(.nondeterministic) }
    let missing = g.indices.filter { !g[$0].isFinite }
    for i in missing { g[i] = 0 }
    claimRoundoff = ProbeLoops.isKeptByBinary32(g) ? S(Float.ulpOfOne / 2) : S.unitRoundoff
    weigh()
    var reading = try calibrate(f)
    guard reading.isFinite else { return .undecided(.notFinite) }
    if !missing.isEmpty { try expose(f, missing) }
    var retries = 3
    while true {
      reading = try sharpened(f, reading)
      let bound = bound(reading)
      if reading.difference.magnitude <= bound {
        cleanBounds.append(bound)
        if cleanBounds.count >= 2 { return verdict(of: reading) }
      } else {
        cleanBounds = []
        let probe = Probe(difference: reading.difference, bound: bound, claimed: reading.claimed)
        let root = Node(range: all, probe: probe, crowd: all)
        let pending = suspects.count
        if try !search(f, root) || suspects.count > pending {
          if suspects.isEmpty { suspects = [all] }
          if isAtKink { return .undecided(.kink) }
          // Faults too small to be located are stated when they are beyond doubt.
          if try confirms(f) { return .disagree }
          retries -= 1
          if retries == 0 { return .undecided(decay < 1 ? .noiseFloor : .truncation) }
          suspects = []
        }
        if isExhausted { return isAtKink || !kinks.isEmpty ? .undecided(.kink) : .agree }
      }
      weigh()
      reading = try read(f, all, step: step, pairs: 3)
      learn(reading)
    }
  }

  /// Takes components that are no numbers for faults, each with an estimate when there are few.
  private mutating func expose<E: Error>(_ f: ([S]) throws(E) -> S, _ missing: [Int]) throws(EvaluationStop<E>) {
    for i in missing.prefix(16) {
      if weights[i].isZero { continue }
      let reading = try read(f, i..<i + 1, step: step, pairs: 2)
      let bound = Self.safety * S.maximum(noise, reading.noise) / step + reading.truncation
      let size = weights[i].magnitude
      faults[i] =
        reading.isFinite ? (reading.difference / weights[i], bound / size, step * size) : (.nan, .infinity, step)
    }
    if missing.count > 16 {
      dense += missing.dropFirst(16).map { DenseFault(range: $0..<$0 + 1, factor: nil, size: .infinity) }
    }
    weigh()
  }

  /// The verdict when no fault is seen: whether one would have been.
  ///
  /// Not at a kink, where there is no gradient. An error of a hundredth of the whole gradient is to be seen, or one that changes f by √u of itself.
  private func verdict(of reading: ProbeReading<S>) -> Verdict {
    if isAtKink || !kinks.isEmpty { return .undecided(.kink) }
    let bound = cleanBounds.reduce(0, S.maximum)
    if bound <= S.maximum(reading.size / 128, S.ulpOfOne.squareRoot() * value.magnitude) {
      return .agree
    }
    return .undecided(reading.truncation > bound / 2 ? .truncation : .noiseFloor)
  }
}
