import MultiPrecision
import Scalars

/// Samples at rising precisions, and what they decide together.
struct SampleHistory: Sendable {
  let bits: Int
  let scale: MeasuredError
  private var samples: [PrecisionSample] = []
  private var tangent = RisingValue()
  private var difference = RisingValue()
  private var right = RisingValue()
  private var left = RisingValue()

  /// No samples yet; see ``ReferencePoint/derivative(along:scale:)`` for the parameters.
  init(bits: Int, scale: MeasuredError) {
    self.bits = bits
    self.scale = scale
  }

  mutating func append(_ sample: PrecisionSample) {
    samples.append(sample)
    tangent.append(sample.tangent)
    difference.append(sample.difference)
    right.append(sample.right)
    left.append(sample.left)
  }

  /// The derivative, or why there is none; nil while a higher precision may tell.
  var decision: Result<ReferenceDerivative, ReferenceRefusal>? {
    guard samples.count >= 2, let last = samples.last else { return nil }
    let former = samples[samples.count - 2]
    guard last.isFinite else { return former.isFinite ? nil : .failure(.notFinite) }
    let sides = (last.left.isFinite, last.right.isFinite)
    guard sides == (former.left.isFinite, former.right.isFinite) else { return nil }
    switch sides {
    case (true, true): return slopesMeet(last).flatMap { $0 ? derivative(last) : kink }
    case (true, false): return edge(.left, left)
    case (false, true): return edge(.right, right)
    case (false, false): return .failure(.domainEdge(side: .neither, slope: nil))
    }
  }

  /// Whether the slopes to the two sides come together; nil while that is open.
  private func slopesMeet(_ last: PrecisionSample) -> Bool? {
    // The slopes of ∛x at 0 are alike, and infinite.
    if Trend(samples.map(\.steepness)) == .growing { return false }
    if last.gap <= MeasuredError.maximum(size(last.steepness), last.noise) { return true }
    switch Trend(samples.map(\.gap)) {
    case .vanishing: return true
    case .staying: return false
    case .growing, .unclear: return nil
    }
  }

  /// What is negligible beside a slope.
  private func size(_ slope: MeasuredError) -> MeasuredError {
    MeasuredError.maximum(slope, scale).scaled(byPowerOfTwo: -bits)
  }

  /// Whether twice the precision finds other slopes than a sample has.
  func isDoubted(_ sample: PrecisionSample) -> Bool { sample.doubt.map { !($0 <= size(sample.steepness)) } ?? false }

  /// The derivative, f being differentiable.
  private func derivative(_ last: PrecisionSample) -> Result<ReferenceDerivative, ReferenceRefusal>? {
    if last.isDoubtful, let doubt = last.doubt {
      guard doubt <= size(last.steepness) || Trend(samples.map { $0.doubt ?? .nan }) == .vanishing else { return nil }
    }
    let mismatch = Trend(samples.map(\.mismatch))
    if let settled = tangent.settled(bits: bits, scale: scale) {
      let negligible = MeasuredError.maximum(size(MeasuredError(settled.value).magnitude), last.noise)
      if last.mismatch <= negligible || mismatch == .vanishing {
        return .success(settled)
      }
      if mismatch != .staying { return nil }
      // What f's terms absorb at low precision, as those of y − m(x) absorb what m hardly depends on, contradicts no tangent before
      // 2048 bits.
      if last.tangent.isFinite, MeasuredError(last.difference).isZero, samples.count < 5 { return nil }
    } else if last.tangent.isFinite {
      return nil
    }
    if let settled = difference.settled(bits: bits, scale: scale) { return .success(settled) }
    // A slope of the size of a power of t: |x|^1.5 has slopes of √t, which fall by a quarter of the bits only.
    guard Trend(samples.map { MeasuredError($0.difference).magnitude }) == .vanishing else { return nil }
    return .success(
      ReferenceDerivative(
        value: MeasuredError.zero, error: MeasuredError(last.difference).magnitude, precision: last.precision))
  }

  /// The refusal of a kink, with the slopes of the two sides; those that grow without bound are infinite.
  private var kink: Result<ReferenceDerivative, ReferenceRefusal> {
    .failure(.kink(left: limit(of: left), right: limit(of: right)))
  }

  /// The refusal of an edge, with the slope of the one side that f is finite on; nil while that is not known.
  private func edge(
    _ side: ReferenceRefusal.Side, _ slope: RisingValue
  ) -> Result<ReferenceDerivative, ReferenceRefusal>? {
    if let settled = slope.settled(bits: bits) { return .failure(.domainEdge(side: side, slope: settled)) }
    let limit = limit(of: slope)
    guard limit.isZero || limit.isInfinite, let last = samples.last else { return nil }
    let error = limit.isZero ? last.steepness : 0
    return .failure(
      .domainEdge(side: side, slope: ReferenceDerivative(value: limit, error: error, precision: last.precision)))
  }

  /// The last of some slopes, or the zero or infinity that they tend to.
  private func limit(of slope: RisingValue) -> MeasuredError {
    let values = slope.values.map { MeasuredError($0) }
    guard let last = values.last else { return .nan }
    switch Trend(values.map(\.magnitude)) {
    case .growing: return MeasuredError(signOf: last, magnitudeOf: .infinity)
    case .vanishing: return 0
    case .staying, .unclear: return last
    }
  }
}
