import Foundation
import MultiPrecision
import RealModule
import Scalars

/// `numbers SEED COUNT [FORMAT]` writes so many random operations in each format, a line each: format, precision, least and greatest
/// exponent, operation, direction, operands and result, the numbers in exact hexadecimal. `numbers hardware SEED COUNT`
/// compares the formats that the processor has with it, and says how many results were equal.
@main
struct Numbers {
  static func main() {
    let words = CommandLine.arguments.dropFirst().map { $0 }
    if words.first == "hardware", words.count == 3, let seed = UInt64(words[1]), let count = Int(words[2]) {
      exit(Hardware(seed: seed, count: count).run() ? 0 : 1)
    }
    guard (2...3).contains(words.count), let seed = UInt64(words[0]), let count = Int(words[1]) else {
      FileHandle.standardError.write(Data("numbers [hardware] SEED COUNT [FORMAT]\n".utf8))
      exit(64)
    }
    let wanted = words.count == 3 ? words[2] : nil
    func walk<F: BinaryFormat>(_ name: String, _ format: F.Type) {
      guard wanted == nil || wanted == name else { return }
      var walk = Walk<F>(name: name, seed: seed)
      for _ in 0..<count { walk.step() }
      walk.flush()
    }
    walk("e4m3", Float8E4M3.self)
    walk("e5m2", Float8E5M2.self)
    walk("binary16", Binary16.self)
    walk("bfloat16", BFloat16.self)
    walk("tf32", TensorFloat32.self)
    walk("binary32", Binary32.self)
    walk("binary64", Binary64.self)
    walk("x87", X87Extended.self)
    walk("binary128", Binary128.self)
    walk("binary256", Binary256.self)
    walk("words1", Words<1>.self)
    walk("words2", Words<2>.self)
    walk("words4", Words<4>.self)
  }
}

/// Random operations in one format.
struct Walk<Format: BinaryFormat> {
  typealias Number = MPFloat<Format>

  private let head: String
  private var dice: Dice
  private var lines = ""

  init(name: String, seed: UInt64) {
    let range = Format.range.map {
      "\($0.leastNormalExponent) \($0.greatestExponent) \($0.overflow == .nan ? "nan" : "inf")"
    }
    head = "\(name) \(Format.precision) \(range ?? "none none inf")"
    dice = Dice(seed: seed ^ UInt64(Format.precision) << 32)
  }

  private static var functions: [(String, (Number, RoundingDirection) -> Number)] {
    [
      ("exp", { .exp($0, rounding: $1) }), ("expm1", { .expMinusOne($0, rounding: $1) }),
      ("exp2", { .exp2($0, rounding: $1) }), ("exp10", { .exp10($0, rounding: $1) }),
      ("log", { .log($0, rounding: $1) }), ("log1p", { .log(onePlus: $0, rounding: $1) }),
      ("log2", { .log2($0, rounding: $1) }), ("log10", { .log10($0, rounding: $1) }),
      ("sin", { .sin($0, rounding: $1) }), ("cos", { .cos($0, rounding: $1) }), ("tan", { .tan($0, rounding: $1) }),
      ("asin", { .asin($0, rounding: $1) }), ("acos", { .acos($0, rounding: $1) }),
      ("atan", { .atan($0, rounding: $1) }),
      ("sinh", { .sinh($0, rounding: $1) }), ("cosh", { .cosh($0, rounding: $1) }),
      ("tanh", { .tanh($0, rounding: $1) }),
      ("asinh", { .asinh($0, rounding: $1) }), ("acosh", { .acosh($0, rounding: $1) }),
      ("atanh", { .atanh($0, rounding: $1) }), ("erf", { .erf($0, rounding: $1) }),
      ("erfc", { .erfc($0, rounding: $1) }),
      ("gamma", { .gamma($0, rounding: $1) }), ("lgamma", { .logGamma($0, rounding: $1) }),
    ]
  }

  /// One operation: of eight, seven are of arithmetic.
  mutating func step() {
    let direction = RoundingDirection.allCases[Int.random(in: 0..<5, using: &dice)]
    let choice = Int.random(in: 0..<8, using: &dice)
    // Near each other, so that digits cancel, or anywhere.
    let spread = [4, 4, 4, 200, 200, 200, 200, 1 << 20][Int.random(in: 0..<8, using: &dice)]
    if choice == 7 {
      let (name, function) = Self.functions[Int.random(in: 0..<Self.functions.count, using: &dice)]
      let x = Number.random(spread: 6, using: &dice)
      write(name, direction, [x], function(x, direction))
      return
    }
    let (a, b) = (Number.random(spread: spread, using: &dice), Number.random(spread: spread, using: &dice))
    switch choice {
    case 0: write("add", direction, [a, b], a.adding(b, rounding: direction))
    case 1: write("sub", direction, [a, b], a.subtracting(b, rounding: direction))
    case 2: write("mul", direction, [a, b], a.multiplied(by: b, rounding: direction))
    case 3: write("div", direction, [a, b], a.divided(by: b, rounding: direction))
    case 4: write("sqrt", direction, [a], a.squareRoot(rounding: direction))
    case 5:
      let c = Number.random(spread: spread, using: &dice)
      write("fma", direction, [a, b, c], c.addingProduct(a, b, rounding: direction))
    default:
      let wide = MPFloat<Words<5>>.random(spread: spread, using: &dice)
      write("round", direction, [wide], Number(wide, rounding: direction))
    }
  }

  private mutating func write<O: RealScalar>(
    _ operation: String, _ direction: RoundingDirection, _ operands: [O], _ result: Number
  ) {
    lines += "\(head) \(operation) \(direction)"
    for x in operands { lines += " " + x.hexadecimal }
    lines += " = " + result.hexadecimal + "\n"
    if lines.utf8.count > 1 << 16 { flush() }
  }

  mutating func flush() {
    FileHandle.standardOutput.write(Data(lines.utf8))
    lines = ""
  }
}
