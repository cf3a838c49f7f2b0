public import Scalars

/// The observations of a logistic regression on categories: each row has one feature in every field, with its strength,
/// and a class.
///
/// The features of a field stand in the order of their popularity: the i-th of s is drawn with the probability
/// (1/(i+1) + … + 1/s)/s, so that some are frequent and many occur in no row at all, as in records of what people click.
/// All is drawn by `SeededGenerator` with integers, so that a seed gives the same design on every machine.
@frozen
public struct SparseDesign: Sendable {
  /// How many fields there are: so many features has each row.
  public let fields: Int
  /// Whether each row is of the class 1; half of them are, by chance.
  public let classes: [Bool]
  /// The coordinate of each feature, row by row and field by field.
  public let positions: [Int32]
  /// Sixteen times the strength of each, 1 to 16.
  public let levels: [UInt8]

  /// How many rows there are.
  @inlinable
  public var rows: Int { classes.count }

  /// A random design whose fields are these ranges of coordinates.
  init(rows: Int, fields: [Range<Int>], generator: inout SeededGenerator) {
    self.fields = fields.count
    var classes: [Bool] = []
    var positions: [Int32] = []
    var levels: [UInt8] = []
    for _ in 0..<rows {
      classes.append(generator.index(below: 2) == 0)
      for field in fields {
        let popular = 1 + generator.index(below: field.count)
        positions.append(Int32(field.lowerBound + generator.index(below: popular)))
        levels.append(UInt8(1 + generator.index(below: 16)))
      }
    }
    self.classes = classes
    self.positions = positions
    self.levels = levels
  }

  /// v/16 for each level v from 0 through 16.
  @inlinable
  static func strengths<S: RealScalar>(as type: S.Type) -> [S] { (0...16).map { S($0) / 16 } }
}
