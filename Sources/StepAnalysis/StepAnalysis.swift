// StepAnalysis: being built.
