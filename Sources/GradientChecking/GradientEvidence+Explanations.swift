public import Scalars

extension GradientEvidence {
  /// The patterns that account for what is wrong, simplest and best first.
  ///
  /// - Parameters:
  ///   - names: the names of the coordinates.
  ///   - blocks: named ranges of the coordinates with their shapes.
  public func explanations(names: [String], blocks: [ParameterBlock] = []) -> [Explanation] { [] }
}
