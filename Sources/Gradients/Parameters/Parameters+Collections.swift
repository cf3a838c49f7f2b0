public import EveryPrecision

/// An array of parameters, nested or not: a vector, a matrix as rows, whatever is ragged.
extension Array: Parameters where Element: Parameters {
  /// The scalar of the elements.
  public typealias Number = Element.Number

  /// Adds the numbers of each element in turn.
  public func appendParameters(to numbers: inout [Number]) {
    if let scalars = self as? [Number] { return numbers += scalars }
    for element in self { element.appendParameters(to: &numbers) }
  }

  /// Replaces the numbers of each element in turn.
  public mutating func takeParameters(from numbers: inout ArraySlice<Number>) {
    if Element.self == Number.self, let scalars = Array<Number>(numbers.prefix(count)) as? [Element] {
      self = scalars
      numbers = numbers.dropFirst(count)
      return
    }
    for i in indices { self[i].takeParameters(from: &numbers) }
  }

  /// One part, with the count and then the axes of the elements where these are all alike, else with one axis for all numbers; where
  /// the elements have named parts, as structs have, these: `[0].W`.
  public var parameterParts: [(name: String, shape: [Int])] {
    if Element.self == Number.self { return [("", [count])] }
    let inner = map(\.parameterParts)
    let areNamed = inner.contains { $0.contains { !$0.name.isEmpty } }
    if areNamed {
      return inner.enumerated().flatMap { i, parts in parts.map { ("[\(i)]" + separated($0.name), $0.shape) } }
    }
    let shapes = inner.flatMap { $0.map(\.shape) }
    let first = shapes.first ?? []
    let isRegular = shapes.count == count && shapes.allSatisfy { $0 == first }
    return [("", isRegular ? [count] + first : [shapes.reduce(0) { $0 + $1.reduce(1, *) }])]
  }
}

/// A part's name after that of its whole: `.W`, or `[0]`.
func separated(_ name: String) -> String { name.isEmpty || name.hasPrefix("[") ? name : "." + name }

/// A vector of the processor is parameters of as many numbers; every SIMD type of the standard library says so below.
public protocol SIMDParameters: Parameters, SIMD where Number == Scalar {}

extension SIMDParameters {
  /// Adds the lanes in order.
  public func appendParameters(to numbers: inout [Scalar]) {
    for i in indices { numbers.append(self[i]) }
  }

  /// Replaces the lanes in order.
  public mutating func takeParameters(from numbers: inout ArraySlice<Scalar>) {
    for i in indices { self[i] = numbers.removeFirst() }
  }

  /// One part with one axis.
  public var parameterParts: [(name: String, shape: [Int])] { [("", [scalarCount])] }
}

extension SIMD2: SIMDParameters, Parameters where Scalar: RealScalar {}
extension SIMD3: SIMDParameters, Parameters where Scalar: RealScalar {}
extension SIMD4: SIMDParameters, Parameters where Scalar: RealScalar {}
extension SIMD8: SIMDParameters, Parameters where Scalar: RealScalar {}
extension SIMD16: SIMDParameters, Parameters where Scalar: RealScalar {}
extension SIMD32: SIMDParameters, Parameters where Scalar: RealScalar {}
extension SIMD64: SIMDParameters, Parameters where Scalar: RealScalar {}
