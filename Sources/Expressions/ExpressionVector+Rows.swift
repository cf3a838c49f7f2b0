extension ExpressionVector {
  /// The formulae that a text lists with commas between them, as `2*x*y, hypot(x, y)` lists two: commas within parentheses belong to
  /// the formula that they stand in.
  public static func components(of text: String) -> [String] {
    var (components, depth) = ([""], 0)
    for character in text {
      switch character {
      case "(", "[": depth += 1
      case ")", "]": depth -= 1
      case "," where depth <= 0:
        components.append("")
        continue
      default: break
      }
      components[components.count - 1].append(character)
    }
    return components
  }

  /// Reads the rows of a matrix, each a list of as many formulae.
  ///
  /// - Throws: what is wrong with the first entry that is not a formula, and where in it.
  /// - Returns: the entries, row by row, and how many there are in each row.
  public static func rows(
    _ texts: [String], variables: [String], definitions: Definitions = Definitions()
  ) throws(ExpressionError) -> (entries: ExpressionVector, widths: [Int]) {
    let rows = texts.map { components(of: $0) }
    return (
      try ExpressionVector(rows.flatMap(\.self), variables: variables, definitions: definitions), rows.map(\.count)
    )
  }
}
