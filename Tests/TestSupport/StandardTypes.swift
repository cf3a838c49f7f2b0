public import Scalars

/// The standard library's types that conform to `RealScalar` on this platform.
public let standardTypes: [any RealScalar.Type] = {
  var types: [any RealScalar.Type] = [Float.self, Double.self]
  #if !(os(macOS) && arch(x86_64))
    types.append(Float16.self)
  #endif
  #if arch(x86_64) && !os(Windows) && !os(Android)
    types.append(Float80.self)
  #endif
  return types
}()
