import GradientChecking
import MultiPrecision
import ReferenceDerivatives
import Scalars

extension EvidenceRecord: JudgedRecord {
  /// The members of the record: the answer, what is said of the whole gradient, the coordinates.
  ///
  /// Numbers of the gradient have all the digits of their format; errors and uncertainties have 64 bits, and may lie
  /// outside the range of a `Double`.
  package func members(_ names: SubjectNames) -> [(String, JSON)] {
    var members: [(String, JSON)] = [
      ("title", .string(names.title)), ("format", .string(format.name)), ("headline", .string(headline(names))),
      ("criterion", .string("evidence")), ("verdict", .string(verdict.name)), ("reason", verdict.reasonJSON),
      ("proved", .bool(unproved == nil)), ("unproved", unproved.json),
      ("relative_error", JSON(known: relativeError)), ("tolerance", JSON(tolerance)),
      ("sensitivity", JSON(known: sensitivity)), ("miss_probability", JSON(missProbability)),
      ("evaluations", JSON(evaluations)), ("reference_evaluations", JSON(referenceEvaluations)),
      ("second_opinion", secondOpinion.map { .string($0) } ?? .null), ("seed", .number("\(seed)")),
      ("taylor", taylor.map(\.json) ?? .null),
    ]
    if let matrix { members.insert(("matrix", .string(matrix.rawValue)), at: 2) }
    if let identity { members.append(("identity", identity.json)) }
    members += faultMembers(names)
    if let reference {
      members.append(
        (
          "reference",
          .object([("format", .string(reference.format)), ("gradient", .array(reference.gradient.map { JSON($0) }))])
        ))
    }
    return members + [("coordinates", .array(coordinates.map { .object($0.members(names)) }))]
  }

  /// The wrong components by index, and what explains them: the members of JSON that say what the bug is.
  package func faultMembers(_ names: SubjectNames) -> [(String, JSON)] {
    let faults = coordinates.filter { $0.verdict == .disagree }.map { $0.fault(names) }
    return [("faults", .array(faults)), ("explanations", .array(explanations.map(\.json)))]
  }

  /// Those of a coordinate in JSON, without the index, an entry's block being its matrix; the slopes of the sides are `left` and `right`; and the derivative in
  /// the format that was asked for.
  package static let columns = [
    "name", "block", "verdict", "reason", "claim", "estimate", "uncertainty", "discrepancy", "allowance",
    "evaluation_error", "digits_verified", "digits_lost", "left", "right", "deciding_precision", "source",
    "reference_precision", "finest_step", "proved", "unproved", "reference",
  ]

  package func lines(_ names: SubjectNames) -> [[JSON]] {
    coordinates.enumerated().map { place, c in
      let sides = [c.sides.map { JSON($0.left) } ?? .null, c.sides.map { JSON($0.right) } ?? .null]
      var numbers = (c.identity(names).dropFirst() + c.numbers).map(\.1)
      // Two forms of one matrix have the same names of entries.
      if let matrix { numbers[1] = .string(matrix.rawValue) }
      return numbers + sides + c.origin.map(\.1) + [reference.map { JSON($0.gradient[place]) } ?? .null]
    }
  }
}

extension CoordinateRecord {
  /// What is said of the coordinate, in order.
  package func members(_ names: SubjectNames) -> [(String, JSON)] {
    let sides = sides.map { JSON.object([("left", JSON($0.left)), ("right", JSON($0.right))]) }
    let second = secondLook.map { look in
      JSON.object([
        ("estimate", JSON(look.estimate)), ("uncertainty", JSON(known: look.uncertainty)),
        ("finest_step", JSON(look.step)),
      ])
    }
    let looks = [("second_look", second ?? .null), ("constant", isConstant.map { .bool($0) } ?? .null)]
    return identity(names) + numbers + [("sides", sides ?? .null)] + origin + looks
  }

  /// What JSON says of a wrong component, in order.
  package func fault(_ names: SubjectNames) -> JSON {
    .object(Array(identity(names).prefix(3)) + numbers.prefix(3))
  }

  fileprivate func identity(_ names: SubjectNames) -> [(String, JSON)] {
    [
      ("index", JSON(index)), ("name", .string(names.variables[index])),
      ("block", names.block(of: index).map { .string($0) } ?? .null), ("verdict", .string(verdict.name)),
      ("reason", verdict.reasonJSON),
    ]
  }

  fileprivate var numbers: [(String, JSON)] {
    [
      ("claim", JSON(claim)), ("estimate", estimate.isNaN ? .null : JSON(estimate)),
      ("uncertainty", JSON(known: uncertainty)), ("discrepancy", JSON(known: discrepancy)),
      ("allowance", JSON(known: allowance)), ("evaluation_error", evaluationError.map { JSON(known: $0) } ?? .null),
      ("digits_verified", JSON(digitsVerified)), ("digits_lost", JSON(digitsLost)),
    ]
  }

  fileprivate var origin: [(String, JSON)] {
    let source = referencePrecision != nil ? "reference" : finestStep != nil ? "differences" : nil
    return [
      ("deciding_precision", decidingPrecision.map { JSON($0) } ?? .null),
      ("source", source.map { .string($0) } ?? .null),
      ("reference_precision", referencePrecision.map { JSON($0) } ?? .null), ("finest_step", JSON(finestStep)),
      ("proved", .bool(unproved == nil)), ("unproved", unproved.json),
    ]
  }
}

extension IdentityRecord {
  fileprivate var json: JSON {
    .object([
      ("kind", .string(kind.rawValue)), ("pairs", JSON(count)), ("contradictions", JSON(contradictions)),
      ("verdict", .string(verdict.name)), ("worst", .string(place)), ("left", JSON(left)), ("right", JSON(right)),
      ("discrepancy", JSON(known: discrepancy)), ("allowance", JSON(known: allowance)),
    ])
  }
}

extension TaylorRecord {
  fileprivate var json: JSON {
    .object([
      ("rate", JSON(rate)), ("direction", .array(direction.map { JSON($0) })),
      (
        "rungs",
        .array(
          rungs.map { rung in
            .object([("step", JSON(rung.step)), ("remainder", JSON(rung.remainder)), ("noise", JSON(rung.noise))])
          })
      ),
    ])
  }
}

extension Unproved? {
  /// The reason why a verdict is not proved, else `null`.
  package var json: JSON { map { .string($0.rawValue) } ?? .null }
}

extension Verdict {
  /// The reason of an undecided verdict, else `null`.
  package var reasonJSON: JSON { reason.map { .string($0.rawValue) } ?? .null }
}
