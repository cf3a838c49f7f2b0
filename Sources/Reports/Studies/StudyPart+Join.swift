import EvidenceReports

extension StudyPart {
  /// The records of the whole study, in the order of its items, from the parts of all its shares, given in any order.
  ///
  /// - Parameter parts: each with the path of its file, for what is said of it.
  /// - Throws: ``StudyPartError`` where a part is of another study, a share is missing or doubled, or a part is not finished.
  package static func join(_ parts: [(path: String, part: StudyPart)]) throws(StudyPartError) -> [S.Record] {
    guard let first = parts.first else { throw .noParts }
    let count = first.part.header.shard.count
    var paths: [Int: String] = [:]
    var all: [Int: S.Record] = [:]
    for (path, part) in parts {
      if let difference = first.part.header.difference(from: part.header) {
        throw .differentStudies(first.path, path, difference: difference)
      }
      let shard = part.header.shard
      guard shard.count == count else {
        throw .differentShares((first.path, first.part.header.shard), (path, shard))
      }
      if let other = paths.updateValue(path, forKey: shard.index) { throw .doubled(shard, other, path) }
      let own = shard.items(of: part.header.items)
      let missing = part.missing.count
      guard missing == 0 else { throw .unfinished(path, missing: missing, of: own.count) }
      guard part.records.count == own.count else { throw .foreignItems(path, shard) }
      all.merge(part.records) { old, _ in old }
    }
    let missing = (1...count).filter { paths[$0] == nil }
    guard missing.isEmpty else { throw .missing(missing, of: count) }
    return all.sorted { $0.key < $1.key }.map(\.value)
  }
}

/// Why files are not the parts of one study.
package enum StudyPartError: Error, Hashable, CustomStringConvertible {
  case noParts
  case unreadable(String, reason: String)
  case notAPart(String)
  case otherVersion(String, schema: Int?, release: String?)
  case badLine(String, number: Int)
  case repeatedItem(String, key: String)
  case differentStudies(String, String, difference: String)
  case differentShares(path: String, Shard, otherPath: String, Shard)
  case doubled(Shard, String, String)
  case missing([Int], of: Int)
  case unfinished(String, missing: Int, of: Int)
  case foreignItems(String, Shard)

  static func differentShares(_ a: (String, Shard), _ b: (String, Shard)) -> StudyPartError {
    .differentShares(path: a.0, a.1, otherPath: b.0, b.1)
  }

  package var description: String {
    switch self {
    case .noParts: "there are no parts to join"
    case .unreadable(let path, let reason): "cannot read \(path): \(reason)"
    case .notAPart(let path): "\(path) is no part of a study: its first line is not the header that --shard writes"
    case .otherVersion(let path, let schema, let release):
      "\(path) was made by gradcheck \(release ?? "before 0.1.0"), in form \(schema ?? 0) of parts; this is gradcheck "
        + "\(Release.version), which reads its own, in form \(StudyHeader.schema)"
    case .badLine(let path, let number): "line \(number) of \(path) is no record of its study"
    case .repeatedItem(let path, let key): "\(path) has two records of the item '\(key)'"
    case .differentStudies(let a, let b, let difference): "\(a) and \(b) are parts of different studies: \(difference)"
    case .differentShares(let a, let shard, let b, let other):
      "\(a) is the share \(shard) but \(b) is the share \(other); all must be of the same number"
    case .doubled(let shard, let a, let b): "the share \(shard) is there twice: \(a) and \(b)"
    case .missing(let shares, let count):
      "of \(count) shares \(shares.count == 1 ? "one is" : "\(shares.count) are") missing: "
        + shares.prefix(20).map { "\($0)/\(count)" }.joined(separator: ", ") + (shares.count > 20 ? ", …" : "")
    case .unfinished(let path, let missing, let count):
      "\(path) lacks \(missing) of its \(counted(count, "record")); it is of an interrupted run, which --resume finishes"
    case .foreignItems(let path, let shard): "\(path) has records of items that are not of its share \(shard)"
    }
  }
}
