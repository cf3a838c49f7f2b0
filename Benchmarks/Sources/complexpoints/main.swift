import ComplexModule
import MultiPrecision
import RealModule
import Scalars

// Reads lines "function bits x y [u v | n]", numbers in hexadecimal, and answers each with the parts "x y" of the value, for
// Tests/complex/points.py to compare with Arb's.
func parts<R: RealScalar>(_ z: Complex<R>) -> String { "\(z.rawStorage.x.hexadecimal) \(z.rawStorage.y.hexadecimal)" }

func call<S: Scalar>(_ name: String, _ z: S, _ w: S, _ n: Int) -> S {
  switch name {
  case "exp": S.exp(z)
  case "expm1": S.expMinusOne(z)
  case "log": S.log(z)
  case "log1p": S.log(onePlus: z)
  case "sqrt": S.sqrt(z)
  case "sin": S.sin(z)
  case "cos": S.cos(z)
  case "tan": S.tan(z)
  case "asin": S.asin(z)
  case "acos": S.acos(z)
  case "atan": S.atan(z)
  case "sinh": S.sinh(z)
  case "cosh": S.cosh(z)
  case "tanh": S.tanh(z)
  case "asinh": S.asinh(z)
  case "acosh": S.acosh(z)
  case "atanh": S.atanh(z)
  case "pow": S.pow(z, w)
  case "powi": S.pow(z, n)
  case "root": S.root(z, n)
  default: preconditionFailure("no function '\(name)'")
  }
}

func answer<R: RealScalar>(_ fields: [Substring], _: R.Type) -> String {
  func number(_ i: Int) -> R { R(String(fields[i])) ?? .nan }
  let z = Complex(number(2), number(3))
  let w = fields[0] == "pow" ? Complex(number(4), number(5)) : z
  let n = fields.count == 5 ? Int(fields[4]) ?? 0 : 0
  return parts(call(String(fields[0]), z, w, n))
}

while let line = readLine() {
  let fields = line.split(separator: " ")
  let result =
    switch fields[1] {
    case "24": answer(fields, Float.self)
    case "53": answer(fields, Double.self)
    case "113": answer(fields, MPFloat<Binary128>.self)
    case "256": answer(fields, MPFloat<Words<4>>.self)
    default: "nan nan"
    }
  print(result)
}
