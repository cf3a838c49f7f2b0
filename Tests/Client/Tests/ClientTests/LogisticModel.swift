import Gradients

/// Logistic regression on fifty points: the loss is a mean, and the gradient of the faulty one forgets to divide.
final class LogisticModel {
  var rows: [[Double]] = []
  var labels: [Double] = []
  var isFaulty: Bool

  init(isFaulty: Bool = false) {
    self.isFaulty = isFaulty
    for i in 0..<50 {
      let t = Double(i) / 10
      rows.append([1, .sin(t), .cos(2 * t), t - 2.5])
      labels.append(i % 3 == 0 ? 1 : 0)
    }
  }

  func loss(_ w: [Double]) -> Double {
    zip(rows, labels).reduce(0) { sum, example in
      let z = zip(w, example.0).reduce(0) { $0 + $1.0 * $1.1 }
      return sum + .log(1 + .exp(z)) - example.1 * z
    } / Double(rows.count)
  }

  func gradient(_ w: [Double]) -> [Double] {
    var gradient = w.map { _ in 0.0 }
    for (row, label) in zip(rows, labels) {
      let z = zip(w, row).reduce(0) { $0 + $1.0 * $1.1 }
      let p = 1 / (1 + .exp(-z))
      for i in w.indices { gradient[i] += (p - label) * row[i] }
    }
    return isFaulty ? gradient : gradient.map { $0 / Double(rows.count) }
  }
}
