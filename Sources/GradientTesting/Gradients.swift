// A test that imports this has the checker too.

@_exported public import Gradients
