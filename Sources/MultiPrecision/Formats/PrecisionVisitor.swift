public import Scalars

/// Work that runs at a precision chosen when the program runs: what ``withPrecision(bits:_:)->Visitor.Output`` calls.
///
/// A closure cannot be generic; a type with one generic method can be what a generic closure would be.
///
/// ```swift
/// struct GoldenRatio: PrecisionVisitor {
///   func callAsFunction<S: RealScalar>(_ type: S.Type) -> String { ((1 + S.sqrt(5)) / 2).description }
/// }
/// print(withPrecision(bits: 300, GoldenRatio()))     // 1.618033988749894848204586834365638117720309179805762862135…
/// ```
public protocol PrecisionVisitor {
  /// What the work gives. It cannot be a number of the precision, whose type nobody outside can name; it can be text, a
  /// `Double`, or a closure or `any` value that holds such numbers.
  associatedtype Output

  /// What the work may throw; `Never` when it throws nothing.
  associatedtype Failure: Error = Never

  /// Does the work in numbers of the type `S`, whose precision, constants and literals are those that were asked for.
  func callAsFunction<S: RealScalar>(_ type: S.Type) throws(Failure) -> Output
}

/// Runs generic code at numbers of exactly `bits` bits, a precision that is known only when the program runs.
///
/// All is as with `MPFloat<Words<n>>`, whatever the number of bits: each operation rounds to nearest, ties to even, once;
/// the exponent range is MPFR's own; `S.pi`, `S.ulpOfOne` and literals have that precision. The precision is part of
/// the type `S`. Nothing is set and nothing restored: calls may nest, and any number of threads may work at as many
/// precisions.
///
/// At 64, 128, 256, 512 and 1024 bits the work runs compiled for that precision, at the speed of `MPFloat<Words<n>>`.
/// Elsewhere it runs as unspecialised generic code.
///
/// - Precondition: `bits` is from 2 through 65 536 (``NamedFormat/precisions``).
///
/// Cost: 0.3 µs to enter, some µs when the precision is new to the program; then, where the work is not specialised, some
/// 50 to 100 ns for each operation beyond what MPFR takes. See <doc:RunTimePrecision>.
@inlinable
public func withPrecision<Visitor: PrecisionVisitor>(
  bits: Int, _ visitor: Visitor
) throws(Visitor.Failure) -> Visitor.Output {
  switch bits {
  case 64: try visitor(MPFloat<Words<1>>.self)
  case 128: try visitor(MPFloat<Words<2>>.self)
  case 256: try visitor(MPFloat<Words<4>>.self)
  case 512: try visitor(MPFloat<Words<8>>.self)
  case 1024: try visitor(MPFloat<Words<16>>.self)
  default: try visitor(numbers(bits: bits))
  }
}

/// Calls `body` with the type of the numbers of exactly `bits` bits, a precision that is known only when the program runs.
///
/// ```swift
/// func digitsOfPi<S: RealScalar>(_: S.Type) -> String { S.pi.description }
/// let digits = withPrecision(bits: 300) { digitsOfPi($0) }
/// ```
///
/// Passed to a generic function, the type opens. Every multiple of 64 bits up to 1024 is `MPFloat<Words<n>>`, so that a
/// function that is `@specialized(where S == MPFloat<Words<4>>)` runs specialised at 256 bits. Else as
/// ``withPrecision(bits:_:)`` with a visitor.
///
/// - Precondition: `bits` is from 2 through 65 536 (``NamedFormat/precisions``).
@inlinable
public func withPrecision<Output, Failure: Error>(
  bits: Int, _ body: (any RealScalar.Type) throws(Failure) -> Output
) throws(Failure) -> Output {
  try body(numbers(bits: bits))
}

/// The type of the numbers of exactly `bits` bits: `MPFloat<Words<n>>` where that is it and n ≤ 16.
@usableFromInline
func numbers(bits: Int) -> any RealScalar.Type {
  precondition(
    NamedFormat.precisions.contains(bits), "a precision is from 2 to 65536 bits; this one would be \(bits)")
  guard bits % UInt.bitWidth == 0, let rung = NamedFormat.multiPrecision.first(where: { $0.precision == bits }) else {
    return runTimeNumbers(bits: bits)
  }
  return rung.type
}
