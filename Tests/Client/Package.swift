// swift-tools-version:6.2
import PackageDescription

/// A package that uses the checker, as any other would: `make client` builds and runs it.
let package = Package(
  name: "client",
  platforms: [.macOS(.v26)],
  dependencies: [.package(name: "gradcheck", path: "../..", traits: [])],
  targets: [
    .target(name: "CModel"),
    .testTarget(
      name: "ClientTests",
      dependencies: [
        "CModel", .product(name: "GradientTesting", package: "gradcheck"),
        .product(name: "GradientXCTest", package: "gradcheck"),
        .product(name: "DerivativeTesting", package: "gradcheck"),
      ]),
  ],
  swiftLanguageModes: [.v6]
)
