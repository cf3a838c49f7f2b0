import EvidenceReports
import GradientChecking
package import MultiPrecision
import RealModule
import Scalars

/// Where along one coordinate a wrong claim ceases to be wrong, to the last bit of the format.
package struct RegionBoundary: Hashable, Sendable {
  /// Which coordinate.
  package var index: Int
  /// Whether the claim is wrong where the coordinate is greater.
  package var isAbove: Bool
  /// The last number at which it is wrong.
  package var wrong: String
  /// The next number, at which it is not; nil where no such place was found, so that `wrong` is that of the last wrong point.
  package var other: String?
  /// Whether other wrong points of the box have the boundary at the very same place; it depends on other coordinates where they do not.
  package var isStraight: Bool

  /// The bound as a formula, in the shorter of the two numbers: `x > 5.03`, `x <= 2`; `x > 4.98…` where it is only known from points.
  package func text(_ variable: String) -> String {
    guard let other else { return "\(variable) \(isAbove ? ">=" : "<=") \(wrong)" }
    return wrong.count <= other.count
      ? "\(variable) \(isAbove ? ">=" : "<=") \(wrong)" : "\(variable) \(isAbove ? ">" : "<") \(other)"
  }
}

extension RegionQuestion {
  /// The boundaries of a box, each bisected along its coordinate from the wrong point that is nearest to it.
  ///
  /// Cost: one check for each bit of the format, or some more; three points more to see whether it is the same elsewhere.
  package func boundaries(of box: WrongBox, _ verdicts: [RegionVerdict], in format: NamedFormat) throws
    -> [RegionBoundary]
  {
    try boundaries(box, verdicts, format.type)
  }

  /// The bounds of a box on coordinates, as the points show them: each is the last wrong one's.
  package func sampledBoundaries(of box: WrongBox) -> [RegionBoundary] {
    bounds(of: box).map { RegionBoundary($0, wrong: $0.inside, other: nil, isStraight: false) }
  }

  /// The bounds on coordinates; others are on the ways that formulae go.
  private func bounds(of box: WrongBox) -> [WrongBox.Bound] {
    box.bounds.filter { $0.index < subject.names.variables.count }
  }

  private func boundaries<S: RealScalar>(
    _ box: WrongBox, _ verdicts: [RegionVerdict], _: S.Type
  ) throws -> [RegionBoundary] {
    func point(_ number: Int) -> [S] { verdicts[number].at.map { S(decimal: $0) ?? .nan } }
    return try bounds(of: box).map { bound in
      let index = bound.index
      let nearest = box.members.min { a, b in
        let (x, y) = (point(a)[index], point(b)[index])
        return bound.isAbove ? x < y : x > y
      }
      guard let nearest else { return RegionBoundary(bound, wrong: S(bound.inside), other: nil, isStraight: false) }
      let start = point(nearest)
      guard let (wrong, other) = try boundary(from: start, index, S(bound.outside)) else {
        return RegionBoundary(bound, wrong: start[index], other: nil, isStraight: false)
      }
      let elsewhere = [box.members.count / 3, box.members.count * 2 / 3, box.members.count - 1].map { box.members[$0] }
      let isStraight = try elsewhere.allSatisfy { number in
        try isWrong(point(number), index, wrong) && !isWrong(point(number), index, other)
      }
      return RegionBoundary(bound, wrong: wrong, other: other, isStraight: isStraight)
    }
  }

  private func isWrong<S: RealScalar>(_ point: [S], _ index: Int, _ value: S) throws -> Bool {
    var point = point
    point[index] = value
    return try verdict(at: point).verdict == .disagree
  }

  /// The last number at which the claim is wrong, and the next one, between a wrong point and a value at which it may not be; nil
  /// where it is wrong there too.
  private func boundary<S: RealScalar>(from point: [S], _ index: Int, _ outside: S) throws -> (wrong: S, other: S)? {
    guard try !isWrong(point, index, outside) else { return nil }
    var (wrong, other) = (point[index], outside)
    while let middle = Self.between(wrong, other) {
      if try isWrong(point, index, middle) { wrong = middle } else { other = middle }
    }
    return (wrong, other)
  }

  /// A number between two, that halves their distance, or the distance of their exponents; nil between neighbours.
  static func between<S: RealScalar>(_ a: S, _ b: S) -> S? {
    let (lower, upper) = (S.minimum(a, b), S.maximum(a, b))
    var middle: S
    if lower < 0, upper > 0 {
      middle = 0
    } else {
      let (near, far) = (S.minimum(a.magnitude, b.magnitude), S.maximum(a.magnitude, b.magnitude))
      middle =
        near < far / 4
        ? S.sqrt(S.maximum(near, S.leastNonzeroMagnitude)) * S.sqrt(far) : near / 2 + far / 2
      if upper <= 0 { middle = -middle }
    }
    if lower < middle, middle < upper { return middle }
    return lower.nextUp < upper ? lower.nextUp : nil
  }
}

extension RegionBoundary {
  fileprivate init<S: RealScalar>(_ bound: WrongBox.Bound, wrong: S, other: S?, isStraight: Bool) {
    self.init(
      index: bound.index, isAbove: bound.isAbove, wrong: "\(wrong)", other: other.map { "\($0)" },
      isStraight: isStraight)
  }
}
