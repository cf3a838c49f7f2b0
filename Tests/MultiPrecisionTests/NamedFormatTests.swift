import MultiPrecision
import RealModule
import Scalars
import Testing

@Suite("Formats by name")
struct NamedFormatTests {
  @Test(
    "Every name is used once, is its type's own, and leads back to that type",
    arguments: NamedFormat.all + NamedFormat.variants)
  func nameRoundTrips(format: NamedFormat) throws {
    #expect((NamedFormat.all + NamedFormat.variants).filter { $0.name == format.name }.count == 1)
    #expect(format.name == format.type.formatName)
    #expect(format.precision == format.type.precision)
    #expect(try NamedFormat(named: format.name).type == format.type)
  }

  @Test("Each multiple of 64 bits up to 1024 has a type that is written in code")
  func rungs() {
    #expect(NamedFormat.multiPrecision.map(\.precision) == Array(stride(from: 64, through: 1024, by: 64)))
  }

  @Test("mpN is the format of N bits", arguments: [2, 3, 53, 64, 100, 113, 1000, 1088, 4160, 10_000, 65_535, 65_536])
  func anyPrecision(bits: Int) throws {
    let format = try NamedFormat(named: "mp\(bits)")
    #expect(format.name == "mp\(bits)" && format.description == format.name)
    #expect(format.precision == bits && format.type.precision == bits && format.type.formatName == format.name)
  }

  @Test("binary32 and binary64 are the standard library's types")
  func standardTypes() throws {
    #expect(try NamedFormat(named: "binary32").type == Float.self)
    #expect(try NamedFormat(named: "binary64").type == Double.self)
    #expect(try NamedFormat(named: "mp256").type == MPFloat<Words<4>>.self)
    #expect(NamedFormat.standard.map(\.precision) == NamedFormat.standard.map(\.precision).sorted())
  }

  @Test("Emulated formats bear the names of their makers, twins of the processor's formats names of their own")
  func emulatedTypes() throws {
    #expect(try NamedFormat(named: "bfloat16").type == MPFloat<BFloat16>.self)
    #expect(try NamedFormat(named: "tf32").type == MPFloat<TensorFloat32>.self)
    #expect(try NamedFormat(named: "e4m3").type == MPFloat<Float8E4M3>.self)
    #expect(try NamedFormat(named: "e5m2").type == MPFloat<Float8E5M2>.self)
    #expect(try NamedFormat(named: "emulated64").type == MPFloat<Binary64>.self)
    #expect(try NamedFormat(named: "binary128").type == MPFloat<Binary128>.self)
    #expect(try NamedFormat(named: "binary256").type == MPFloat<Binary256>.self)
    #expect(try NamedFormat(named: "binary16").precision == 11 && NamedFormat(named: "x87").precision == 64)
    #expect(NamedFormat.emulated.map(\.precision) == NamedFormat.emulated.map(\.precision).sorted())
  }

  @Test(
    "A precision that there is not is answered with those that there are",
    arguments: [
      ("mp0", "mp2"), ("mp1", "mp2"), ("mp-3", "mp2"), ("mp-64", "mp2"), ("mp65537", "mp65536"),
      ("mp99999999999999", "mp65536"), ("mp999999999999999999999", "mp65536"), ("mp-999999999999999999999", "mp2"),
    ])
  func outside(name: String, nearest: String) throws {
    let error = try #require(throws: UnknownFormat.self) { try NamedFormat(named: name) }
    #expect(error.name == name)
    #expect(error.nearest == nearest)
    #expect(error.description == "there is no format \(name); the N bits of mpN are from 2 to 65536")
  }

  @Test(
    "A name of no known form is answered with the forms there are",
    arguments: [
      "mp64x", "mp300x",
      "mp", "mp 64", "MP64", "quart", "", "binary65", "mp+-64", "mp--64", "mp٦٤", " binary64", "mp064", "mp00",
    ])
  func unknownName(name: String) throws {
    let error = try #require(throws: UnknownFormat.self) { try NamedFormat(named: name) }
    #expect(error.name == name)
    #expect(error.nearest == nil)
    #expect(error.description.contains("binary32, binary64"))
    #expect(error.description.contains("mpN, any number of bits from 2 to 65536"))
  }

  @Test(
    "The format of at least so many bits has whole limbs",
    arguments: [
      (Int.min, 64), (0, 64), (64, 64), (65, 128), (4096, 4096), (4097, 4160), (65473, 65536), (65536, 65536),
    ])
  func atLeast(bits: Int, precision: Int) {
    #expect(NamedFormat.multiPrecision(atLeast: bits)?.precision == precision)
  }

  @Test("Beyond the widest format there is none", arguments: [65537, Int.max])
  func beyond(bits: Int) {
    #expect(NamedFormat.multiPrecision(atLeast: bits) == nil)
  }

  @Test("Numbers of every named format compute: 1 + ulp(1) is the next number after 1", arguments: NamedFormat.all)
  func computes(format: NamedFormat) {
    func check<S: RealScalar>(_: S.Type) {
      let one: S = 1
      #expect(one + S.ulpOfOne == one.nextUp)
      #expect(one + S.unitRoundoff == one)
      #expect(S.ulpOfOne.exponent == S.Exponent(1 - S.precision))
    }
    check(format.type)
  }

  @Test(
    "is understood by what languages and libraries call a format",
    arguments: [
      ("float32", "binary32"), ("double", "binary64"), ("half", "binary16"), ("FP16", "binary16"),
      ("quad", "binary128"),
      ("fp8", "e4m3"), ("float8_e5m2", "e5m2"), ("bf16", "bfloat16"), ("Float64", "binary64"), ("octuple", "binary256"),
    ])
  func otherNames(name: String, format: String) throws {
    #expect(try NamedFormat(named: name).name == format)
    #expect(NamedFormat.otherNames[name.lowercased()] == format)
  }
}
