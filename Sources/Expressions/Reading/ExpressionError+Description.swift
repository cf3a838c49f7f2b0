extension ExpressionError: CustomStringConvertible {
  /// What was expected at the place, as a noun: `an operator`; nil where the mistake is not that something is missing.
  public var expected: String? {
    switch problem {
    case .empty, .expectedOperand: "a number, a name or '('"
    case .malformedNumber: "a number"
    case .expectedOperator: "an operator"
    case .unclosedParenthesis: found == "(" ? "')'" : found == "[" ? "']'" : "'|'"
    case .expectedNumber, .misplacedVector: "a number"
    case .expectedCondition: "a condition"
    case .expectedIn: "'in'"
    case .expectedInteger: "an integer"
    case .expectedVector: "a vector"
    case .expectedArguments: "'('"
    case .argumentCount(let arity, _): arity.description
    case .malformedName: "a name"
    case .expectedEquals: "'='"
    case .missingCoordinates(let names): names.map { "a value for '\($0)'" }.joined(separator: ", ")
    case .coordinateCount(let names, _): counted(names.count, "value")
    case .notFinite: "a finite number"
    case .unexpectedCharacter, .unopenedParenthesis, .misplacedComma, .unknownFunction, .unknownVariable, .repeatedName,
      .unexpectedEquals, .chainedComparison, .expectedIndex, .misplacedList, .unknownVector, .noElement, .vectorLengths,
      .spelled, .unknownLibrary, .tooDeep, .tooLong, .realOnly:
      nil
    }
  }

  /// The mistake in one line, without the text it is in.
  public var message: String {
    let here = found.isEmpty ? "the end" : "'\(found)'"
    switch problem {
    case .empty: return "there is nothing to read: expected \(expected ?? "")"
    case .unexpectedCharacter: return "unexpected character \(here)" + suggestion
    case .malformedNumber: return "\(here) is not a number"
    case .expectedOperand, .expectedOperator: return "expected \(expected ?? ""), found \(here)" + suggestion
    case .unclosedParenthesis: return "this '\(found)' is never closed: expected \(expected ?? "")"
    case .unopenedParenthesis: return "this \(here) closes no \(found == ")" ? "'('" : found == "]" ? "'['" : "'|'")"
    case .expectedNumber: return "a condition is no number: if(condition, a, b) makes one"
    case .expectedCondition: return "a number is no condition: compare it, as in x > 0"
    case .chainedComparison: return "one comparison after another: write 'a < b and b < c'"
    case .expectedIn: return "expected 'in' after the value of \(here): let z = a*x in z^2"
    case .expectedIndex:
      return
        "\(here) takes an index, two integers that are known and a formula, \(found)(i, 1, 10, …), or with data a name "
        + "for its rows, \(found)(row, …)"
    case .expectedInteger:
      return "\(here) takes an integer that is known when the formula is read: a number, or an index"
    case .misplacedList: return "a list in brackets is an argument of dot: dot(w, [1, 2, 3])"
    case .misplacedVector: return "a vector is no number: dot(v, w) makes one"
    case .expectedVector: return "\(here) takes two vectors, such as w and [1, 2, 3]"
    case .unknownVector:
      return "nothing tells how many elements \(here) has: give them as \(found)=[1, 2, 3]" + suggestion
    case .noElement(let name): return "there is no '\(name)'" + suggestion
    case .vectorLengths(let a, let b): return "the vectors have \(a) and \(b) elements"
    case .spelled(let prefix):
      let what = prefix.isEmpty ? here : "'\(prefix).\(found)'"
      return "write \(what) as \(suggestions.map { "'\($0)'" }.joined(separator: " or "))"
    case .unknownLibrary: return "\(here) is no library whose names are known: np, math, torch, …"
    case .tooDeep(let limit): return "more than \(limit) operators, parentheses and calls are open here"
    case .tooLong(let limit): return "written out, \(here) takes more than \(limit) steps"
    case .misplacedComma: return "a ',' separates the arguments of a function; here is none"
    case .unknownFunction: return "unknown function \(here)" + suggestion
    case .unknownVariable: return "unknown variable \(here)" + suggestion
    case .expectedArguments: return "expected '(' and the arguments of the function \(here)"
    case .argumentCount(let arity, let given): return "\(here) takes \(arity); it is given \(given)"
    case .malformedName:
      return "\(here) is not a name: a letter or '_', followed by letters, digits and '_'"
    case .repeatedName: return "\(here) is named twice"
    case .expectedEquals: return "expected '=' and a value, found \(here)"
    case .unexpectedEquals: return "\(here) is named, while the coordinates before it are not"
    case .missingCoordinates: return "expected \(expected ?? "")"
    case .coordinateCount(let names, let given):
      let list = names.joined(separator: ", ")
      return "expected \(counted(names.count, "value")) (\(list)); \(given) \(given == 1 ? "is" : "are") given"
    case .notFinite(let format): return "\(here) is not finite in \(format)"
    case .realOnly:
      return "\(here) is for real numbers; of complex ones there are abs, conj, re, im and the smooth functions"
    }
  }

  /// Three lines: the text, a caret below the place, and the mistake.
  ///
  /// Of a text longer than 100 characters, the surroundings of the place are shown. Line breaks and other control
  /// characters are shown as blanks, so that the caret stands where it should.
  public var description: String {
    let width = 100
    let characters = text.map { character in
      character.unicodeScalars.contains { $0.properties.generalCategory == .control } ? " " : character
    }
    var first = 0
    if characters.count > width { first = max(0, min(position - width / 2, characters.count - width)) }
    let last = min(first + width, characters.count)
    let before = first > 0 ? "…" : ""
    let after = last < characters.count ? "…" : ""
    let caret = String(repeating: " ", count: before.count + position - first) + "^"
    return "\(before)\(String(characters[first..<last]))\(after)\n\(caret)\n\(message)"
  }

  private var suggestion: String {
    guard let last = suggestions.last else { return "" }
    let others = suggestions.dropLast().map { "'\($0)'" }.joined(separator: ", ")
    return "; did you mean " + (others.isEmpty ? "" : others + " or ") + "'\(last)'?"
  }
}

extension ExpressionError.Arity: CustomStringConvertible {
  /// `1 argument`, `at least 2 arguments`.
  public var description: String {
    switch self {
    case .exactly(let n): counted(n, "argument")
    case .atLeast(let n): "at least " + counted(n, "argument")
    }
  }
}

private func counted(_ count: Int, _ noun: String) -> String { "\(count) \(noun)\(count == 1 ? "" : "s")" }
