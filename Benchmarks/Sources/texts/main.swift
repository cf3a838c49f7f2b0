import MultiPrecision
import Scalars

// Reads numbers of 256 bits in hexadecimal, and writes what each way to write them takes, in nanoseconds a number, and all that
// it wrote, for Tests/texts/times.py to compare with gmpy2.
typealias Number = MPFloat<Words<4>>

var numbers: [Number] = []
while let line = readLine() { if let number = Number(line) { numbers.append(number) } }

let clock = ContinuousClock()
let ways: [(String, (Number) -> String)] = [
  ("description", { $0.description }), ("hexadecimal", { $0.hexadecimal }),
  ("scientific", { $0.scientific(digits: 40) }),
]
for (name, write) in ways {
  // The least of 40 rounds: what disturbs the machine only adds.
  var least = Duration.seconds(1000)
  var length = 0
  for _ in 0..<40 {
    least = min(least, clock.measure { for number in numbers { length &+= write(number).utf8.count } })
  }
  let nanoseconds = Double(least.components.attoseconds) / 1e9 / Double(numbers.count)
  print(name, nanoseconds, length > 0 ? numbers.map(write).joined(separator: " ") : "")
}
