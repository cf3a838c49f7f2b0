import Scalars

/// What a program can be asked at points of a format.
enum ProgramQuestion {
  case evaluate, gradient

  /// Its name in both forms of the protocol.
  var name: String { self == .evaluate ? "evaluate" : "gradient" }

  /// The line of JSON that asks it at points: at one, for a gradient.
  func line<S: RealScalar>(_ id: Int, at points: [[S]]) -> String {
    func list(_ point: [S]) -> String { "[" + point.lazy.map(\.onWire).joined(separator: ",") + "]" }
    let lists = points.map(list).joined(separator: ",")
    let argument = self == .evaluate ? "[" + lists + "]" : lists
    return "{\"id\":\(id),\"\(name)\":\(argument),\"format\":\"\(S.formatName)\"}\n"
  }
}
