import RealModule
import Scalars

/// A function of one or more variables, as a closure over a type that the test chooses is not possible: one type each.
enum Nasty {
  /// |x|.
  struct Absolute: RealFunction {
    func callAsFunction<S: RealScalar>(_ x: [S]) -> S { x[0].magnitude }
  }

  /// max(x, 0)²: smooth at 0, where `max` has a tie.
  struct SquaredHinge: RealFunction {
    func callAsFunction<S: RealScalar>(_ x: [S]) -> S {
      let h = S.maximum(x[0], 0)
      return h * h
    }
  }

  /// |x|^1.5: derivative 0 at 0, where a chain rule meets 0·∞.
  struct ThreeHalves: RealFunction {
    func callAsFunction<S: RealScalar>(_ x: [S]) -> S { x[0].magnitude * S.sqrt(x[0].magnitude) }
  }

  /// max(x, 0)^1.5, whose slopes to the two sides are not each other's negatives.
  struct OneSidedThreeHalves: RealFunction {
    func callAsFunction<S: RealScalar>(_ x: [S]) -> S {
      let h = S.maximum(x[0], 0)
      return h * S.sqrt(h)
    }
  }

  /// √|x|: infinite slopes at 0.
  struct RootOfAbsolute: RealFunction {
    func callAsFunction<S: RealScalar>(_ x: [S]) -> S { S.sqrt(x[0].magnitude) }
  }

  /// ∛x: a vertical tangent at 0.
  struct CubeRoot: RealFunction {
    func callAsFunction<S: RealScalar>(_ x: [S]) -> S { S.root(x[0], 3) }
  }

  /// A jump at 0.
  struct Step: RealFunction {
    func callAsFunction<S: RealScalar>(_ x: [S]) -> S { x[0] < 0 ? 0 : 1 }
  }

  /// √x: the edge of the domain at 0, with an infinite slope.
  struct Root: RealFunction {
    func callAsFunction<S: RealScalar>(_ x: [S]) -> S { S.sqrt(x[0]) }
  }

  /// x√x + 3x: the edge of the domain at 0, with slope 3.
  struct Edge: RealFunction {
    func callAsFunction<S: RealScalar>(_ x: [S]) -> S { x[0] * S.sqrt(x[0]) + 3 * x[0] }
  }

  /// x² + 3(x − 1), computed by a shortcut at x = 1 that forgets x.
  struct Shortcut: RealFunction {
    func callAsFunction<S: RealScalar>(_ x: [S]) -> S { x[0] == 1 ? 1 : x[0] * x[0] + 3 * (x[0] - 1) }
  }

  /// max(x, y) + min(x, y) = x + y, with both branches taken by the first of equals.
  struct TieOfTwo: RealFunction {
    func callAsFunction<S: RealScalar>(_ x: [S]) -> S {
      (x[0] >= x[1] ? x[0] : x[1]) + (x[0] <= x[1] ? x[0] : x[1])
    }
  }

  /// √|xy| + z²: at x = y = 0 partial derivatives without a gradient.
  struct OnlyPartial: RealFunction {
    func callAsFunction<S: RealScalar>(_ x: [S]) -> S { S.sqrt((x[0] * x[1]).magnitude) + x[2] * x[2] }
  }

  /// sin(10¹²·x), at x = 0.
  struct Fast: RealFunction {
    func callAsFunction<S: RealScalar>(_ x: [S]) -> S { S.sin(1e12 * x[0]) }
  }

  /// x / 10¹², at any x.
  struct Slow: RealFunction {
    func callAsFunction<S: RealScalar>(_ x: [S]) -> S { x[0] / 1e12 + 1 }
  }

  /// sin²x + cos²x: a derivative of zero that is never computed as zero.
  struct Unity: RealFunction {
    func callAsFunction<S: RealScalar>(_ x: [S]) -> S {
      let (s, c) = (S.sin(x[0]), S.cos(x[0]))
      return s * s + c * c
    }
  }

  /// log(1 + x) − x, at x = 10⁻⁴⁰: a derivative of −x that 100 digits' room is needed for.
  struct Forgetful: RealFunction {
    func callAsFunction<S: RealScalar>(_ x: [S]) -> S { S.log(1 + x[0]) - x[0] }
  }

  /// (x + 10⁴⁰)² − 10⁸⁰ − 2·10⁴⁰·x = x²: a cancellation of 80 digits.
  struct Cancelling: RealFunction {
    func callAsFunction<S: RealScalar>(_ x: [S]) -> S {
      let big = S.pow(10, 40)
      return (x[0] + big) * (x[0] + big) - big * big - 2 * big * x[0]
    }
  }

  /// log x + z, not finite at x = 0.
  struct Logarithm: RealFunction {
    func callAsFunction<S: RealScalar>(_ x: [S]) -> S { S.log(x[0]) }
  }

  /// x + |x|·10⁻³⁰, a kink below what a binary64 can tell at its slope.
  struct Crease: RealFunction {
    func callAsFunction<S: RealScalar>(_ x: [S]) -> S { x[0] + x[0].magnitude * 1e-30 }
  }

  /// Σ xᵢ², each term with a hinge that is flat on one side.
  struct Hinges: RealFunction {
    func callAsFunction<S: RealScalar>(_ x: [S]) -> S { x.reduce(0) { $0 + S.maximum($1, 0) } }
  }
}
