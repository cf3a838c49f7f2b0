/// A picture as a gnuplot script and the data that it reads.
package protocol Picture: Sendable {
  var data: String { get }

  /// The script, which reads `dataName` and writes `output`, both beside it.
  func script(style: PictureStyle, dataName: String, output: String) -> String
}

/// The kinds of picture, by the ending of the file's name.
package enum PictureKind: String, CaseIterable, Sendable {
  case svg
  case png
  case pdf
}

/// A text in gnuplot's single quotes.
func gnuplotQuoted(_ text: String) -> String { "'" + text.replacing("'", with: "''") + "'" }

/// Places along a line at least `gap` apart, each as near to where it would be as the others let it; `wanted` is in order.
///
/// Those that are too near form a group, which is spread evenly about its mean within the ends; a group that comes too near to
/// another is joined with it.
package func spread(_ wanted: [Double], gap: Double, from low: Double, to high: Double) -> [Double] {
  var groups: [(members: [Double], center: Double)] = []
  for place in wanted {
    groups.append(([place], place))
    while groups.count > 1 {
      let (a, b) = (groups[groups.count - 2], groups[groups.count - 1])
      guard b.center - a.center < gap * Double(a.members.count + b.members.count) / 2 else { break }
      let joined = a.members + b.members
      let reach = gap * Double(joined.count - 1) / 2
      let mean = joined.reduce(0, +) / Double(joined.count)
      groups.removeLast(2)
      groups.append((joined, Swift.max(low + reach, Swift.min(mean, high - reach))))
    }
  }
  return groups.flatMap { group in
    group.members.indices.map { group.center + gap * (Double($0) - Double(group.members.count - 1) / 2) }
  }
}
