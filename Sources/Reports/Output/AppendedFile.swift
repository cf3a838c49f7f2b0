package import Foundation

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A file that grows by whole lines, so that what is done is not lost with the process that did it.
package struct AppendedFile: Sendable {
  /// Where it is.
  package let path: String
  private let file: Descriptor

  /// Opens the file at `path`, or makes it, and drops all but so many bytes of it.
  package init(_ path: String, keeping bytes: Int) throws(OutputFileError) {
    self.path = path
    do throws(SystemFailure) {
      file = try Descriptor(opening: path, O_WRONLY | O_CREAT)
      guard ftruncate(file.number, off_t(bytes)) == 0, lseek(file.number, 0, SEEK_END) >= 0 else { throw .last }
    } catch {
      throw OutputFileError(path: path, failure: error)
    }
  }

  /// Adds `bytes`; what is there of them when that fails is no whole line.
  package func append(_ bytes: Data) throws(OutputFileError) {
    do throws(SystemFailure) { try file.write(bytes) } catch { throw OutputFileError(path: path, failure: error) }
  }

  /// Removes it.
  package func remove() { unlink(path) }
}
