package import Scalars

/// Σ aᵢ·bᵢ as if in twice the working precision, then rounded: the error is at most u·|Σ aᵢbᵢ| + (n·u)²·Σ|aᵢbᵢ|.
///
/// Not finite where a product or partial sum is not. Source: T. Ogita, S. M. Rump and S. Oishi, Accurate sum and dot
/// product, SIAM J. Sci. Comput. 26 (2005), algorithm 5.3.
package func compensatedDot<S: RealScalar>(_ a: [S], _ b: [S]) -> S {
  precondition(a.count == b.count, "a product of \(a.count) by \(b.count) components; there must be as many")
  var (sum, correction): (S, S) = (0, 0)
  for (a, b) in zip(a, b) {
    let product = a * b
    let next = sum + product
    let moved = next - sum
    correction += (sum - (next - moved)) + (product - moved) + (-product).addingProduct(a, b)
    sum = next
  }
  return sum + correction
}
