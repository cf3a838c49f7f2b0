import GradientChecking
import MultiPrecision
import Scalars

/// Runs a law in a narrow format, the usual one and a wide one.
func inEachFormat(_ body: (any RealScalar.Type) throws -> Void) rethrows {
  try body(Float.self)
  try body(Double.self)
  try body(MPFloat<Words<4>>.self)
}
