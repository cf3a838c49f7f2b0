import StepSelection
import Testing

@Suite("The forms of a difference") struct DifferenceFormTests {
  @Test("are known by their names") func names() {
    #expect(DifferenceForm.allCases.map(\.rawValue) == ["forward", "central", "second"])
  }
}
