extension BinaryInteger {
  /// The integer of the same value as `number`, or nil when this type has none: fractions, what is not finite, and what
  /// is out of range.
  @inlinable
  @_disfavoredOverload
  public init?<S: RealScalar>(exactly number: S) {
    guard number.isFinite, number.rounded(.towardZero) == number else { return nil }
    self.init(truncated: number)
  }

  /// The integer part of `number`: rounded towards zero.
  ///
  /// - Precondition: `number` is finite and its integer part is in the range of this type.
  @inlinable
  @_disfavoredOverload
  public init<S: RealScalar>(_ number: S) {
    precondition(number.isFinite, "\(number) has no integer part")
    guard let value = Self(truncated: number) else {
      preconditionFailure("the integer part of \(number) is out of the range of \(Self.self)")
    }
    self = value
  }

  /// The integer part of a finite number, or nil when it is out of range.
  @inlinable
  init?<S: RealScalar>(truncated number: S) {
    let value: Self? = number.withParts { parts, limbs in
      guard parts.kind == .finite, parts.exponent >= 0 else { return 0 }
      if let fixed = Self.self as? any FixedWidthInteger.Type, parts.exponent >= fixed.bitWidth { return nil }
      // The highest exponent + 1 bits are the integer; they are taken a limb at a time, from the top.
      var magnitude: Self.Magnitude = 0
      var wanted = parts.exponent + 1
      for i in stride(from: limbs.count - 1, through: 0, by: -1) where wanted > 0 {
        let taken = Swift.min(wanted, UInt.bitWidth)
        magnitude = magnitude << taken | Self.Magnitude(truncatingIfNeeded: limbs[i] >> (UInt.bitWidth - taken))
        wanted -= taken
      }
      magnitude <<= wanted
      if parts.sign == .plus { return Self(exactly: magnitude) }
      // −m = ~(m − 1), which does not overflow at the least integer.
      return Self.isSigned ? Self(exactly: magnitude - 1).map { ~$0 } : nil
    }
    guard let value else { return nil }
    self = value
  }
}
