import Foundation
import Scalars

/// The data files that are part of this module.
enum ShippedData {
  /// The contents of a file in the folder `Resources`.
  static func text(_ path: String) -> String {
    let url = Bundle.module.bundleURL.appending(path: "Resources/\(path)")
    do {
      return try String(contentsOf: url, encoding: .utf8)
    } catch {
      preconditionFailure("the data file \(path) that belongs to this program cannot be read: \(error)")
    }
  }

  /// What `parse` makes of a file in the folder `Resources`; a damaged file stops the program.
  static func parsed<Value>(_ path: String, _ parse: (String) throws -> Value) -> Value {
    do {
      return try parse(text(path))
    } catch {
      preconditionFailure("a data file that belongs to this program is damaged: \(error)")
    }
  }
}

extension StRDDataset {
  /// The dataset that NIST calls `name`, read from the files that are part of this module. Each call reads the file again.
  ///
  /// - Precondition: it is one of the 27, and spelt as NIST does: `Misra1a`.
  public static func shipped(_ name: String) -> StRDDataset {
    let file = "\(name).dat"
    return ShippedData.parsed("nist-strd/\(file)") { try StRDDataset($0, file: file) }
  }
}

extension DigitImages {
  /// The 200 images that are part of this module. Each call reads the file again.
  public static var shipped: DigitImages {
    ShippedData.parsed("digits-200.csv") { try DigitImages($0, file: "digits-200.csv") }
  }
}
