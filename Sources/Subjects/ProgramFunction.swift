import AutomaticDifferentiation
import BlackBoxes
import MultiPrecision
import Programs
import RealModule
import Scalars

/// A function of a program that computes at every precision, as one that can be retyped.
///
/// Of dual numbers it knows nothing: a tangent comes from a central difference at three times the precision, whose error is
/// below what the precision shows.
struct ProgramFunction: RealFunction {
  let session: ProgramSession

  func callAsFunction<S: RealScalar>(_ x: [S]) -> S {
    guard let dual = S.self as? any ProgramArgument.Type else { return session.value(at: x) }
    func value<D: ProgramArgument>(_: D.Type) -> S { (x as? [D]).map { D.value(of: session, at: $0) } as? S ?? .nan }
    return value(dual)
  }

  /// The function, if the program does compute at the precision that it is asked for, near a point.
  ///
  /// What rounds to fewer bits inside, as a sine of the C library does, is a staircase: over a step of 2⁻¹⁰⁰ it does not
  /// move as it does over steps of 2⁻³⁰ and 2⁻³¹. Along each coordinate the slopes have to be the same to fifty bits, beside
  /// what the two larger steps show truncation to be, so that no such part is left that a judge could see in binary64.
  init?(_ session: ProgramSession, near point: [Double]) {
    guard session.offers("mp512"), point.count <= Self.fewCoordinates else { return nil }
    self.session = session
    typealias Wide = MPFloat<Words<8>>
    let x = point.map { Wide($0) }
    guard let centre: Wide = session.quietValue(at: x), centre.isFinite else { return nil }
    guard Self.isQuick({ session.quietValue(at: x) == centre }) else { return nil }
    let probe = StaircaseProbe<Wide>(fine: 100, middle: 31, slopeBits: 50, valueBits: 60)
    guard probe.finding(of: { session.quietValue(at: $0) ?? .nan }, at: x, centre) != .staircase else { return nil }
  }

  /// Whether the same value is found again within the time that there is, at least once of three times: the first may have had
  /// modules to load, and another program may have had the processor.
  private static func isQuick(_ isFoundAgain: () -> Bool) -> Bool {
    for _ in 0..<3 {
      let start = ContinuousClock.now
      guard isFoundAgain() else { return false }
      if ContinuousClock.now < start + slow { return true }
    }
    return false
  }

  /// Up to so many coordinates a derivative at high precision is had one by one.
  private static let fewCoordinates = 32
  /// An evaluation that takes longer would be asked for too often.
  private static let slow = Duration.milliseconds(300)
}

/// A gradient of a program that computes at every precision.
struct ProgramGradient: RealVectorFunction {
  let session: ProgramSession

  func callAsFunction<S: RealScalar>(_ x: [S]) -> [S] { session.gradient(at: x) }
}

/// A number at which a program can be asked for a value, though it has never heard of such numbers.
protocol ProgramArgument: RealScalar {
  static func value(of session: ProgramSession, at x: [Self]) -> Self
}

extension Dual: ProgramArgument where Base: RealScalar {
  static func value(of session: ProgramSession, at x: [Self]) -> Self {
    let value: Base = session.value(at: x.map(\.value))
    let moving = x.filter { !$0.tangent.isIdenticallyZero }
    guard !moving.isEmpty else { return Self(value) }
    let bits = Swift.min(NamedFormat.precisions.upperBound, 3 * Base.precision + 64)
    return withPrecision(bits: bits) { format -> Self in
      func slope<W: RealScalar>(_: W.Type) -> Self {
        let scales = moving.map { ($0.value.isZero ? 1 : W($0.value).magnitude) / W($0.tangent).magnitude }
        let step = scales.reduce(W.infinity) { W.minimum($0, $1) }.scaled(byPowerOfTwo: -Base.precision - 16)
        func moved(_ t: W) -> W { session.value(at: x.map { W($0.value) + t * W($0.tangent) }) }
        return Self(value, tangent: Base((moved(step) - moved(-step)) / (2 * step)))
      }
      return slope(format)
    }
  }
}
