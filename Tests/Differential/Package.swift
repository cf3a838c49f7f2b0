// swift-tools-version:6.2
import PackageDescription

// Random operations on MPFloat, for check.py to check and for the hardware to compare: 'make fuzz-numbers'.
let package = Package(
  name: "Differential",
  platforms: [.macOS(.v26)],
  dependencies: [
    .package(name: "gradcheck", path: "../..", traits: []),
    .package(url: "https://github.com/apple/swift-numerics", from: "1.1.1"),
  ],
  targets: [
    .executableTarget(
      name: "numbers",
      dependencies: [
        .product(name: "Scalars", package: "gradcheck"), .product(name: "MultiPrecision", package: "gradcheck"),
        .product(name: "RealModule", package: "swift-numerics"),
      ])
  ]
)
