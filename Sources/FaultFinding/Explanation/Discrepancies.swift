import MultiPrecision
import Scalars

/// All that is known of a gradient's errors: what patterns are sought in.
///
/// The components are made when they are asked for, so that a few wrong ones among a million cost no memory but the claim's.
struct Discrepancies {
  /// The names of the coordinates.
  let names: [String]
  /// Named ranges of the coordinates with their shapes.
  let blocks: [ParameterBlock]
  /// The components that are wrong.
  let wrong: [ComponentError]
  /// Component i; nil when nothing is known of it.
  let component: (Int) -> ComponentError?
  /// Where patterns are sought.
  let extent: Range<Int>
  /// The components that a pattern is held against first: wrong ones, then others, some hundreds of each. Nearly every
  /// pattern that is none ends here, and not after a million components.
  private let samples: [Int]

  /// The errors of the components of which `component` knows, where the wrong ones are those at `wrong`.
  ///
  /// Patterns are sought in the whole, or in `extent` only.
  init(
    names: [String], blocks: [ParameterBlock], wrong: [Int], extent: Range<Int>? = nil,
    component: @escaping (Int) -> ComponentError?
  ) {
    let extent = extent ?? 0..<names.count
    self.extent = extent
    self.names = names
    self.blocks = blocks
    self.wrong = wrong.compactMap(component)
    self.component = component
    func spaced(_ indices: some RandomAccessCollection<Int>, _ most: Int) -> [Int] {
      stride(from: 0, to: indices.count, by: Swift.max(1, indices.count / most)).map {
        indices[indices.index(indices.startIndex, offsetBy: $0)]
      }
    }
    samples = spaced(wrong, 256) + spaced(extent, 512)
  }

  /// The same with the other sign of every error whose sign is not known; nil when all signs are.
  var opposite: Discrepancies? {
    guard wrong.contains(where: \.isSignUnknown) else { return nil }
    let component = component
    return Discrepancies(
      names: names, blocks: blocks, wrong: wrong.map(\.index), extent: extent,
      component: { component($0)?.opposite })
  }

  /// The number of coordinates.
  var count: Int { names.count }

  /// The same with wrong components in `range` only, the others being unknown.
  func restricted(to range: Range<Int>) -> Discrepancies {
    let component = component
    return Discrepancies(
      names: names, blocks: blocks, wrong: wrong.map(\.index).filter(range.contains), extent: range,
      component: { range.contains($0) ? component($0) : nil })
  }

  /// The places that a pattern can have: where several components are wrong, the whole and each block that holds them all;
  /// where one is, its coordinate, of which alone it can be said.
  var places: [PatternPlace] {
    guard let first = wrong.first, let last = wrong.last else { return [] }
    if wrong.count == 1 {
      return [PatternPlace(scope: .coordinate(names[first.index]), range: first.index..<first.index + 1)]
    }
    let whole = PatternPlace(scope: .all, range: 0..<count)
    // Of a part that is looked at by itself nothing is said for the whole.
    return (extent.count < count ? [] : [whole])
      + blocks.filter { $0.range.contains(first.index) && $0.range.contains(last.index) && $0.range.count < count }
      .map { PatternPlace(scope: .block($0.name), range: $0.range) }
  }

  /// The decimal digits of the discrepancies that are evidence for a pattern that predicts every component of `place` with
  /// the error that `prediction` gives; nil when it is wrong about one of them.
  func digits(
    in place: PatternPlace, of quantity: PredictedQuantity,
    _ prediction: (ComponentError) -> (error: MeasuredError, tolerance: MeasuredError)?
  ) -> Double? {
    let isRight = allComponents(in: place) { component in
      guard let (error, tolerance) = prediction(component) else { return false }
      return (component.error - error).magnitude <= tolerance
    }
    guard isRight else { return nil }
    return wrong.prefix(PredictedQuantity.mostCounted).reduce(0) { digits, component in
      digits + (prediction(component).map { quantity.digits(of: component, tolerance: $0.tolerance) } ?? 0)
    }
  }

  /// Whether something holds for every component of `place`, all the wrong ones being there: for the samples first, so that
  /// it may be asked twice of one.
  func allComponents(in place: PatternPlace, _ holds: (ComponentError) -> Bool) -> Bool {
    let range = place.range.clamped(to: extent)
    func fits(_ i: Int) -> Bool { component(i).map(holds) ?? true }
    guard range.count < 1000 || samples.allSatisfy({ !range.contains($0) || fits($0) }) else { return false }
    return range.allSatisfy(fits)
  }
}

/// Where a pattern is sought.
struct PatternPlace {
  /// What it is called.
  let scope: Explanation.Scope
  /// Its coordinates.
  let range: Range<Int>

  /// What naming the place costs, in digits: the wider, the simpler.
  var cost: Double {
    switch scope {
    case .all: 0
    case .block: 0.2
    case .coordinate: 0.3
    }
  }
}

/// Which number a pattern predicts. A number that is simple by itself is predicted by chance more easily.
enum PredictedQuantity {
  /// The claim.
  case claim
  /// The error.
  case error
  /// The error where it is the coordinate itself: however simple, it is no coincidence unless the gradient is simple, too.
  case coordinate

  /// The digits of so many components are evidence enough: that the others fit is looked at, and not counted. (To count the
  /// digits that write a number takes a hundred times as long.)
  static var mostCounted: Int { 1000 }

  /// The digits of one component that it would be a coincidence to predict.
  ///
  /// log₁₀(|error|/tolerance), at most five, and at most one more than the numbers in play take to be written in decimal: to
  /// predict that 2 is 2 proves little, where points and formulae are made of such numbers. For a claim that is the mean
  /// of the digits of claim and error; for an error, of its own digits and those of the gradient, if these are more.
  func digits(of component: ComponentError, tolerance: MeasuredError) -> Double {
    guard !component.error.isZero else { return 0 }
    // Nothing comes out at zero exactly, unless it is put there.
    if self == .claim && component.isZero { return Self.most }
    // Of a claim that is small beside the gradient, no more digits are predicted than it has itself.
    let size = self == .claim ? component.claim.magnitude : component.error.magnitude
    let least = MeasuredError.minimum(size, component.error.magnitude)
    let known = tolerance.isZero ? Self.most : Double(MeasuredError.log10(least / tolerance))
    let error = Self.writtenDigits(of: component.error, tolerance: tolerance)
    let gradient = Self.writtenDigits(of: component.gradient, tolerance: tolerance)
    let written =
      switch self {
      case .claim: (error + Self.writtenDigits(of: component.claim, tolerance: tolerance)) / 2
      case .error: (error + max(error, gradient)) / 2
      case .coordinate: max(error, gradient)
      }
    return max(0, min(known, Self.most, 1 + written))
  }

  /// More digits of one number convince no more.
  private static var most: Double { 5 }

  /// The least number of decimal digits that write the number to within the tolerance, up to four, else more.
  private static func writtenDigits(of number: MeasuredError, tolerance: MeasuredError) -> Double {
    for digits in 1...4 where (number - number.rounded(toDecimalDigits: digits)).magnitude <= tolerance {
      return Double(digits)
    }
    return most
  }
}

extension MeasuredError {
  /// The number that is written with so many significant decimal digits.
  func rounded(toDecimalDigits digits: Int) -> MeasuredError {
    MeasuredError(decimal: scientific(digits: digits)) ?? self
  }
}
