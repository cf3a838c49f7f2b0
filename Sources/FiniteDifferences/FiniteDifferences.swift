// FiniteDifferences: being built.
