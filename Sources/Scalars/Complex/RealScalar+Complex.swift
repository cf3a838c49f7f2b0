public import ComplexModule
public import RealModule

extension RealScalar {
  /// The value in this format itself.
  @inlinable
  public static func complex(
    _ function: ComplexFunction, _ z: Complex<Self>, _ w: Complex<Self>
  ) -> Complex<Self> {
    function(z, w)
  }
}

extension Float {
  /// The value computed in binary64, which has 29 bits more, and rounded once.
  @inlinable
  public static func complex(
    _ function: ComplexFunction, _ z: Complex<Self>, _ w: Complex<Self>
  ) -> Complex<Self> {
    function(z, w, by: Double.self)
  }
}

#if !(os(macOS) && arch(x86_64))
  extension Float16 {
    /// The value computed in binary64, which has 42 bits more, and rounded once.
    @inlinable
    public static func complex(
      _ function: ComplexFunction, _ z: Complex<Self>, _ w: Complex<Self>
    ) -> Complex<Self> {
      function(z, w, by: Double.self)
    }
  }
#endif

#if arch(x86_64) && !os(Windows) && !os(Android)
  extension Double {
    /// The value computed in the processor's extended format, which has 11 bits more and 4 of exponent, and rounded once.
    ///
    /// Where there is no such format the formulae run in binary64 itself.
    @inlinable
    public static func complex(
      _ function: ComplexFunction, _ z: Complex<Self>, _ w: Complex<Self>
    ) -> Complex<Self> {
      function(z, w, by: Float80.self)
    }
  }
#endif
