import Foundation
import Testing

/// The tables of Golden/derivatives.json, which `derivatives.py` writes with mpmath.
struct Golden: Decodable {
  /// A function of one or two real arguments, its slope along each and, of one, its second derivative.
  struct Case: Decodable, Sendable, CustomTestStringConvertible {
    let name: String
    let at: [String]
    let value: String
    let slopes: [String]
    let second: String?

    var testDescription: String { "\(name) at \(at.joined(separator: ", "))" }
  }

  /// A complex function at a point x + iy, and its complex derivative.
  struct ComplexCase: Decodable, Sendable, CustomTestStringConvertible {
    let name: String
    let at: [String]
    let slope: [String]

    var testDescription: String { "\(name) at \(at.joined(separator: " + i "))" }
  }

  /// The digamma, trigamma and tetragamma functions at one point.
  struct PolygammaCase: Decodable, Sendable {
    let at: String
    let polygamma: [String]
  }

  let unary: [Case]
  let binary: [Case]
  let complex: [ComplexCase]
  let digamma: [PolygammaCase]

  /// The tables; empty, which a test notices, where the file can't be read.
  static let tables: Golden = {
    let file = Bundle.module.url(forResource: "Golden/derivatives", withExtension: "json")
    let data = file.flatMap { try? Data(contentsOf: $0) }
    let decoded = data.flatMap { try? JSONDecoder().decode(Golden.self, from: $0) }
    return decoded ?? Golden(unary: [], binary: [], complex: [], digamma: [])
  }()

  private init(unary: [Case], binary: [Case], complex: [ComplexCase], digamma: [PolygammaCase]) {
    (self.unary, self.binary, self.complex, self.digamma) = (unary, binary, complex, digamma)
  }
}
