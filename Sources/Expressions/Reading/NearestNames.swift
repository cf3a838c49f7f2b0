/// The candidates that `name` may be a misspelling of, nearest first; at most three.
///
/// Nearness is the Damerau–Levenshtein distance, without regard to case: the least number of characters to insert,
/// delete, replace or swap with their neighbour, where no part is edited twice. A candidate is near when its distance is
/// at most a third of the name's length, or 1 for shorter names, and some of the name is left; or when it begins with the
/// whole name, of two characters at least (`rosen` for `rosenbrock`), which counts as the largest distance allowed.
/// Candidates at equal distance keep their order.
///
/// - Cost: the product of the two lengths, for each candidate of nearly the same length.
/// - Source: F. J. Damerau, *A technique for computer detection and correction of spelling errors* (1964).
public func nearestNames(to name: String, among candidates: some Sequence<String>) -> [String] {
  let wanted = Array(name.lowercased())
  let limit = max(1, wanted.count / 3)
  var near: [(name: String, distance: Int)] = []
  for candidate in candidates {
    let letters = Array(candidate.lowercased())
    var distance = abs(letters.count - wanted.count)
    if distance <= limit { distance = editDistance(wanted, letters) }
    if wanted.count >= 2, letters.starts(with: wanted) { distance = min(distance, limit) }
    if distance <= limit, distance < wanted.count { near.append((candidate, distance)) }
  }
  let order = near.indices.sorted { (near[$0].distance, $0) < (near[$1].distance, $1) }
  return order.prefix(3).map { near[$0].name }
}

/// The optimal-string-alignment distance, row by row.
private func editDistance(_ a: [Character], _ b: [Character]) -> Int {
  var beforeLast: [Int] = []
  var last = Array(0...b.count)
  for i in a.indices {
    var row = [i + 1]
    for j in b.indices {
      var least = min(last[j + 1] + 1, row[j] + 1, last[j] + (a[i] == b[j] ? 0 : 1))
      if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] { least = min(least, beforeLast[j - 1] + 1) }
      row.append(least)
    }
    beforeLast = last
    last = row
  }
  return last[b.count]
}
