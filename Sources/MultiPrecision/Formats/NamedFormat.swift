public import Scalars

/// A format that can be chosen by name when the program runs: `binary64`, `bfloat16`, `mp256`, …
///
/// ```swift
/// let format = try NamedFormat(named: "mp256")
/// func unitRoundoff<S: RealScalar>(_: S.Type) -> String { S.unitRoundoff.description }
/// print(unitRoundoff(format.type))             // 4.3…e-78
/// ```
public struct NamedFormat: Sendable, CustomStringConvertible {
  /// The name, which is the type's `RealScalar.formatName`.
  public let name: String

  /// The bits of the significand, the leading one included.
  public let precision: Int

  /// The type of the format's numbers. Passed to a generic function, it opens to that type.
  public let type: any RealScalar.Type

  /// The name.
  public var description: String { name }

  init(_ type: any RealScalar.Type) {
    self.name = type.formatName
    self.precision = type.precision
    self.type = type
  }

  /// The format of the given name.
  ///
  /// Names are compared exactly, case included. `mpN` is the format of N bits, for every N from 2 through 65 536. What languages
  /// and libraries call a format is understood too, in any case: `float32`, `half`, `quad`, `fp8`, … (``otherNames``).
  /// - Throws: ``UnknownFormat`` with the names that there are.
  public init(named name: String) throws(UnknownFormat) {
    let named = [name, Self.otherNames[name.lowercased()] ?? name]
    guard
      let format = (Self.all + Self.variants).first(where: { named.contains($0.name) })
        ?? Self.multiPrecision(named: name)
    else {
      throw UnknownFormat(name: name)
    }
    self = format
  }

  /// The 8-bit formats in the other ways that accelerators have them: saturating, `e5m2sat` and `e4m3sat`, and without an
  /// infinity and a negative zero, `e5m2fnuz` and `e4m3fnuz`.
  ///
  /// They are not in ``all``: where there is no −0 or no overflow, not every law of IEEE 754 holds.
  public static let variants: [NamedFormat] = {
    let types: [any RealScalar.Type] = [
      MPFloat<Float8E5M2Saturating>.self, MPFloat<Float8E5M2FNUZ>.self, MPFloat<Float8E4M3Saturating>.self,
      MPFloat<Float8E4M3FNUZ>.self,
    ]
    return types.map { NamedFormat($0) }
  }()

  /// The formats by what languages and libraries call them.
  public static let otherNames: [String: String] = {
    let names = [
      "binary16": "half float16 fp16 f16", "binary32": "single float float32 fp32 f32",
      "binary64": "double float64 fp64 f64", "x87": "longdouble float80 extended80",
      "binary128": "quad quadruple float128 fp128 f128", "binary256": "octuple float256",
      "bfloat16": "bf16", "tf32": "tensorfloat32", "e4m3": "fp8 float8 float8_e4m3 float8_e4m3fn fp8_e4m3",
      "e5m2": "float8_e5m2 fp8_e5m2", "e4m3fnuz": "float8_e4m3fnuz", "e5m2fnuz": "float8_e5m2fnuz",
    ]
    var table: [String: String] = [:]
    for (name, others) in names { for other in others.split(separator: " ") { table[String(other)] = name } }
    return table
  }()

  /// The formats that the processor computes in, in order of precision.
  ///
  /// `binary16`, `binary32`, `binary64` and `x87`, where they exist: the processors of Intel Macs have no `binary16`, and
  /// `x87` is x86's alone.
  public static let standard: [NamedFormat] = {
    var types: [any RealScalar.Type] = [Float.self, Double.self]
    #if !(os(macOS) && arch(x86_64))
      types.insert(Float16.self, at: 0)
    #endif
    #if arch(x86_64) && !os(Windows) && !os(Android)
      types.append(Float80.self)
    #endif
    return types.map { NamedFormat($0) }
  }()

  /// The formats that MPFR emulates, range and all, in order of precision.
  ///
  /// `e5m2`, `e4m3`, `bfloat16`, `tf32`, `binary128` and `binary256`, and the twins of the processor's own formats:
  /// `emulated16`, `emulated32`, `emulated64` and `emulated80`. Where the processor lacks a format, its twin bears its name.
  public static let emulated: [NamedFormat] = {
    let types: [any RealScalar.Type] = [
      MPFloat<Float8E5M2>.self, MPFloat<Float8E4M3>.self, MPFloat<BFloat16>.self, MPFloat<TensorFloat32>.self,
      MPFloat<Binary16>.self, MPFloat<Binary32>.self, MPFloat<Binary64>.self, MPFloat<X87Extended>.self,
      MPFloat<Binary128>.self, MPFloat<Binary256>.self,
    ]
    return types.map { NamedFormat($0) }
  }()

  /// The formats that have a name of their own, and the rungs of `mpN` (``multiPrecision``): standard ones first, then
  /// emulated ones, each group in order of precision.
  public static let all: [NamedFormat] = standard + emulated + multiPrecision
}
