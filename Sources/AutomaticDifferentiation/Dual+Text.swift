import RealModule
public import Scalars

extension Dual: CustomStringConvertible where Base: RealScalar {
  /// The value alone for a constant, else value and tangent: `2.0 + (1.0)ε`. Reads back as the same number.
  public var description: String {
    tangent.isIdenticallyZero ? value.description : "\(value.description) + (\(tangent.description))ε"
  }
}

extension Dual: LosslessStringConvertible where Base: RealScalar {
  /// The number that `description` writes: a text of `Base`, for a constant, or `value + (tangent)ε`; else nil.
  public init?(_ description: String) {
    guard description.hasSuffix(")ε") else {
      guard let value = Base(description) else { return nil }
      self.init(value)
      return
    }
    // The tangent stands between the last parenthesis and the one that it closes: those of a nested tangent lie within.
    var depth = 0
    let content = description.dropLast()
    let opening = content.indices.reversed().first { i in
      if content[i] == ")" { depth += 1 }
      if content[i] == "(" { depth -= 1 }
      return depth == 0
    }
    guard let opening, content[..<opening].hasSuffix(" + ") else { return nil }
    let tangentText = content[content.index(after: opening)...].dropLast()
    guard let value = Base(String(content[..<opening].dropLast(3))), let tangent = Base(String(tangentText)) else {
      return nil
    }
    self.init(value, tangent: tangent)
  }
}
