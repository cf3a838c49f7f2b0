import Foundation
import MultiPrecision
@testable import Programs
import Scalars

/// An answer of a program, in JSON and in the binary form, and what a hello says of itself.
func fuzzAnswer(_ bytes: [UInt8]) {
  if let answer = ProgramAnswer(bytes) {
    _ = answer.hello?.contradiction
    for value in answer.values ?? [] {
      if case .number(let number) = value { _ = number.value(as: Double.self) }
    }
    for number in answer.gradient ?? [] { _ = number.value(as: MPFloat<Words<2>>.self) }
  }
  _ = ProgramAnswer.isHello(bytes)
  if let header = BinaryHeader(bytes) {
    require(header.count >= 0 && header.noteBytes >= 0 && header.id >= 0, "counts are not negative")
  }
  _ = bytes.withUnsafeBytes { ProgramAnswer.notes($0) }
}

/// The text of a number: what is read is written, and read again as the same number.
func fuzzNumber(_ bytes: [UInt8]) {
  let text = String(decoding: bytes, as: UTF8.self)
  read(text, as: Double.self)
  read(text, as: Float.self)
  read(text, as: MPFloat<Words<1>>.self)
  read(text, as: MPFloat<Words<4>>.self)
  read(text, as: MPFloat<Binary16>.self)
  read(text, as: MPFloat<BFloat16>.self)
  read(text, as: MPFloat<TensorFloat32>.self)
  read(text, as: MPFloat<Float8E4M3>.self)
  read(text, as: MPFloat<Float8E5M2>.self)
  read(text, as: MPFloat<Binary32>.self)
  read(text, as: MPFloat<Binary64>.self)
  read(text, as: MPFloat<X87Extended>.self)
  read(text, as: MPFloat<Binary128>.self)
  read(text, as: MPFloat<Binary256>.self)
  // Two ways to the same number.
  let (hardware, emulated) = (Double(decimal: text), MPFloat<Binary64>(decimal: text))
  require((hardware == nil) == (emulated == nil), "both read it, or neither: \(text)")
  if let hardware, let emulated { require(hardware == Double(emulated) || hardware.isNaN, "\(text) is one number") }
}

private func read<S: RealScalar>(_ text: String, as type: S.Type) {
  for value in [S(text), S(decimal: text)] {
    guard let value, value.isFinite else { continue }
    require(S("\(value)") == value, "\(value) is read as it was written")
    require(S(value.hexadecimal) == value, "\(value.hexadecimal) is read as it was written")
  }
}
