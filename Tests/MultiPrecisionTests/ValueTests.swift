import Foundation
import MultiPrecision
import RealModule
import Scalars
import TestSupport
import Testing

@Suite("A number is a value")
struct ValueTests {
  @Test("It is two words and its limbs, and needs nothing but its bits")
  func layout() {
    func expect<F: BinaryFormat>(_: MPFloat<F>.Type) where F.Limbs: BitwiseCopyable {
      func requireBits<T: BitwiseCopyable & Sendable & Hashable & Codable>(_: T.Type) -> Int { MemoryLayout<T>.size }
      #expect(requireBits(MPFloat<F>.self) == 16 + F.precision / 8)
      #expect(MemoryLayout<MPFloat<F>>.stride == 16 + F.precision / 8)
    }
    expect(MPFloat<Words<1>>.self)
    expect(MPFloat<Words<2>>.self)
    expect(MPFloat<Words<4>>.self)
    expect(MPFloat<Words<16>>.self)
    expect(MPFloat<Words<1024>>.self)
  }

  @Test("Coded as JSON it is hexadecimal text, and comes back exactly", arguments: widths)
  func coding(type: any RealScalar.Type) throws {
    try expectCoding(type)
  }

  private func expectCoding<S: RealScalar>(_: S.Type) throws {
    func roundTrip<T: Codable & RealScalar>(_: T.Type) throws {
      let numbers: [T] = Samples.special() + Samples.moderate(20, seed: 5)
      let again = try JSONDecoder().decode([T].self, from: try JSONEncoder().encode(numbers))
      #expect(numbers.count == again.count && zip(numbers, again).allSatisfy { identical($0, $1) })
    }
    if let codable = S.self as? any (Codable & RealScalar).Type {
      try roundTrip(codable)
    } else {
      Issue.record("not Codable")
    }
  }

  @Test("Text that is coded by another width is rounded; what is no number is an error")
  func decoding() throws {
    typealias S = MPFloat<Words<1>>
    let data = try JSONEncoder().encode([MPFloat<Words<4>>(1) / 3])
    #expect(try JSONDecoder().decode([S].self, from: data) == [S(1) / 3])
    #expect(try JSONDecoder().decode([S].self, from: Data(#"["0.1"]"#.utf8)) == [0.1])
    for text in [#"["ten"]"#, #"[true]"#, #"[[1.5]]"#, #"[null]"#, #"[" 1"]"#] {
      #expect(throws: DecodingError.self) { try JSONDecoder().decode([S].self, from: Data(text.utf8)) }
    }
  }

  @Test("Numbers of JSON are read as they are written: integers of 64 bits, decimals of 15 digits")
  func decodingNumbers() throws {
    typealias S = MPFloat<Words<4>>
    let text = "[1.5, 0.1, -123.456e-30, 9223372036854775807, -9223372036854775808, 18446744073709551615, 0, 1e300]"
    let expected: [S] = [
      1.5, 0.1, -123.456e-30, S(Int64.max), S(Int64.min), S(UInt64.max), 0, 1e300,
    ]
    #expect(try JSONDecoder().decode([S].self, from: Data(text.utf8)) == expected)
    #expect(try JSONDecoder().decode([MPFloat<Float8E4M3>].self, from: Data("[0.3, 1000]".utf8))[0] == 0.3125)
  }

  @Test("What dump shows is the value, and nothing of its limbs")
  func dumped() {
    var text = ""
    dump(MPFloat<Words<4>>(1) / 4, to: &text)
    #expect(text == "- 0.25\n")
    #expect(Mirror(reflecting: MPFloat<Words<4>>(1)).children.isEmpty)
  }

  @Test("As members of a set and as keys, equal numbers are one")
  func hashing() {
    typealias S = MPFloat<Words<4>>
    let tenth: S = 0.1
    let set: Set<S> = [tenth, S(1) / 10, 0, -S.zero, 1, 2 - 1, .infinity]
    #expect(set.count == 4)
    let sevenths = (0..<1000).map { (n: Int) -> S in S(n) / 7 }
    #expect(Set(sevenths).count == 1000)
  }

  @Test("Values cross tasks")
  func sending() async {
    let third = MPFloat<Words<4>>(1) / 3
    let squares = await withTaskGroup(of: MPFloat<Words<4>>.self) { group in
      for i in 0..<16 { group.addTask { third * third * MPFloat<Words<4>>(i) } }
      return await group.reduce(into: []) { $0.append($1) }
    }
    let expected = (0..<16).map { (i: Int) -> MPFloat<Words<4>> in third * third * MPFloat<Words<4>>(i) }
    #expect(Set(squares) == Set(expected))
  }

  @Test("The widest numbers compute, 8 KB each")
  func widest() {
    typealias S = MPFloat<Words<1024>>
    let root = S(2).squareRoot()
    // |√2 − s| ≤ ulp / 2 gives |s² − 2| ≤ √2·ulp + ulp² / 4, and one more rounding.
    let residual: S = root * root - 2
    #expect(residual.magnitude <= 2 * root.ulp)
    #expect(S(root.description) == root && S(root.hexadecimal) == root)
    let half: S = S(1) / 2
    let sine: S = S.sin(S.pi / 6)
    #expect((sine - half).magnitude <= S.ulpOfOne)
    let thirds = [3, 1, 2].map { (n: Int) -> S in S(n) / 3 }
    #expect(thirds.sorted() == [thirds[1], thirds[2], thirds[0]])
    let nested = (0..<20).reduce(S(1)) { (sum: S, n: Int) -> S in S.sqrt(1 + sum * S(n)) }
    #expect(nested > 1 && nested < 20)
  }
}
