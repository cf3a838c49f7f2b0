// Problems: being built.
