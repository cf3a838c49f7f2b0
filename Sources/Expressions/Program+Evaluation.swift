public import Scalars

extension Program {
  /// The constants, each rounded once to the type S.
  @inlinable
  func constants<S: Scalar>(as type: S.Type) -> [S] { constants.map { $0.rounded(to: type) } }

  /// The formula's value at `x`, with the meaning that `operations` give to its steps.
  ///
  /// One pass over the instructions; the stack is one temporary allocation, in the call's own frame when it is small.
  @inlinable
  func evaluate<O: Operations>(at x: [O.Number], constants: [O.Number], with operations: O.Type) -> O.Number {
    withUnsafeTemporaryAllocation(of: O.Number.self, capacity: depth) { stack in
      var height = 0
      for instruction in instructions {
        switch instruction {
        case .constant(let k):
          stack.initializeElement(at: height, to: constants[k])
          height += 1
        case .variable(let k):
          stack.initializeElement(at: height, to: x[k])
          height += 1
        case .negate:
          stack[height - 1] = -stack[height - 1]
        case .integerPower(let n):
          stack[height - 1] = O.integerPower(stack[height - 1], n)
        case .unary(let function):
          stack[height - 1] = O.apply(function, stack[height - 1])
        case .binary(let operation):
          height -= 1
          let right = stack.moveElement(from: height)
          stack[height - 1] = O.apply(operation, stack[height - 1], right)
        }
      }
      return stack.moveElement(from: 0)
    }
  }
}
