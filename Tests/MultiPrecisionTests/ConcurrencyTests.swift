import Foundation
import MultiPrecision
import Scalars
import Synchronization
import TestSupport
import Testing

/// A format of a user's own: 100 bits in storage for 256.
private enum Hundred: BinaryFormat {
  typealias Limbs = InlineArray<4, UInt>
  static var precision: Int { 100 }
  static var name: String { "hundred" }
}

/// Binary32's precision in one limb.
private enum TwentyFour: BinaryFormat {
  typealias Limbs = InlineArray<1, UInt>
  static var precision: Int { 24 }
  static var name: String { "twentyfour" }
}

@Suite("Threads do not see each other", .serialized)
struct ConcurrencyTests {
  /// Formats that share a precision and differ in storage or range are among them, one whose literals are too wide to
  /// remember, and precisions that no type in the code names.
  static let formats: [any RealScalar.Type] =
    widths + [
      MPFloat<Hundred>.self, MPFloat<TwentyFour>.self, MPFloat<Words<3>>.self, MPFloat<Words<17>>.self, Double.self,
      MPFloat<Binary32>.self, MPFloat<BFloat16>.self, MPFloat<Binary128>.self,
    ] + [24, 100, 300].compactMap { try? NamedFormat(named: "mp\($0)").type }

  @Test("Sixteen new threads, each at every format in an order of its own, compute what one thread computes")
  func threads() {
    let works = Self.formats.map { Work($0) }
    let agreement = Mutex(0)
    let group = DispatchGroup()
    for thread in 0..<16 {
      group.enter()
      // A thread that is new has caches that are empty.
      Thread.detachNewThread {
        for turn in works.indices {
          let work = works[(turn * (thread % 2 == 0 ? 1 : works.count - 1) + thread) % works.count]
          if work.isReproduced() { agreement.withLock { $0 += 1 } }
        }
        group.leave()
      }
    }
    group.wait()
    #expect(agreement.withLock { $0 } == 16 * works.count)
  }

  @Test("Many tasks that hop from thread to thread between formats compute what one thread computes")
  func tasks() async {
    let works = Self.formats.map { Work($0) }
    await withTaskGroup(of: Bool.self) { group in
      for task in 0..<24 {
        group.addTask {
          var isReproduced = true
          for turn in 0..<4 {
            isReproduced = works[(task * 5 + turn * 7) % works.count].isReproduced() && isReproduced
            await Task.yield()
          }
          return isReproduced
        }
      }
      for await isReproduced in group { #expect(isReproduced) }
    }
  }
}
