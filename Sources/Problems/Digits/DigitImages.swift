import Scalars

/// Images of handwritten digits, 8 × 8 pixels of 0 to 16, each with its class.
///
/// Only the pixels that are not zero are kept, about half of them: skipping a zero input is exact. Source of the data
/// shipped here: E. Alpaydin and C. Kaynak, *Optical Recognition of Handwritten Digits* (1998), UCI Machine Learning
/// Repository, CC BY 4.0; the first 200 rows of the test set.
@frozen
public struct DigitImages: Sendable {
  /// The class of each image, 0 to 9.
  public let labels: [Int]

  /// The positions of the nonzero pixels, 0 to 63, row by row of each image, the images one after the other.
  public let positions: [Int]

  /// The values of those pixels, 1 to 16.
  public let levels: [Int]

  /// Where each image's pixels begin in `positions` and `levels`; one more than there are images.
  public let starts: [Int]

  /// How many images there are.
  @inlinable
  public var count: Int { labels.count }

  /// The first `count` images.
  ///
  /// - Precondition: 1 ≤ `count` ≤ the number of images.
  func prefix(_ count: Int) -> DigitImages {
    precondition((1...self.count).contains(count), "the number of images must be in 1...\(self.count); it is \(count)")
    let end = starts[count]
    return DigitImages(
      labels: Array(labels[..<count]), positions: Array(positions[..<end]), levels: Array(levels[..<end]),
      starts: Array(starts[...count]))
  }

  private init(labels: [Int], positions: [Int], levels: [Int], starts: [Int]) {
    self.labels = labels
    self.positions = positions
    self.levels = levels
    self.starts = starts
  }

  /// The images that `text` lists, a row each: 64 pixels from 0 through 16, then the class, separated by commas.
  ///
  /// - Parameters:
  ///   - text: the file's contents.
  ///   - file: the file's name, for errors.
  /// - Throws: ``DigitImagesError`` for the first row that is something else, or when there is none.
  public init(_ text: String, file: String) throws(DigitImagesError) {
    var labels: [Int] = []
    var positions: [Int] = []
    var levels: [Int] = []
    var starts = [0]
    for (index, row) in text.split(whereSeparator: \.isNewline).enumerated() {
      let fields = row.split(separator: ",", omittingEmptySubsequences: false)
      guard fields.count == 65 else {
        throw DigitImagesError(file: file, line: index + 1, reason: .columnCount(fields.count))
      }
      for (position, field) in fields.enumerated() {
        let limit = position < 64 ? 16 : 9
        guard let value = Int(field), (0...limit).contains(value) else {
          throw DigitImagesError(file: file, line: index + 1, reason: .value(String(field), limit: limit))
        }
        if position == 64 {
          labels.append(value)
        } else if value > 0 {
          positions.append(position)
          levels.append(value)
        }
      }
      starts.append(positions.count)
    }
    guard !labels.isEmpty else { throw DigitImagesError(file: file, line: 1, reason: .columnCount(0)) }
    self.init(labels: labels, positions: positions, levels: levels, starts: starts)
  }
}

/// What is wrong with a file that should list images of digits, and where.
public struct DigitImagesError: Error, Hashable, CustomStringConvertible {
  /// The file's name.
  public let file: String
  /// The row, counted from 1.
  public let line: Int
  /// What was found there.
  public let reason: Reason

  /// The kinds of mistake.
  public enum Reason: Hashable, Sendable {
    /// A row of another number of columns than 65.
    case columnCount(Int)
    /// A field that is not an integer from 0 through the limit.
    case value(String, limit: Int)
  }

  /// One English sentence with the file and the line.
  public var description: String {
    let sentence =
      switch reason {
      case .columnCount(let found): "expected 64 pixels and a class, found \(found) columns."
      case .value(let text, let limit): "expected an integer from 0 through \(limit), found \"\(text)\"."
      }
    return "\(file), line \(line): \(sentence)"
  }
}
