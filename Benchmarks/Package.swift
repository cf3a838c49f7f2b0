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
    // MPFR called by hand, and malloc counted.
    .target(
      name: "CBaseline", cSettings: [.unsafeFlags(["-O3", "-ffp-contract=off"])],
      linkerSettings: [.linkedLibrary("mpfr")]),
    .target(name: "AllocationCounter"),

    // The same work by the library and by C.
    .target(
      name: "Work",
      dependencies: [
        "CBaseline",
        .product(name: "Scalars", package: "gradcheck"),
        .product(name: "MultiPrecision", package: "gradcheck"),
        .product(name: "Intervals", package: "gradcheck"),
        .product(name: "FiniteDifferences", package: "gradcheck"),
        .product(name: "Problems", package: "gradcheck"),
        .product(name: "ReferenceDerivatives", package: "gradcheck"),
        .product(name: "RealModule", package: "swift-numerics"),
      ]),

    // Their ratios in one run, and absolute times under ordo-one/benchmark.
    .executableTarget(name: "ratios", dependencies: ["AllocationCounter", "CBaseline", "Work"]),
    // What it costs to ask a function that lives in another process.
    .executableTarget(name: "programs", dependencies: [.product(name: "Programs", package: "gradcheck")]),
    // Complex functions at points that are read, for Tests/complex/points.py.
    .executableTarget(
      name: "complexpoints",
      dependencies: [
        .product(name: "Scalars", package: "gradcheck"),
        .product(name: "MultiPrecision", package: "gradcheck"),
        .product(name: "ComplexModule", package: "swift-numerics"),
        .product(name: "RealModule", package: "swift-numerics"),
      ]),
    // Numbers of 256 bits as text, for Tests/texts/times.py.
    .executableTarget(
      name: "texts",
      dependencies: [
        .product(name: "Scalars", package: "gradcheck"), .product(name: "MultiPrecision", package: "gradcheck"),
      ]),
    // How many evaluations of f it takes to find the wrong ones among a million components.
    .target(name: "FreeMemory"),
    .executableTarget(
      name: "locate",
      dependencies: [
        "FreeMemory",
        .product(name: "Scalars", package: "gradcheck"),
        .product(name: "Problems", package: "gradcheck"),
        .product(name: "GradientChecking", package: "gradcheck"),
        .product(name: "FaultFinding", package: "gradcheck"),
      ]),
    .executableTarget(
      name: "Promises",
      dependencies: ["Work", .product(name: "Benchmark", package: "benchmark")],
      path: "Benchmarks/Promises",
      plugins: [.plugin(name: "BenchmarkPlugin", package: "benchmark")]),
  ],
  swiftLanguageModes: [.v6]
)
