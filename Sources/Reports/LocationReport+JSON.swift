import GradientChecking

extension LocationReport {
  /// The report as JSON: an object for one format, a list of such objects for several.
  ///
  /// Of the components there are the faults only. `sensitivity` is relative to the largest component of the claim; that of
  /// a block is the least error of one component that would have been seen in it. Where nothing is known there is `null`.
  public var json: JSON {
    let objects = sections.map { section in
      JSON.object(
        [
          ("title", .string(title)), ("format", .string(section.format)), ("headline", .string(section.headline)),
        ] + section.members)
    }
    return objects.count == 1 ? objects[0] : .array(objects)
  }

  /// One line for each fault in each format; where nothing is known the field is empty.
  public var csv: String {
    CSV.line(["format", "index", "name", "block", "claim", "estimate", "uncertainty"])
      + sections.flatMap { section in section.fields.map { CSV.line([section.format] + $0) } }.joined()
  }
}

extension LocationReport.Block {
  var json: JSON {
    .object([
      ("name", name.isEmpty ? .null : .string(name)), ("start", JSON(range.lowerBound)), ("count", JSON(range.count)),
      ("faults", JSON(faults)), ("sensitivity", least.json),
    ])
  }
}
