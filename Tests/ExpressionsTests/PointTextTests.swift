import Expressions
import MultiPrecision
import Testing

@Suite struct PointTextTests {
  @Test("A point by name is in the order of the variables, each value rounded once to the format")
  func named() throws {
    let point = try PointText(" x1=-1.2, x2 = 1e-3 ,y=pi/4, z=max(1,2)")
    #expect(point.names == ["x1", "x2", "y", "z"])
    #expect(point.coordinates.map(\.value.description) == ["-1.2", "1e-3", "pi/4", "max(1,2)"])
    let values = try point.values(of: ["z", "y", "x2", "x1"], as: Double.self)
    #expect(values == [2, Double.pi / 4, 0.001, -1.2])
    let wide = try point.values(of: ["x2", "x1", "y", "z"], as: MPFloat<Words<4>>.self)
    #expect(wide[0] == 1 / MPFloat(1000))
    #expect(wide[1] == -6 / MPFloat(5))
  }

  @Test("A point without names is in the order in which it is written")
  func positional() throws {
    let point = try PointText("1, -0.5,e")
    #expect(point.names == nil)
    #expect(try point.values(of: ["b", "a", "c"], as: Double.self) == [1, -0.5, 2.718281828459045])
    #expect(point.description == "1, -0.5,e")
  }

  @Test(
    "A mistake in a point is shown in its place",
    arguments: [
      ("", "^\nthere is nothing to read: expected a number, a name or '('"),
      ("x=1,", "    ^\nexpected a number, a name or '(', found the end"),
      ("x=1, y", "      ^\nexpected '=' and a value, found the end"),
      ("x -1.2", "  ^\nexpected '=' and a value, found '-1.2'"),
      ("x=1, 2", "     ^\nexpected '=' and a value, found '2'"),
      ("1, y=2", "   ^\n'y' is named, while the coordinates before it are not"),
      ("x=1, x=2", "     ^\n'x' is named twice"),
      ("x=1, 2y=2", "     ^\n'2y' is not a name: a letter or '_', followed by letters, digits and '_'"),
      ("=1", "^\n'=' is not a name: a letter or '_', followed by letters, digits and '_'"),
      ("x=", "  ^\nexpected a number, a name or '(', found the end"),
      ("x=1, y=", "       ^\nexpected a number, a name or '(', found the end"),
      ("x=1,,y=2", "    ^\nexpected a number, a name or '(', found ','"),
      ("x=, y=2", "  ^\nexpected a number, a name or '(', found ','"),
      ("x=1+ , y=2", "     ^\nexpected a number, a name or '(', found ','"),
      ("x=1, y, z=2", "      ^\nexpected '=' and a value, found ','"),
      ("x=1, y=2..3", "       ^\n'2..3' is not a number"),
      ("x=1, y=z", "       ^\nunknown variable 'z'"),
      ("x=1, y=abc", "       ^\nunknown variable 'abc'"),
      ("1, 2 3", "     ^\nexpected an operator, found '3'"),
      ("x=(1, y=2", "    ^\na ',' separates the arguments of a function; here is none"),
      ("x=(1", "  ^\nthis '(' is never closed: expected ')'"),
      ("x==1", "  ^\nexpected a number, a name or '(', found '='"),
    ])
  func mistakes(text: String, below: String) throws {
    let error = #expect(throws: ExpressionError.self) { try PointText(text) }
    #expect(error?.description == "\(text)\n\(below)")
  }

  @Test(
    "A point must fit the variables and the format",
    arguments: [
      ("alpha=1, bta=2", "         ^\nunknown variable 'bta'; did you mean 'beta'?"),
      ("alpha=1", "       ^\nexpected a value for 'beta'"),
      ("1", " ^\nexpected 2 values (alpha, beta); 1 is given"),
      ("1, 2, 3", "      ^\nexpected 2 values (alpha, beta); 3 are given"),
      ("beta=1e39, alpha=1", "^\n'1e39' is not finite in binary32"),
      ("1, 0/0", "   ^\n'0/0' is not finite in binary32"),
    ])
  func misfits(text: String, below: String) throws {
    let point = try PointText(text)
    let error = #expect(throws: ExpressionError.self) { try point.values(of: ["alpha", "beta"], as: Float.self) }
    #expect(error?.description == "\(text)\n\(below)")
  }
}
