package import EvidenceReports
import MultiPrecision
import Scalars
import Subjects

extension AccuracyStudy {
  private var variables: [String] { question.subject.names.variables }

  /// A line for f and each formula in each format; then where one formula is better than the other, and the worst points.
  package func text(_ records: [Record]) -> String {
    let maps = maps(records)
    let title = "Digits kept at \(question.region.count) points: \(question.subject.names.title)"
    return title + "\n\n" + table(maps).text + "\n  \(measure(maps))\n"
      + maps.map { map in
        let lines = remarks(map)
        return lines.isEmpty ? "" : "\n" + map.format.name + "\n" + lines.map { "  \($0)\n" }.joined()
      }.joined()
  }

  /// How many digits are kept, a line for f and each formula in each format.
  func table(_ maps: [AccuracyMap]) -> TextTable {
    var table = TextTable([
      ("format", .left), ("of", .left), ("digits", .right), ("kept: median", .right), ("5 %", .right),
      ("worst", .right),
      ("half kept", .right), ("not known", .right),
    ])
    for map in maps {
      for (k, quantity) in quantities.enumerated() {
        let known = map.sorted(k)
        func quantile(_ share: Int) -> String {
          known.isEmpty ? "–" : FixedPoint.text(known[min(known.count - 1, known.count * share / 100)], places: 1)
        }
        table.append([
          map.format.name, quantity, FixedPoint.text(map.digits, places: 1), quantile(50), quantile(5), quantile(0),
          known.isEmpty ? "–" : FixedPoint.text(map.goodShare(k) * 100, places: 1) + " %",
          "\(map.samples.count - known.count)",
        ])
      }
    }
    return table
  }

  /// What the table's last columns are, and what it is measured against.
  func measure(_ maps: [AccuracyMap]) -> String {
    let proved = maps.reduce(0) { $0 + $1.samples.count { $0.isProved } }
    let total = maps.reduce(0) { $0 + $1.samples.count }
    return "half kept: the share of the points at which half of the digits are right; "
      + "measured against values that are proved at \(proved) of \(total) points."
  }

  /// Which formula is better in a format, and where; the worst points.
  func remarks(_ map: AccuracyMap) -> [String] {
    var lines: [String] = []
    if quantities.count == 3 { lines += comparison(map) }
    for k in quantities.indices {
      guard let number = map.worst(k).first, let digits = map.kept[k][number], digits < map.digits - 1 else { continue }
      let point = zip(variables, map.samples[number].at).map { "\($0)=\($1)" }.joined(separator: ",")
      lines.append("\(quantities[k]) is worst at \(point): \(FixedPoint.text(digits, places: 1)) digits")
    }
    return lines
  }

  /// Which formula is better, and where.
  private func comparison(_ map: AccuracyMap) -> [String] {
    let (better, worse) = map.comparison(2, 1)
    let counts =
      "versus keeps half a digit more at \(counted(better.count, "point")), gradient at \(counted(worse.count, "point"))"
    let places = [("versus", better, worse), ("gradient", worse, better)].flatMap { name, here, elsewhere in
      WrongBox.boxes(of: map.points, wrong: here, right: elsewhere).boxes.filter {
        $0.members.count * 20 >= here.count && $0.members.count >= 5
      }.prefix(3).map { box -> String in
        let place = box.bounds.map(bound).joined(separator: " and ")
        return
          "\(name) is better \(place.isEmpty ? "everywhere" : "where \(place)"): \(counted(box.members.count, "point"))"
      }
    }
    return [counts] + places
  }

  /// A bound to the digits that the points on its two sides have in common, and one more.
  private func bound(_ bound: WrongBox.Bound) -> String {
    let middle = bound.inside / 2 + bound.outside / 2
    let name = variables[bound.index]
    return "\(name) \(bound.isAbove ? ">" : "<") about \(ShortNumber.text(MeasuredError(middle), digits: 2))"
  }

  /// A line for each point and quantity.
  package func csv(_ records: [Record]) -> String {
    CSV.line(["format", "point"] + variables + quantities.map { "\($0)_error" } + ["proved"])
      + maps(records).map { map in
        map.samples.enumerated().map { number, sample in
          let errors = ([sample.value] + sample.gradients).map { $0.map { JSON($0).field } ?? "" }
          return CSV.line([map.format.name, "\(number)"] + sample.at + errors + ["\(sample.isProved)"])
        }.joined()
      }.joined()
  }

  /// `command`, and for each format and quantity the digits kept, and the worst points.
  package func json(_ records: [Record]) -> JSON {
    .object([
      ("study", .string(Self.name)), ("command", .string(ShellText.command(command))),
      ("function", .string(question.subject.names.title)),
      ("formats", .array(maps(records).map { map in .object(members(map)) })),
    ])
  }

  private func members(_ map: AccuracyMap) -> [(String, JSON)] {
    let each = quantities.enumerated().map { k, name -> JSON in
      let known = map.sorted(k)
      func quantile(_ share: Int) -> JSON {
        known.isEmpty ? .null : JSON(known[min(known.count - 1, known.count * share / 100)])
      }
      return .object([
        ("name", .string(name)), ("median", quantile(50)), ("5_percent", quantile(5)), ("worst", quantile(0)),
        ("half_kept", known.isEmpty ? .null : JSON(map.goodShare(k))),
        ("not_known", JSON(map.samples.count - known.count)),
        (
          "worst_points",
          .array(
            map.worst(k).prefix(5).map { number in
              .object(
                zip(variables, map.samples[number].at).map { ($0, .string($1)) }
                  + [("digits_kept", map.kept[k][number].map { JSON($0) } ?? .null)])
            })
        ),
      ])
    }
    var members: [(String, JSON)] = [
      ("format", .string(map.format.name)), ("digits", JSON(map.digits)), ("points", JSON(map.samples.count)),
      ("proved", JSON(map.samples.count { $0.isProved })), ("quantities", .array(each)),
    ]
    if quantities.count == 3 {
      let (better, worse) = map.comparison(2, 1)
      members += [("versus_better", JSON(better.count)), ("gradient_better", JSON(worse.count))]
    }
    return members
  }

  /// The digits kept over the region: curves where one variable moves, maps where two do; nil where more do.
  package func picture(_ records: [Record]) -> (any Picture)? { AccuracyPicture(self, maps(records)) }
}
