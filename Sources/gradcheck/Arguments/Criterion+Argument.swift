public import ArgumentParser
public import GradientChecking

/// On the command line a criterion is its name.
extension Criterion: ExpressibleByArgument {}
