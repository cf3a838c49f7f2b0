import Scalars

extension SeededGenerator {
  /// A random multiple of 1/4096 from −`bound`/4096 through `bound`/4096, each as likely, in decimal and exact.
  mutating func weight(bound: Int) -> String {
    // The decimal expansion of k/4096 has at most 12 digits after the point: `Double` prints it exactly.
    "\(Double(index(below: 2 * bound + 1) - bound) / 4096)"
  }
}
