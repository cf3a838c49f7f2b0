public import Scalars

/// A format that can be chosen by name when the program runs: `binary64`, `bfloat16`, `mp256`, …
///
/// ```swift
/// let format = try NamedFormat(named: "mp256")
/// func unitRoundoff<S: RealScalar>(_: S.Type) -> String { S.unitRoundoff.description }
/// print(unitRoundoff(format.type))             // 4.3…e-78
/// ```
public struct NamedFormat: Sendable, CustomStringConvertible {
  /// The name, which is the type's ``RealScalar/formatName``.
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
  /// Names are compared exactly, case included.
  /// - Throws: ``UnknownFormat`` with the names that come nearest.
  public init(named name: String) throws(UnknownFormat) {
    guard let format = Self.all.first(where: { $0.name == name }) else { throw UnknownFormat(name: name) }
    self = format
  }

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

  /// The formats `mpN`, N bits, in order of precision: each multiple of 64 up to 4096, then 5120, 6144, 8192 and so on,
  /// with a step of a third to a half, up to 65536.
  public static let multiPrecision: [NamedFormat] = wordsTypes.map { NamedFormat($0) }

  /// Every format that has a name, standard ones first, then emulated ones, each group in order of precision.
  public static let all: [NamedFormat] = standard + emulated + multiPrecision

  /// The least precise `mpN` of at least `bits` bits, or nil beyond 65536.
  public static func multiPrecision(atLeast bits: Int) -> (any RealScalar.Type)? {
    multiPrecision.first { $0.precision >= bits }?.type
  }
}

// A format's precision is a generic argument, known when the package is compiled: the types have to be listed. A metatype
// costs a few bytes; nothing is specialised on it.
private let wordsTypes: [any RealScalar.Type] = [
  MPFloat<Words<1>>.self, MPFloat<Words<2>>.self, MPFloat<Words<3>>.self, MPFloat<Words<4>>.self,
  MPFloat<Words<5>>.self, MPFloat<Words<6>>.self, MPFloat<Words<7>>.self, MPFloat<Words<8>>.self,
  MPFloat<Words<9>>.self, MPFloat<Words<10>>.self, MPFloat<Words<11>>.self, MPFloat<Words<12>>.self,
  MPFloat<Words<13>>.self, MPFloat<Words<14>>.self, MPFloat<Words<15>>.self, MPFloat<Words<16>>.self,
  MPFloat<Words<17>>.self, MPFloat<Words<18>>.self, MPFloat<Words<19>>.self, MPFloat<Words<20>>.self,
  MPFloat<Words<21>>.self, MPFloat<Words<22>>.self, MPFloat<Words<23>>.self, MPFloat<Words<24>>.self,
  MPFloat<Words<25>>.self, MPFloat<Words<26>>.self, MPFloat<Words<27>>.self, MPFloat<Words<28>>.self,
  MPFloat<Words<29>>.self, MPFloat<Words<30>>.self, MPFloat<Words<31>>.self, MPFloat<Words<32>>.self,
  MPFloat<Words<33>>.self, MPFloat<Words<34>>.self, MPFloat<Words<35>>.self, MPFloat<Words<36>>.self,
  MPFloat<Words<37>>.self, MPFloat<Words<38>>.self, MPFloat<Words<39>>.self, MPFloat<Words<40>>.self,
  MPFloat<Words<41>>.self, MPFloat<Words<42>>.self, MPFloat<Words<43>>.self, MPFloat<Words<44>>.self,
  MPFloat<Words<45>>.self, MPFloat<Words<46>>.self, MPFloat<Words<47>>.self, MPFloat<Words<48>>.self,
  MPFloat<Words<49>>.self, MPFloat<Words<50>>.self, MPFloat<Words<51>>.self, MPFloat<Words<52>>.self,
  MPFloat<Words<53>>.self, MPFloat<Words<54>>.self, MPFloat<Words<55>>.self, MPFloat<Words<56>>.self,
  MPFloat<Words<57>>.self, MPFloat<Words<58>>.self, MPFloat<Words<59>>.self, MPFloat<Words<60>>.self,
  MPFloat<Words<61>>.self, MPFloat<Words<62>>.self, MPFloat<Words<63>>.self, MPFloat<Words<64>>.self,
  MPFloat<Words<80>>.self, MPFloat<Words<96>>.self, MPFloat<Words<128>>.self, MPFloat<Words<192>>.self,
  MPFloat<Words<256>>.self, MPFloat<Words<384>>.self, MPFloat<Words<512>>.self, MPFloat<Words<768>>.self,
  MPFloat<Words<1024>>.self,
]
