public import EveryPrecision

/// An array of parameters, nested or not: a vector, a matrix as rows, whatever is ragged.
extension Array: Parameters where Element: Parameters {
  /// The scalar of the elements.
  public typealias Number = Element.Number

  /// Adds the numbers of each element in turn.
  public func append(to numbers: inout [Number]) {
    for element in self { element.append(to: &numbers) }
  }

  /// Replaces the numbers of each element in turn.
  public mutating func take(from numbers: inout ArraySlice<Number>) {
    for i in indices { self[i].take(from: &numbers) }
  }

  /// The count, and then the axes of the elements where these are all alike; else the count of all numbers.
  public var shape: [Int] {
    guard let inner = first?.shape else { return [0] }
    let shapes = dropFirst().map(\.shape)
    return shapes.allSatisfy { $0 == inner } ? [count] + inner : [numbers.count]
  }

  /// The elements' own parts where they have names, as structs have: `[0].W`; else the whole array is one part.
  public var parts: [(name: String, shape: [Int])] {
    guard contains(where: { $0.parts.contains { !$0.name.isEmpty } }) else { return [("", shape)] }
    return enumerated().flatMap { i, element in element.parts.map { ("[\(i)]" + separated($0.name), $0.shape) } }
  }
}

/// A part's name after that of its whole: `.W`, or `[0]`.
func separated(_ name: String) -> String { name.isEmpty || name.hasPrefix("[") ? name : "." + name }

/// A vector of the processor is parameters of as many numbers; every SIMD type of the standard library says so below.
public protocol SIMDParameters: Parameters, SIMD where Number == Scalar {}

extension SIMDParameters {
  /// Adds the lanes in order.
  public func append(to numbers: inout [Scalar]) {
    for i in indices { numbers.append(self[i]) }
  }

  /// Replaces the lanes in order.
  public mutating func take(from numbers: inout ArraySlice<Scalar>) {
    for i in indices { self[i] = numbers.removeFirst() }
  }

  /// One axis.
  public var shape: [Int] { [scalarCount] }
}

extension SIMD2: SIMDParameters, Parameters where Scalar: RealScalar { public typealias Number = Scalar }
extension SIMD3: SIMDParameters, Parameters where Scalar: RealScalar { public typealias Number = Scalar }
extension SIMD4: SIMDParameters, Parameters where Scalar: RealScalar { public typealias Number = Scalar }
extension SIMD8: SIMDParameters, Parameters where Scalar: RealScalar { public typealias Number = Scalar }
extension SIMD16: SIMDParameters, Parameters where Scalar: RealScalar { public typealias Number = Scalar }
extension SIMD32: SIMDParameters, Parameters where Scalar: RealScalar { public typealias Number = Scalar }
extension SIMD64: SIMDParameters, Parameters where Scalar: RealScalar { public typealias Number = Scalar }
