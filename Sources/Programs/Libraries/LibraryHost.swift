import Foundation
import MultiPrecision
import Scalars

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The other side of the protocol for a shared library: a process that loads it and answers for it, so that what the library does
/// to its process is an outcome.
public struct LibraryHost {
  private let symbols: Result<LibrarySymbols, ProgramFault>
  private var channel: ProgramChannel
  /// Memory for points and results, aligned for every kind of number.
  private var point, result: [SIMD2<UInt64>]

  /// The host of `FILE:f,gradient`.
  public init(_ text: String) {
    // What the library prints is its own talk.
    let answers = dup(1)
    dup2(2, 1)
    signal(SIGPIPE, SIG_IGN)
    _ = fcntl(0, F_SETFL, fcntl(0, F_GETFL) | O_NONBLOCK)
    channel = ProgramChannel(input: answers, output: 0)
    symbols = Result { () throws(ProgramFault) in try LibrarySymbols(text) }
    (point, result) = ([], [])
  }

  /// Answers until nobody asks any more.
  public mutating func serve() {
    do throws(ProgramFault) { while true { try answer() } } catch {}
  }

  private mutating func answer() throws(ProgramFault) {
    let line = try channel.line(limit: 1 << 30)
    if line.first != UInt8(ascii: "{") { return try answerInBinary(line) }
    guard let question = try? JSONDecoder().decode(Question.self, from: Data(line)) else { return }
    if question.hello != nil { return try write(hello) }
    guard let id = question.id else { return }
    guard let symbols = try? symbols.get(), let form = symbols.forms[question.format ?? "binary64"] else {
      return try write("{\"id\":\(id),\"error\":\"it has no such format\"}")
    }
    switch form.format {
    case "binary32": try answer(question, id, form, symbols, as: Float.self)
    #if arch(x86_64) && !os(Windows) && !os(Android)
      case "x87": try answer(question, id, form, symbols, as: Float80.self)
      case "binary128": try answer(question, id, form, symbols, as: MPFloat<Binary128>.self)
    #endif
    default: try answer(question, id, form, symbols, as: Double.self)
    }
  }

  private struct Question: Decodable {
    struct Hello: Decodable {}

    var hello: Hello?
    var id: Int?
    var evaluate: [[NumberOnWire]]?
    var gradient: [NumberOnWire]?
    var format: String?
  }

  private var hello: String {
    switch symbols {
    case .failure(let fault): return "{\"hello\":{\"error\":\(Self.quoted(fault.description))}}"
    case .success(let symbols):
      let formats = symbols.forms.keys.sorted().map { "\"\($0)\"" }.joined(separator: ",")
      let count = symbols.count.map { ",\"count\":\($0)" } ?? ""
      let hasGradient = symbols.forms["binary64"]?.gradient != nil
      return "{\"hello\":{\"binary\":true,\"gradient\":\(hasGradient),\"formats\":[\(formats)]\(count)}}"
    }
  }

  private static func quoted(_ text: String) -> String {
    (try? JSONEncoder().encode(text)).map { String(decoding: $0, as: UTF8.self) } ?? "\"\""
  }

  private mutating func answer<S: RealScalar>(
    _ question: Question, _ id: Int, _ form: LibrarySymbols.Form, _ symbols: LibrarySymbols, as type: S.Type
  ) throws(ProgramFault) {
    func numbers(_ point: [NumberOnWire]) -> [S] { point.map { $0.value(as: S.self) ?? .nan } }
    if let points = question.evaluate {
      let values = points.map { point -> String in
        let x = numbers(point)
        load(x)
        reserve(1)
        symbols.value(form, &self.point, x.count, into: &result)
        return unloaded(1, as: S.self)[0].onWire
      }
      return try write("{\"id\":\(id),\"values\":[\(values.joined(separator: ","))]}")
    }
    let x = numbers(question.gradient ?? [])
    load(x)
    reserve(x.count)
    guard symbols.gradient(form, &point, x.count, into: &result) else {
      return try write("{\"id\":\(id),\"error\":\"it has no gradient in \(form.format)\"}")
    }
    let gradient = unloaded(x.count, as: S.self).map(\.onWire).joined(separator: ",")
    try write("{\"id\":\(id),\"gradient\":[\(gradient)]}")
  }

  private mutating func reserve(_ count: Int) {
    if result.count < max(1, count) { result = [SIMD2<UInt64>](repeating: .zero, count: max(1, count)) }
  }

  /// Puts numbers where the library reads them, each in its format's own bytes.
  private mutating func load<S: RealScalar>(_ numbers: [S]) {
    if point.count < max(1, numbers.count) { point = [SIMD2<UInt64>](repeating: .zero, count: max(1, numbers.count)) }
    if let quads = numbers as? [MPFloat<Binary128>] {
      for (i, quad) in quads.enumerated() { point[i] = quad.interchange }
    } else {
      point.withUnsafeMutableBytes { target in numbers.withUnsafeBytes { target.copyMemory(from: $0) } }
    }
  }

  private func unloaded<S: RealScalar>(_ count: Int, as type: S.Type) -> [S] {
    if S.self == MPFloat<Binary128>.self {
      return result.prefix(count).map { MPFloat<Binary128>(interchange: $0) as? S ?? .nan }
    }
    return result.withUnsafeBytes { bytes in
      (0..<count).map { bytes.loadUnaligned(fromByteOffset: $0 * MemoryLayout<S>.stride, as: S.self) }
    }
  }

  /// The binary form: numbers go to the library as they came.
  private mutating func answerInBinary(_ line: [UInt8]) throws(ProgramFault) {
    let words = line.split(separator: UInt8(ascii: " "))
    guard words.count == 5, let points = Int(ascii: words[3]), let width = Int(ascii: words[4]),
      let symbols = try? symbols.get(),
      let form = symbols.forms.values.first(where: { words[2].elementsEqual($0.format.utf8) })
    else { throw .wrongAnswer("no question") }
    let isGradient = words[0].first == UInt8(ascii: "g")
    let count = isGradient ? width : points
    let stride = form.stride
    reserve((count * stride + 15) / 16)
    var result = result
    self.result = []
    var notes = ""
    try channel.bytes(points * width * stride) { bytes in
      guard let x = bytes.baseAddress else { return }
      result.withUnsafeMutableBytes { out in
        guard let out = out.baseAddress else { return }
        if isGradient {
          if !symbols.gradient(form, x, width, into: out) { notes = "{\"\":\"it has no gradient in \(form.format)\"}" }
        } else {
          for i in 0..<points { symbols.value(form, x + i * width * stride, width, into: out + i * stride) }
        }
      }
    }
    self.result = result
    var answer: [UInt8] = []
    answer.reserveCapacity(64 + count * stride + notes.utf8.count)
    answer.append(contentsOf: isGradient ? "gradient ".utf8 : "values ".utf8)
    answer.append(contentsOf: words[1])
    for number in [count, notes.utf8.count] {
      answer.append(UInt8(ascii: " "))
      number.appendDigits(to: &answer)
    }
    answer.append(UInt8(ascii: "\n"))
    result.withUnsafeBytes { answer.append(contentsOf: $0[..<(count * stride)]) }
    answer.append(contentsOf: notes.utf8)
    try write(answer)
  }

  private mutating func write(_ line: String) throws(ProgramFault) { try write(Array((line + "\n").utf8)) }

  private mutating func write(_ bytes: [UInt8]) throws(ProgramFault) {
    var fault: ProgramFault?
    bytes.withUnsafeBytes { bytes in
      do throws(ProgramFault) { try channel.write(bytes) } catch { fault = error }
    }
    if let fault { throw fault }
  }
}

extension MPFloat where Format == Binary128 {
  /// The sixteen bytes of the interchange format, the lower eight first (IEEE 754-2019, 3.4).
  var interchange: SIMD2<UInt64> {
    withParts { parts, limbs in
      let sign: UInt64 = parts.sign == .minus ? 1 << 63 : 0
      switch parts.kind {
      case .zero: return SIMD2(0, sign)
      case .infinity: return SIMD2(0, sign | 0x7fff << 48)
      case .nan: return SIMD2(0, sign | 0x7fff8 << 44)
      case .finite:
        let (high, low) = (UInt64(limbs[limbs.count - 1]), limbs.count > 1 ? UInt64(limbs[limbs.count - 2]) : 0)
        // 113 bits, the highest first, moved to the right by 15, and by more for a subnormal number.
        let shift = 15 + max(0, -16382 - parts.exponent)
        let wide = (UInt128(high) << 64 | UInt128(low)) >> UInt128(min(127, shift))
        let top = UInt64(truncatingIfNeeded: wide >> 64)
        let exponent: UInt64 = parts.exponent < -16382 ? 0 : UInt64(parts.exponent + 16383)
        return SIMD2(UInt64(truncatingIfNeeded: wide), sign | exponent << 48 | top & 0xffff_ffff_ffff)
      }
    }
  }

  /// The number of those bytes.
  init(interchange bytes: SIMD2<UInt64>) {
    let exponent = Int(bytes[1] >> 48 & 0x7fff)
    let fraction = UInt128(bytes[1] & 0xffff_ffff_ffff) << 64 | UInt128(bytes[0])
    let isNegative = bytes[1] >> 63 == 1
    if exponent == 0x7fff {
      self = fraction == 0 ? .infinity : .nan
    } else {
      let significand = exponent == 0 ? fraction : fraction | 1 << 112
      let (high, low) = (
        UInt64(truncatingIfNeeded: significand >> 56), UInt64(truncatingIfNeeded: significand & 0xff_ffff_ffff_ffff)
      )
      // Both parts are exact, and so is their sum: 113 bits.
      let whole = Self(high).scaled(byPowerOfTwo: 56) + Self(low)
      self = whole.scaled(byPowerOfTwo: max(1, exponent) - 16383 - 112)
    }
    if isNegative { self = -self }
  }
}
