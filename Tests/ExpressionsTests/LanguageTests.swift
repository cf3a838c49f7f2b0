import Expressions
import Testing

@Suite struct LanguageTests {
  // Values by hand, or of Python's math to all digits; equality is exact where no function rounds.
  @Test(
    "Conditions choose a branch",
    arguments: [
      ("if(x > 0, x, -x)", -3.0, 3.0), ("if(x >= 0 and x <= 1, 1, 2)", 1, 1), ("if(x < 0 or x > 1, 1, 2)", 0.5, 2),
      ("if(not x < 0, 1, 2)", 0, 1), ("if(not (x < 0 or x > 1), 1, 2)", 2, 2), ("if(x == 2, 5, 6)", 2, 5),
      ("if(x != 2, 5, 6)", 2, 6), ("if(!(x<0) && x<1 || x>10, 1, 2)", 11, 1),
      ("if(x ≤ 2, 1, 0) + if(x ≥ 2, 1, 0)", 2, 2),
      ("if(x > 0, if(x > 1, 3, 2), 1)", 0.5, 2), ("2*if(x > 0, let z = x+1 in z*z, 7)^2 + 1", 1, 33),
      ("if(x == 0, 1, sin(x)/x)", 0, 1), ("if(x + 1 > 2*x - 3, 1, 2)", 4, 2), ("if(0/0 > x, 1, 2)", 1, 2),
      ("where(x > 0, 1, 2)", -1, 2), ("if(let z = x^2 in z > 4, 1, 2)", 3, 1),
    ])
  func conditions(text: String, x: Double, value: Double) throws {
    #expect(try Expression(text, variables: ["x"])([x]) == value)
  }

  @Test(
    "Functions with pieces and steps",
    arguments: [
      ("clamp(x, -1, 2)", 3.0, 2.0), ("clamp(x, -1, 2)", -3, -1), ("clamp(x, -1, 2)", 0.5, 0.5), ("sign(x)", -2, -1),
      ("sign(x)", 0, 0), ("floor(x)", -1.5, -2), ("ceil(x)", -1.5, -1), ("round(x)", 2.5, 2), ("round(x)", 3.5, 4),
      ("mod(x, 3)", -1, 2), ("mod(x, -3)", 1, -2), ("x % 3 + 1", 7, 2), ("heaviside(x)", 0, 0.5),
      ("heaviside(x)", 2, 1),
      ("heaviside(x)", -2, 0), ("relu(x)", -2, 0), ("relu(x)", 2, 2), ("sigmoid(x)", 0, 0.5),
      ("softplus(x)", 1000, 1000),
      ("sigmoid(x)", -700, 9.85967654375977e-305), ("logsumexp(x, x - 1000, 1)", 1000, 1000), ("logit(x)", 0.5, 0),
      ("sinc(x)", 0, 1), ("|x|", -2, 2), ("|x - |x|| * 2", -1, 4), ("-|x|^2", 3, -9), ("||x| - 5|", -2, 3),
    ])
  func pieces(text: String, x: Double, value: Double) throws {
    #expect(try Expression(text, variables: ["x"])([x]) == value)
  }

  @Test(
    "What other languages write is understood",
    arguments: [
      ("x − 1", 3.0, 2.0), ("2·x × 3", 1, 6), ("x² + x³", 2, 12), ("2^x²", 2, 16), ("-x²", 3, -9), ("x⁻¹", 4, 0.25),
      ("π/π", 1, 1), ("x ÷ 2", 3, 1.5), ("np.maximum(x, 2) + math.fabs(-x)", 1, 3), ("torch.clamp(x, 0, 1)", 2, 1),
      ("np.arctan2(0, x) + jnp.arcsin(0)", 1, 0), ("np.where(x > 0, 1, 2)", 1, 1), ("math.pi - np.pi", 1, 0),
      ("scipy.special.expit(0)*x", 1, 0.5), ("max(x, 1)**2", 3, 9),
    ])
  func otherLanguages(text: String, x: Double, value: Double) throws {
    #expect(try Expression(text, variables: ["x"])([x]) == value)
  }

  @Test(
    "Definitions hold to the end of what they stand in",
    arguments: [
      ("let z = 2*x+1 in z^2", 1.0, 9.0), ("let a = x in let b = a+1 in a*b", 2, 6), ("1 + let z = x in z*2 + 1", 3, 8),
      ("(let z = x in z) * 2 + x", 3, 9), ("let z = (let y = x in y*y) in z + 1", 3, 10),
      ("max(let z = x in z, let z = 2*x in z)", 3, 6), ("let x = x + 1 in x*x", 1, 4), ("|let z = -x in z|", 2, 2),
      ("let z = x in if(z > 1, let w = z*z in w, z)", 3, 9), ("sum(i, 1, 3, let z = i*x in z*z)", 1, 14),
    ])
  func definitions(text: String, x: Double, value: Double) throws {
    #expect(try Expression(text, variables: ["x"])([x]) == value)
  }

  @Test(
    "Sums, products and vectors are written out",
    arguments: [
      ("sum(i, 1, 4, x^i)", 2.0, 30.0), ("prod(i, 1, 5, i)*x", 1, 120), ("sum(i, 1, 0, x/0)", 1, 0),
      ("prod(i, 3, 2, x)", 1, 1), ("sum(i, 1, 3, sum(j, 1, i, x*j))", 1, 10), ("sum(i, -2, 2, i^2)", 1, 10),
      ("sum(i, 1, 3, if(i == 2, 10, x))", 1, 12), ("dot([1, x, 3], [4, 5, x])", 2, 20),
      ("sum(i, 0, 2, prod(j, i, i+1, j+x))", 1, 20), ("2*sum(i,1,2,i)^2", 1, 18),
    ])
  func sums(text: String, x: Double, value: Double) throws {
    #expect(try Expression(text, variables: ["x"])([x]) == value)
  }

  @Test("Variables may be elements of vectors")
  func vectors() throws {
    let variables = ["w[1]", "w[2]", "w[3]", "b"]
    let point: [Double] = [2, 3, 5, 7]
    #expect(try Expression("dot(w, [1, 10, 100]) + b", variables: variables)(point) == 539)
    #expect(try Expression("dot(w, w) - w[2]", variables: variables)(point) == 35)
    #expect(try Expression("sum(i, 1, 2, w[i]*w[i+1])", variables: variables)(point) == 21)
    #expect(try Expression("sum(i, 1, 2, w[2*i-1])").variables == ["w[1]", "w[3]"])
    #expect(try Expression("a[1,2] + a[2,1]").variables == ["a[1,2]", "a[2,1]"])
    let text = try PointText("w=[2,3,5], b=7")
    #expect(text.names == variables)
    #expect(try text.values(of: variables, as: Double.self) == point)
    let missing = try #require(throws: ExpressionError.self) { try Expression("w[4]", variables: variables) }
    #expect(missing.message == "there is no 'w[4]'; did you mean 'w[1]', 'w[2]' or 'w[3]'?")
  }

  @Test("Constants and data have names")
  func named() throws {
    var names = Definitions()
    try names.define("k = 1.5")
    try names.define("q=2*k+1")
    try names.define("n=3")
    try names.define("v=[1, k, n]")
    try names.define(columns: [("t", ["1", "2", "3.5"]), ("y", ["2", "-4", "1e1"])])
    func value(_ text: String, _ x: Double) throws -> Double {
      try Expression(text, variables: ["x"], definitions: names)([x])
    }
    #expect(try value("q*x", 2) == 8)
    #expect(try value("(-x)^n", 2) == -8, "an integer constant makes an integer power")
    #expect(try value("sum(i, 1, n, v[i])", 1) == 5.5)
    #expect(try value("dot(v, [x, x, x])", 2) == 11)
    #expect(try value("sum(row, (y - x*t)^2)", 2) == 0 + 64 + 9)
    #expect(try value("sum(row, row)", 2) == 6)
    #expect(try value("sum(row, if(y > 0, t, 0))", 2) == 4.5)
    for mistake in ["k=2", "2=3", "z", "z=x", "v=[1]"] {
      #expect(throws: ExpressionError.self) { try names.define(mistake) }
    }
    #expect(throws: ExpressionError.self) { try Expression("t", variables: [], definitions: names) }
  }

  @Test("Every function of the list is one, with the number of arguments that it shows")
  func list() throws {
    #expect(FormulaFunction.all.count == Set(FormulaFunction.all.map(\.name)).count && FormulaFunction.all.count > 60)
    for function in FormulaFunction.all where !["sum", "prod", "dot", "if", "jn", "yn"].contains(function.name) {
      let count = function.arguments.split(separator: ",").count { !$0.contains("…") }
      let arguments = Array(repeating: "0.5", count: count).joined(separator: ", ")
      let value: Double = try Expression("\(function.name)(\(arguments))", variables: [])([])
      #expect(!value.isNaN || function.name == "acosh", "\(function.name)")
    }
  }
}
