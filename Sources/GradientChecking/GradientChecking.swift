// GradientChecking: being built.
