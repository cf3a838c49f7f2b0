import RealModule
import Scalars

extension StepSearch {
  /// Curtis and Reid's iteration: h ← h·ʳ√(aim/ratio), at most tenfold upwards, until the ratio of truncation to
  /// roundoff is accepted.
  ///
  /// `measure` makes the ratio, and the truncation, of the values at the offsets. Where f is not finite the step is
  /// divided by 4, and does not grow again beyond what was finite.
  mutating func aimed<E: Error>(
    _ f: (S) throws(E) -> S, start: S?, offsets: [Int], aim: S, accepted: ClosedRange<S>, root: Int,
    measure: (_ values: [S], _ step: S, _ noise: S) -> (ratio: S, truncation: S)
  ) throws(E) -> StepChoice<S> {
    let first = try finiteStep(from: start ?? form.thumbStep(at: x), offsets: offsets, f)
    guard var step = first else { return failed(.notFinite) }
    var last: S?
    var sawTooLarge = false
    var wall: S?
    // From u^(1/3) to 1/u by factors of 10 takes 0.4·p steps.
    for _ in 0..<(S.precision / 2 + 20) {
      // A step that is lost makes room: Curtis and Reid's iteration knows no other way up.
      var growth: S = 10
      if !isLost(step) {
        guard let values = try values(f, offsets, step: step) else {
          wall = step
          step = S.sqrt(step) * S.sqrt(last ?? step / 16)
          if let last, step - last <= last / 64 { break }
          continue
        }
        let (ratio, truncation) = measure(values, step, noise(of: values))
        record(step, ratio)
        if accepted.contains(ratio) { return try choice(f, step: step, outcome: .converged, truncation: truncation) }
        last = step
        if ratio > accepted.upperBound { sawTooLarge = true }
        if ratio > 0 { growth = S.minimum(10, S.root(aim / ratio, root)) }
      }
      var next = step * growth
      if let wall, next >= wall { next = S.sqrt(step) * S.sqrt(wall) }
      guard next.isFinite, next > 0, next <= largestStep, (next - step).magnitude > step / 64 else { break }
      step = next
    }
    return try failure(f, last: last, sawTooLarge: sawTooLarge)
  }
}
