public import Scalars

/// What is written is read back: `description`, `hexadecimal` and `scientific(digits:)`.
public func expectTextLaws<S: RealScalar>(_: S.Type, on values: [S]) {
  // 1 + ⌈p log₁₀ 2⌉ digits tell any two numbers apart (Matula 1968).
  let enough = 2 + S.precision * 30103 / 100_000
  for x in values {
    expectIdentical(S(x.description) ?? 7, x, "\(x) read from its description")
    expectIdentical(S(x.hexadecimal) ?? 7, x, "\(x.hexadecimal) read")
    let scientific = x.scientific(digits: enough)
    expectIdentical(S(scientific) ?? 7, x, "\(scientific) read")
    if x.isFinite {
      expectIdentical(S(decimal: x.description) ?? .nan, x, "\(x) read as decimal from its description")
      expectIdentical(S(decimal: scientific) ?? .nan, x, "\(scientific) read as decimal")
      expectLaw(
        x.scientific(digits: 1).prefix { $0 != "e" }.filter(\.isNumber).count == 1, "\(S.self): one digit of \(x)")
    } else {
      expectLaw(S(decimal: x.description) == nil, "\(S.self): \(x) is not decimal")
      let expected = x.isNaN ? "nan" : x < 0 ? "-inf" : "inf"
      expectLaw(
        [x.description, x.hexadecimal, x.scientific(digits: 3)].allSatisfy { $0 == expected }, "\(S.self): \(expected)")
    }
  }
}

/// Text that is no decimal number is none at any scalar.
public func expectNoDecimal<S: Scalar>(_: S.Type) {
  for text in notDecimal { expectLaw(S(decimal: text) == nil, "\(S.self): \(text.debugDescription) is not decimal") }
}

/// Texts that are not `[+-] digits [. digits] [e [+-] digits]`.
public let notDecimal: [String] = [
  "", " ", "+", "-", ".", "e", "e5", ".e5", "+.", "1e", "1e+", "1e-", "1e5.", "1e5e5", "1e 5", " 1", "1 ", "1\n", "\t1",
  "1_000", "1,5", "1.2.3", "--1", "+-1", "-+1", "1-", "0x1", "0x1p3", "1p3", "1d5", "1f", "inf", "nan", "infinity",
  "-inf",
  "nan(0)", "1\0", "\u{0}1", "1\u{0}2", "١", "１", "½", "1\u{301}", "−1", "1e−5", "1@5", "$1", "#1", "true", "one",
]

/// Texts that are neither decimal nor hexadecimal numbers nor names of infinity and NaN.
public let notNumbers: [String] =
  notDecimal.filter { !["0x1", "0x1p3", "inf", "nan", "infinity", "-inf"].contains($0) } + [
    "0x", "0x.", "0xp3", "0x1p", "0x1p+", "0x1.8p3.5", "0x1.8pf", "0xg", "0x 1", "0x-1", "x1", "00x1", "0x1e5p",
    "0x1\0",
    "infinit", "infinityy", "in", "nano", "nan ", "-", "+-inf", "inf\0", "nan\0", "i\u{307}nf", "ınf", "snan",
    "INFINITY!",
  ]
