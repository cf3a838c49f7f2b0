import FiniteDifferences
import Testing

/// A row of a published table: weights from the least offset up.
struct Published: Sendable, CustomTestStringConvertible {
  let derivative: Int
  let accuracy: Int
  let weights: String

  var count: Int { weights.split(separator: " ").count }
  var testDescription: String { "derivative \(derivative), accuracy \(accuracy)" }
}

/// Fornberg (1988), table 1: weights on centred offsets.
private let centred = [
  Published(derivative: 1, accuracy: 2, weights: "-1/2 0 1/2"),
  Published(derivative: 1, accuracy: 4, weights: "1/12 -2/3 0 2/3 -1/12"),
  Published(derivative: 1, accuracy: 6, weights: "-1/60 3/20 -3/4 0 3/4 -3/20 1/60"),
  Published(derivative: 1, accuracy: 8, weights: "1/280 -4/105 1/5 -4/5 0 4/5 -1/5 4/105 -1/280"),
  Published(derivative: 2, accuracy: 2, weights: "1 -2 1"),
  Published(derivative: 2, accuracy: 4, weights: "-1/12 4/3 -5/2 4/3 -1/12"),
  Published(derivative: 2, accuracy: 6, weights: "1/90 -3/20 3/2 -49/18 3/2 -3/20 1/90"),
  Published(derivative: 2, accuracy: 8, weights: "-1/560 8/315 -1/5 8/5 -205/72 8/5 -1/5 8/315 -1/560"),
  Published(derivative: 3, accuracy: 2, weights: "-1/2 1 0 -1 1/2"),
  Published(derivative: 3, accuracy: 4, weights: "1/8 -1 13/8 0 -13/8 1 -1/8"),
  Published(derivative: 3, accuracy: 6, weights: "-7/240 3/10 -169/120 61/30 0 -61/30 169/120 -3/10 7/240"),
  Published(derivative: 4, accuracy: 2, weights: "1 -4 6 -4 1"),
  Published(derivative: 4, accuracy: 4, weights: "-1/6 2 -13/2 28/3 -13/2 2 -1/6"),
  Published(derivative: 4, accuracy: 6, weights: "7/240 -2/5 169/60 -122/15 91/8 -122/15 169/60 -2/5 7/240"),
]

/// Fornberg (1988), table 3: weights on the offsets 0, 1, 2, …
private let oneSided = [
  Published(derivative: 1, accuracy: 1, weights: "-1 1"),
  Published(derivative: 1, accuracy: 2, weights: "-3/2 2 -1/2"),
  Published(derivative: 1, accuracy: 3, weights: "-11/6 3 -3/2 1/3"),
  Published(derivative: 1, accuracy: 4, weights: "-25/12 4 -3 4/3 -1/4"),
  Published(derivative: 1, accuracy: 5, weights: "-137/60 5 -5 10/3 -5/4 1/5"),
  Published(derivative: 1, accuracy: 6, weights: "-49/20 6 -15/2 20/3 -15/4 6/5 -1/6"),
  Published(derivative: 1, accuracy: 7, weights: "-363/140 7 -21/2 35/3 -35/4 21/5 -7/6 1/7"),
  Published(derivative: 1, accuracy: 8, weights: "-761/280 8 -14 56/3 -35/2 56/5 -14/3 8/7 -1/8"),
  Published(derivative: 2, accuracy: 1, weights: "1 -2 1"),
  Published(derivative: 2, accuracy: 2, weights: "2 -5 4 -1"),
  Published(derivative: 2, accuracy: 3, weights: "35/12 -26/3 19/2 -14/3 11/12"),
  Published(derivative: 2, accuracy: 4, weights: "15/4 -77/6 107/6 -13 61/12 -5/6"),
  Published(derivative: 2, accuracy: 5, weights: "203/45 -87/5 117/4 -254/9 33/2 -27/5 137/180"),
  Published(derivative: 2, accuracy: 6, weights: "469/90 -223/10 879/20 -949/18 41 -201/10 1019/180 -7/10"),
  Published(
    derivative: 2, accuracy: 7,
    weights: "29531/5040 -962/35 621/10 -4006/45 691/8 -282/5 2143/90 -206/35 363/560"),
  Published(derivative: 3, accuracy: 1, weights: "-1 3 -3 1"),
  Published(derivative: 3, accuracy: 2, weights: "-5/2 9 -12 7 -3/2"),
  Published(derivative: 3, accuracy: 3, weights: "-17/4 71/4 -59/2 49/2 -41/4 7/4"),
  Published(derivative: 3, accuracy: 4, weights: "-49/8 29 -461/8 62 -307/8 13 -15/8"),
  Published(derivative: 3, accuracy: 5, weights: "-967/120 638/15 -3929/40 389/3 -2545/24 268/5 -1849/120 29/15"),
  Published(
    derivative: 3, accuracy: 6,
    weights: "-801/80 349/6 -18353/120 2391/10 -1457/6 4891/30 -561/8 527/30 -469/240"),
  Published(derivative: 4, accuracy: 1, weights: "1 -4 6 -4 1"),
  Published(derivative: 4, accuracy: 2, weights: "3 -14 26 -24 11 -2"),
  Published(derivative: 4, accuracy: 3, weights: "35/6 -31 137/2 -242/3 107/2 -19 17/6"),
  Published(derivative: 4, accuracy: 4, weights: "28/3 -111/2 142 -1219/6 176 -185/2 82/3 -7/2"),
  Published(
    derivative: 4, accuracy: 5,
    weights: "1069/80 -1316/15 15289/60 -2144/5 10993/24 -4772/15 2803/20 -536/15 967/240"),
]

/// A stencil with constants solved by sympy: weights from the linear system for monomials, moments from these.
private struct Solved: Sendable, CustomTestStringConvertible {
  let offsets: [Int]
  let derivative: Int
  let weights: String
  let accuracy: Int
  let truncation: String
  let roundoff: String

  init(
    _ offsets: [Int], _ derivative: Int, _ weights: String, _ accuracy: Int, _ truncation: String,
    _ roundoff: String
  ) {
    self.offsets = offsets
    self.derivative = derivative
    self.weights = weights
    self.accuracy = accuracy
    self.truncation = truncation
    self.roundoff = roundoff
  }

  var testDescription: String { "\(offsets), derivative \(derivative)" }
}

private let solved = [
  Solved([0, 1], 1, "-1 1", 1, "1/2", "2"),
  Solved([-1, 0], 1, "-1 1", 1, "-1/2", "2"),
  Solved([-1, 1], 1, "-1/2 1/2", 2, "1/6", "1"),
  Solved([-2, -1, 1, 2], 1, "1/12 -2/3 2/3 -1/12", 4, "-1/30", "3/2"),
  Solved([-3, -2, -1, 1, 2, 3], 1, "-1/60 3/20 -3/4 3/4 -3/20 1/60", 6, "1/140", "11/6"),
  Solved([-4, -3, -2, -1, 1, 2, 3, 4], 1, "1/280 -4/105 1/5 -4/5 4/5 -1/5 4/105 -1/280", 8, "-1/630", "25/12"),
  Solved([-1, 0, 1], 2, "1 -2 1", 2, "1/12", "4"),
  Solved([-2, -1, 0, 1, 2], 3, "-1/2 1 0 -1 1/2", 2, "1/4", "3"),
  Solved([-2, -1, 0, 1, 2], 4, "1 -4 6 -4 1", 2, "1/6", "16"),
  Solved([0, 1, 2], 1, "-3/2 2 -1/2", 2, "-1/3", "4"),
  Solved([0, 1, 2, 3], 2, "2 -5 4 -1", 2, "-11/12", "12"),
  Solved([-3, 1, 7], 1, "-1/5 1/6 1/30", 2, "17/6", "2/5"),
  Solved([-5, -1, 2, 4, 9], 3, "-1/42 1/10 -1/7 1/15 0", 2, "23/20", "1/3"),
  Solved([-1, 0, 1, 2], 2, "1 -2 1 0", 2, "1/12", "4"),
  Solved([1, 2], 1, "-1 1", 1, "3/2", "2"),
]

private func text(_ weights: [Rational]) -> String { weights.map(\.description).joined(separator: " ") }

@Suite struct StencilWeightsTests {
  @Test("the centred weights are Fornberg's, exactly", arguments: centred)
  func centredWeights(row: Published) {
    let reach = row.count / 2
    let stencil = Stencil(offsets: Array(-reach...reach), derivative: row.derivative)
    #expect(text(stencil.weights) == row.weights)
    #expect(stencil.accuracy == row.accuracy)
    #expect(Set(Stencil.central(order: row.accuracy, derivative: row.derivative).offsets).isSubset(of: stencil.offsets))
    let central = Stencil.central(order: row.accuracy, derivative: row.derivative)
    #expect(central.weights == stencil.weights.filter { $0 != 0 } || central.weights == stencil.weights)
  }

  @Test("the one-sided weights are Fornberg's, exactly, and mirrored on the other side", arguments: oneSided)
  func oneSidedWeights(row: Published) {
    let forward = Stencil(offsets: Array(0..<row.count), derivative: row.derivative)
    #expect(text(forward.weights) == row.weights)
    #expect(forward.accuracy == row.accuracy)
    // x → −x changes the sign of odd derivatives.
    let backward = Stencil(offsets: (0..<row.count).map { -$0 }, derivative: row.derivative)
    let sign: Rational = row.derivative.isMultiple(of: 2) ? 1 : -1
    #expect(backward.weights.reversed() == forward.weights.map { sign * $0 })
  }

  @Test("weights, order and error constants are the exact ones", arguments: solved)
  private func constants(row: Solved) {
    let stencil = Stencil(offsets: row.offsets.shuffled(), derivative: row.derivative)
    #expect(stencil.offsets == row.offsets)
    #expect(text(stencil.weights) == row.weights)
    #expect(stencil.accuracy == row.accuracy)
    #expect("\(stencil.truncationConstant)" == row.truncation)
    #expect("\(stencil.roundoffConstant)" == row.roundoff)
    for (weight, numerator) in zip(stencil.weights, stencil.numerators) {
      #expect(Rational(numerator, stencil.denominator) == weight)
    }
    // The denominator is the least common one: no factor is common to it and to all numerators.
    let common = stencil.numerators.reduce(stencil.denominator) { $0.greatestCommonDivisor(with: $1) }
    #expect(common == 1)
  }

  @Test func `a stencil is its offsets and its derivative, in whatever order they are given`() {
    #expect(Stencil(offsets: [1, -1]) == .central)
    #expect(Stencil(offsets: [1, -1]).hashValue == Stencil.central.hashValue)
    #expect(Stencil(offsets: [-1, 0, 1], derivative: 2) != Stencil(offsets: [-1, 0, 1]))
  }

  @Test func `each named stencil is found by its name, and central is central2`() throws {
    #expect(Stencil.named.map(\.name) == ["forward", "backward", "central2", "central4", "central6", "central8"])
    #expect(Stencil.named.map(\.stencil.accuracy) == [1, 1, 2, 4, 6, 8])
    #expect(Stencil.named.map(\.stencil.evaluations) == [2, 2, 2, 4, 6, 8])
    for (name, stencil) in Stencil.named {
      #expect(Stencil(named: name) == stencil)
      #expect(stencil.name == name)
    }
    #expect(Stencil(named: "central") == .central)
    #expect(Stencil(named: "Central") == nil)
    #expect(Stencil.central(order: 10).name == nil)
  }
}
