import Scalars
import Testing

@Suite("The seeded generator")
struct SeededGeneratorTests {
  /// The first words for seed 1234567, from the Rosetta Code task "Pseudo-random numbers/Splitmix64".
  @Test("gives the published words of SplitMix64")
  func words() {
    var generator = SeededGenerator(seed: 1_234_567)
    let expected: [UInt64] = [
      6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423, 4_593_380_528_125_082_431,
      16_408_922_859_458_223_821,
    ]
    #expect(expected.allSatisfy { $0 == generator.next() })
  }

  @Test("draws every index below a bound about equally often, and no other")
  func indices() {
    var generator = SeededGenerator(seed: 3)
    var counts = [Int](repeating: 0, count: 7)
    for _ in 0..<7000 { counts[generator.index(below: 7)] += 1 }
    // Each count is binomial with mean 1000 and standard deviation 29.3: five of them, for one fixed seed.
    #expect(counts.allSatisfy { (1000 - 147...1000 + 147).contains($0) })
  }

  @Test("permutes: each integer once, and not always in the same order")
  func permutations() {
    var generator = SeededGenerator(seed: 5)
    let orders = (0..<10).map { _ in generator.permutation(of: 5) }
    #expect(orders.allSatisfy { $0.sorted() == [0, 1, 2, 3, 4] })
    #expect(Set(orders).count > 5)
    #expect(generator.permutation(of: 0) == [])
  }
}
