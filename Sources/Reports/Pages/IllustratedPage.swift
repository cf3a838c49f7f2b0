package import EvidenceReports

/// A page with pictures, as it is made: where gnuplot draws none, that is said in its place.
package struct IllustratedPage {
  /// The page so far.
  package private(set) var page: HTMLPage
  /// Why pictures are missing; nil where none is.
  package private(set) var failure: GnuplotError?
  private let gnuplot: Gnuplot

  /// - Parameter subject: what the page is about: `A gradient and its differences in binary64`.
  init(title: String, subject: String, version: String, gnuplot: Gnuplot) {
    page = HTMLPage(title: title, origin: "\(subject), by gradcheck \(version)")
    self.gnuplot = gnuplot
  }

  /// The parts so far.
  var parts: [HTMLPage.Part] {
    get { page.parts }
    set { page.parts = newValue }
  }

  /// Draws a picture, or says that it is missing; gnuplot is not waited for a second time.
  mutating func draw(_ picture: some Picture, caption: String) {
    do {
      if let failure, case .tooSlow = failure { throw failure }
      parts.append(.picture(svg: try gnuplot.svg(picture), caption: caption))
    } catch {
      let reason = (error as? GnuplotError) ?? .failed("\(error)")
      failure = reason
      parts.append(.paragraph("There is no picture here: \(reason.description)."))
    }
  }

  /// The last section: how the page was made, and where its methods are described.
  mutating func addOrigin(command: [String], version: String, seed: UInt64, references: [String]) {
    parts += [
      .heading("How this page was made", anchor: "origin"), .code(ShellText.command(command)),
      .paragraph(
        "By gradcheck \(version), with the seed \(seed). The page bears no date: on one "
          + "platform the same command and the same gnuplot write the same bytes. The pictures are gnuplot's, inline; nothing is "
          + "loaded from elsewhere."),
      .paragraph("The methods are described in:"), .list(references),
    ]
  }
}
