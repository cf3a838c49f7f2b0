import Scalars

/// What a program can be asked at points of a format.
enum ProgramQuestion: String {
  /// The values at any number of points.
  case evaluate
  /// The gradient at a point.
  case gradient
  /// The Jacobian at a point: a row for each output.
  case jacobian
  /// J(x)·v at a point x, which a vector v of as many numbers follows.
  case jvp
  /// J(x)ᵀ·u at a point x, which a vector u of as many numbers as there are outputs follows.
  case vjp

  /// Its name in both forms of the protocol.
  var name: String { rawValue }

  /// Whether a vector follows the point.
  var hasVector: Bool { self == .jvp || self == .vjp }

  /// How many numbers an answer has for a point of `width` numbers, where the function has so many outputs.
  func count(width: Int, outputs: Int) -> Int {
    switch self {
    case .evaluate, .jvp: outputs
    case .gradient, .vjp: width
    case .jacobian: outputs * width
    }
  }

  /// The line of JSON that asks it at points: at one, but for values.
  func line<S: RealScalar>(_ id: Int, at points: [[S]]) -> String {
    func list(_ point: [S]) -> String { "[" + point.lazy.map(\.onWire).joined(separator: ",") + "]" }
    let lists = points.map(list)
    let argument =
      switch self {
      case .evaluate: "[" + lists.joined(separator: ",") + "]"
      case .gradient, .jacobian: lists.joined(separator: ",")
      case .jvp, .vjp: lists.joined(separator: ",\"vector\":")
      }
    return "{\"id\":\(id),\"\(name)\":\(argument),\"format\":\"\(S.formatName)\"}\n"
  }
}
