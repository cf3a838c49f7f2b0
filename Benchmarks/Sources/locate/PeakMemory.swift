import Foundation
import FreeMemory

/// How much more memory the process held at most, from some moment on, than at that moment.
///
/// On Linux what was freed is given back and the kernel's mark of the most that was resident set back first, so that each
/// search is measured by itself; where that is not allowed, and elsewhere, growth beyond the mark of the whole run so far is
/// all that can be seen.
struct PeakMemory {
  private let before: Int

  /// From now on.
  init() {
    give_back_free_memory()
    #if os(Linux)
      if let file = FileHandle(forWritingAtPath: "/proc/self/clear_refs") {
        file.write(Data("5".utf8))
        file.closeFile()
      }
    #endif
    before = Self.peak
  }

  /// The growth since then, in bytes.
  func growth() -> Int { Self.peak - before }

  /// The most bytes that were resident, since the mark was set back.
  private static var peak: Int {
    #if os(Linux)
      let status = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
      let line = status.split(separator: "\n").first { $0.hasPrefix("VmHWM") }
      return (line?.split(whereSeparator: { !$0.isNumber }).first.flatMap { Int($0) } ?? 0) * 1024
    #else
      var usage = rusage()
      getrusage(RUSAGE_SELF, &usage)
      return usage.ru_maxrss
    #endif
  }
}
