import Testing

@Suite("Bad input to gradcheck check")
struct CheckCommandMisuse {
  @Test(
    "ends with status 64, nothing on standard output, and a message that helps",
    arguments: [
      (["check", "rosenbrok"], "did you mean 'rosenbrock'"),
      (["check", "misra1a", "--point", "start3"], "'start1'"),
      (["check", "sin", "--format", "binary46"], "binary64"),
      (["check", "sin", "--format", "mp1"], "from 2 to 65536"),
      (["check", "sin", "--format", "mp65537"], "from 2 to 65536"),
      (["check", "sin", "--format", "mp100x"], "mpN, any number of bits"),
      (["check", "sin", "--criterion", "textbook", "--stencil", "centrl4"], "central4"),
      (["check", "sin", "--criterion", "textbook", "--step", "0"], "greater than 0"),
      (["check", "sin", "--criterion", "textbook", "--step", "-1e-7"], "greater than 0"),
      (["check", "sin", "--criterion", "textbook", "--step", "nan"], "'nan'"),
      (["check", "sin", "--tolerance", "-1"], "greater than 0"),
      (["check", "sin", "--at", "x=nan"], "nan"),
      (["check", "sin", "--at", ""], "point"),
      (["check", "sin", "--at", "x=1,y=2"], "y"),
      (["check"], "problem"),
      (["check", "sin", "--f", "x"], "either"),
      (["check", "--f", "x"], "--at"),
      (["check", "--f", "x", "--at", "x=1"], "--gradient"),
      (["check", "--f", "x*y", "--gradient", "y", "--at", "x=1,y=2"], "one for each variable"),
      (["check", "--f", "sin(x)+cso(x)", "--gradient", "1", "--at", "x=1"], "       ^\n"),
      (["check", "--f", "sin(x", "--gradient", "1", "--at", "x=1"], "   ^\nthis '(' is never closed"),
      (["check", "sin", "--json", "--csv"], "--json"),
      (["check", "sin", "--frmat", "mp64"], "--format"),
      (["check", "sin", "--rows", "0"], "--rows"),
      (["check", "sin", "--step", "1e-7"], "--criterion textbook"),
      (["check", "sin", "--stencil", "central4"], "--criterion textbook"),
      (["check", "sin", "--criterion", "componentwise", "--step", "1"], "--criterion textbook"),
      (["check", "sin", "--criterion", "texbook"], "textbook"),
      (["check", "sin", "--criterion", "textbook", "--bounds", "x=0:1"], "--criterion evidence"),
      (["check", "sin", "--criterion", "textbook", "--reference", "mp128"], "--criterion evidence"),
      (["check", "sin", "--tolerance", "0"], "greater than 0"),
      (["check", "sin", "--tolerance", "tiny"], "'tiny'"),
      (["check", "sin", "--seed", "-1"], "--seed"),
      (["check", "sin", "--reference", "binary46"], "binary64"),
      (["check", "sin", "--reference", "mp65536"], "16364 bits at most"),
      (["check", "sin", "--bounds", "x"], "x=0:1"),
      (["check", "sin", "--bounds", "x=:"], "x=0:1"),
      (["check", "sin", "--bounds", "x=0:1:2"], "x=0:1"),
      (["check", "sin", "--bounds", "x=0:1,"], "x=0:1"),
      (["check", "sin", "--bounds", "x=1:0"], "not above"),
      (["check", "sin", "--bounds", "x=2:3"], "outside"),
      (["check", "sin", "--bounds", "-3:-2"], "outside"),
      (["check", "sin", "--bounds", "y=0:1"], "'y'"),
      (["check", "sin", "--bounds", "x=0:2,x=0:3"], "twice"),
      (["check", "sin", "--bounds", "x=0:2*"], "2*\n  ^"),
      (["check", "rosenbrock", "--bounds", "0:2"], "must name"),
    ])
  func misuse(arguments: [String], message: String) async throws {
    let run = try await Command.run(arguments)
    #expect(run.status == 64, "\(run.error)")
    #expect(run.output.isEmpty)
    #expect(run.error.contains(message), "\(run.error)")
  }
}
