import FiniteDifferences
import MultiPrecision
import Scalars

/// The confirmation of a formula for a gradient, at work: the search for the components that are not the derivatives of f; see
/// ``ReferencePoint/confirmation(of:seed:parallelism:progress:)``.
struct FormulaConfirmation<F: RealFunction, S: RealScalar> {
  /// How many components are examined one by one rather than taken from the sums of the search.
  static var few: Int { 32 }

  let point: ReferencePoint<F, S>
  let probe: ReferencePoint<F, S>
  let formula: [any RealScalar]
  let parallelism: Parallelism
  let progress: (@Sendable (Int) -> Void)?
  let cancellation = Cancellation()
  var generator: SeededGenerator
  var components: [GradientConfirmation.Component?]
  var confirmingSums = 0
  var evaluations = 0

  init(
    _ point: ReferencePoint<F, S>, _ formula: [any RealScalar], seed: UInt64, parallelism: Parallelism,
    progress: (@Sendable (Int) -> Void)?
  ) {
    self.point = point
    probe = ReferencePoint(point.function, at: point.point, bits: point.bits + ReferencePoint<F, S>.probeBits)
    self.formula = formula
    self.parallelism = parallelism
    self.progress = progress
    generator = SeededGenerator(seed: seed)
    components = Array(repeating: nil, count: formula.count)
  }

  /// What was found.
  var result: GradientConfirmation {
    GradientConfirmation(
      components: components.map { $0 ?? .examined(.failure(.interrupted)) },
      missProbability: min(1, Double(confirmingSums) * 0x1p-32), evaluations: evaluations,
      precision: probe.secondPrecision)
  }

  /// The coordinates in groups of similar |Gᵢ|·2^scale(xᵢ), the largest first; those that are not finite come one by one.
  var groups: [[Int]] {
    func exponent(_ i: Int) -> Int { MeasuredError(formula[i]).exponent + Direction.scale(of: point.point[i]) }
    let isFinite = formula.map(\.isFinite)
    let isZero = formula.map { MeasuredError($0).isZero }
    var groups = formula.indices.filter { !isFinite[$0] }.map { [$0] }
    var (group, top) = ([Int](), 0)
    let ordered = formula.indices.filter { isFinite[$0] && !isZero[$0] }.map { (index: $0, exponent: exponent($0)) }
      .sorted { ($0.exponent, $1.index) > ($1.exponent, $0.index) }
    for (i, exponent) in ordered {
      if !group.isEmpty, exponent < top - 40 {
        groups.append(group)
        group = []
      }
      if group.isEmpty { top = exponent }
      group.append(i)
    }
    return (groups + [group, formula.indices.filter { isZero[$0] }]).filter { !$0.isEmpty }
  }

  /// Finds out about these components; gives those that are right.
  @discardableResult
  mutating func settle(_ indices: [Int]) -> [Int] {
    var rest = indices
    for _ in 0..<3 where !rest.isEmpty {
      if cancellation.isRequested { return [] }
      guard rest.count > 1 else { break }
      let direction = Direction.random(around: point.point, using: &generator).restricted(to: rest)
      let terms = rest.map { (value: formula[$0], weight: direction.weights[$0]) }
      let scale = terms.reduce(MeasuredError.zero) { $0 + ($1.weight * MeasuredError($1.value)).magnitude }
      let slope = probe.examined(along: direction, scale: scale)
      evaluations += slope.evaluations
      switch slope.outcome {
      case .success(let derivative):
        let sum = weightedSum(terms, bits: probe.secondPrecision)
        let size = MeasuredError.maximum(scale, MeasuredError(derivative.value).magnitude)
        let allowance = size.scaled(byPowerOfTwo: -probe.bits) * MeasuredError(rest.count)
        if distance(derivative.value, sum) <= allowance {
          confirmingSums += 1
          for i in rest { components[i] = .right(error: allowance / direction.weights[i].magnitude) }
          report()
          return rest
        }
        let wrong = bisect(rest, along: direction, slope: derivative.value, size: size)
        guard !wrong.isEmpty else {
          examine(rest)
          return []
        }
        if wrong.count > Self.few {
          for leaf in wrong { components[leaf.index] = .examined(.success(leaf.derivative)) }
        } else {
          examine(wrong.map(\.index))
        }
        let found = Set(wrong.map(\.index))
        rest.removeAll { found.contains($0) }
        report()
      case .failure(.kink), .failure(.domainEdge), .failure(.onlyPartial):
        let right = settle(Array(rest[..<(rest.count / 2)])) + settle(Array(rest[(rest.count / 2)...]))
        if right.count == rest.count {
          for i in rest { components[i] = .examined(.failure(.onlyPartial)) }
          return []
        }
        rest = right
      case .failure(.unresolved):
        examine(rest)
        return []
      case .failure(let refusal):
        for i in rest { components[i] = .examined(.failure(refusal)) }
        return []
      }
    }
    return examine(rest)
  }

  /// Finds the derivatives of these coordinates one by one; gives those whose component is right.
  @discardableResult
  mutating func examine(_ indices: [Int]) -> [Int] {
    let (point, cancellation) = (point, cancellation)
    let found = parallelism.map(indices.count, from: indices, progress: nil) {
      (indices, k) throws(Never) -> Examination in
      cancellation.isRequested
        ? Examination(outcome: .failure(.interrupted), evaluations: 0)
        : point.examined(along: .coordinate(indices[k], of: point.point.count))
    }
    var right: [Int] = []
    for (i, examination) in zip(indices, found) {
      evaluations += examination.evaluations
      components[i] = .examined(examination.outcome)
      if case .success(let derivative) = examination.outcome {
        let size = MeasuredError(derivative.value).magnitude.scaled(byPowerOfTwo: -point.bits)
        if distance(derivative.value, formula[i]) <= derivative.error + size { right.append(i) }
      }
    }
    report()
    return right
  }

  private func report() { progress?(components.count { $0 != nil }) }
}
