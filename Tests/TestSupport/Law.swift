import Testing

/// Records an issue that names the law and the numbers it fails for, if `holds` is false.
///
/// Laws are checked for thousands of numbers; this is `#expect` without its cost when all is well.
public func expectLaw(
  _ holds: Bool, _ law: @autoclosure () -> String, fileID: String = #fileID, filePath: String = #filePath,
  line: Int = #line, column: Int = #column
) {
  guard !holds else { return }
  let place = SourceLocation(fileID: fileID, filePath: filePath, line: line, column: column)
  Issue.record("\(law())", sourceLocation: place)
}

/// Records an issue if `value` is not the very number `expected`, the sign of zero included.
public func expectIdentical<S: FloatingPoint>(
  _ value: S, _ expected: S, _ what: @autoclosure () -> String, fileID: String = #fileID, filePath: String = #filePath,
  line: Int = #line, column: Int = #column
) {
  expectLaw(
    identical(value, expected), "\(S.self): \(what()) is \(value), expected \(expected)",
    fileID: fileID, filePath: filePath, line: line, column: column)
}

/// Whether two numbers are the same one: equal and of the same sign (so that −0 is not +0), or both NaN.
public func identical<S: FloatingPoint>(_ a: S, _ b: S) -> Bool {
  a.isNaN ? b.isNaN : a == b && a.sign == b.sign
}
