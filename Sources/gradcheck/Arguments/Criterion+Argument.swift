import ArgumentParser
package import GradientChecking

/// On the command line a criterion is its name.
extension Criterion: ExpressibleByArgument {}
