import Expressions
import Testing

@Suite struct ErrorTests {
  // text, what is shown below it, variables.
  static let mistakes: [(text: String, below: String)] = [
    ("sin(x) + cso(y)", "         ^\nunknown function 'cso'; did you mean 'cos'?"),
    ("", "^\nthere is nothing to read: expected a number, a name or '('"),
    ("  ", "^\nthere is nothing to read: expected a number, a name or '('"),
    ("x + $", "    ^\nunexpected character '$'"),
    ("x = 2", "  ^\nwrite '=' as '=='"),
    ("x + ∞", "    ^\nunexpected character '∞'; did you mean '1/0'?"),
    ("√(x)", "^\nunexpected character '√'; did you mean 'sqrt(x)'?"),
    ("x +", "   ^\nexpected a number, a name or '(', found the end"),
    ("x + ", "   ^\nexpected a number, a name or '(', found the end"),
    ("x + * y", "    ^\nexpected a number, a name or '(', found '*'"),
    ("x + ** y", "    ^\nexpected a number, a name or '(', found '**'"),
    ("()", " ^\nexpected a number, a name or '(', found ')'"),
    ("max(x,)", "      ^\nexpected a number, a name or '(', found ')'"),
    ("max(,x)", "    ^\nexpected a number, a name or '(', found ','"),
    ("2x", " ^\nexpected an operator, found 'x'; did you mean '2*x'?"),
    ("1.5e3(x+1)", "     ^\nexpected an operator, found '('; did you mean '1.5e3*('?"),
    ("1e-3x", "    ^\nexpected an operator, found 'x'; did you mean '1e-3*x'?"),
    ("e-3x", "   ^\nexpected an operator, found 'x'; did you mean '3*x'?"),
    ("2exp(x)", " ^\nexpected an operator, found 'exp'; did you mean '2*exp'?"),
    ("x ? 1 : 2", "  ^\nwrite '?' as 'if(condition, a, b)'"),
    ("if(x, 1, 2)", "    ^\na number is no condition: compare it, as in x > 0"),
    ("(x > 0)*x", "       ^\na condition is no number: if(condition, a, b) makes one"),
    ("x > 0", "     ^\na condition is no number: if(condition, a, b) makes one"),
    ("if(0 < x < 1, 1, 2)", "         ^\none comparison after another: write 'a < b and b < c'"),
    ("if(x > 0, 1)", "^\n'if' takes 3 arguments; it is given 2"),
    ("x and y", "  ^\na number is no condition: compare it, as in x > 0"),
    ("let z = x", "    ^\nexpected 'in' after the value of 'z': let z = a*x in z^2"),
    ("let 2 = x in 1", "    ^\n'2' is not a name: a letter or '_', followed by letters, digits and '_'"),
    ("|x", "^\nthis '|' is never closed: expected '|'"),
    ("x|", " ^\nthis '|' closes no '|'"),
    ("[1, 2]", "^\na list in brackets is an argument of dot: dot(w, [1, 2, 3])"),
    ("dot([1, 2], [1])", "^\nthe vectors have 2 and 1 elements"),
    ("dot(x, [1])", "^\n'dot' takes two vectors, such as w and [1, 2, 3]"),
    ("dot([1], [2]) + dot([1, x", "                    ^\nthis '[' is never closed: expected ']'"),
    (
      "sum(i, 1, x, i)",
      "^\n'sum' takes an index, two integers that are known and a formula, sum(i, 1, 10, …), or with data a name for its rows, sum(row, …)"
    ),
    ("w[1]", "^\nthere is no 'w[1]'"),
    ("jn(x, 1)", "^\n'jn' takes an integer that is known when the formula is read: a number, or an index"),
    ("np.sinc(x)", "   ^\nwrite 'np.sinc' as 'sinc(pi*x)'"),
    ("lib.sin(x)", "^\n'lib' is no library whose names are known: np, math, torch, …"),
    ("x y", "  ^\nexpected an operator, found 'y'"),
    ("x 2", "  ^\nexpected an operator, found '2'"),
    ("x(2)", " ^\nexpected an operator, found '('"),
    ("pi(2)", "  ^\nexpected an operator, found '('"),
    ("(x)(y)", "   ^\nexpected an operator, found '('"),
    ("1.2.3", "^\n'1.2.3' is not a number"),
    ("x+1e", "  ^\n'1e' is not a number"),
    ("1e+*x", "^\n'1e+' is not a number"),
    (".", "^\n'.' is not a number"),
    (".e5", "^\n'.e5' is not a number"),
    ("1..2", "^\n'1..2' is not a number"),
    ("(x*(y+1)", "^\nthis '(' is never closed: expected ')'"),
    ("x*(y+1", "  ^\nthis '(' is never closed: expected ')'"),
    ("sin(x", "   ^\nthis '(' is never closed: expected ')'"),
    ("x+1)", "   ^\nthis ')' closes no '('"),
    ("x,y", " ^\na ',' separates the arguments of a function; here is none"),
    ("(x,y)", "  ^\na ',' separates the arguments of a function; here is none"),
    ("sin((x,y))", "      ^\na ',' separates the arguments of a function; here is none"),
    ("foo(x)", "^\nunknown function 'foo'"),
    ("arcsine(x)", "^\nunknown function 'arcsine'; did you mean 'arcsin' or 'arcsinh'?"),
    ("x + lenght", "    ^\nunknown variable 'lenght'; did you mean 'length'?"),
    ("x + q", "    ^\nunknown variable 'q'"),
    ("x*sin", "  ^\nexpected '(' and the arguments of the function 'sin'"),
    ("atan2(x)", "^\n'atan2' takes 2 arguments; it is given 1"),
    ("1+sin(x,y)", "  ^\n'sin' takes 1 argument; it is given 2"),
    ("sin()", "^\n'sin' takes 1 argument; it is given 0"),
    ("min(x)", "^\n'min' takes at least 2 arguments; it is given 1"),
    ("hypot(x,y,1)", "^\n'hypot' takes 2 arguments; it is given 3"),
    // A letter with its accents is one character, a line break or a tab one blank.
    ("he\u{301}*$", "   ^\nunexpected character '$'"),
    ("漢字 $", "   ^\nunexpected character '$'"),
    ("y2(x)", "^\nunknown function 'y2'; did you mean 'y0', 'y1' or 'yn'?"),
  ]

  @Test("An error shows the place and says what was expected", arguments: mistakes)
  func caret(text: String, below: String) throws {
    let error = #expect(throws: ExpressionError.self) {
      try Expression(text, variables: ["x", "y", "length", "h\u{e9}", "漢字"])
    }
    #expect(error?.description == "\(text)\n\(below)")
    #expect(error?.text == text)
    #expect(error?.position == below.prefix { $0 != "^" }.count)
  }

  @Test("Line breaks and tabs are shown as blanks, so that the caret stands in its place")
  func controlCharacters() throws {
    let error = #expect(throws: ExpressionError.self) { try Expression("x\r\n\t+ \u{1b}[0m") }
    #expect(error?.description == "x  +  [0m\n     ^\nunexpected character '\u{1b}'")
  }

  @Test("Of a long text, the hundred characters around the place are shown")
  func excerpt() throws {
    let text = Array(repeating: "x", count: 500).joined(separator: "+") + "+?" + String(repeating: "+y", count: 300)
    let error = try #require(throws: ExpressionError.self) { try Expression(text) }
    #expect(error.position == 1000)
    let lines = error.description.split(separator: "\n").map(Array.init)
    #expect(lines[0].count == 102 && lines[0].first == "…" && lines[0].last == "…")
    let column = try #require(lines[1].firstIndex(of: "^"))
    #expect(lines[0][column] == "?")
  }

  @Test(
    "A variable's name must be one, and stand once",
    arguments: [
      (["x", "2y"], "x, 2y\n   ^\n'2y' is not a name: a letter or '_', followed by letters, digits and '_'"),
      ([""], "\n^\nthe end is not a name: a letter or '_', followed by letters, digits and '_'"),
      (["a b"], "a b\n^\n'a b' is not a name: a letter or '_', followed by letters, digits and '_'"),
      (["x", "y", "x"], "x, y, x\n      ^\n'x' is named twice"),
    ])
  func names(variables: [String], description: String) throws {
    let error = #expect(throws: ExpressionError.self) { try Expression("1", variables: variables) }
    #expect(error?.description == description)
  }

  @Test("An error carries its data")
  func data() throws {
    let error = try #require(throws: ExpressionError.self) { try Expression("1 + atan2(3)") }
    #expect(error.found == "atan2" && error.position == 4)
    #expect(error.problem == .argumentCount(expected: .exactly(2), given: 1))
    #expect(error.expected == "2 arguments")
    let unknown = try #require(throws: ExpressionError.self) {
      try Expression("x3", variables: ["x1", "x2", "x", "y"])
    }
    #expect(unknown.problem == .unknownVariable && unknown.suggestions == ["x1", "x2", "x"])
    #expect(unknown.message == "unknown variable 'x3'; did you mean 'x1', 'x2' or 'x'?")
  }

  @Test(
    "The nearest names are those one can have meant",
    arguments: [
      ("cso", ["sin", "cos", "cosh"], ["cos"]), ("SIN", ["sin", "cos"], ["sin"]), ("y", ["x", "z"], []),
      ("rosenbrok", ["beale", "rosenbrock", "wood"], ["rosenbrock"]),
      ("misra", ["misra1a", "misra1b"], ["misra1a", "misra1b"]),
      ("binary46", ["binary32", "binary16", "binary64"], ["binary16", "binary64", "binary32"]), ("", ["a"], []),
      ("abcdefgh", ["abcdefhg", "abdcefhg"], ["abcdefhg", "abdcefhg"]), ("ca", ["abc"], []),
      ("x9", ["x1", "x2", "x3", "x4"], ["x1", "x2", "x3"]), ("quux", ["sin", "cos"], []),
    ])
  func nearest(name: String, candidates: [String], expected: [String]) {
    #expect(nearestNames(to: name, among: candidates) == expected)
  }
}
