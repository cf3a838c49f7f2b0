import FiniteDifferences
import Scalars

/// The straight line x + t·v on which a sweep moves.
struct StraightLine<T: RealScalar>: Sendable {
  let point: [T]
  let direction: [T]

  /// The points fl_T(x + fl_T(offset·h)·v) that the working format uses.
  func computed(offset: Int, step: T) -> [T] {
    let t = T(offset) * step
    return zip(point, direction).map { x, v in v.isZero ? x : x + t * v }
  }

  /// The point x + t·v in a format wide enough for it to be exact.
  func exact<W: RealScalar>(_ t: W) -> [W] {
    zip(point, direction).map { x, v in v.isZero ? W(x) : W(x) + t * W(v) }
  }

  /// The lengths over which f may vary, in units of t: max(1, |x|) / |v|, and |x| / |v| where that is another; |x| and |v|
  /// are the largest of the coordinates that move.
  func scales<W: RealScalar>(as type: W.Type) -> [W] {
    let moving = zip(point, direction).filter { !$0.1.isZero }
    let x = moving.map { $0.0.magnitude }.max() ?? 0
    let v = moving.map { $0.1.magnitude }.max() ?? 1
    let first = W.maximum(1, W(x)) / W(v)
    return x.isZero || x >= 1 ? [first] : [first, W(x) / W(v)]
  }

  /// The bits that a reference format needs, so that truncation is right to the working precision at the least step.
  ///
  /// An order-q quotient at h = h_min has truncation of size h^q; its values are of size 1 and are divided by h, so that
  /// (q + 1)·log₂(s/h_min) bits cancel, and p more are wanted of what is left. The exact points need every bit from the
  /// highest of x to the lowest of h·v.
  func referenceBits(for stencil: Stencil, steps: [T]) -> Int {
    let usable = steps.filter { $0.isFinite && $0 > 0 }
    guard let least = usable.min(), let greatest = usable.max() else { return 2 * T.precision + 64 }
    let p = T.precision
    let cancelled = (stencil.accuracy + 1) * max(0, exponent(scales(as: T.self)[0]) - exponent(least) + 1)
    let reach = stencil.offsets.map(\.magnitude).max() ?? 1
    var exact = 0
    for (x, v) in zip(point, direction) where !v.isZero {
      let high = max(exponent(x), exponent(greatest) + exponent(v) + reach.bitWidth - reach.leadingZeroBitCount + 1)
      let low = min(x.isZero ? .max : exponent(x) - p, exponent(least) + exponent(v) - 2 * p)
      exact = max(exact, high - low + 2)
    }
    return max(2 * p, cancelled + p, exact) + 64
  }

  private func exponent(_ x: T) -> Int { x.isZero ? -T.precision : Int(x.exponent) }
}
