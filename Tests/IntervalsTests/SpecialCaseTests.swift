import Intervals
import MultiPrecision
import RealModule
import Scalars
import Testing

private typealias I = Interval<Words<2>>

/// A line of the tables: an operation, its operands, what comes of them, and what is known of it.
struct SpecialCase: CustomTestStringConvertible, Sendable {
  let name: String
  let operands: [String]
  let result: String
  let decoration: Decoration

  init(_ name: String, _ operands: String..., gives result: String, _ decoration: Decoration = .common) {
    (self.name, self.operands, self.result, self.decoration) = (name, operands, result, decoration)
  }

  var testDescription: String { "\(name) \(operands.joined(separator: " "))" }
}

private let sums: [SpecialCase] = [
  .init("plus", "[1, 2]", "[3, 5]", gives: "[4, 7]"),
  .init("plus", "[1, 2]", "[3, inf]", gives: "[4, inf]", .continuous),
  .init("plus", "[-inf, 2]", "[3, inf]", gives: "[entire]", .continuous),
  .init("plus", "[empty]", "[3, 5]", gives: "[empty]", .possiblyUndefined),
  .init("minus", "[1, 2]", "[1, 2]", gives: "[-1, 1]"),
  .init("minus", "[1, 2]", "[entire]", gives: "[entire]", .continuous),
  .init("times", "[-1, 2]", "[-3, 5]", gives: "[-6, 10]"),
  .init("times", "[-2, -1]", "[-3, 5]", gives: "[-10, 6]"),
  .init("times", "[0]", "[entire]", gives: "[0]", .continuous),
  .init("times", "[0, 1]", "[2, inf]", gives: "[0, inf]", .continuous),
  .init("divided", "[1, 2]", "[2, 4]", gives: "[0.25, 1]"),
  .init("divided", "[-1, 2]", "[-4, -2]", gives: "[-1, 0.5]"),
  .init("divided", "[1, 2]", "[0, 1]", gives: "[1, inf]", .possiblyUndefined),
  .init("divided", "[1, 2]", "[-1, 0]", gives: "[-inf, -1]", .possiblyUndefined),
  .init("divided", "[-2, -1]", "[0, 1]", gives: "[-inf, -1]", .possiblyUndefined),
  .init("divided", "[-2, -1]", "[-1, 0]", gives: "[1, inf]", .possiblyUndefined),
  .init("divided", "[1, 2]", "[-1, 1]", gives: "[entire]", .possiblyUndefined),
  .init("divided", "[0]", "[-1, 1]", gives: "[0]", .possiblyUndefined),
  .init("divided", "[1]", "[0]", gives: "[empty]", .possiblyUndefined),
  .init("divided", "[1]", "[2, inf]", gives: "[0, 0.5]", .continuous),
  .init("maximum", "[1, 4]", "[2, 3]", gives: "[2, 4]"),
  .init("minimum", "[1, 4]", "[2, 3]", gives: "[1, 3]"),
  .init("maximum", "[empty]", "[2, 3]", gives: "[empty]", .possiblyUndefined),
  .init("hypot", "[-3, 3]", "[4]", gives: "[4, 5]"),
]

private let functions: [SpecialCase] = [
  .init("abs", "[-2, 1]", gives: "[0, 2]"),
  .init("abs", "[-inf, -1]", gives: "[1, inf]", .continuous),
  .init("sign", "[-2, -1]", gives: "[-1]"),
  .init("sign", "[0]", gives: "[-1, 1]", .defined),
  .init("sqrt", "[4, 9]", gives: "[2, 3]"),
  .init("sqrt", "[-1, 4]", gives: "[0, 2]", .possiblyUndefined),
  .init("sqrt", "[-2, -1]", gives: "[empty]", .possiblyUndefined),
  .init("sqrt", "[0]", gives: "[0]"),
  .init("log", "[0, 1]", gives: "[-inf, 0]", .possiblyUndefined),
  .init("log", "[1]", gives: "[0]"),
  .init("log", "[-2, 0]", gives: "[empty]", .possiblyUndefined),
  .init("log2", "[1, 8]", gives: "[0, 3]"),
  .init("log10", "[1, 1000]", gives: "[0, 3]"),
  .init("logOnePlus", "[-1, 0]", gives: "[-inf, 0]", .possiblyUndefined),
  .init("exp", "[-inf, 0]", gives: "[0, 1]", .continuous),
  .init("exp", "[0]", gives: "[1]"),
  .init("expMinusOne", "[-inf, 0]", gives: "[-1, 0]", .continuous),
  .init("sin", "[0]", gives: "[0]"),
  .init("cos", "[0]", gives: "[1]"),
  .init("sin", "[entire]", gives: "[-1, 1]", .continuous),
  .init("cos", "[-1000, 1000]", gives: "[-1, 1]"),
  .init("tan", "[1, 2]", gives: "[entire]", .possiblyUndefined),
  .init("tan", "[0]", gives: "[0]"),
  .init("asin", "[-2, 0]", gives: "", .possiblyUndefined),
  .init("acos", "[1, 3]", gives: "[0]", .possiblyUndefined),
  .init("acosh", "[0, 1]", gives: "[0]", .possiblyUndefined),
  .init("atanh", "[-1, 0]", gives: "[-inf, 0]", .possiblyUndefined),
  .init("atanh", "[1]", gives: "[empty]", .possiblyUndefined),
  .init("tanh", "[entire]", gives: "[-1, 1]", .continuous),
  .init("cosh", "[-1, 0]", gives: "", .common),
  .init("erf", "[-inf, 0]", gives: "[-1, 0]", .continuous),
  .init("erfc", "[0, inf]", gives: "[0, 1]", .continuous),
  .init("gamma", "[5]", gives: "[24]"),
  .init("gamma", "[-0.5, 0.5]", gives: "[entire]", .possiblyUndefined),
  .init("gamma", "[0]", gives: "[empty]", .possiblyUndefined),
  .init("gamma", "[5, inf]", gives: "[24, inf]", .continuous),
  .init("logGamma", "[1]", gives: "[0]"),
  .init("digamma", "[-1]", gives: "[empty]", .possiblyUndefined),
]

private let powers: [SpecialCase] = [
  .init("power", "[-2, 1]", "2", gives: "[0, 4]"),
  .init("power", "[-2, 1]", "3", gives: "[-8, 1]"),
  .init("power", "[-2, 1]", "0", gives: "[1]"),
  .init("power", "[0, 2]", "-1", gives: "[0.5, inf]", .possiblyUndefined),
  .init("power", "[-2, 2]", "-2", gives: "[0.25, inf]", .possiblyUndefined),
  .init("power", "[-2, 2]", "-1", gives: "[entire]", .possiblyUndefined),
  .init("power", "[0]", "-1", gives: "[empty]", .possiblyUndefined),
  .init("root", "[-8, 27]", "3", gives: "[-2, 3]"),
  .init("root", "[-8, 16]", "4", gives: "[0, 2]", .possiblyUndefined),
  .init("root", "[4]", "0", gives: "[empty]", .possiblyUndefined),
  .init("pow", "[4]", "[0.5]", gives: "[2]"),
  .init("pow", "[0]", "[2]", gives: "[0]"),
  .init("pow", "[0]", "[0]", gives: "[empty]", .possiblyUndefined),
  .init("pow", "[0, 4]", "[0.5]", gives: "[0, 2]"),
  .init("pow", "[-4, 4]", "[0.5]", gives: "[0, 2]", .possiblyUndefined),
  .init("pow", "[-4, -1]", "[2]", gives: "[empty]", .possiblyUndefined),
  .init("pow", "[2, 4]", "[-1, 2]", gives: "[0.25, 16]"),
  .init("pow", "[0.5, 2]", "[-inf, inf]", gives: "[0, inf]", .continuous),
]

@Suite("Special cases")
struct SpecialCaseTests {
  @Test("of operations on two intervals", arguments: sums)
  func binary(line: SpecialCase) throws {
    let function = try #require(Binary(rawValue: line.name))
    try expect(line, function(try operand(line, 0), try operand(line, 1)))
  }

  @Test("of functions", arguments: functions)
  func unary(line: SpecialCase) throws {
    let function = try #require(Unary(rawValue: line.name))
    try expect(line, function(try operand(line, 0)))
  }

  @Test("of powers and roots", arguments: powers)
  func power(line: SpecialCase) throws {
    let x = try operand(line, 0)
    if let function = Integral(rawValue: line.name) {
      try expect(line, function(x, try #require(Int(line.operands[1]))))
    } else {
      try expect(line, I.pow(x, try operand(line, 1)))
    }
  }

  private func operand(_ line: SpecialCase, _ k: Int) throws -> I { try #require(I(line.operands[k])) }

  private func expect(_ line: SpecialCase, _ y: I) throws {
    #expect(y.decoration == line.decoration)
    guard !line.result.isEmpty else { return }
    let expected = try #require(I(line.result))
    #expect(y == expected)
  }

  @Test("of angles: a cut that is touched, crossed and stayed off; the origin")
  func angles() {
    let pi = I.pi
    let half = pi / 2
    func angle(_ y: String, _ x: String) -> I { I.atan2(y: I(y) ?? .empty, x: I(x) ?? .empty) }
    // Touched from above, at one point: π, and beside it −π.
    #expect(angle("[0]", "[-1]") == pi && angle("[0]", "[-1]").decoration == .defined)
    #expect(angle("[0, 1]", "[-1]").decoration == .defined && angle("[0, 1]", "[-1]").upper == pi.upper)
    #expect(angle("[-1, 1]", "[-2, -1]") == (-pi).hull(pi) && angle("[-1, 1]", "[-2, -1]").decoration == .defined)
    #expect(angle("[-1, -0.5]", "[-2, -1]").decoration == .common && angle("[-1, -0.5]", "[-2, -1]").upper < 0)
    #expect(angle("[-1, 1]", "[0]") == (-half).hull(half) && angle("[-1, 1]", "[0]").decoration == .possiblyUndefined)
    #expect(angle("[0]", "[0]").isEmpty)
    #expect(angle("[0]", "[1, 2]") == I(point: 0) && angle("[0]", "[1, 2]").decoration == .common)
  }

  @Test("the sine and the cosine turn where they do, and only there")
  func turns() {
    func bounds(_ text: String) -> I { I(text) ?? .empty }
    #expect(I.sin(bounds("[0, 2]")).upper == 1 && I.sin(bounds("[0, 2]")).lower == 0)
    #expect(I.sin(bounds("[0, 1.5]")).upper < 1)
    #expect(I.cos(bounds("[3, 4]")).lower == -1 && I.cos(bounds("[3.25, 4]")).lower > -1)
    #expect(I.sin(bounds("[4, 5]")).lower == -1 && I.cos(bounds("[6, 7]")).upper == 1)
  }

  @Test("Γ and log Γ know their minima")
  func minima() throws {
    let near = try #require(I("[1.4, 1.5]"))
    let least = try #require(I("[0.885603194410888700278815900582588733207951533669903448871200]"))
    #expect(I.gamma(near).lower <= least.lower && I.gamma(near).lower > least.lower - 0.01)
    #expect(I.gamma(near).upper > 0.887 && I.gamma(near).upper < 0.888)
    #expect(I.logGamma(near).lower < -0.12148 && I.logGamma(near).upper > -0.1205)
    // Between −1 and 0, Γ is negative, with a maximum of −3.5446….
    let left = try #require(I("[-0.6, -0.4]"))
    let maximum = I.gamma(left)
    #expect(maximum.upper > -3.5447 && maximum.upper < -3, "\(maximum)")
    #expect(maximum.lower < -3.72 && maximum.lower > -3.73, "\(maximum)")
  }
}
