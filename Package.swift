// swift-tools-version:6.2
import PackageDescription

/// Every target is written for Swift 6, says `any` where it means it, and imports privately unless it says `public import`.
let settings: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

func floor(_ name: String, _ dependencies: [Target.Dependency], resources: [Resource]? = nil) -> Target {
  .target(name: name, dependencies: dependencies, resources: resources, swiftSettings: settings)
}

/// Tests of a target. What they call is optimised in a release build; they themselves are only where their loops run generic code a
/// hundred thousand times: to optimise all of them takes the compiler longer than everything else.
func tests(
  _ name: String, _ dependencies: [Target.Dependency], resources: [Resource]? = nil, areOptimised: Bool = false
) -> Target {
  .testTarget(
    name: name + "Tests", dependencies: [.byName(name: name), "TestSupport"] + dependencies, resources: resources,
    swiftSettings: settings + (areOptimised ? [] : [.unsafeFlags(["-Onone"], .when(configuration: .release))]))
}

/// Values from independent programs, with the scripts that make them.
let golden = [Resource.copy("Golden")]

/// What the command needs, and no client: with `traits: []` in its `.package(…)` line a client does not even fetch it.
let command = "Command"

let real = Target.Dependency.product(name: "RealModule", package: "swift-numerics")
let bigInt = Target.Dependency.product(name: "BigInt", package: "BigInt")
let complex = Target.Dependency.product(name: "ComplexModule", package: "swift-numerics")

let package = Package(
  name: "gradcheck",
  platforms: [.macOS(.v26)],
  products: [
    .library(name: "Gradients", targets: ["Gradients"]),
    .library(name: "EveryPrecision", targets: ["EveryPrecision"]),
    .library(name: "GradientTesting", targets: ["GradientTesting"]),
    .library(name: "GradientXCTest", targets: ["GradientXCTest"]),
    .library(name: "DerivativeTesting", targets: ["DerivativeTesting"]),
    .library(name: "Scalars", targets: ["Scalars"]),
    .library(name: "MultiPrecision", targets: ["MultiPrecision"]),
    .library(name: "Intervals", targets: ["Intervals"]),
    .library(name: "AutomaticDifferentiation", targets: ["AutomaticDifferentiation"]),
    .library(name: "FiniteDifferences", targets: ["FiniteDifferences"]),
    .library(name: "Expressions", targets: ["Expressions"]),
    .library(name: "Problems", targets: ["Problems"]),
    .library(name: "BlackBoxes", targets: ["BlackBoxes"]),
    .library(name: "StepSelection", targets: ["StepSelection"]),
    .library(name: "ReferenceDerivatives", targets: ["ReferenceDerivatives"]),
    .library(name: "Programs", targets: ["Programs"]),
    .library(name: "GradientChecking", targets: ["GradientChecking"]),
    .library(name: "FaultFinding", targets: ["FaultFinding"]),
    .library(name: "StepAnalysis", targets: ["StepAnalysis"]),
    .executable(name: "gradcheck", targets: ["gradcheck"]),
  ],
  traits: [
    .trait(name: command, description: "The command, and what it needs beside the libraries"),
    .default(enabledTraits: [command]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-numerics", from: "1.1.1"),
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/attaswift/BigInt", from: "6.0.1"),
    .package(url: "https://github.com/swiftlang/swift-subprocess", from: "1.0.2"),
  ],
  targets: [
    // Floor 0: what a number is, and the C library that computes wide ones.
    .systemLibrary(
      name: "CMPFR", pkgConfig: "mpfr",
      providers: [.apt(["libmpfr-dev", "libgmp-dev", "pkg-config"]), .brew(["mpfr", "gmp", "pkg-config"])]),
    floor("Scalars", [real, complex]),

    // Floor 1: one kind of knowledge each, on scalars alone.
    floor("MultiPrecision", ["CMPFR", "Scalars", real]),
    floor("Intervals", ["Scalars", "MultiPrecision", real]),
    floor("AutomaticDifferentiation", ["Scalars", real, complex]),
    floor("FiniteDifferences", ["Scalars", real, complex]),
    floor("Expressions", ["Scalars", "MultiPrecision", real, complex]),
    floor("Problems", ["Scalars", real], resources: [.copy("Resources")]),

    // Floor 2: what a black box's values say of slope, noise and step, and the truth, where it can be had.
    floor("BlackBoxes", ["Scalars", "MultiPrecision", "FiniteDifferences", real]),
    floor("StepSelection", ["Scalars", "FiniteDifferences", "BlackBoxes", real]),
    floor(
      "ReferenceDerivatives",
      ["Scalars", "MultiPrecision", "Intervals", "AutomaticDifferentiation", "FiniteDifferences", real]),

    // Floor 3: functions that live in other processes, and whether a gradient is right.
    .systemLibrary(name: "CGradcheck"),
    floor(
      "Programs", ["CGradcheck", "Scalars", "MultiPrecision"],
      resources: [
        .embedInCode("Resources/gradcheck.py"), .embedInCode("Resources/gradcheck.h"),
        .embedInCode("Resources/protocol.md"),
      ]),
    floor(
      "GradientChecking",
      [
        "Scalars", "MultiPrecision", "AutomaticDifferentiation", "FiniteDifferences", "BlackBoxes",
        "ReferenceDerivatives", real, complex,
      ]),

    // Floor 4: what is wrong with it, and what a step does.
    floor("FaultFinding", ["Scalars", "MultiPrecision", "BlackBoxes", "GradientChecking", real]),
    floor(
      "StepAnalysis",
      ["Scalars", "MultiPrecision", "FiniteDifferences", "BlackBoxes", "StepSelection", "ReferenceDerivatives", real]),

    // Floor 5: evidence as text, data and pages; what is studied and what is asked of it; all other results, and pictures.
    floor(
      "EvidenceReports",
      ["Scalars", "MultiPrecision", "ReferenceDerivatives", "GradientChecking", "FaultFinding", real]),
    floor(
      "Subjects",
      [
        "EvidenceReports",
        "Scalars", "MultiPrecision", "Intervals", "AutomaticDifferentiation", "FiniteDifferences", "Expressions",
        "Problems", "BlackBoxes",
        "StepSelection", "ReferenceDerivatives", "GradientChecking", "FaultFinding", "StepAnalysis", "Programs", real,
        complex,
      ]),
    floor(
      "Reports",
      [
        "Scalars", "MultiPrecision", "FiniteDifferences", "Problems", "BlackBoxes", "StepSelection",
        "ReferenceDerivatives", "GradientChecking", "FaultFinding", "StepAnalysis", "Programs", "EvidenceReports",
        "Subjects", real,
      ]),

    // Floor 6: what a client imports, in a program and in a test, and the command.
    floor(
      "EveryPrecision",
      ["Scalars", "MultiPrecision", "Intervals", "AutomaticDifferentiation", "FiniteDifferences", real, complex]),
    floor(
      "Gradients",
      ["EveryPrecision", "ReferenceDerivatives", "GradientChecking", "FaultFinding", "EvidenceReports"]),
    floor("GradientTesting", ["Gradients"]),
    floor("GradientXCTest", ["Gradients"]),
    floor("DerivativeTesting", ["GradientTesting"]),
    .executableTarget(
      name: "gradcheck",
      dependencies: [
        "Scalars", "MultiPrecision", "FiniteDifferences", "Expressions", "Problems", "StepSelection",
        "GradientChecking", "StepAnalysis", "Programs", "EvidenceReports", "Subjects", "Reports",
        .product(name: "ArgumentParser", package: "swift-argument-parser", condition: .when(traits: [command])),
      ],
      swiftSettings: settings, plugins: ["SourceCommit"]),
    .plugin(name: "SourceCommit", capability: .buildTool()),

    // Tests: one target for each floor's target.
    .target(
      name: "TestSupport", dependencies: ["Scalars", real], path: "Tests/TestSupport", resources: golden,
      swiftSettings: settings),
    tests("Scalars", [real, complex, bigInt]),
    tests("MultiPrecision", ["Scalars", real, complex, bigInt], resources: golden, areOptimised: true),
    tests(
      "Intervals", ["Scalars", "MultiPrecision", "AutomaticDifferentiation", "Expressions", real], areOptimised: true),
    tests("FiniteDifferences", ["Scalars", "MultiPrecision", real, complex, bigInt]),
    tests("AutomaticDifferentiation", ["Scalars", "MultiPrecision", real, complex], resources: golden),
    tests(
      "ReferenceDerivatives",
      ["Scalars", "MultiPrecision", "AutomaticDifferentiation", "FiniteDifferences", "Problems", "Expressions", real],
      resources: golden),
    tests(
      "Expressions", ["Scalars", "MultiPrecision", "Intervals", "AutomaticDifferentiation", real, complex],
      resources: golden),
    tests("Problems", ["Scalars", "MultiPrecision", real, complex], resources: golden),
    tests(
      "GradientChecking",
      [
        "Scalars", "MultiPrecision", "AutomaticDifferentiation", "FiniteDifferences", "ReferenceDerivatives",
        "Expressions", "Problems", real, complex,
      ], resources: golden, areOptimised: true),
    tests("Gradients", ["gradcheck", "GradientTesting", "GradientXCTest", "DerivativeTesting"], resources: golden),
    tests("GradientTesting", []),
    tests("Programs", ["gradcheck", "Scalars", "MultiPrecision"]),
    tests(
      "FaultFinding", ["Scalars", "MultiPrecision", "GradientChecking", "Expressions", "Problems", real],
      areOptimised: true),
    tests("BlackBoxes", ["Scalars", "MultiPrecision", "FiniteDifferences", "Expressions", real], resources: golden),
    tests(
      "StepSelection", ["Scalars", "MultiPrecision", "FiniteDifferences", "Problems", "Expressions", real],
      resources: golden),
    tests(
      "StepAnalysis",
      ["Scalars", "MultiPrecision", "FiniteDifferences", "BlackBoxes", "StepSelection", "Problems", real],
      resources: golden),
    tests(
      "Subjects",
      [
        "Scalars", "MultiPrecision", "AutomaticDifferentiation", "FiniteDifferences", "Expressions", "GradientChecking",
        "StepAnalysis", "EvidenceReports", real,
      ]),
    tests(
      "Reports",
      [
        real, "EvidenceReports", "StepSelection", "ReferenceDerivatives", "GradientChecking", "FaultFinding",
        "StepAnalysis", "Subjects",
        "Problems", "Scalars",
        "MultiPrecision", "FiniteDifferences",
      ]),
    tests(
      "gradcheck",
      [
        "Scalars", "MultiPrecision", "GradientChecking", real,
        .product(name: "Subprocess", package: "swift-subprocess"),
      ], resources: golden),
  ],
  swiftLanguageModes: [.v6]
)

// With FUZZING=1 (as 'make fuzz' has it) the command is a library, and there is one program, which fuzzes the readers.
if Context.environment["FUZZING"] != nil, let command = package.targets.first(where: { $0.name == "gradcheck" }) {
  package.products = [.executable(name: "fuzz", targets: ["fuzz"])]
  package.targets.removeAll { $0.name == "gradcheck" || $0.type == .test }
  package.targets += [
    .target(
      name: "gradcheck", dependencies: command.dependencies, swiftSettings: settings + [.define("FUZZING")],
      plugins: command.plugins),
    .executableTarget(
      name: "fuzz",
      dependencies: [
        "Scalars", "MultiPrecision", "Expressions", "Programs", "EvidenceReports", "Subjects", "Reports", "gradcheck",
      ],
      path: "Tests/Fuzzing", exclude: ["Seeds"], swiftSettings: settings),
  ]
}
