import Scalars

extension Stencil {
  /// (f(x + h) − f(x)) / h: order 1.
  public static let forward = Stencil(offsets: [0, 1])

  /// (f(x) − f(x − h)) / h: order 1.
  public static let backward = Stencil(offsets: [-1, 0])

  /// (f(x + h) − f(x − h)) / 2h: order 2.
  public static let central = Stencil.central(order: 2)

  /// The symmetric stencil of the given order of accuracy with the fewest points: −k, …, k.
  ///
  /// The half-width is k = ⌊(m + 1)/2⌋ − 1 + q/2. For odd m the weight of the centre is zero and the centre is left out.
  /// - Precondition: `order` is even and at least 2, `derivative` at least 1.
  public static func central(order: Int, derivative: Int = 1) -> Stencil {
    precondition(
      order >= 2 && order.isMultiple(of: 2),
      "the order of a central stencil is \(order); it must be even and at least 2")
    precondition(derivative >= 1, "the order of the derivative is \(derivative); it must be at least 1")
    let reach = (derivative + 1) / 2 - 1 + order / 2
    let all = Array(-reach...reach)
    return Stencil(offsets: derivative.isMultiple(of: 2) ? all : all.filter { $0 != 0 }, derivative: derivative)
  }

  /// The stencils that have a name in reports and on the command line, in the order in which they are listed.
  public static let named: [(name: String, stencil: Stencil)] = [
    ("forward", forward), ("backward", backward), ("central2", central), ("central4", central(order: 4)),
    ("central6", central(order: 6)), ("central8", central(order: 8)),
  ]

  /// The stencil of that name, or nil when there is none; `central` means `central2`.
  public init?(named name: String) {
    let sought = name == "central" ? "central2" : name
    guard let found = Self.named.first(where: { $0.name == sought }) else { return nil }
    self = found.stencil
  }

  /// The name in ``named``, or nil when the stencil has none.
  public var name: String? { Self.named.first { $0.stencil == self }?.name }
}
