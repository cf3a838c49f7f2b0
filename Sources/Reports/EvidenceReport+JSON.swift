import FaultFinding
import GradientChecking
import MultiPrecision
import Scalars

extension EvidenceReport {
  /// The report as JSON: an object for one format, a list of such objects for several.
  ///
  /// Numbers of the gradient have all the digits of their format; errors and uncertainties have 64 bits, and may lie
  /// outside the range of a `Double`. Where nothing is known there is `null`.
  public var json: JSON {
    let objects = sections.map { section in
      var members: [(String, JSON)] = [("title", .string(title)), ("format", .string(section.format))]
      members.append(("headline", .string(section.headline)))
      members += section.members
      if let reference = section.reference {
        members.append(
          ("reference", .object([("format", .string(reference.format)), ("gradient", .array(reference.gradient))])))
      }
      members.append(("coordinates", .array(section.coordinates.map { .object($0) })))
      return JSON.object(members)
    }
    return objects.count == 1 ? objects[0] : .array(objects)
  }

  /// One line for each coordinate of each format: the members of JSON's `coordinates` in columns, without the index; the
  /// slopes of the sides are `left` and `right`.
  ///
  /// Where nothing is known the field is empty; `reference` is the derivative in the format that was asked for.
  public var csv: String {
    let names = [
      "name", "block", "verdict", "reason", "claim", "estimate", "uncertainty", "discrepancy", "allowance",
      "evaluation_error", "digits_verified", "digits_lost", "sides", "deciding_precision", "source",
      "reference_precision", "finest_step",
    ]
    var text = CSV.line(["format"] + names.flatMap { $0 == "sides" ? ["left", "right"] : [$0] } + ["reference"])
    for s in sections {
      for (i, members) in s.coordinates.enumerated() {
        let fields = names.flatMap { name -> [String] in
          let value = members.first { $0.0 == name }?.1 ?? .null
          guard name == "sides" else { return [value.field] }
          guard case .object(let sides) = value else { return ["", ""] }
          return sides.map(\.1.field)
        }
        text += CSV.line([s.format] + fields + [s.reference?.gradient[i].field ?? ""])
      }
    }
    return text
  }
}

extension JSON {
  /// An error or a bound of one: `null` where it is not finite, for then nothing is known.
  init<S: RealScalar>(known error: S) { self = error.isFinite ? JSON(error) : .null }

  /// What a check by differences does not know.
  static var ofEvidenceAlone: [(String, JSON)] {
    ["faults", "explanations", "sensitivity", "miss_probability"].map { ($0, .null) }
  }

  /// As CSV has it: nothing where there is nothing.
  var field: String { if case .null = self { "" } else { plain } }
}

extension GradientEvidence {
  /// What is said of the whole gradient, in order.
  var members: [(String, JSON)] {
    [
      ("criterion", .string("evidence")), ("verdict", .string(verdict.name)), ("reason", verdict.reasonJSON),
      ("relative_error", JSON(known: relativeError)), ("tolerance", JSON(tolerance)),
      ("sensitivity", JSON(known: sensitivity)),
      ("miss_probability", JSON(missProbability)), ("evaluations", JSON(evaluations)),
      ("reference_evaluations", JSON(referenceEvaluations)), ("seed", .number("\(seed)")),
      ("taylor", taylor.map(\.json) ?? .null),
    ]
  }
}

extension Verdict {
  /// The reason of an undecided verdict, else `null`.
  var reasonJSON: JSON { reason.map { .string($0.rawValue) } ?? .null }
}

extension TaylorRemainder {
  fileprivate var json: JSON {
    .object([
      ("rate", JSON(rate)), ("direction", JSON(direction)),
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

extension CoordinateEvidence {
  /// What is said of the coordinate, in order.
  func members(name: String, block: String?) -> [(String, JSON)] {
    [
      ("index", JSON(index)), ("name", .string(name)), ("block", block.map { .string($0) } ?? .null),
      ("verdict", .string(verdict.name)), ("reason", verdict.reasonJSON), ("claim", JSON(claim)),
      ("estimate", estimate.isNaN ? .null : JSON(estimate)), ("uncertainty", JSON(known: uncertainty)),
      ("discrepancy", JSON(known: discrepancy)), ("allowance", JSON(known: allowance)),
      ("evaluation_error", evaluationError.map { JSON(known: $0) } ?? .null), ("digits_verified", JSON(digitsVerified)),
      ("digits_lost", JSON(digitsLost)),
      ("sides", sides.map { .object([("left", JSON($0.left)), ("right", JSON($0.right))]) } ?? .null),
      ("deciding_precision", decidingPrecision.map { JSON($0) } ?? .null),
    ] + source.members
  }
}

extension CoordinateEvidence.Source {
  fileprivate var members: [(String, JSON)] {
    let (name, precision, step): (JSON, JSON, JSON) =
      switch self {
      case .reference(let bits): (.string("reference"), JSON(bits), .null)
      case .differences(let step): (.string("differences"), .null, JSON(step))
      case .none: (.null, .null, .null)
      }
    return [("source", name), ("reference_precision", precision), ("finest_step", step)]
  }
}
