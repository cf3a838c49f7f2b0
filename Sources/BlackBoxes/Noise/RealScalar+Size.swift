package import Scalars

extension RealScalar {
  /// max(1, |x|): the length over which a function is taken to vary where nothing else is known.
  package static func scale(of x: Self) -> Self { maximum(1, x.magnitude) }

  /// The largest magnitude of some numbers; 0 of none.
  package static func size(of numbers: [Self]) -> Self { numbers.reduce(0) { maximum($0, $1.magnitude) } }
}
