import FiniteDifferences
import MultiPrecision
import RealModule
import Scalars
import Synchronization
import Testing

@Suite struct GradientTests {
  private static let point = (0..<40).map { Double($0) / 7 - 2 }

  private static let rough: @Sendable ([Double]) -> Double = { x in
    var sum = 0.0
    for (i, v) in x.enumerated() { sum += Double.sin(v * Double(i + 1)) * Double.exp(-v) }
    return sum
  }

  @Test func `each coordinate is moved alone, from the largest offset down, and comes back bit for bit`() {
    let x = [1.5, -0.0, 1e300, .nan]
    var calls: [[Double]] = []
    _ = Stencil.central.gradient(
      of: { p in
        calls.append(p)
        return p[0]
      }, at: x, steps: .uniform(0.25))
    #expect(calls.count == 2 * x.count)
    for (k, p) in calls.enumerated() {
      let i = k / 2
      let moved = k.isMultiple(of: 2) ? x[i] + 0.25 : x[i] - 0.25
      #expect(p[i].bitPattern == moved.bitPattern || moved.isNaN)
      for j in x.indices where j != i { #expect(p[j].bitPattern == x[j].bitPattern) }
    }
  }

  @Test func `one copy of x serves the whole gradient`() {
    var places: Set<UnsafePointer<Double>?> = []
    _ = Stencil.central.gradient(
      of: { p in
        p.withUnsafeBufferPointer { _ = places.insert($0.baseAddress) }
        return p[3]
      }, at: Self.point)
    #expect(places.count == 1)
  }

  @Test func `a coordinate is restored when f throws`() {
    var x = [1.0, -0.0, 3.0]
    var calls = 0
    #expect(throws: Refusal()) {
      try Stencil.central.partialQuotient(
        of: { (_: [Double]) throws(Refusal) in
          calls += 1
          if calls == 2 { throw Refusal() }
          return 0
        }, at: &x, coordinate: 1, step: 0.5)
    }
    #expect(calls == 2)
    #expect(x.map(\.bitPattern) == [1.0, -0.0, 3.0].map(\.bitPattern))
  }

  @Test(
    "the plain gradient costs exactly its points, and estimates have its values",
    arguments: ["forward", "central4"])
  func cost(name: String) throws {
    let stencil = try #require(Stencil(named: name))
    var count = 0
    let steps = Steps.each(Self.point.map { stencil.step(at: $0) })
    let plain = stencil.gradient(
      of: { p in
        count += 1
        return Self.rough(p)
      }, at: Self.point, steps: steps)
    #expect(count == stencil.evaluations * Self.point.count)
    count = 0
    let estimates = stencil.gradientEstimates(
      of: { p in
        count += 1
        return Self.rough(p)
      }, at: Self.point)
    #expect(estimates.map(\.value) == plain)
    #expect(count == estimates.reduce(0) { $0 + $1.evaluations })
  }

  @Test func `the gradient of a generic function is right in every format`() {
    func check<S: RealScalar>(_ type: S.Type) {
      // f = x·sin y at (2, 1): ∇f = (sin 1, 2·cos 1).
      let estimates = Stencil.central.gradientEstimates(of: { x in x[0] * S.sin(x[1]) }, at: [2, 1] as [S])
      let exact: [S] = [S.sin(1), 2 * S.cos(1)]
      for (estimate, value) in zip(estimates, exact) {
        // The stated error, and as much again for what is an estimate and no bound.
        #expect((estimate.value - value).magnitude <= 2 * estimate.error, "\(type)")
        // u^(2/3) is what a central difference reaches; 16 for the functions' constants.
        #expect(estimate.error < 16 * S.pow(S.unitRoundoff, 2 / 3), "\(type)")
      }
    }
    check(Float.self)
    check(Double.self)
    check(MPFloat<Words<1>>.self)
    check(MPFloat<Words<4>>.self)
    #if !(os(macOS) && arch(x86_64))
      check(Float16.self)
    #endif
    #if arch(x86_64)
      check(Float80.self)
    #endif
  }

  @Test("threads change no bit", arguments: [Parallelism.serial, .automatic, .threads(1), .threads(2), .threads(7)])
  func parallel(parallelism: Parallelism) {
    let plain = Stencil.central.gradient(of: Self.rough, at: Self.point)
    let shared = Stencil.central.gradient(of: Self.rough, at: Self.point, parallelism: parallelism)
    #expect(shared.map(\.bitPattern) == plain.map(\.bitPattern))
    let estimates = Stencil.central.gradientEstimates(of: Self.rough, at: Self.point)
    let others = Stencil.central.gradientEstimates(of: Self.rough, at: Self.point, parallelism: parallelism)
    #expect(others == estimates)
  }

  @Test func `a slow function is shared among threads automatically`() {
    // 400 000 dependent operations take 0.4 ms at least; times 2 points and 6 coordinates that is worth it.
    let slow: @Sendable ([Double]) -> Double = { x in
      var sum = x[0]
      for _ in 0..<200_000 { sum = sum * 0.5 + x[1] }
      return sum
    }
    let x = Array(Self.point.prefix(8))
    let plain = Stencil.forward.gradient(of: slow, at: x)
    #expect(Stencil.forward.gradient(of: slow, at: x, parallelism: .automatic) == plain)
  }

  @Test(
    "the error of the smallest failing coordinate surfaces",
    arguments: [Parallelism.serial, .automatic, .threads(4)])
  func failure(parallelism: Parallelism) {
    let x = [Double](repeating: 1, count: 64)
    let f: @Sendable ([Double]) throws(Refusal) -> Double = { (p) throws(Refusal) in
      let moved = p.firstIndex { $0 != 1 } ?? 0
      if moved == 17 || moved >= 23 { throw Refusal(coordinate: moved) }
      return p[0]
    }
    for _ in 0..<50 {
      #expect(throws: Refusal(coordinate: 17)) {
        try Stencil.central.gradient(of: f, at: x, parallelism: parallelism)
      }
    }
  }

  @Test("progress ascends to the number of coordinates", arguments: [Parallelism.serial, .automatic, .threads(3)])
  func progress(parallelism: Parallelism) {
    let seen = Mutex<[Int]>([])
    _ = Stencil.central.gradient(of: Self.rough, at: Self.point, parallelism: parallelism) { done in
      seen.withLock { $0.append(done) }
    }
    #expect(seen.withLock { $0 } == Array(1...Self.point.count))
  }

  @Test func `without coordinates the gradient is empty and f is not called`() {
    var calls = 0
    let gradient = Stencil.central.gradient(
      of: { (_: [Double]) in
        calls += 1
        return 1
      }, at: [])
    #expect(gradient.isEmpty && calls == 0)
    #expect(Stencil.central.gradient(of: { (_: [Double]) in 1 }, at: [], parallelism: .automatic).isEmpty)
    #expect(Stencil.central.gradientEstimates(of: { (_: [Double]) in 1 }, at: [], parallelism: .threads(2)).isEmpty)
  }

  @Test func `NaN, infinity and lost steps stay with the coordinates they touch`() {
    let x = [1.0, .nan, .infinity, 1e10]
    let estimates = Stencil.central.gradientEstimates(of: { p in p[0] * p[0] }, at: x, steps: .uniform(1e-7))
    #expect(estimates.map(\.outcome) == [.estimated, .notFinite, .notFinite, .stepLost(offset: 1)])
    #expect(estimates.map { $0.error.isFinite } == [true, false, false, false])
  }
}
