import EvidenceReports
import FiniteDifferences
import GradientChecking
import MultiPrecision
import Scalars
import StepAnalysis
import Subjects
import Synchronization
import Testing

@Suite("A question is put to whatever form of a function there is")
struct QuestionTests {
  let binary64: NamedFormat
  let binary32: NamedFormat

  init() throws { (binary64, binary32) = (try NamedFormat(named: "binary64"), try NamedFormat(named: "binary32")) }

  @Test("A formula is judged by its derivative at high precision, in every format")
  func formula() throws {
    for format in [binary32, binary64, try NamedFormat(named: "mp100"), try NamedFormat(named: "e4m3")] {
      let right = try EvidenceQuestion()(try Example.formula(), in: format)
      #expect(right.verdict == .agree && right.format.name == format.name)
      #expect(right.coordinates.allSatisfy { $0.referencePrecision != nil && $0.finestStep == nil })
      let wrong = try EvidenceQuestion()(try Example.formula(["2*x*y", "2*x"]), in: format)
      #expect(wrong.verdict == .disagree && wrong.worstFirst.first == 1)
    }
  }

  @Test("A closure is judged by its values, in the format in which it exists")
  func closure() throws {
    let right = try EvidenceQuestion()(try Example.closures(), in: binary64)
    #expect(right.verdict == .agree)
    #expect(right.coordinates.allSatisfy { $0.referencePrecision == nil && $0.finestStep != nil })
    #expect(try EvidenceQuestion()(try Example.closures(slope: 1.01), in: binary64).verdict == .disagree)
    let located = try LocationQuestion()(try Example.closures(slope: 1.01), in: binary64)
    #expect(located.evidence.coordinates.map(\.index) == [1])
    let derivative = try DerivativeQuestion()(try Example.closures(), in: binary32)
    #expect(derivative.isComplete && derivative.format.name == "binary32")
  }

  @Test("What a closure cannot answer is refused with a sentence")
  func refusals() throws {
    let subject = try Example.closures()
    // The gradient exists in binary64 alone, the function in two formats.
    #expect(throws: SubjectError.self) { try EvidenceQuestion()(subject, in: binary32) }
    #expect(throws: SubjectError.self) { try DerivativeQuestion()(subject, in: try NamedFormat(named: "mp100")) }
    #expect(throws: SubjectError.notRetypable("closure", purpose: "a sweep")) {
      try SweepQuestion(along: SubjectLine(coordinate: 0, of: ["x", "y"]))(subject, in: binary64)
    }
    var unclaimed = subject
    unclaimed.claim = nil
    #expect(throws: SubjectError.noClaim("closure")) { try EvidenceQuestion()(unclaimed, in: binary64) }
    #expect(
      SubjectError.notInFormat("closure", "mp100", known: ["binary64", "binary32"]).description
        == "closure does not exist in mp100, but in binary64, binary32.")
  }

  @Test("Progress is told, piece by piece")
  func progress() throws {
    let told = Mutex<[Int]>([])
    _ = try EvidenceQuestion(isOpaque: true)(try Example.formula(), in: binary64) { progress in
      if case .pieces(let done, of: 2) = progress { told.withLock { $0.append(done) } }
    }
    #expect(told.withLock(\.self).last == 2)
  }

  @Test("A cancelled check says what it did not reach")
  func cancellation() async throws {
    let subject = try Example.formula()
    let format = binary64
    let task = Task { () -> EvidenceRecord in
      withUnsafeCurrentTask { $0?.cancel() }
      return try EvidenceQuestion()(subject, in: format)
    }
    #expect(try await task.value.verdict == .undecided(.interrupted))
  }

  @Test("The textbook's question gives the textbook's bits")
  func textbook() throws {
    let record = try DifferencesQuestion(.textbook(step: nil, stencil: .central))(try Example.formula(), in: binary64)
    let x = [1.5, 0.3]
    func f(_ x: [Double]) -> Double { x[0] * x[0] * x[1] }
    let expected = x.indices.map { i -> Double in
      var (a, b) = (x, x)
      a[i] += 1e-7
      b[i] -= 1e-7
      return (f(a) - f(b)) / (2 * 1e-7)
    }
    #expect(record.numericalGradient.map(\.description) == expected.map(\.description))
    #expect(record.passed && record.evaluations == 4)
  }
}
