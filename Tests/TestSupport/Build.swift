/// How the tests were built.
public enum Build {
  /// Whether the compiler optimised: in a debug build, what takes long is left out, and tested in release.
  public static var isOptimised: Bool {
    #if DEBUG
      false
    #else
      true
    #endif
  }
}
