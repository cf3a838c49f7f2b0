public import ComplexModule
public import RealModule
public import Scalars

/// The operations that complex numbers have: the smooth ones, and those of a number's parts.
@frozen
@usableFromInline
enum ComplexOperations<S: RealScalar>: Operations where Complex<S>: Scalar {
  @usableFromInline typealias Number = Complex<S>

  @inlinable
  static func integerPower(_ z: Complex<S>, _ n: Int) -> Complex<S> { SmoothOperations.integerPower(z, n) }

  @inlinable
  static func apply(_ function: UnaryFunction, _ z: Complex<S>) -> Complex<S> {
    switch function {
    case .abs: Complex(S.hypot(z.real, z.imaginary), 0)
    case .conj: Complex(z.real, -z.imaginary)
    case .re: Complex(z.real, 0)
    case .im: Complex(z.imaginary, 0)
    default: SmoothOperations.apply(function, z)
    }
  }

  @inlinable
  static func apply(_ operation: BinaryOperation, _ z: Complex<S>, _ w: Complex<S>) -> Complex<S> {
    SmoothOperations.apply(operation, z, w)
  }

  @inlinable
  static func apply(_ function: SpecialFunction, _ z: [Complex<S>]) -> Complex<S> {
    SmoothOperations.apply(function, z)
  }

  @inlinable
  static func compare(_ relation: Relation, _ z: Complex<S>, _ w: Complex<S>, isFixed: Bool) -> Truth {
    SmoothOperations.compare(relation, z, w, isFixed: isFixed)
  }

  @inlinable
  static func select(_ truth: Truth, _ first: Complex<S>, _ second: Complex<S>) -> Complex<S> {
    SmoothOperations.select(truth, first, second)
  }
}

/// A formula of complex variables, in which `i` is the imaginary unit: a function Cⁿ → C, at every precision.
///
/// It may have every smooth operation, and `abs`, `conj`, `re` and `im`, with which it is no function of complex analysis any more but one
/// that machine learning differentiates.
public struct ComplexExpression: Hashable, Sendable, CustomStringConvertible {
  /// The formula; its last variable is `i`.
  private let expression: Expression
  /// The text that was read.
  public let description: String

  /// The names of the variables, without `i`.
  public var variables: [String] { Array(expression.variables.dropLast()) }

  /// Reads a formula in the variables of these names.
  ///
  /// - Throws: what is wrong, and where; that a function is for real numbers only.
  public init(
    _ text: String, variables: [String], definitions: Definitions = Definitions()
  ) throws(ExpressionError) {
    let names = variables.filter { $0 != "i" } + ["i"]
    expression = try Expression(Self.withProducts(text), variables: names, definitions: definitions)
    description = text
    if let function = expression.program.functionOfRealNumbers {
      throw ExpressionError(text: text, position: 0, found: function, problem: .realOnly)
    }
  }

  /// The names in a formula that are no constants, functions or `i`, in the order of their first appearance.
  public static func names(
    in text: String, definitions: Definitions = Definitions()
  ) throws(ExpressionError) -> [String] {
    try Expression(withProducts(text), definitions: definitions).variables.filter { $0 != "i" }
  }

  /// Whether a text is a formula that has the imaginary unit in it.
  public static func isComplex(_ text: String) -> Bool {
    (try? Expression(withProducts(text)))?.variables.contains("i") ?? false
  }

  /// The text with `(2*i)` for each `2i`, as complex numbers are written.
  private static func withProducts(_ text: String) -> String {
    let characters = Array(text)
    var (result, k) = ("", 0)
    while k < characters.count {
      let isInsideName = k > 0 && (characters[k - 1].continuesName || characters[k - 1] == ".")
      let end = isInsideName ? k : endOfNumber(characters, from: k)
      let isUnit = end > k && end < characters.count && characters[end] == "i"
      if isUnit, !(end + 1 < characters.count && characters[end + 1].continuesName) {
        result += "(" + String(characters[k..<end]) + "*i)"
        k = end + 1
      } else {
        result += String(characters[k..<max(end, k + 1)])
        k = max(end, k + 1)
      }
    }
    return result
  }

  /// Where a decimal number without a sign ends that begins there; there itself where none begins.
  private static func endOfNumber(_ characters: [Character], from start: Int) -> Int {
    func digits(from start: Int) -> Int {
      characters[start...].firstIndex { !("0"..."9").contains($0) } ?? characters.count
    }
    var end = digits(from: start)
    if end < characters.count, characters[end] == "." { end = digits(from: end + 1) }
    guard end > start, characters[start..<end] != ["."] else { return start }
    if end < characters.count, characters[end] == "e" || characters[end] == "E" {
      let sign =
        end + 1 < characters.count && (characters[end + 1] == "+" || characters[end + 1] == "-") ? end + 2 : end + 1
      if sign < characters.count, digits(from: sign) > sign { end = digits(from: sign) }
    }
    return end
  }

  /// The formula's value.
  ///
  /// - Precondition: `z` has as many elements as there are variables.
  public func callAsFunction<S: RealScalar>(_ z: [Complex<S>]) -> Complex<S> {
    let program = expression.program
    let constants = program.constants(as: Complex<S>.self)
    return program.evaluate(at: z + [Complex(0, 1)], constants: constants, with: ComplexOperations<S>.self)
  }
}

extension Program {
  /// A function in it that complex numbers do not have; nil where there is none.
  fileprivate var functionOfRealNumbers: String? {
    for instruction in instructions {
      switch instruction {
      case .unary(let function):
        if function.isRealOnly, ![.abs, .conj, .re, .im].contains(function) { return function.rawValue }
      case .binary(let operation): if operation.isRealOnly { return operation.rawValue }
      case .special: return "a special function"
      case .compare: return "a comparison"
      default: continue
      }
    }
    return nil
  }
}
