#!/usr/bin/env bash
# What a client pays for depending on this package: a clean debug build of a package of one file, whose dependencies are fetched
# already. Seconds of the clock depend on what else the machine does; seconds of the processors less so.
#
#   Benchmarks/client.sh             what is checked out
#   Benchmarks/client.sh REVISION    a revision before that, for comparison
set -euo pipefail
root=$(cd "$(dirname "$0")/.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

measure() { # label, path of the package, products separated by blanks, what else the dependency's line says
  local client="$work/client" products="" imports="" product
  rm -rf "$client" && mkdir -p "$client/Sources/client"
  for product in $3; do
    products+=".product(name: \"$product\", package: \"gradcheck\"), "
    imports+="import $product"$'\n'
  done
  cat >"$client/Package.swift" <<EOF
// swift-tools-version:6.2
import PackageDescription
let package = Package(
  name: "client", platforms: [.macOS(.v26)], dependencies: [.package(name: "gradcheck", path: "$2"${4:-})],
  targets: [.executableTarget(name: "client", dependencies: [$products])])
EOF
  printf '%s\nprint("built")\n' "$imports" >"$client/Sources/client/main.swift"
  swift package --package-path "$client" resolve >"$work/log" 2>&1 || { cat "$work/log" >&2; exit 1; }
  local TIMEFORMAT='%R %U %S' times steps modules packages
  times=$({ time swift build --package-path "$client" >"$work/log" 2>&1; } 2>&1) || { cat "$work/log" >&2; exit 1; }
  steps=$(grep -oE '^\[[0-9]+/[0-9]+\]' "$work/log" | tail -1 | grep -oE '[0-9]+\]' | tr -d ']')
  modules=$(find "$client/.build/debug/Modules/" -name '*.swiftmodule' ! -name client.swiftmodule | wc -l)
  packages=$(find "$client/.build/checkouts" -mindepth 1 -maxdepth 1 | wc -l)
  awk -v label="$1" -v steps="$steps" -v modules="$modules" -v packages="$packages" \
    '{ printf "%-52s %8.1f %10.1f %7d %8d %9d\n", label, $1, $2 + $3, steps, modules, packages }' <<<"$times"
}

printf '%-52s %8s %10s %7s %8s %9s\n' client seconds processors steps modules packages
if [ $# -gt 0 ]; then
  mkdir "$work/before"
  git -C "$root" archive "$1" | tar -x -C "$work/before"
  measure "$1: GradientChecking, Scalars, MultiPrecision" "$work/before" "GradientChecking Scalars MultiPrecision"
fi
libraries=', traits: []'
measure "GradientChecking, Scalars, MultiPrecision" "$root" "GradientChecking Scalars MultiPrecision" "$libraries"
measure "Gradients: the checker, with its words" "$root" Gradients "$libraries"
measure "EveryPrecision: the numerics" "$root" EveryPrecision "$libraries"
