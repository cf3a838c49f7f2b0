/// One HTML page that needs nothing else: its style is in it, and its pictures are inline SVG.
///
/// It has no scripts, loads nothing, and prints well. Text is escaped; what a picture draws is taken as it is. It is HTML
/// that a reader of XML takes too.
package struct HTMLPage: Sendable {
  package enum Part: Sendable {
    /// A section starts: its heading, and the name by which it can be linked to.
    case heading(String, anchor: String)
    /// A paragraph.
    case paragraph(String)
    /// The answer to a question, set off; the verdict says in which colour.
    case answer(String, Tone)
    /// Sentences one below the other.
    case list([String])
    /// A command, or other text to be shown as it stands.
    case code(String)
    /// A table and what it shows.
    case table(TextTable, caption: String)
    /// A picture as SVG and what it shows.
    case picture(svg: String, caption: String)
  }

  /// What an answer means.
  package enum Tone: String, Sendable {
    /// All is well.
    case good
    /// Something is wrong.
    case bad
    /// It is not known.
    case open
  }

  /// The page's title.
  package let title: String
  /// What is said under the title: where the page comes from.
  package let origin: String
  package var parts: [Part] = []

  package init(title: String, origin: String) { (self.title, self.origin) = (title, origin) }

  package var html: String {
    var body = ""
    var (pictures, tables) = (0, 0)
    for part in parts {
      if case .picture = part { pictures += 1 }
      if case .table = part { tables += 1 }
      body += markup(part, picture: pictures, table: tables)
    }
    return """
      <!DOCTYPE html>
      <html lang="en">
      <head>
      <meta charset="utf-8"/>
      <meta name="viewport" content="width=device-width, initial-scale=1"/>
      <title>\(Self.escaped(title))</title>
      <style>
      \(Self.style)
      </style>
      </head>
      <body>
      <main>
      <h1>\(Self.escaped(title))</h1>
      <p class="origin">\(Self.escaped(origin))</p>
      \(contents)\(body)</main>
      </body>
      </html>

      """
  }

  /// The links to the sections.
  private var contents: String {
    let links = parts.compactMap { part -> String? in
      guard case .heading(let text, let anchor) = part else { return nil }
      return "<a href=\"#\(Self.escaped(anchor))\">\(Self.escaped(text))</a>"
    }
    return links.count < 2 ? "" : "<nav>\(links.joined(separator: " · "))</nav>\n"
  }

  private func markup(_ part: Part, picture: Int, table number: Int) -> String {
    switch part {
    case .heading(let text, let anchor):
      return "<h2 id=\"\(Self.escaped(anchor))\">\(Self.escaped(text))</h2>\n"
    case .paragraph(let text): return "<p>\(Self.escaped(text))</p>\n"
    case .answer(let text, let tone): return "<p class=\"answer \(tone.rawValue)\">\(Self.escaped(text))</p>\n"
    case .list(let items):
      return "<ul>\n" + items.map { "<li>\(Self.escaped($0))</li>\n" }.joined() + "</ul>\n"
    case .code(let text): return "<pre>\(Self.escaped(text))</pre>\n"
    case .table(let table, let caption):
      return "<figure>\n<div class=\"scroll\">\n\(table.markup)</div>\n"
        + "<figcaption>Table \(number). \(Self.escaped(caption))</figcaption>\n</figure>\n"
    case .picture(let svg, let caption):
      return "<figure>\n<div class=\"scroll\" role=\"img\" aria-label=\"\(Self.escaped(caption))\">\n"
        + "\(Self.inline(svg, number: picture))\n</div>\n<figcaption>Figure \(picture). "
        + "\(Self.escaped(caption))</figcaption>\n</figure>\n"
    }
  }

  /// A text in which nothing is markup.
  package static func escaped(_ text: String) -> String {
    text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
      .replacing("\"", with: "&quot;")
  }

  /// An SVG document as an element of the page: without its prologue and its title, which a browser would show under the
  /// mouse, and with its names told from those of other pictures.
  package static func inline(_ svg: String, number: Int) -> String {
    guard let start = svg.firstRange(of: "<svg") else { return "" }
    return String(svg[start.lowerBound...])
      .replacing(/<(title|desc)>[^<]*<\/\1>\s*/, with: "")
      .replacing(/\bid=(["'])/) { "id=\($0.1)p\(number)-" }
      .replacing(/href=(["'])#/) { "href=\($0.1)#p\(number)-" }
      .replacing("url(#", with: "url(#p\(number)-")
  }
}

extension TextTable {
  /// The table as HTML.
  package var markup: String {
    let classes = columns.map { $0.alignment == .right ? " class=\"number\"" : "" }
    let head = zip(columns, classes).map { "<th\($1)>\(HTMLPage.escaped($0.title))</th>" }.joined()
    let body = rows.map { row in
      "<tr>" + zip(row, classes).map { "<td\($1)>\(HTMLPage.escaped($0))</td>" }.joined() + "</tr>\n"
    }
    return "<table>\n<thead><tr>\(head)</tr></thead>\n<tbody>\n\(body.joined())</tbody>\n</table>\n"
  }
}
