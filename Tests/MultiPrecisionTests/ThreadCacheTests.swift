import Foundation
import MultiPrecision
import RealModule
import Scalars
import Testing

@Suite("What MPFR keeps in a thread")
struct ThreadCacheTests {
  /// π and log 2 to so many bits are some 2·bits/8 bytes of cache.
  private static let bits = 20_000

  /// Starts threads one after the other, each of which fills its caches and ends.
  private static func fillCaches(threads: Int) {
    @Sendable func work<S: RealScalar>(_: S.Type) -> Bool { S.log(S(3)) < S.pi }
    for _ in 0..<threads {
      let done = DispatchSemaphore(value: 0)
      let thread = Thread {
        precondition(withPrecision(bits: bits) { work($0) })
        done.signal()
      }
      // Numbers are small; MPFR's own temporaries are on the heap.
      thread.stackSize = 1 << 20
      thread.start()
      done.wait()
    }
  }

  /// The most memory that this process has had, in bytes.
  private static var peak: Int {
    var usage = rusage()
    #if canImport(Darwin)
      getrusage(RUSAGE_SELF, &usage)
      return Int(usage.ru_maxrss)
    #else
      getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
      return 1024 * Int(usage.ru_maxrss)
    #endif
  }

  @Test("is freed when the thread ends: a thousand threads need no more memory than forty")
  func threadsThatEnd() async {
    // In a process of its own, where nothing else allocates. Kept caches would be 1000 · 5 KB = 5 MB; a tenth of that is
    // what threads that overlap for a moment may hold.
    await #expect(processExitsWith: .success) {
      Self.fillCaches(threads: 40)
      let before = Self.peak
      Self.fillCaches(threads: 1000)
      let growth = Self.peak - before
      precondition(growth < 1_000_000, "the caches of threads that have ended take \(growth) bytes")
    }
  }
}
