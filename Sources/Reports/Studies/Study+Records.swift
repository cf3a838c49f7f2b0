package import Subjects

extension Study {
  /// The records of all items, in order, done side by side in this process and kept nowhere.
  package func records(told progress: @escaping Progress.Handler) async throws -> [Record] {
    let count = items.count
    return try await withThrowingTaskGroup(of: (Int, Record).self) { group in
      for item in 0..<count { group.addTask { (item, try self.run(item)) } }
      var found: [(Int, Record)] = []
      for try await record in group {
        found.append(record)
        progress(.pieces(found.count, of: count))
      }
      return found.sorted { $0.0 < $1.0 }.map(\.1)
    }
  }
}
