import BlackBoxes
import Scalars

/// The i-th row of a plan as a function of its variables.
struct PlannedRow<F: OutputFunction, S: RealScalar>: RealFunction {
  let function: F
  let plan: JacobianPlan<S>
  let row: Int

  func callAsFunction<R: RealScalar>(_ variables: [R]) -> R {
    let point = plan.point(variables)
    if case .reverse = plan.frame { return plan.combined(function(point), row) }
    return function.output(row, at: point)
  }
}

/// Any vector function: one output costs as much as all.
struct Outputs<F: RealVectorFunction>: OutputFunction {
  let function: F

  func callAsFunction<S: RealScalar>(_ x: [S]) -> [S] { function(x) }

  func output<S: RealScalar>(_ i: Int, at x: [S]) -> S { function(x)[i] }
}

/// Where the products with certain vectors stand in a matrix.
struct ProductLayout<S: RealScalar>: Sendable {
  let vectors: [[S]]
  /// Whether the products are the matrix's columns, or else its rows.
  let areColumns: Bool
  /// What the matrix's variables are, if not the coordinates.
  let section: AffineSection<S>?

  /// The matrix of these products, row by row.
  func matrix<R>(_ products: [[R]]) -> [R] {
    let count = products.first?.count ?? 0
    for product in products {
      precondition(product.count == count, "a product has \(product.count) components and another \(count)")
    }
    guard areColumns else { return Array(products.joined()) }
    return (0..<count).flatMap { i in products.map { $0[i] } }
  }
}

/// The matrix of products as a formula.
struct ProductMatrix<S: RealScalar>: RealVectorFunction {
  let product: any DerivativeProduct
  let layout: ProductLayout<S>

  func callAsFunction<R: RealScalar>(_ variables: [R]) -> [R] {
    let x = layout.section?.point(variables) ?? variables
    return layout.matrix(layout.vectors.map { product(x, $0.map { R($0) }) })
  }
}

/// Consecutive entries of a formula for a matrix.
struct MatrixRow: RealVectorFunction {
  let matrix: any RealVectorFunction
  let range: Range<Int>

  func callAsFunction<R: RealScalar>(_ x: [R]) -> [R] {
    if let matrix = matrix as? any OutputFunction { return entries(of: matrix, at: x) }
    return Array(matrix(x)[range])
  }

  private func entries<R: RealScalar>(of matrix: some OutputFunction, at x: [R]) -> [R] {
    range.map { matrix.output($0, at: x) }
  }
}
