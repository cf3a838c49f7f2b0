#!/usr/bin/env bash
# Makes the site: what `docc` knows of the modules, of which a release build is there, and the pages of the package.
#
#   Documentation/make.sh FOLDER
#
# A module's pages can refer to those of the modules it imports, and the pages of the package to all. Warnings are errors: of links that
# lead nowhere, of examples that are no longer so, of symbols that no page has put in its place.
set -euo pipefail
[ $# -eq 1 ] || { sed -n '2,/^set/p' "$0" | grep '^#' | cut -c3- >&2; exit 64; }
cd "$(dirname "$0")/.."
site=$1
build=$(swift build -c release --show-bin-path)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# In the order of the floors: what a module's pages refer to is there already.
modules=(Scalars MultiPrecision Intervals AutomaticDifferentiation FiniteDifferences Expressions Problems BlackBoxes StepSelection
  ReferenceDerivatives Programs GradientChecking FaultFinding StepAnalysis EvidenceReports EveryPrecision Gradients GradientTesting
  GradientXCTest DerivativeTesting)
maps=(Sources/CMPFR/module.modulemap Sources/CGradcheck/module.modulemap
  .build/checkouts/swift-numerics/Sources/_NumericsShims/include/module.modulemap)
symbols=(-I "$build/Modules" -target "$(basename "$(dirname "$build")")" -minimum-access-level public -skip-synthesized-members
  -emit-extension-block-symbols)
for map in "${maps[@]}"; do symbols+=(-Xcc "-fmodule-map-file=$map"); done

convert() { # catalogue, folder of symbols or nothing, name; each archive that there is may be referred to
  local known=() archive options=()
  for archive in "$work"/*.doccarchive; do [ -e "$archive" ] && known+=(--dependency "$archive"); done
  [ -n "$2" ] && options=(--additional-symbol-graph-dir "$2")
  docc convert "$1" "${options[@]}" --fallback-display-name "$3" --fallback-bundle-identifier "$3" \
    --output-dir "$work/$3.doccarchive" --enable-experimental-external-link-support --enable-experimental-overloaded-symbol-presentation \
    "${known[@]}" 2>&1 | sed "s,$PWD/,," | tee -a "$work/log"
}

archives=()
for module in "${modules[@]}"; do
  mkdir "$work/$module"
  swift symbolgraph-extract -module-name "$module" "${symbols[@]}" -output-dir "$work/$module"
  convert "Sources/$module/$module.docc" "$work/$module" "$module"
  archives+=("$work/$module.doccarchive")
done
convert Documentation/gradcheck.docc "" gradcheck
! grep -qE '^(warning|error)|: (warning|error):' "$work/log" || { echo "the documentation has warnings" >&2; exit 1; }

rm -rf "$site"
mkdir -p "$(dirname "$site")"
docc merge "$work/gradcheck.doccarchive" "${archives[@]}" --synthesized-landing-page-name gradcheck --output-path "$site"

# The root is the page of the package, where docc has an error page.
cat >"$site/index.html" <<'END'
<!doctype html>
<meta charset="utf-8">
<title>gradcheck</title>
<meta http-equiv="refresh" content="0; url=documentation/gradcheck/">
<a href="documentation/gradcheck/">The documentation of gradcheck</a>
END
python3 Documentation/links.py "$site"
