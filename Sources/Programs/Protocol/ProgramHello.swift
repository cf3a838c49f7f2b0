import Scalars

/// What a program says of itself; see <doc:Protocol>.
public struct ProgramHello: Sendable {
  /// What it is called.
  public var name: String?
  /// The names of its variables.
  public var variables: [String]?
  /// How many it has.
  public var count: Int?
  /// Named blocks of them: name and length, in order.
  public var blocks: [Block] = []
  /// A point, each number as it was written.
  public var point: [NumberOnWire]?
  /// Bounds; nil for none.
  public var lower, upper: [NumberOnWire?]?
  /// The names of the formats in which it evaluates.
  public var formats: [String] = ["binary64"]
  /// Whether it has a gradient.
  public var hasGradient = false
  /// The names of its outputs, where they are several: a vector function.
  public var outputs: [String]?
  /// Whether it has the Jacobian of several outputs, its products with vectors, and those of the transposed one.
  public var hasJacobian = false, hasForwardProducts = false, hasReverseProducts = false
  /// Whether two values at one point are always the same.
  public var isDeterministic = false
  /// Whether it speaks the binary form.
  public var speaksBinary = false
  /// Why it cannot be asked.
  public var error: String?

  /// A named block.
  public struct Block: Decodable, Sendable {
    /// What it is called.
    public var name: String
    /// How many variables it has.
    public var count: Int
  }
}

extension ProgramHello: Decodable {
  private enum Key: String, CodingKey {
    case name, variables, count, blocks, at, lower, upper, formats, gradient, outputs, jacobian, jvp, vjp,
      deterministic, binary, error
  }

  /// Reads the object of a hello.
  public init(from decoder: any Decoder) throws {
    let members = try decoder.container(keyedBy: Key.self)
    name = try members.decodeIfPresent(String.self, forKey: .name)
    variables = try members.decodeIfPresent([String].self, forKey: .variables)
    count = try members.decodeIfPresent(Int.self, forKey: .count)
    blocks = try members.decodeIfPresent([Block].self, forKey: .blocks) ?? []
    point = try members.decodeIfPresent([NumberOnWire].self, forKey: .at)
    lower = try members.decodeIfPresent([NumberOnWire?].self, forKey: .lower)
    upper = try members.decodeIfPresent([NumberOnWire?].self, forKey: .upper)
    formats = try members.decodeIfPresent([String].self, forKey: .formats) ?? formats
    hasGradient = try members.decodeIfPresent(Bool.self, forKey: .gradient) ?? false
    if let count = try? members.decode(Int.self, forKey: .outputs) {
      outputs = count > 0 && count <= 1 << 24 ? (1...count).map { "f\($0)" } : []
    } else {
      outputs = try members.decodeIfPresent([String].self, forKey: .outputs)
    }
    hasJacobian = try members.decodeIfPresent(Bool.self, forKey: .jacobian) ?? false
    hasForwardProducts = try members.decodeIfPresent(Bool.self, forKey: .jvp) ?? false
    hasReverseProducts = try members.decodeIfPresent(Bool.self, forKey: .vjp) ?? false
    isDeterministic = try members.decodeIfPresent(Bool.self, forKey: .deterministic) ?? false
    speaksBinary = try members.decodeIfPresent(Bool.self, forKey: .binary) ?? false
    error = try members.decodeIfPresent(String.self, forKey: .error)
  }

  /// How many outputs it has.
  var outputCount: Int { outputs?.count ?? 1 }

  /// How many variables it says that it has; nil where it says nothing.
  public var width: Int? { variables?.count ?? count ?? point?.count }

  /// Why what it says of itself does not hang together; nil where it does.
  var contradiction: String? {
    if let error { return error }
    if let name = variables?.first(where: { $0.isEmpty || $0.harmless != $0 }) {
      return "a variable's name is '\(name)', which cannot be shown"
    }
    if outputs?.isEmpty == true { return "its number of outputs is none from 1 to 16777216" }
    if let name = outputs?.first(where: { $0.isEmpty || $0.harmless != $0 }) {
      return "an output's name is '\(name)', which cannot be shown"
    }
    guard let width else { return nil }
    func differs(_ what: String, _ number: Int?) -> String? {
      number.map { $0 == width ? nil : "it says that it has \(width) variables, but \($0) \(what)" } ?? nil
    }
    if let variables, Set(variables).count < variables.count { return "two of its variables have one name" }
    return differs("in its count", count) ?? differs("numbers in its point", point?.count)
      ?? differs("lower bounds", lower?.count) ?? differs("upper bounds", upper?.count)
      ?? (blocks.isEmpty ? nil : differs("in its blocks", blocks.reduce(0) { $0 + $1.count }))
  }
}
