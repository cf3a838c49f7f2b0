import MultiPrecision
import Scalars
import TestSupport
import Testing

@Suite("Random texts, numbers and almost-numbers")
struct RandomTextTests {
  @Test("Each is read, or refused, as Python's regular expression and exact fractions say")
  func golden() throws {
    let rows = try Golden("texts.csv").rows
    var met: [String: Int] = [:]
    for row in rows {
      try #require(row.count == 5)
      let text = try #require(Self.text(hexadecimal: row[0]))
      let form = row[1]
      met[form, default: 0] += 1
      let isDecimal = form == "decimal"
      expectLaw(Self.name(of: NumberText(text)?.form) == form, "\(text.debugDescription) is \(form)")
      expectLaw((Double(decimal: text) != nil) == isDecimal, "\(text.debugDescription) as decimal Double")
      if isDecimal { expectIdentical(Double(decimal: text) ?? 7, try #require(Double(row[2])), text) }
      func expect<S: RealScalar>(_ expected: String, _: S.Type) throws {
        let value = S(text)
        expectLaw((value == nil) == (form == "none"), "\(S.self): \(text.debugDescription) is \(form)")
        if let value { expectIdentical(value, try #require(S(expected)), text.debugDescription) }
        if isDecimal { expectIdentical(S(decimal: text) ?? 7, value ?? .nan, text.debugDescription) }
      }
      try expect(row[3], MPFloat<Words<1>>.self)
      try expect(row[4], MPFloat<Words<4>>.self)
    }
    let forms = ["decimal", "hexadecimal", "infinity", "nan", "none"]
    #expect(Set(met.keys) == Set(forms) && (met["decimal"] ?? 0) >= 300 && (met["none"] ?? 0) >= 200)
  }

  /// A short decimal is never so close to a tie of 53 bits, without being one, that 1024 bits do not tell: two different
  /// fractions of denominators 2¹⁰⁷⁵ and 10³⁹⁹ at most, relatively. What is rounded to 4096 bits first is so rounded once.
  @Test("No text traps, and all readers agree on what each one is")
  func agreement() {
    var generator = SplitMix64(seed: 20)
    var accepted = 0
    for _ in 0..<8000 {
      let text = Self.candidate(&generator)
      let form = NumberText(text)?.form
      let wide = MPFloat<Words<64>>(text)
      let narrow = MPFloat<Words<1>>(text)
      let double = Double(decimal: text)
      expectLaw((wide != nil) == (form != nil) && (narrow != nil) == (form != nil), "\(text.debugDescription)")
      expectLaw((double != nil) == (form == .decimal), "\(text.debugDescription) as decimal")
      expectLaw((MPFloat<Words<4>>(decimal: text) != nil) == (form == .decimal), "\(text.debugDescription) as decimal")
      for type in standardTypes { Self.expectDecimal(text, form: form, type) }
      guard let wide, let narrow else { continue }
      accepted += 1
      expectIdentical(MPFloat<Words<1>>(wide), narrow, text)
      if let double { expectIdentical(Double(wide), double, text) }
      expectIdentical(MPFloat<Words<64>>(wide.hexadecimal) ?? 7, wide, text)
    }
    // Each of the two happens about as often: neither half of the laws is empty.
    #expect((1000..<7000).contains(accepted), "\(accepted) of 8000 texts were numbers")
  }

  private static func expectDecimal<S: RealScalar>(_ text: String, form: NumberText.Form?, _: S.Type) {
    expectLaw((S(decimal: text) != nil) == (form == .decimal), "\(S.self): \(text.debugDescription)")
  }

  @Test("A name of a format is refused or is the format's")
  func formatNames() {
    var generator = SplitMix64(seed: 7)
    let starts = ["mp", "mp", "mp", "mp-", "MP", "binary", "x", "fp", ""]
    for _ in 0..<2000 {
      let start = starts.randomElement(using: &generator) ?? ""
      let text = start + Self.characters("0123456789-+ e.", 12, &generator)
      do throws(UnknownFormat) {
        let format = try NamedFormat(named: text)
        let isOwn = format.name == text || format.name == NamedFormat.otherNames[text.lowercased()]
        expectLaw(isOwn && format.type.formatName == format.name, "\(text) named \(format.name)")
      } catch {
        expectLaw(error.name == text && !error.description.isEmpty, "\(text) is unknown")
      }
    }
  }

  // MARK: Texts

  /// A number of random spelling, of which as often as not some characters are then spoiled.
  private static func candidate(_ generator: inout SplitMix64) -> String {
    let isHexadecimal = Int.random(in: 0..<4, using: &generator) == 0
    let alphabet = isHexadecimal ? "0123456789abcdefABCDEF" : "0123456789"
    var text = ["", "-", "+"].randomElement(using: &generator) ?? ""
    text += isHexadecimal ? ["0x", "0X"].randomElement(using: &generator) ?? "" : ""
    text += characters(alphabet, 40, &generator)
    text += ["", "."].randomElement(using: &generator) ?? ""
    text += characters(alphabet, 40, &generator)
    if Bool.random(using: &generator) {
      text += (isHexadecimal ? ["p", "P"] : ["e", "E"]).randomElement(using: &generator) ?? ""
      text += ["", "-", "+"].randomElement(using: &generator) ?? ""
      // Mostly exponents that a Double can have, now and then one that nothing can.
      let isHuge = Int.random(in: 0..<20, using: &generator) == 0
      text += isHuge ? characters("0123456789", 40, &generator) : "\(Int.random(in: 0..<360, using: &generator))"
    }
    if Int.random(in: 0..<20, using: &generator) == 0 {
      text = ["inf", "-Infinity", "NaN", "+INF", ""].randomElement(using: &generator) ?? ""
    }
    var scalars = Array(text.unicodeScalars)
    while Bool.random(using: &generator) {
      let place = Int.random(in: 0...scalars.count, using: &generator)
      let spoilers = "+-.epx_ 09\0\u{301}١\u{FFFD}".unicodeScalars
      if let spoiler = spoilers.randomElement(using: &generator) { scalars.insert(spoiler, at: place) }
    }
    var result = String.UnicodeScalarView()
    result.append(contentsOf: scalars)
    return String(result)
  }

  private static func characters(_ alphabet: String, _ most: Int, _ generator: inout SplitMix64) -> String {
    let letters = Array(alphabet)
    let count = Int.random(in: 0...most, using: &generator)
    return String((0..<count).compactMap { _ in letters.randomElement(using: &generator) })
  }

  private static func text(hexadecimal: String) -> String? {
    let digits = hexadecimal.utf8.compactMap { Character(Unicode.Scalar($0)).hexDigitValue }
    let bytes = stride(from: 0, to: digits.count - 1, by: 2).map { UInt8(digits[$0] * 16 + digits[$0 + 1]) }
    return String(validating: bytes, as: UTF8.self)
  }

  private static func name(of form: NumberText.Form?) -> String {
    switch form {
    case .decimal: "decimal"
    case .hexadecimal: "hexadecimal"
    case .infinity: "infinity"
    case .nan: "nan"
    case nil: "none"
    }
  }
}
