/// What this package brings along for the other side of the protocol.
public enum ProgramFiles {
  /// The adapter for Python, which is a module for Python's users too.
  public static var python: [UInt8] { PackageResources.gradcheck_py }
  /// The header for libraries.
  public static var header: [UInt8] { PackageResources.gradcheck_h }
  /// The page of the protocol.
  public static var protocolPage: [UInt8] { PackageResources.protocol_md }
}
