import GradientChecking
import MultiPrecision
import Scalars

/// Runs a law in a narrow format, the usual one and a wide one.
func inEachFormat(_ body: (any RealScalar.Type) throws -> Void) rethrows {
  try body(Float.self)
  try body(Double.self)
  try body(MPFloat<Words<4>>.self)
}

/// Whether functions of one format are judged at all: x² at 3 has the slope 6.
let opaqueDecides: Bool = {
  guard let claim = try? GradientClaim(point: [3.0], gradient: [6]), let check = try? EvidenceCheck<Double>() else {
    return false
  }
  return check.opaque({ $0[0] * $0[0] }, claim).verdict == .agree
}()
