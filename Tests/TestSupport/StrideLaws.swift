public import Scalars

/// The laws of `Strideable`, and strides through the numbers.
public func expectStrideLaws<S: RealScalar>(_: S.Type, on values: [S]) {
  for a in values {
    for b in values {
      expectIdentical(a.distance(to: b), b - a, "the distance from \(a) to \(b)")
      expectIdentical(a.advanced(by: b), a + b, "\(a) advanced by \(b)")
    }
  }
  let quarter = S(1) / 4
  let expected = [0, 1, 2, 3].map { S($0) / 4 }
  expectLaw(Array(stride(from: 0, to: S(1), by: quarter)) == expected, "\(S.self): strides of 1/4 to 1")
  expectLaw(Array(stride(from: 0, through: S(1), by: quarter)) == expected + [1], "\(S.self): strides of 1/4 through 1")
  expectLaw(Array(stride(from: S(1), to: 0, by: -quarter)).count == 4, "\(S.self): strides of −1/4 to 0")
  // Each place is start + i·step rounded once, so that errors do not add up.
  let tenth = S(1) / 10
  let places = Array(stride(from: 0, to: S(1), by: tenth))
  for (i, place) in places.enumerated() {
    expectIdentical(place, S.zero.addingProduct(S(i), tenth), "place \(i) of the stride by 1/10")
  }
}
