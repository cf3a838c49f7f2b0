public import EveryPrecision
import Scalars

/// What a function of numbers takes, however the numbers are arranged: a scalar, an array, arrays of arrays, a SIMD vector, a struct.
///
/// A check moves the numbers one by one, and names them in what it says: x1, x2, … of a vector, `W[3,0]` of a matrix W. A struct
/// conforms by ``ParameterStruct``. The gradient with respect to parameters is parameters of the same arrangement.
public protocol Parameters {
  /// The scalar that all of it is made of.
  associatedtype Number: RealScalar

  /// Adds the numbers, in their order, to a list.
  func appendParameters(to numbers: inout [Number])

  /// Replaces the numbers, in the same order, by the first ones of a list, and takes these from it. The arrangement stays.
  mutating func takeParameters(from numbers: inout ArraySlice<Number>)

  /// The parts, in order, with their names and the lengths of their axes, the last index running fastest: none for a scalar. A part
  /// without a name is called as its whole is.
  var parameterParts: [(name: String, shape: [Int])] { get }
}

extension Parameters {
  /// All the numbers, in order.
  public var parameterNumbers: [Number] {
    var numbers: [Number] = []
    appendParameters(to: &numbers)
    return numbers
  }

  /// The same arrangement of other numbers.
  ///
  /// - Precondition: there are as many as this has.
  public func replacingParameters(by numbers: [Number]) -> Self {
    var (copy, rest) = (self, numbers[...])
    copy.takeParameters(from: &rest)
    precondition(rest.isEmpty, "\(numbers.count) numbers for parameters of \(numbers.count - rest.count)")
    return copy
  }

  /// The named blocks, one for each part that has a name.
  var blocks: [ParameterBlock] {
    var start = 0
    return parameterParts.compactMap { name, shape in
      let count = shape.reduce(1, *)
      defer { start += count }
      return name.isEmpty ? nil : ParameterBlock(name: name, range: start..<start + count, shape: shape)
    }
  }

  /// The names of the numbers, in order: `W[3,0]`, `scale`; of a vector without a name `x1`, of a single number `x`.
  var numberNames: [String] {
    var start = 0
    return parameterParts.flatMap { name, shape -> [String] in
      let count = shape.reduce(1, *)
      defer { start += count }
      if name.isEmpty, shape.isEmpty { return ["x"] }
      if name.isEmpty, shape.count == 1 { return count == 1 ? ["x"] : (start..<start + count).map { "x\($0 + 1)" } }
      if shape.isEmpty { return [name] }
      return ParameterBlock(name: name.isEmpty ? "x" : name, range: 0..<count, shape: shape).variableNames
    }
  }
}

/// A scalar is parameters of one number.
public protocol ScalarParameters: Parameters, RealScalar where Number == Self {}

extension ScalarParameters {
  /// Adds the number to a list.
  public func appendParameters(to numbers: inout [Self]) { numbers.append(self) }

  /// Takes the first number of a list.
  ///
  /// - Precondition: there is one.
  public mutating func takeParameters(from numbers: inout ArraySlice<Self>) { self = numbers.removeFirst() }

  /// One part, without axes.
  public var parameterParts: [(name: String, shape: [Int])] { [("", [])] }
}

#if !(os(macOS) && arch(x86_64))
  extension Float16: ScalarParameters {}
#endif
extension Float: ScalarParameters {}
extension Double: ScalarParameters {}
#if arch(x86_64)
  extension Float80: ScalarParameters {}
#endif
extension MPFloat: ScalarParameters, Parameters {
  /// A number of any precision is one number.
  public typealias Number = Self
}
