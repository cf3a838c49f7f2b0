import GradientTesting
import Testing

@Test func logisticLoss() {
  let model = LogisticModel()
  expectGradient(of: model.loss, is: model.gradient, at: [0.3, -0.2, 0.9, 1.1])
}

@Test func `a fault is an issue of this line, which may be known`() {
  let model = LogisticModel(isFaulty: true)
  withKnownIssue {
    expectGradient(of: model.loss, is: model.gradient, at: [0.3, -0.2, 0.9, 1.1])
  } matching: { issue in
    issue.sourceLocation?.line == 12
      && issue.comments[0].rawValue.hasPrefix(
        "The gradient is wrong: every component is 50 times what it should be (50 = N?)\n")
  }
}
