package import EvidenceReports
package import Expressions
package import MultiPrecision
import Scalars

extension Expression {
  /// The formula's value in a format, at a point of it, or without variables where there is none.
  ///
  /// - Throws: what is wrong with the point.
  package func value(at point: PointText?, in format: NamedFormat) throws(ExpressionError) -> RecordedNumber {
    func value<S: RealScalar>(_ type: S.Type) throws(ExpressionError) -> RecordedNumber {
      RecordedNumber(self(try point?.values(of: variables, as: S.self) ?? []))
    }
    return try value(format.type)
  }
}
