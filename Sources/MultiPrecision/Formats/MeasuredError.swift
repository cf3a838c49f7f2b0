/// The number that measured errors are kept in: 64 bits of significand, and an exponent range that no format leaves.
///
/// An error is the difference of two nearly equal wide numbers; what is left of it has few meaningful digits but may be
/// far below the least `Double`.
public typealias MeasuredError = MPFloat<Words<1>>
