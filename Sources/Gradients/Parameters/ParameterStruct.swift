public import EveryPrecision

/// A struct of parameters: matrices, arrays, scalars, other such structs, by name.
///
/// ```swift
/// struct Model: ParameterStruct {
///   var weights: [[Double]]
///   var bias: [Double]
///   var scale: Double
///
///   static var fields: [ParameterField<Model, Double>] {
///     [.init("weights", \.weights), .init("bias", \.bias), .init("scale", \.scale)]
///   }
/// }
/// ```
///
/// What has no field is not moved. A macro could list the fields, and would make every client build the compiler's own syntax
/// library, which takes longer than all of this package.
public protocol ParameterStruct: Parameters {
  /// The scalar that all of it is made of: that of the fields.
  associatedtype Number

  /// The fields that a check moves, in order.
  static var fields: [ParameterField<Self, Number>] { get }
}

/// One field of a struct of parameters, with the name that reports give it.
public struct ParameterField<Root, Number: RealScalar> {
  let append: (Root, inout [Number]) -> Void
  let take: (inout Root, inout ArraySlice<Number>) -> Void
  let parts: (Root) -> [(name: String, shape: [Int])]

  /// The field at `path`, called `name`.
  public init<Value: Parameters>(_ name: String, _ path: WritableKeyPath<Root, Value>) where Value.Number == Number {
    append = { $0[keyPath: path].appendParameters(to: &$1) }
    take = { $0[keyPath: path].takeParameters(from: &$1) }
    parts = { root in root[keyPath: path].parameterParts.map { (name + separated($0.name), $0.shape) } }
  }
}

extension ParameterStruct {
  /// Adds the numbers of each field in turn.
  public func appendParameters(to numbers: inout [Number]) {
    for field in Self.fields { field.append(self, &numbers) }
  }

  /// Replaces the numbers of each field in turn.
  public mutating func takeParameters(from numbers: inout ArraySlice<Number>) {
    for field in Self.fields { field.take(&self, &numbers) }
  }

  /// The fields, and the parts of those that have some.
  public var parameterParts: [(name: String, shape: [Int])] { Self.fields.flatMap { $0.parts(self) } }
}
