// TestSupport: being built.
