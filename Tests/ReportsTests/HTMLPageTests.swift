import EvidenceReports
import Foundation
#if canImport(FoundationXML)
  import FoundationXML
#endif
import Testing

@testable import Reports

@Suite("A page")
struct HTMLPageTests {
  /// The elements and attributes of a page, read as XML; nil where it is not well formed.
  final class Outline: NSObject, XMLParserDelegate {
    var elements: [String] = []
    var attributes: [(name: String, value: String)] = []
    var text = ""

    init?(_ page: String) {
      super.init()
      let parser = XMLParser(data: Data(page.utf8))
      parser.delegate = self
      guard parser.parse() else { return nil }
    }

    func parser(
      _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
      attributes found: [String: String]
    ) {
      elements.append(name)
      attributes += found.map { ($0.key, $0.value) }
    }

    func parser(_ parser: XMLParser, foundCharacters string: String) { text += string }
  }

  private static let nasty = "a < b & \"c\" > 'd' </title><script>alert(1)</script> &amp;"

  @Test("shows every text as it is, whatever is in it")
  func escaping() throws {
    var table = TextTable([(Self.nasty, .left), ("n", .right)])
    table.append([Self.nasty, "1"])
    var page = HTMLPage(title: Self.nasty, origin: Self.nasty)
    page.parts = [
      .heading(Self.nasty, anchor: "\"><b>"), .paragraph(Self.nasty), .answer(Self.nasty, .bad), .list([Self.nasty]),
      .code(Self.nasty), .table(table, caption: Self.nasty), .picture(svg: "<svg></svg>", caption: Self.nasty),
    ]
    let outline = try #require(Outline(page.html))
    #expect(!outline.elements.contains("script") && !outline.elements.contains("b"))
    // Title, heading and origin; heading, paragraph, answer, item, code, two cells; two captions.
    #expect(outline.text.components(separatedBy: Self.nasty).count - 1 == 12)
    #expect(outline.attributes.contains { $0.name == "aria-label" && $0.value == Self.nasty })
  }

  @Test("keeps the names in its pictures apart, as gnuplot writes them, each reference with its name")
  func names() throws {
    struct Square: Picture {
      let data = "0 0\n1 1\n2 4\n"
      func script(style: PictureStyle, dataName: String, output: String) -> String {
        "set terminal \(style.terminal())\nset output '\(output)'\nset multiplot layout 1,2\n"
          + "plot '\(dataName)' with linespoints pt 7, x with points pt 6\nplot x with filledcurves y1=0 fs pattern 4\n"
      }
    }
    let svg = try Gnuplot().svg(Square())
    #expect(svg.contains("<svg") && svg.contains("gpDot"))
    #expect(try Gnuplot().svg(Square()) == svg)
    var page = HTMLPage(title: "Two", origin: "")
    page.parts = [.picture(svg: svg, caption: "one"), .picture(svg: svg, caption: "the same")]
    let outline = try #require(Outline(page.html))
    #expect(outline.elements.count { $0 == "svg" } == 2)
    let names = outline.attributes.filter { $0.name == "id" }.map(\.value)
    #expect(names.count >= 4 && Set(names).count == names.count)
    let references = outline.attributes.compactMap { attribute -> String? in
      if attribute.name.hasSuffix("href") { return String(attribute.value.dropFirst()) }
      guard let start = attribute.value.firstRange(of: "url(#") else { return nil }
      return String(attribute.value[start.upperBound...].prefix { $0 != ")" })
    }
    // gnuplot refers to its dots and its patterns.
    #expect(references.count >= 4)
    #expect(references.allSatisfy(names.contains))
    // A title would pop up under the mouse; the page's own is the only one.
    #expect(outline.elements.count { $0 == "title" } == 1)
  }

  @Test("numbers its pictures and its tables, and links to its sections")
  func numbers() throws {
    var table = TextTable([("n", .right)])
    table.append(["1"])
    var page = HTMLPage(title: "t", origin: "o")
    page.parts = [
      .heading("First", anchor: "a"), .table(table, caption: "one"), .picture(svg: "<svg></svg>", caption: "two"),
      .heading("Second", anchor: "b"), .table(table, caption: "three"),
    ]
    let html = page.html
    for text in ["Table 1. one", "Figure 1. two", "Table 2. three", "href=\"#a\"", "id=\"b\""] {
      #expect(html.contains(text))
    }
  }

  @Test("takes an SVG document without its prologue; of what is none, nothing")
  func prologue() {
    let svg = "<?xml version=\"1.0\"?>\n<!DOCTYPE svg>\n<svg id='a'><title>t</title><use xlink:href='#a'/></svg>"
    #expect(HTMLPage.inline(svg, number: 3) == "<svg id='p3-a'><use xlink:href='#p3-a'/></svg>")
    #expect(HTMLPage.inline("nothing", number: 1).isEmpty)
  }
}
