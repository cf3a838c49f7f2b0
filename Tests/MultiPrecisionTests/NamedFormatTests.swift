import MultiPrecision
import RealModule
import Scalars
import Testing

@Suite("Formats by name")
struct NamedFormatTests {
  @Test("Every name is used once, is its type's own, and leads back to that type", arguments: NamedFormat.all)
  func nameRoundTrips(format: NamedFormat) throws {
    #expect(NamedFormat.all.filter { $0.name == format.name }.count == 1)
    #expect(format.name == format.type.formatName)
    #expect(format.precision == format.type.precision)
    #expect(try NamedFormat(named: format.name).type == format.type)
  }

  @Test("Each multiple of 64 bits up to 4096 is offered, and rungs at most a half apart up to 65536")
  func rungs() throws {
    let offered = NamedFormat.multiPrecision.map(\.precision)
    #expect(Array(offered.prefix(64)) == Array(stride(from: 64, through: 4096, by: 64)))
    #expect(offered.last == 65536)
    for (lower, higher) in zip(offered.dropFirst(63), offered.dropFirst(64)) {
      #expect(lower < higher && 2 * higher <= 3 * lower, "\(lower) to \(higher)")
    }
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
    "A width that is not offered is answered with the widths next to it",
    arguments: [
      ("mp100", ["mp64", "mp128"], "there is no format mp100; a multiple of 64 is needed: mp64 or mp128"),
      ("mp0", ["mp64"], "there is no format mp0; the narrowest is mp64"),
      ("mp-64", ["mp64"], "there is no format mp-64; the narrowest is mp64"),
      ("mp1", ["mp64"], "there is no format mp1; the narrowest is mp64"),
      ("mp4160", ["mp4096", "mp5120"], "there is no format mp4160; the nearest are mp4096 or mp5120"),
      ("mp65600", ["mp65536"], "there is no format mp65600; the widest is mp65536"),
      ("mp999999999999999999999", ["mp65536"], "there is no format mp999999999999999999999; the widest is mp65536"),
      ("mp-999999999999999999999", ["mp64"], "there is no format mp-999999999999999999999; the narrowest is mp64"),
    ])
  func neighbours(name: String, nearest: [String], sentence: String) throws {
    let error = try #require(throws: UnknownFormat.self) { try NamedFormat(named: name) }
    #expect(error.name == name)
    #expect(error.nearest == nearest)
    #expect(error.description == sentence)
  }

  @Test(
    "A name of no known form is answered with the forms there are",
    arguments: [
      "mp64x", "mp", "mp 64", "MP64", "quad", "", "binary65", "mp+-64", "mp--64", "mp٦٤", " binary64", "mp064", "mp00",
    ])
  func unknownName(name: String) throws {
    let error = try #require(throws: UnknownFormat.self) { try NamedFormat(named: name) }
    #expect(error.name == name)
    #expect(error.nearest.isEmpty)
    #expect(error.description.contains("binary32, binary64"))
    #expect(error.description.contains("mpN"))
  }

  @Test(
    "The least format of at least so many bits",
    arguments: [
      (Int.min, 64), (0, 64), (64, 64), (65, 128), (4096, 4096), (4097, 5120), (49153, 65536), (65536, 65536),
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
}
