#if os(Linux)
  import Foundation
  import MultiPrecision
  import Testing

  /// Each test has a process of its own: what the other tests allocate does not disturb the count.
  @Suite("What MPFR keeps for each thread is bounded")
  struct MemoryTests {
    /// What MPFR keeps of π, log 2, Euler's constant and the Bernoulli numbers depends on the widest precision met, not
    /// on how often, nor on the order of precisions; what the literals' table keeps is fixed.
    @Test("What a thread keeps for the next time does not grow with use")
    func use() async {
      await #expect(processExitsWith: .success) {
        let works = ConcurrencyTests.formats.map { Work($0) }
        func round() { for work in works { _ = work.isReproduced() } }
        for _ in 0..<3 { round() }
        let before = try residentMemory()
        for _ in 0..<60 { round() }
        let after = try residentMemory()
        // Sixty rounds find some 2·10⁵ numbers: one limb kept for each would be 2 MB, 32 bytes of heap each 6 MB.
        #expect(after <= before + 1_000_000, "memory grew from \(before) to \(after) bytes")
      }
    }

    @Test("A thread that ends leaves nothing behind")
    func ends() async {
      await #expect(processExitsWith: .success) {
        let work = Work(MPFloat<Words<16>>.self)
        func useThreads(_ count: Int) {
          for _ in 0..<count {
            let done = DispatchSemaphore(value: 0)
            Thread.detachNewThread {
              _ = work.isReproduced()
              done.signal()
            }
            done.wait()
          }
        }
        useThreads(20)
        let before = try residentMemory()
        useThreads(200)
        let after = try residentMemory()
        // MPFR's caches at 1024 bits are 27 kB a thread, 5 MB in all.
        #expect(after <= before + 1_000_000, "memory grew from \(before) to \(after) bytes")
      }
    }
  }

  /// The memory that this process holds now, in bytes: the second of the kernel's numbers, in pages.
  private func residentMemory() throws -> Int {
    let numbers = try String(contentsOfFile: "/proc/self/statm", encoding: .utf8).split(separator: " ")
    return try #require(Int(numbers[1])) * sysconf(Int32(_SC_PAGESIZE))
  }
#endif
