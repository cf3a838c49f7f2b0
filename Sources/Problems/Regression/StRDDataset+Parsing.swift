import Scalars

extension StRDDataset {
  /// The regression that `text`, the whole of a `.dat` file, describes.
  ///
  /// The header's own line ranges say where the starting values, the certified values and the data are; the row of names
  /// above the data says how many predictors there are. Everything that the file states twice is compared.
  ///
  /// - Parameters:
  ///   - text: the file's contents; lines end with LF or CR LF.
  ///   - file: the file's name, for errors.
  /// - Throws: ``StRDError`` with the file, the line and what was expected there.
  public init(_ text: String, file: String) throws(StRDError) {
    let lines = StRDLines(text, file: file)
    name = try lines.word(after: "Dataset Name:").text
    guard let level = lines.rows.firstIndex(where: { $0.contains("Level of Difficulty") }) else {
      throw lines.error(.missing("the Level of Difficulty"), at: lines.rows.count)
    }
    self.level = lines.columns(of: level)[0]

    let startingRows = try lines.range(of: "Starting Values")
    let certifiedRows = try lines.range(of: "Certified Values")
    let dataRows = try lines.range(of: "Data")
    var values: [[String]] = []
    for (index, row) in startingRows.enumerated() {
      values.append(try lines.parameterValues(at: row, name: "b\(index + 1)"))
    }
    start1 = values.map { $0[0] }
    start2 = values.map { $0[1] }
    certified = values.map { $0[2] }
    let sum = try lines.word(after: "Residual Sum of Squares:", in: certifiedRows)
    guard Double(decimal: sum.text) != nil else { throw lines.error(.notANumber(sum.text), at: sum.row) }
    residualSumOfSquares = sum.text

    let predictorCount = try lines.predictorCount(above: dataRows.lowerBound)
    var responses: [DecimalNumber] = []
    var predictors: [DecimalNumber] = []
    for row in dataRows {
      let numbers = try lines.numbers(at: row, count: predictorCount + 1)
      responses.append(numbers[0])
      predictors += numbers[1...]
    }
    let stated = try lines.word(after: "Number of Observations:", in: certifiedRows)
    guard Int(stated.text) == responses.count else {
      throw lines.error(.observationCount(found: responses.count, stated: stated.text), at: stated.row)
    }
    observations = Observations(responses: responses, predictors: predictors, predictorCount: predictorCount)
  }
}

/// The lines of an StRD file. Rows are counted from 0, as arrays are; errors and headers count lines from 1.
private struct StRDLines {
  let rows: [Substring]
  let file: String

  init(_ text: String, file: String) {
    let rows = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    // The end of the last line begins no other.
    self.rows = rows.last == "" ? rows.dropLast() : rows
    self.file = file
  }

  func error(_ reason: StRDError.Reason, at row: Int) -> StRDError {
    StRDError(file: file, line: Swift.min(row + 1, rows.count), reason: reason)
  }

  /// The words of a row.
  func columns(of row: Int) -> [String] { rows[row].split(whereSeparator: \.isWhitespace).map(String.init) }

  /// The first word after `label`, in the first row of `range` that has the label, and that row.
  func word(after label: String, in range: Range<Int>? = nil) throws(StRDError) -> (text: String, row: Int) {
    let words = label.split(separator: " ").map(String.init)
    for row in range ?? rows.indices {
      let columns = columns(of: row)
      if columns.starts(with: words), columns.count > words.count { return (columns[words.count], row) }
    }
    throw error(.missing(label.filter { $0 != ":" }), at: (range?.upperBound ?? rows.count) - 1)
  }

  /// The rows that the header gives `section`: "Data (lines 61 to 74)" is 60..<74.
  func range(of section: String) throws(StRDError) -> Range<Int> {
    for row in rows.indices {
      let halves = rows[row].split(separator: "(lines", maxSplits: 1)
      guard halves.count == 2, halves[0].split(separator: " ").joined(separator: " ") == section else { continue }
      let numbers = halves[1].split { !$0.isNumber && $0 != "-" }.compactMap { Int($0) }
      guard numbers.count == 2 else { throw error(.columnCount(found: numbers.count, expected: 2), at: row) }
      let (first, last) = (numbers[0], numbers[1])
      guard first >= 1, first <= last else { throw error(.emptyRange(section, first: first, last: last), at: row) }
      guard last <= rows.count else { throw error(.truncated(section, last: last), at: rows.count) }
      return first - 1..<last
    }
    throw error(.missing("the lines of \(section)"), at: rows.count)
  }

  /// The four values of `b1 =   500   250   2.3894212918E+02  2.7070075241E+00`, as written.
  func parameterValues(at row: Int, name: String) throws(StRDError) -> [String] {
    let halves = rows[row].split(separator: "=", maxSplits: 1)
    let found = halves.first?.filter { !$0.isWhitespace } ?? ""
    guard halves.count == 2, found == name else {
      throw error(.parameterName(found: found, expected: name), at: row)
    }
    let values = halves[1].split(whereSeparator: \.isWhitespace).map(String.init)
    guard values.count == 4 else { throw error(.columnCount(found: values.count, expected: 4), at: row) }
    for text in values where Double(decimal: text) == nil { throw error(.notANumber(text), at: row) }
    return values
  }

  /// How many names follow the response in the row of names above the data: "Data:   y   x1   x2" has two.
  func predictorCount(above row: Int) throws(StRDError) -> Int {
    guard row > 0, case let names = columns(of: row - 1), names.first == "Data:", names.count >= 3 else {
      throw error(.missing("the names of the data's columns, just above them"), at: row)
    }
    return names.count - 2
  }

  /// The numbers of a data row.
  func numbers(at row: Int, count: Int) throws(StRDError) -> [DecimalNumber] {
    let columns = columns(of: row)
    guard columns.count == count else { throw error(.columnCount(found: columns.count, expected: count), at: row) }
    var numbers: [DecimalNumber] = []
    for text in columns {
      guard let number = DecimalNumber(text) else { throw error(.notANumber(text), at: row) }
      numbers.append(number)
    }
    return numbers
  }
}
