extension String {
  /// The text of others as a line that a terminal shows and does not obey: each control character, and each that turns the
  /// direction of writing, as a picture of itself, `␛` for escape; a tab stays.
  ///
  /// A text without such characters is the same text.
  package var harmless: String {
    guard unicodeScalars.contains(where: \.isObeyed) else { return self }
    return String(
      UnicodeScalarView(
        unicodeScalars.map { scalar in
          guard scalar.isObeyed else { return scalar }
          if scalar.value < 0x20 { return Unicode.Scalar(0x2400 + scalar.value) ?? "\u{FFFD}" }
          return scalar == "\u{7F}" ? "\u{2421}" : "\u{FFFD}"
        }))
  }
}

extension Unicode.Scalar {
  /// Whether a terminal does something with it other than to show it.
  fileprivate var isObeyed: Bool {
    switch value {
    case 0x09: false
    case 0x00...0x1F, 0x7F...0x9F: true
    // The embeddings, overrides and isolates of the bidirectional algorithm, and the separators of lines and paragraphs.
    case 0x202A...0x202E, 0x2066...0x2069, 0x2028, 0x2029: true
    default: false
    }
  }
}
