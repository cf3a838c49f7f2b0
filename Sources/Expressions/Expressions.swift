// Expressions: being built.
