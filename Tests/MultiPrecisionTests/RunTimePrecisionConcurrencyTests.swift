import MultiPrecision
import RealModule
import Scalars
import Testing

/// A computation that touches literals, constants, functions and every operation, and tells its result's last bit.
private func fingerprint<S: RealScalar>(_: S.Type) -> String {
  var sum: S = 0.1
  for n in 1...12 {
    let x: S = S(n) / 7
    let wave: S = S.sin(x) * S.exp(-0.3 * x)
    sum += wave
    sum *= 1.7
    sum -= S.pi / S(n)
    sum /= S.log(2 + x)
  }
  return "\(S.formatName) \(sum.hexadecimal)"
}

private func fingerprint(bits: Int) -> String { withPrecision(bits: bits) { fingerprint($0) } }

@Suite("Precisions chosen at run time do not disturb each other")
struct RunTimePrecisionConcurrencyTests {
  @Test("one inside another inside a third")
  func nesting() {
    let (inner, middle, outer) = (fingerprint(bits: 300), fingerprint(bits: 100), fingerprint(bits: 1000))
    func work<S: RealScalar>(_: S.Type, inside bits: ArraySlice<Int>) -> [String] {
      let before: S = S.sqrt(2) / 3
      let name = S.formatName
      let deeper = bits.first.map { next in
        withPrecision(bits: next) { work($0, inside: bits.dropFirst()) }
      }
      // What is computed after the inner work, in this type, is what was computed before it.
      #expect(S.sqrt(2) / 3 == before && S.formatName == name)
      return [fingerprint(S.self)] + (deeper ?? [])
    }
    let found = withPrecision(bits: 1000) { work($0, inside: [100, 300]) }
    #expect(found == [outer, middle, inner])
  }

  @Test("numbers of an outer precision are read in an inner one, exactly or rounded once")
  func conversion() {
    func narrow<S: RealScalar, T: RealScalar>(_ x: S, to _: T.Type) -> T { T(x) }
    func check<S: RealScalar, T: RealScalar>(_: S.Type, _: T.Type) {
      let third: S = S(1) / 3
      let narrowed = narrow(third, to: T.self)
      #expect((S(narrowed) - third).magnitude <= S(narrowed.ulp) / 2)
      #expect(T(S(narrowed)) == narrowed)
    }
    withPrecision(bits: 1000) { wide in withPrecision(bits: 100) { check(wide, $0) } }
  }

  @Test("many tasks at many precisions give what one thread gives")
  func tasks() async {
    let precisions = (0..<96).map { [2, 3, 24, 53, 64, 100, 113, 128, 300, 301, 513, 1000][$0 % 12] + 64 * ($0 / 48) }
    let expected = precisions.map { fingerprint(bits: $0) }
    let found = await withTaskGroup(of: (Int, [String]).self) { group in
      for (i, bits) in precisions.enumerated() {
        group.addTask {
          var results: [String] = []
          for _ in 0..<4 {
            results.append(fingerprint(bits: bits))
            await Task.yield()
          }
          return (i, results)
        }
      }
      return await group.reduce(into: [[String]](repeating: [], count: precisions.count)) { $0[$1.0] = $1.1 }
    }
    for i in precisions.indices { #expect(found[i] == Array(repeating: expected[i], count: 4)) }
  }

  @Test("types are formed by many tasks at once, and each precision has one type")
  func formation() async {
    // Precisions that no other test uses, so that they are formed here and by several tasks at a time.
    let precisions = Array(20_000..<20_064)
    let types = await withTaskGroup(of: [ObjectIdentifier].self) { group in
      for _ in 0..<8 {
        group.addTask { precisions.map { bits in withPrecision(bits: bits) { ObjectIdentifier($0) } } }
      }
      return await group.reduce(into: []) { $0.append($1) }
    }
    #expect(Set(types).count == 1 && Set(types[0]).count == precisions.count)
  }
}
