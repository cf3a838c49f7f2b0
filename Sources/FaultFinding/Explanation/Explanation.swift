/// What a wrong gradient looks like: a pattern that accounts for its discrepancies, each to within its uncertainty.
public struct Explanation: Codable, Hashable, Sendable {
  /// The kinds of pattern; the raw values are those of JSON.
  public enum Kind: String, CaseIterable, Codable, Hashable, Sendable {
    /// The claim is a constant times the gradient.
    case factor
    /// The claim has the opposite sign.
    case sign
    /// The claim is zero where the gradient is not.
    case zero
    /// The claim has λ·x too much, or too little.
    case weightDecay = "weight_decay"
    /// The claim has λ·sign(x) too much, or too little.
    case l1
    /// The claim has a constant too much, or too little.
    case constant
    /// The claim has another block's gradient too much, or too little.
    case otherBlock = "other_block"
    /// Two coordinates, or two blocks, have changed places.
    case swap
    /// A matrix is transposed.
    case transpose
    /// The components stand in reverse order.
    case reverse
    /// The components are shifted by some places.
    case shift
    /// The components are cut off at some size.
    case clip
    /// The ratio of claim and gradient is a simple function of x.
    case ratioFunction = "ratio_function"
    /// Nothing is wrong: floating point.
    case floatingPoint = "floating_point"
    /// None of these.
    case unknown
  }

  /// Where the pattern is.
  public enum Scope: Codable, Hashable, Sendable {
    /// In the whole gradient.
    case all
    /// In the block of that name.
    case block(String)
    /// In the coordinate of that name.
    case coordinate(String)

    /// `all`, `block:W1` or `coordinate:x2`, as JSON has it.
    public var description: String {
      switch self {
      case .all: "all"
      case .block(let name): "block:\(name)"
      case .coordinate(let name): "coordinate:\(name)"
      }
    }
  }

  /// The kind of pattern.
  public var kind: Kind
  /// Where it is.
  public var scope: Scope
  /// Its number: the factor, λ, the constant, the distance of a shift, the cap; nil where it has none.
  public var value: Double?
  /// From 0 to 1: how much of a coincidence it would be otherwise.
  public var confidence: Double
  /// A sentence that says it.
  public var text: String
}
