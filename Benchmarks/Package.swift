// swift-tools-version:6.2
import PackageDescription

// A package of its own: what the library depends on stays what it needs.
let package = Package(
  name: "Benchmarks",
  platforms: [.macOS(.v26)],
  dependencies: [
    .package(name: "gradcheck", path: ".."),
    .package(url: "https://github.com/apple/swift-numerics", from: "1.1.1"),
    .package(url: "https://github.com/ordo-one/benchmark", from: "1.38.1", traits: []),
  ],
  targets: [
    .target(name: "CBaseline", cSettings: [.unsafeFlags(["-O3"])], linkerSettings: [.linkedLibrary("mpfr")]),
    .executableTarget(
      name: "Promises",
      dependencies: [
        "CBaseline",
        .product(name: "Scalars", package: "gradcheck"),
        .product(name: "MultiPrecision", package: "gradcheck"),
        .product(name: "FiniteDifferences", package: "gradcheck"),
        .product(name: "RealModule", package: "swift-numerics"),
        .product(name: "Benchmark", package: "benchmark"),
      ],
      path: "Benchmarks/Promises",
      plugins: [.plugin(name: "BenchmarkPlugin", package: "benchmark")]),
  ],
  swiftLanguageModes: [.v6]
)
