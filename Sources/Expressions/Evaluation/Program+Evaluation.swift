public import Scalars

extension Program {
  /// The constants, each rounded once to the type S.
  @inlinable
  func constants<S: Scalar>(as type: S.Type) -> [S] { constants.map { $0.rounded(to: type) } }

  /// The formula's value at `x`, with the meaning that `operations` give to its steps.
  ///
  /// One pass over the instructions; the stacks are temporary allocations, in the call's own frame when they are small. A branch
  /// whose condition is known is taken, and leaves a gap where the other one's value would be; else both are.
  @inlinable
  func evaluate<O: Operations>(at x: [O.Number], constants: [O.Number], with operations: O.Type) -> O.Number {
    var nobody = Unwatched()
    return evaluate(at: x, constants: constants, with: operations, &nobody)
  }

  /// The same, with somebody who is told which way was taken wherever there are two.
  @inlinable
  func evaluate<O: Operations, W: BranchWatch>(
    at x: [O.Number], constants: [O.Number], with operations: O.Type, _ watch: inout W
  ) -> O.Number {
    withUnsafeTemporaryAllocation(of: O.Number.self, capacity: depth) { stack in
      withUnsafeTemporaryAllocation(of: Truth.self, capacity: truthDepth) { truths in
        run(x, constants, operations, stack, truths, &watch)
      }
    }
  }

  @inlinable
  @inline(__always)
  func run<O: Operations, W: BranchWatch>(
    _ x: [O.Number], _ constants: [O.Number], _ operations: O.Type, _ stack: UnsafeMutableBufferPointer<O.Number>,
    _ truths: UnsafeMutableBufferPointer<Truth>, _ watch: inout W
  ) -> O.Number {
    var height = 0
    var truth = 0
    var next = 0
    let count = instructions.count
    while next < count {
      let instruction = instructions[next]
      next += 1
      switch instruction {
      case .constant(let k):
        stack.initializeElement(at: height, to: constants[Int(k)])
        height += 1
      case .variable(let k):
        stack.initializeElement(at: height, to: x[Int(k)])
        height += 1
      case .copy(let k):
        stack.initializeElement(at: height, to: stack[Int(k)])
        height += 1
      case .negate:
        stack[height - 1] = -stack[height - 1]
      case .integerPower(let k):
        stack[height - 1] = O.integerPower(stack[height - 1], exponents[Int(k)])
      case .unary(let function):
        if W.isWatching, function.hasSides {
          watch.see(next - 1, O.compare(.greaterOrEqual, stack[height - 1], .zero, isFixed: false).here)
        }
        stack[height - 1] = O.apply(function, stack[height - 1])
      case .binary(let operation):
        height -= 1
        let right = stack.moveElement(from: height)
        if W.isWatching, let relation = operation.relationOfSides {
          watch.see(next - 1, O.compare(relation, stack[height - 1], right, isFixed: false).here)
        }
        stack[height - 1] = O.apply(operation, stack[height - 1], right)
      case .special(let k):
        let function = specials[Int(k)]
        let arguments = Self.take(function.arity, stack, &height)
        stack.initializeElement(at: height, to: O.apply(function, arguments))
        height += 1
      case .dot(let n):
        let right = Self.take(Int(n), stack, &height)
        let left = Self.take(Int(n), stack, &height)
        stack.initializeElement(at: height, to: Self.dot(left, right))
        height += 1
      case .compare(let relation, let isFixed):
        height -= 2
        let left = stack.moveElement(from: height)
        let right = stack.moveElement(from: height + 1)
        truths.initializeElement(at: truth, to: O.compare(relation, left, right, isFixed: isFixed))
        if W.isWatching { watch.see(next - 1, truths[truth].here) }
        truth += 1
      case .both:
        truth -= 1
        truths[truth - 1] = truths[truth - 1] && truths[truth]
      case .any:
        truth -= 1
        truths[truth - 1] = truths[truth - 1] || truths[truth]
      case .not:
        truths[truth - 1] = !truths[truth - 1]
      case .test(let start):
        guard truths[truth - 1].near == false else { continue }
        stack.initializeElement(at: height, to: .zero)
        height += 1
        next = Int(start)
      case .otherwise(let end):
        guard truths[truth - 1].near == true else { continue }
        truth -= 1
        next = Int(end)
      case .join:
        truth -= 1
        height -= 1
        let second = stack.moveElement(from: height)
        stack[height - 1] =
          truths[truth].near == false ? second : O.select(truths[truth], stack[height - 1], second)
      case .forget:
        height -= 1
        stack[height - 1] = stack.moveElement(from: height)
      case .drop:
        height -= 1
        _ = stack.moveElement(from: height)
      }
    }
    return stack.moveElement(from: 0)
  }

  /// Removes the topmost numbers, in the order in which they were pushed.
  @inlinable
  static func take<N>(_ count: Int, _ stack: UnsafeMutableBufferPointer<N>, _ height: inout Int) -> [N] {
    height -= count
    let start = height
    return (start..<start + count).map { stack.moveElement(from: $0) }
  }

  /// Σ aᵢ·bᵢ, from the first product on.
  @inlinable
  static func dot<N: Scalar>(_ a: [N], _ b: [N]) -> N {
    var sum = a[0] * b[0]
    for i in 1..<a.count { sum += a[i] * b[i] }
    return sum
  }
}
