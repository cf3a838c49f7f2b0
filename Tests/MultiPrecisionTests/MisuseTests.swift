import Foundation
import MultiPrecision
import Scalars
import Testing

/// A format of 200 bits in one limb, and one of none.
private enum TooWide: BinaryFormat {
  typealias Limbs = InlineArray<1, UInt>
  static var precision: Int { 200 }
  static var name: String { "toowide" }
}

private enum Empty: BinaryFormat {
  typealias Limbs = InlineArray<1, UInt>
  static var precision: Int { 0 }
  static var name: String { "empty" }
}

// In every build: what is said is what a release build says too.
@Suite("Misuse ends the program with a message that names quantity, value and bound")
struct MisuseTests {
  private func expect(_ message: String, from result: ExitTest.Result?) throws {
    let error = String(decoding: try #require(result).standardErrorContent, as: UTF8.self)
    #expect(error.contains(message), "\(error.prefix(400))")
  }

  @Test("A precision of one bit")
  func precision() async throws {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = withPrecision(bits: 1) { $0.formatName }
    }
    try expect("a precision is from 2 to 65536 bits; this one would be 1", from: result)
  }

  @Test("An Int of 1e30")
  func integer() async throws {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      let x: MPFloat<Words<4>> = 1e30
      _ = Int(x)
    }
    try expect("the integer part of 1e+30 is out of the range of Int", from: result)
  }

  @Test("No digits")
  func digits() async throws {
    let wide = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = MPFloat<Words<4>>.pi.scientific(digits: 0)
    }
    try expect("a number needs at least one significant digit; asked for 0", from: wide)
    let double = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = Double.pi.scientific(digits: -1)
    }
    try expect("a number needs at least one significant digit; asked for -1", from: double)
  }

  @Test("A format whose storage is too small, and one of no bits: at the first number")
  func formats() async throws {
    let wide = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      let x: MPFloat<TooWide> = 3
      _ = x / 7
    }
    try expect("the precision of the format toowide is 200 bits; its storage has room for 2 to 64", from: wide)
    let empty = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      let x: MPFloat<Empty> = 0.3
      _ = x
    }
    try expect("the precision of the format empty is 0 bits; its storage has room for 2 to 64", from: empty)
  }

  @Test("A constant that is no number")
  func constant() async throws {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = MPFloat<Words<4>>.decimal("0,5")
    }
    try expect("'0,5' is no decimal number", from: result)
  }
}
