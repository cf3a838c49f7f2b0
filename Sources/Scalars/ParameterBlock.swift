/// A named group of consecutive variables, such as one matrix of a network.
public struct ParameterBlock: Codable, Hashable, Sendable {
  /// What the group is called: `W1`.
  public let name: String

  /// Which coordinates of the point belong to it.
  public let range: Range<Int>

  /// The lengths of the group's axes, row-major: the last index runs fastest. Their product is `range.count`.
  public let shape: [Int]

  /// The group of the variables in `range`, arranged in `shape`.
  ///
  /// - Precondition: the product of `shape` is the number of variables.
  public init(name: String, range: Range<Int>, shape: [Int]) {
    let size = shape.reduce(1, *)
    precondition(size == range.count, "block \(name) has \(range.count) variables but the shape \(shape) of \(size)")
    self.name = name
    self.range = range
    self.shape = shape
  }

  /// The names of the group's variables, each with its zero-based indices: `W1[3,0]`.
  public var variableNames: [String] {
    var indices = [Int](repeating: 0, count: shape.count)
    return range.map { _ in
      defer { advance(&indices) }
      return "\(name)[\(indices.map(String.init).joined(separator: ","))]"
    }
  }

  /// The next index tuple in row-major order; after the last comes the first.
  private func advance(_ indices: inout [Int]) {
    for axis in shape.indices.reversed() {
      indices[axis] += 1
      if indices[axis] < shape[axis] { return }
      indices[axis] = 0
    }
  }
}
