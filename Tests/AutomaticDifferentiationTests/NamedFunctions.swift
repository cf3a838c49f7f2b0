import RealModule
import Scalars

/// The functions of the golden tables that real and complex scalars have, by name.
func smoothFunction<S: Scalar>(_ name: String, _: S.Type = S.self) -> ((S) -> S)? {
  switch name {
  case "exp": { S.exp($0) }
  case "expMinusOne": { S.expMinusOne($0) }
  case "log": { S.log($0) }
  case "logOnePlus": { S.log(onePlus: $0) }
  case "sin": { S.sin($0) }
  case "cos": { S.cos($0) }
  case "tan": { S.tan($0) }
  case "asin": { S.asin($0) }
  case "acos": { S.acos($0) }
  case "atan": { S.atan($0) }
  case "sinh": { S.sinh($0) }
  case "cosh": { S.cosh($0) }
  case "tanh": { S.tanh($0) }
  case "asinh": { S.asinh($0) }
  case "acosh": { S.acosh($0) }
  case "atanh": { S.atanh($0) }
  case "sqrt": { S.sqrt($0) }
  case "root3": { S.root($0, 3) }
  case "root4": { S.root($0, 4) }
  case "root5": { S.root($0, 5) }
  case "power0": { S.pow($0, 0) }
  case "power1": { S.pow($0, 1) }
  case "power2": { S.pow($0, 2) }
  case "power7": { S.pow($0, 7) }
  case "powerMinus3": { S.pow($0, -3) }
  case "reciprocal": { 1 / $0 }
  default: nil
  }
}

/// The functions of one real argument, by name.
func realFunction<S: RealScalar>(_ name: String, _: S.Type = S.self) -> ((S) -> S)? {
  switch name {
  case "exp2": { S.exp2($0) }
  case "exp10": { S.exp10($0) }
  case "log2": { S.log2($0) }
  case "log10": { S.log10($0) }
  case "erf": { S.erf($0) }
  case "erfc": { S.erfc($0) }
  case "gamma": { S.gamma($0) }
  case "logGamma": { S.logGamma($0) }
  case "magnitude": { $0.magnitude }
  default: smoothFunction(name)
  }
}

/// The functions of two real arguments, by name.
func binaryFunction<S: RealScalar>(_ name: String, _: S.Type = S.self) -> ((S, S) -> S)? {
  switch name {
  case "product": { $0 * $1 }
  case "quotient": { $0 / $1 }
  case "difference": { $0 - $1 }
  case "pow": { S.pow($0, $1) }
  case "atan2": { S.atan2(y: $0, x: $1) }
  case "hypot": { S.hypot($0, $1) }
  case "remainder": { $0.remainder(dividingBy: $1) }
  case "truncatingRemainder": { $0.truncatingRemainder(dividingBy: $1) }
  default: nil
  }
}
