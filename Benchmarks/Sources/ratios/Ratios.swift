import Work

/// Measures every comparison and prints the table of ratios beside the promises; with arguments, only the work whose
/// titles contain one of them.
@main
struct Ratios {
  static func main() {
    var table = Table(columns: ["113", "128", "256", "1024", "4096", "Double"])
    var allocations: [String] = []
    let wanted = CommandLine.arguments.dropFirst()
    for comparison in Comparison.all where wanted.isEmpty || wanted.contains(where: comparison.work.contains) {
      let measured = Measurement(comparison)
      table.add(comparison, measured)
      if measured.allocations.library != 0 || measured.allocations.c != 0 {
        let (library, c) = measured.allocations
        allocations.append("  \(comparison.work), \(comparison.bits ?? 53) bits: \(library), in C \(c)")
      }
    }
    print("Time by the library over time by C, at each precision: median of alternating rounds [quartiles] / promise.")
    print("A promise that was not kept has a mark ✗.\n")
    print(table.text)
    guard Measurement.countsAllocations else {
      print("Allocations cannot be counted with this C library.")
      return
    }
    print("Calls of malloc each time the work is done, where there are any (MPFR's functions make their own):")
    print(allocations.isEmpty ? "  none" : allocations.joined(separator: "\n"))
  }
}
