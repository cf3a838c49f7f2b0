import FiniteDifferences
import GradientChecking
import MultiPrecision
import RealModule
import Scalars
import Synchronization
import TestSupport
import Testing

/// f(x, y, z) = (xy, sin x + z², e^(y/2)·z).
private struct Map: RealVectorFunction {
  func callAsFunction<S: RealScalar>(_ x: [S]) -> [S] {
    [x[0] * x[1], S.sin(x[0]) + x[2] * x[2], S.exp(x[1] / 2) * x[2]]
  }
}

/// Its Jacobian, right or with one of the mistakes that people make.
private struct Jacobian: RealVectorFunction {
  enum Mistake: CaseIterable, Sendable { case none, transposed, sign, entry }

  var mistake = Mistake.none

  func callAsFunction<S: RealScalar>(_ x: [S]) -> [S] {
    let e = S.exp(x[1] / 2)
    var j: [S] = [x[1], x[0], 0, S.cos(x[0]), 0, 2 * x[2], 0, e * x[2] / 2, e]
    switch mistake {
    case .none: break
    case .transposed: j = (0..<9).map { j[$0 % 3 * 3 + $0 / 3] }
    case .sign: j[5].negate()
    case .entry: j[7] *= 1 + S(1) / 1024
    }
    return j
  }
}

/// J·v, or Jᵀ·u.
private struct Product: DerivativeProduct {
  var jacobian = Jacobian()
  var isTransposed = false

  func callAsFunction<S: RealScalar>(_ x: [S], _ vector: [S]) -> [S] {
    let j = jacobian(x)
    return (0..<3).map { i in
      let row: [S] = (0..<3).map { k in j[isTransposed ? 3 * k + i : 3 * i + k] }
      return row[0] * vector[0] + row[1] * vector[1] + row[2] * vector[2]
    }
  }
}

private func point<S: RealScalar>() -> [S] { [S(3) / 4, S(-5) / 4, S(3) / 2] }

@Suite("The check of a Jacobian")
struct JacobianCheckTests {
  /// All forms of a claim with this mistake, as formulae and as what the format makes of them.
  private static func claims<S: RealScalar>(_ mistake: Jacobian.Mistake, _ x: [S]) -> [JacobianClaim<S>] {
    let matrix = Jacobian(mistake: mistake)
    let (forward, reverse) = (Product(jacobian: matrix), Product(jacobian: matrix, isTransposed: true))
    return [
      .matrix(matrix, at: x), .matrix(matrix(x)), .forward(forward), .forward({ forward($0, $1) }), .reverse(reverse),
      .reverse({ reverse($0, $1) }),
    ]
  }

  @Test("of a function that can be retyped finds every mistake in every form of the claim", arguments: [nil, 2])
  func retyped(directions: Int?) throws {
    func check<S: RealScalar>(_ type: S.Type) throws {
      let x: [S] = point()
      let check = JacobianCheck(try EvidenceCheck<S>(), directions: directions)
      for mistake in Jacobian.Mistake.allCases {
        for (form, claim) in Self.claims(mistake, x).enumerated() {
          let found = check(Map(), at: x, claim)
          let expected: Verdict = mistake == .none ? .agree : .disagree
          #expect(found.verdict == expected, "\(type): \(mistake), form \(form)")
        }
      }
    }
    try inEachFormat { try check($0) }
  }

  @Test func `wrong entries are named by row and column, worst first`() throws {
    func check<S: RealScalar>(_ type: S.Type) throws {
      let x: [S] = point()
      let check = JacobianCheck(try EvidenceCheck<S>())
      for claim in Self.claims(.sign, x) {
        let found = check(Map(), at: x, claim)
        #expect(found.frame == .entries && found.worstFirst.count == 9)
        #expect(found.worstFirst.first == .init(row: 1, column: 2))
        #expect(found.rows.map(\.verdict) == [.agree, .disagree, .agree])
        #expect(found.missProbability == 0)
        // |−3 − 3| relative to the largest entry, 3.
        #expect((found.relativeError - 2).magnitude < 1e-5)
      }
    }
    try inEachFormat { try check($0) }
  }

  @Test func `random directions state the probability of missing`() throws {
    let x: [Double] = point()
    let check = JacobianCheck(try EvidenceCheck<Double>(), directions: 3)
    for claim in [JacobianClaim<Double>.forward(Product()), .reverse(Product(isTransposed: true))] {
      let found = check(Map(), at: x, claim)
      #expect(abs(found.missProbability - 0.001) < 1e-9)
      // Ten times the allowance of 64u, by slopes that are of about the same size here.
      #expect(found.rows.allSatisfy { $0.sensitivity > 0 && $0.sensitivity < 1e-12 })
    }
    let forward = check(Map(), at: x, .forward(Product()))
    guard case .forward(let vectors) = forward.frame else { throw Surprise() }
    #expect(vectors.count == 3 && forward.rows.count == 3 && forward.rows[0].coordinates.count == 3)
  }

  private struct Surprise: Error {}

  @Test("of code in one format finds every mistake in every form", arguments: [nil, 2])
  func opaque(directions: Int?) throws {
    func check<S: RealScalar>(_ type: S.Type) throws {
      let x: [S] = point()
      let check = JacobianCheck(try EvidenceCheck<S>(), directions: directions)
      for mistake in Jacobian.Mistake.allCases {
        // One part in a thousand of one entry is within what random directions leave open in binary32.
        if mistake == .entry, S.precision < 53 { continue }
        for (form, claim) in Self.claims(mistake, x).enumerated() {
          let found = check.opaque({ Map()($0) }, at: x, claim)
          let expected: Verdict = mistake == .none ? .agree : .disagree
          #expect(found.verdict == expected, "\(type): \(mistake), form \(form)")
        }
      }
    }
    try inEachFormat { try check($0) }
  }

  /// If rows did not share them, three outputs would take three times the evaluations of one.
  @Test("evaluates code once for all outputs")
  func shared() throws {
    let x: [Double] = point()
    let check = JacobianCheck(try EvidenceCheck<Double>(parallelism: .serial))
    let calls = Mutex(0)
    let f: @Sendable ([Double]) -> [Double] = { x in
      calls.withLock { $0 += 1 }
      return Map()(x)
    }
    let found = check.opaque(f, at: x, .matrix(Jacobian(), at: x))
    let asked = found.rows.reduce(0) { $0 + $1.evaluations }
    #expect(found.evaluations == calls.withLock { $0 })
    #expect(found.evaluations < asked && found.evaluations > asked / 3)
  }

  @Test func `code of two values at one point is undecided, though values are kept`() throws {
    let calls = Mutex(0.0)
    let f: @Sendable ([Double]) -> [Double] = { x in
      calls.withLock { $0 += 1e-12 }
      return Map()(x).map { $0 + calls.withLock { $0 } }
    }
    let x: [Double] = point()
    let found = JacobianCheck(try EvidenceCheck<Double>()).opaque(f, at: x, .matrix(Jacobian(), at: x))
    #expect(found.verdict == .undecided(.nondeterministic) && found.rows.count == 3 && found.evaluations == 2)
  }

  @Test func `what code throws is passed on`() throws {
    struct Refusal: Error {}
    let check = JacobianCheck(try EvidenceCheck<Double>())
    #expect(throws: Refusal.self) {
      try check.opaque({ (_) throws(Refusal) -> [Double] in throw Refusal() }, at: [1], .matrix([1]))
    }
  }

  @Test func `a matrix of the wrong size is misuse`() async {
    await #expect(processExitsWith: .failure) {
      _ = JacobianCheck(try EvidenceCheck<Double>())(Map(), at: point(), .matrix([1, 2, 3]))
    }
  }
}

@Suite("The identity of forward and reverse products")
struct AdjointnessTests {
  @Test("holds for one matrix and fails for two", arguments: 1...5)
  func mistakes(seed: Int) throws {
    func check<S: RealScalar>(_ type: S.Type) throws {
      let x: [S] = point()
      let check = JacobianCheck(try EvidenceCheck<S>(seed: UInt64(seed)))
      // In binary16 one part in a thousand is rounding.
      for mistake in Jacobian.Mistake.allCases where mistake != .entry || S.precision > 11 {
        let (forward, reverse) = (Product(), Product(jacobian: Jacobian(mistake: mistake), isTransposed: true))
        let found = check.adjointness(
          at: x, outputs: 3, forward: { forward($0, $1) }, reverse: { reverse($0, $1) }, pairs: 3)
        #expect(found.map(\.indices) == [[0], [1], [2]])
        #expect(
          Verdict.combined(found.map(\.verdict)) == (mistake == .none ? .agree : .disagree), "\(type): \(mistake)")
        // A mistake that both products share is none of this identity's.
        let both = check.adjointness(
          at: x, outputs: 3, forward: { Product(jacobian: Jacobian(mistake: mistake))($0, $1) },
          reverse: { reverse($0, $1) })
        #expect(both.allSatisfy { $0.verdict == .agree }, "\(type): \(mistake) twice")
      }
    }
    try inEachFormat { try check($0) }
    try check(MPFloat<Binary16>.self)
  }

  /// J·v as a difference of parts 2¹² times as large, which the reverse product never forms: three digits are lost in one
  /// of the two only, and no bound on sums without cancellation covers that.
  @Test("is not broken by a product that loses digits", arguments: 1...20)
  func lossy(seed: Int) throws {
    func check<S: RealScalar>(_ type: S.Type) throws {
      let check = JacobianCheck(try EvidenceCheck<S>(seed: UInt64(seed)))
      let large: S = 4096 + S(1) / 3
      let found = check.adjointness(
        at: [1, 1], outputs: 1, forward: { _, v in [(large * v[0] + v[1]) - (large - 1) * v[0]] },
        reverse: { _, u in [u[0], u[0]] })
      #expect(found.allSatisfy { $0.verdict == .agree }, "\(type): \(found)")
    }
    try inEachFormat { try check($0) }
  }

  /// Products of a dense matrix by plain sums: their rounding is what the bound is for, and one sign in 2400 is 20 times it.
  @Test("is not broken by long sums, and finds one sign in them", arguments: 1...10)
  func dense(seed: Int) throws {
    let (m, n) = (60, 40)
    let entries: [Float] = Samples.random(m * n, seed: UInt64(seed), exponents: -2...1)
    var wrong = entries
    wrong[17 * n + 23] = 3
    let right = wrong.enumerated().map { $0 == 17 * n + 23 ? -3 : $1 }
    func forward(_ a: [Float], _ v: [Float]) -> [Float] {
      (0..<m).map { i in (0..<n).reduce(0) { $0 + a[i * n + $1] * v[$1] } }
    }
    func reverse(_ a: [Float], _ u: [Float]) -> [Float] {
      (0..<n).map { j in (0..<m).reduce(0) { $0 + a[$1 * n + j] * u[$1] } }
    }
    let x = [Float](repeating: 1, count: n)
    let check = JacobianCheck(try EvidenceCheck<Float>(seed: UInt64(seed)))
    for (other, verdict) in [(right, Verdict.agree), (wrong, .disagree)] {
      let found = check.adjointness(
        at: x, outputs: m, forward: { forward(right, $1) }, reverse: { reverse(other, $1) }, pairs: 3)
      #expect(Verdict.combined(found.map(\.verdict)) == verdict)
    }
  }

  /// Twelve layers x ← tanh(A·x): both products round at every layer, in different orders, and lose what the layers amplify.
  private struct Network<S: RealScalar>: Sendable {
    static var width: Int { 6 }
    let layers: [[S]]

    init(seed: Int) {
      let entries: [S] = Samples.random(12 * 36, seed: UInt64(seed), exponents: -3 ... -1)
      layers = (0..<12).map { Array(entries[$0 * 36..<($0 + 1) * 36]) }
    }

    static func row(_ a: [S], _ i: Int, _ x: [S]) -> S { (0..<width).reduce(0) { $0 + a[i * width + $1] * x[$1] } }

    func forward(_ x: [S], _ v: [S]) -> [S] {
      var (x, v) = (x, v)
      for a in layers {
        let y = x.indices.map { S.tanh(Self.row(a, $0, x)) }
        v = x.indices.map { Self.row(a, $0, v) * (1 - y[$0] * y[$0]) }
        x = y
      }
      return v
    }

    /// With `fault`, one unit of the third layer is taken to be linear.
    func reverse(_ x: [S], _ u: [S], fault: Bool) -> [S] {
      var values = [x]
      for a in layers { values.append(x.indices.map { S.tanh(Self.row(a, $0, values[values.count - 1])) }) }
      var u = u
      for (k, a) in layers.enumerated().reversed() {
        let y = values[k + 1]
        let w = x.indices.map { fault && k == 2 && $0 == 1 ? u[$0] : u[$0] * (1 - y[$0] * y[$0]) }
        u = x.indices.map { j in x.indices.reduce(S.zero) { $0 + a[$1 * Self.width + j] * w[$1] } }
      }
      return u
    }
  }

  @Test("is not broken by a deep network, and finds one linear unit in it", arguments: 1...6)
  func network(seed: Int) throws {
    func check<S: RealScalar>(_ type: S.Type) throws {
      let network = Network<S>(seed: seed)
      let x: [S] = Samples.random(Network<S>.width, seed: UInt64(seed + 100), exponents: -1...1)
      let check = JacobianCheck(try EvidenceCheck<S>(seed: UInt64(seed)))
      for (fault, verdict) in [(false, Verdict.agree), (true, .disagree)] where !fault || S.precision > 11 {
        let found = check.adjointness(
          at: x, outputs: Network<S>.width, forward: { network.forward($0, $1) },
          reverse: { network.reverse($0, $1, fault: fault) })
        #expect(
          Verdict.combined(found.map(\.verdict)) == verdict, "\(type): \(found.map { ($0.discrepancy, $0.allowance) })")
      }
    }
    try inEachFormat { try check($0) }
    try check(MPFloat<Binary16>.self)
  }

  @Test func `a NaN in a product is no agreement`() throws {
    let check = JacobianCheck(try EvidenceCheck<Double>())
    let found = check.adjointness(at: [1], outputs: 1, forward: { _, _ in [.nan] }, reverse: { _, u in u })
    #expect(found.allSatisfy { $0.verdict != .agree })
  }
}
