import AllocationCounter
import CBaseline
import Work

/// What was found of one comparison.
struct Measurement {
  /// The median over all rounds of the library's time divided by C's.
  let ratio: Double
  /// The lower and upper quartile of the same.
  let quartiles: ClosedRange<Double>
  /// How many calls of malloc the work costs, and the same work in C.
  let allocations: (library: Int64, c: Int64)

  /// Runs both sides by turns, many short rounds: what slows the machine down for a while slows both.
  ///
  /// - A round's sample is half a millisecond of processor time, or the work once where that takes longer.
  /// - Rounds are A B, B A, A B, …, at least 9 of them, for a second.
  init(_ comparison: Comparison) {
    let expected = comparison.c(1)
    let found = comparison.library(1)
    precondition(
      expected == found, "\(comparison.work) at \(comparison.bits ?? 53) bits: the two sides do not agree in every bit")

    let once = Self.nanoseconds(comparison.c, rounds: 1)
    let repetitions = max(1, Int(500_000 / max(1, once)))
    var ratios: [Double] = []
    let start = baseline_nanoseconds()
    while ratios.count < 9 || baseline_nanoseconds() - start < 1_000_000_000 {
      let libraryFirst = ratios.count.isMultiple(of: 2)
      let first = Self.nanoseconds(libraryFirst ? comparison.library : comparison.c, rounds: repetitions)
      let second = Self.nanoseconds(libraryFirst ? comparison.c : comparison.library, rounds: repetitions)
      ratios.append(libraryFirst ? Double(first) / Double(second) : Double(second) / Double(first))
    }
    ratios.sort()
    ratio = ratios[ratios.count / 2]
    quartiles = ratios[ratios.count / 4]...ratios[ratios.count * 3 / 4]
    allocations = (Self.allocations(comparison.library), Self.allocations(comparison.c))
  }

  /// The calls of malloc that one more repetition of the work makes: what a run allocates once does not count.
  private static func allocations(_ work: (Int) -> UInt64) -> Int64 {
    func count(_ rounds: Int) -> Int64 {
      let before = allocations_so_far()
      _ = work(rounds)
      return allocations_so_far() - before
    }
    let one = count(1)
    return count(2) - one
  }

  private static func nanoseconds(_ work: (Int) -> UInt64, rounds: Int) -> Int64 {
    let start = baseline_nanoseconds()
    _ = work(rounds)
    return baseline_nanoseconds() - start
  }

  /// Whether a deliberate allocation is seen; without that, a count of zero says nothing.
  static var countsAllocations: Bool {
    let before = allocations_so_far()
    let array = [Int64](repeating: before, count: Int(truncatingIfNeeded: before & 7) + 100)
    return allocations_so_far() > before && array.count >= 100
  }
}
