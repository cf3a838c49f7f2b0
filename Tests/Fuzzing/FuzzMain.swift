import Foundation

/// What is fuzzed: the readers of all text and bytes that come from others.
///
/// libFuzzer calls `LLVMFuzzerTestOneInput` with bytes that it changes so that new code runs. A trap, a hang or much memory is a
/// finding, and so is a law that does not hold: `require` traps.
enum FuzzTarget: String, CaseIterable {
  case expression, point, bounds, blocks, cases, part, text, answer, number, file

  func run(_ bytes: [UInt8]) {
    switch self {
    case .expression: fuzzExpression(bytes)
    case .point: fuzzPoint(bytes)
    case .bounds: fuzzBounds(bytes)
    case .blocks: fuzzBlocks(bytes)
    case .cases: fuzzCase(bytes)
    case .part: fuzzPart(bytes)
    case .text: fuzzText(bytes)
    case .answer: fuzzAnswer(bytes)
    case .number: fuzzNumber(bytes)
    case .file: fuzzPointFile(bytes)
    }
  }

  /// The one that the environment's `FUZZ_TARGET` names.
  static let chosen: FuzzTarget = {
    let name = ProcessInfo.processInfo.environment["FUZZ_TARGET"] ?? ""
    guard let target = FuzzTarget(rawValue: name) else {
      let names = allCases.map(\.rawValue).joined(separator: " ")
      FileHandle.standardError.write(Data("FUZZ_TARGET is '\(name)'; it must be one of: \(names)\n".utf8))
      exit(64)
    }
    return target
  }()
}

/// A law that must hold for every input.
func require(_ condition: Bool, _ law: @autoclosure () -> String) {
  precondition(condition, law())
}

/// What libFuzzer calls.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  FuzzTarget.chosen.run(Array(UnsafeBufferPointer(start: start, count: count)))
  return 0
}
