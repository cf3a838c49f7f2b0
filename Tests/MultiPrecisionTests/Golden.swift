import Foundation
import MultiPrecision
import Scalars

/// A table of Golden/, written by the Python script beside it: rows of comma-separated columns.
struct Golden {
  let rows: [[String]]

  init(_ name: String) throws {
    let folder = Bundle.module.url(forResource: "Golden", withExtension: nil)
    let file = folder?.appending(path: name) ?? URL(filePath: name)
    let text = try String(contentsOf: file, encoding: .utf8)
    rows = text.split(separator: "\n").map { line in
      line.split(separator: ",", omittingEmptySubsequences: false).map { String($0) }
    }
  }
}

/// The multi-precision formats that tests run at: 64, 128, 256 and 1024 bits.
let widths: [any RealScalar.Type] = [
  MPFloat<Words<1>>.self, MPFloat<Words<2>>.self, MPFloat<Words<4>>.self, MPFloat<Words<16>>.self,
]
