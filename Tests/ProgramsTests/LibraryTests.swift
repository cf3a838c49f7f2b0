import Foundation
import MultiPrecision
import Programs
import Scalars
import TestSupport
import Testing

@Suite("A shared library", .enabled(if: Installed.has("cc"), "no C compiler is installed"))
struct LibraryTests {
  private static let source = """
    #include <stddef.h>
    #include <stdio.h>
    #include <stdlib.h>
    static int opened = 3;
    void *gradcheck_open(void) { return &opened; }
    size_t gradcheck_count(void) { return 2; }
    #define F(T, S) \\
      T f##S(const T *x, size_t n, void *c) { \\
        if (x[0] > 9) abort(); \\
        if (x[0] > 8) { puts("I talk"); fflush(stdout); } \\
        return *(int *)c * x[0] * x[0] * x[1]; \\
      } \\
      void g##S(const T *x, size_t n, T *out, void *c) { \\
        out[0] = *(int *)c * 2 * x[0] * x[1]; out[1] = *(int *)c * x[0] * x[0]; \\
      }
    F(double, ) F(float, _float) F(long double, _long_double) F(__float128, _quad)
    """

  /// The library, compiled into a folder.
  private func library(in folder: borrowing TemporaryFolder) throws -> String {
    let library = folder.path("libf.so")
    try Self.source.write(toFile: folder.path("f.c"), atomically: true, encoding: .utf8)
    #expect(Installed.shell("cc -O1 -shared -fPIC '\(folder.path("f.c"))' -o '\(library)'") == 0)
    return library
  }

  private func session(_ library: String, _ names: String, _ talk: Talk = Talk()) throws -> ProgramSession {
    try ProgramSession(
      ProgramCommand(
        .start(["env", "SWIFT_BACKTRACE=enable=no", Installed.gradcheck, "host-library", "\(library):\(names)"]),
        title: "f"),
      tell: { talk.tell($0) })
  }

  @Test("is evaluated in every format that it has, its context passed on")
  func formats() throws {
    let folder = try TemporaryFolder()
    let session = try session(library(in: folder), "f,g")
    #expect(session.hello.formats.sorted() == ["binary128", "binary32", "binary64", "x87"])
    #expect(session.hello.count == 2)
    func check<S: RealScalar>(_: S.Type) {
      let x: [S] = [1.5, S(1) / 3]
      #expect(session.value(at: x) == 3 * x[0] * x[0] * x[1])
      #expect(session.gradient(at: x) == [3 * 2 * x[0] * x[1], 3 * x[0] * x[0]])
    }
    check(Float.self)
    check(Double.self)
    #if arch(x86_64)
      check(Float80.self)
      check(MPFloat<Binary128>.self)
    #endif
    let points: [[Double]] = (1...16).map { [Double($0) / 4, 1] }
    let values: [Double] = points.map { 3 * $0[0] * $0[0] }
    #expect(try session.values(at: points) == values)
    #expect(session.log.failures() == [])
  }

  @Test("that crashes is an outcome, and what it prints is talk")
  func crash() throws {
    let folder = try TemporaryFolder()
    let session = try session(library(in: folder), "f,g")
    #expect((session.value(at: [10.0, 1]) as Double).isNaN)
    #expect(session.value(at: [8.5, 1]) == 3 * 8.5 * 8.5)
    let failures = session.log.failures()
    #expect(failures == ["f gave no value at (10.0, 1.0): it ended without an answer (signal 6, Aborted)"])
  }

  @Test("without the function, or that is none, is refused with a sentence")
  func refused() throws {
    let folder = try TemporaryFolder()
    let library = try library(in: folder)
    #expect { try session(library, "nothing") } throws: { "\($0)".hasSuffix("libf.so has no function 'nothing'") }
    #expect { try session(library, "f,nothing") } throws: { "\($0)".hasSuffix("libf.so has no function 'nothing'") }
    for (name, reason) in [
      ("libnone.so", "'libnone.so' names no function: ./libmodel.so:cost,cost_gradient"),
      (":f", "':f' is not of the form ./libmodel.so:cost,cost_gradient"),
      ("/nowhere/lib.so:f", "/nowhere/lib.so: cannot open shared object file: No such file or directory"),
    ] {
      let command = ProgramCommand(
        .start(["env", "SWIFT_BACKTRACE=enable=no", Installed.gradcheck, "host-library", name]), title: "f")
      #expect { try ProgramSession(command, tell: { _ in }) } throws: { "\($0)" == "f: \(reason)" }
    }
  }
}
