/// A picture as a gnuplot script and the data that it reads.
package protocol Picture: Sendable {
  var data: String { get }

  /// The script, which reads `dataName` and writes `output`, both beside it.
  func script(kind: PictureKind, dataName: String, output: String) -> String
}

/// The kinds of picture, by the ending of the file's name.
package enum PictureKind: String, CaseIterable, Sendable {
  case svg
  case png
  case pdf

  /// The gnuplot terminal that makes it.
  var terminal: String { terminal(width: 900, height: 600) }

  /// The same for a picture of another size, in pixels of the SVG.
  func terminal(width: Int, height: Int) -> String {
    switch self {
    case .svg: "svg size \(width),\(height) dynamic font 'Helvetica,14' background rgb 'white'"
    case .png: "pngcairo size \(width * 3 / 2),\(height * 3 / 2) font 'Helvetica,18'"
    case .pdf: "pdfcairo size \(Double(width) / 100),\(Double(height) / 100) font 'Helvetica,14'"
    }
  }
}

/// A text in gnuplot's single quotes.
func gnuplotQuoted(_ text: String) -> String { "'" + text.replacing("'", with: "''") + "'" }
