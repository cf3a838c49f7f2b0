package import Scalars

/// What a subject is called: all that a report needs of it beside what was found.
package struct SubjectNames: Codable, Hashable, Sendable {
  /// How reports call it: `misra1a at start1`.
  package var title: String
  /// The names of the variables, in the order of the coordinates.
  package var variables: [String]
  /// Named blocks of the variables; empty where there is but one.
  package var blocks: [ParameterBlock]

  package init(title: String, variables: [String], blocks: [ParameterBlock] = []) {
    self.title = title
    self.variables = variables
    self.blocks = blocks
  }
}

extension SubjectNames {
  /// The name of the block that a coordinate belongs to; nil where it belongs to none.
  package func block(of index: Int) -> String? { blocks.first { $0.range.contains(index) }?.name }
}
