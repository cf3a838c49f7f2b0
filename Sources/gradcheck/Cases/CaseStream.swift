import Foundation
import Reports
import Synchronization

/// The lines of a file of cases, worked on by all processors in one process, what is written of each in their order.
struct CaseStream<R: Sendable> {
  /// What the progress bar says is done with the file, such as `checking`.
  var activity: String
  /// What comes of a line, of which the number is given, from 1.
  var work: @Sendable (Int, [UInt8]) -> R
  /// What is written of a result; called for one after the other, in the order of the lines.
  var text: @Sendable (R) -> String

  /// Works on the file at `path` and writes each result as soon as those before it are written.
  ///
  /// Throws ``Ending/misuse`` where the file cannot be read or has no case, and what went wrong where results cannot be written
  /// any more; the rest is left then.
  func run(_ path: String) throws {
    let total = Mutex(0)
    let broken = Mutex<OutputFileError?>(nil)
    let (work, text) = (work, text)
    do throws(LineReader.Failure) {
      let reader = try LineReader(path)
      // Where results run by, they are the progress.
      let bar = Terminal.isOutput ? nil : ProgressBar("\(activity) \(path)")
      defer { bar?.finish() }
      let size = reader.size
      let threads = ProcessInfo.processInfo.activeProcessorCount
      try OrderedLines<R>(reader, window: 64 * threads).run(threads: threads, work: work) { result, read in
        total.withLock { $0 += 1 }
        bar?.advance(to: read, of: size)
        do throws(OutputFileError) { try Terminal.write(text(result)) } catch {
          broken.withLock { $0 = error }
          return false
        }
        return true
      }
    } catch {
      Terminal.complain("gradcheck: \(error.description)")
      throw Ending.misuse
    }
    if let failure = broken.withLock(\.self) { throw failure }
    if total.withLock(\.self) == 0 {
      Terminal.complain("gradcheck: there is no case in \(path == "-" ? "standard input" : path)")
      throw Ending.misuse
    }
  }
}
