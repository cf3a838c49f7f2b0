#!/usr/bin/env bash
# Puts the built command, and what belongs to it, into a prefix:
#
#   Installation/install.sh BUILD PREFIX [DESTDIR]
#
# BUILD is the folder of a release build with --static-swift-stdlib, PREFIX where it will be used, DESTDIR a folder in which
# PREFIX is made, as packagers have it. Everything that is installed is found from the place of the command itself, so that
# the prefix can be moved. MANUAL is the argument parser's program that writes manual pages.
#
#   bin/gradcheck                   a link to lib/gradcheck/gradcheck, beside which lie the data of the catalogue's problems
#   share/man/man1/gradcheck*.1
#   include/gradcheck.h             for libraries that `gradcheck check --library` loads
#   lib/python3/…/gradcheck.py      `from gradcheck import check`; PYTHONDIR says where
#   share/bash-completion, share/zsh, share/fish, share/doc/gradcheck
set -euo pipefail
[ $# -ge 2 ] || { sed -n '2,/^set/p' "$0" | grep '^#' | cut -c3- >&2; exit 64; }
root=$(cd "$(dirname "$0")/.." && pwd)
build=$1
prefix=$2
to=${3:-}$prefix

# A folder of the prefix from which Python imports, where there is one; else Debian's, which is right below /usr.
imports_from() {
  python3 - "$prefix" 2>/dev/null <<'END' || true
import site, sys
print(next((place for place in site.getsitepackages() if place.startswith(sys.argv[1] + "/")), ""))
END
}
python=${PYTHONDIR:-$(imports_from)}
python=${python:-$prefix/lib/python3/dist-packages}

install -d "$to/bin" "$to/lib/gradcheck" "$to/share/man/man1"
install -m 755 "$build/gradcheck" "$to/lib/gradcheck/gradcheck"
strip "$to/lib/gradcheck/gradcheck"
ln -sf ../lib/gradcheck/gradcheck "$to/bin/gradcheck"
rm -rf "$to/lib/gradcheck/gradcheck_Problems.resources"
cp -R "$build/gradcheck_Problems.resources" "$to/lib/gradcheck/"
command="$to/bin/gradcheck"

# The argument parser's program leaves out what is not ASCII; so it is told @u2026@, of which \[u2026] is made.
pages=$(mktemp -d)
trap 'rm -rf "$pages"' EXIT
cat >"$pages/gradcheck" <<END
#!/bin/sh
'$command' "\$@" | perl -CS -pe 's/([^[:ascii:]])/sprintf("\@u%04X\@", ord \$1)/ge'
END
chmod +x "$pages/gradcheck"
"$MANUAL" "$pages/gradcheck" --multi-page --output-directory "$pages" \
  --date "$(git -C "$root" log -1 --format=%cs 2>/dev/null || date +%F)"
for page in "$pages"/*.1; do
  name=$(basename "$page" .1)
  case $name in *.help | *.host-library) continue ;; esac
  awk -f "$root/Installation/manual.awk" "$page" | perl -pe 's/\@u([0-9A-F]+)\@/\\[u$1]/g' \
    >"$to/share/man/man1/${name//./-}.1"
done

written() { # mode of generation…, file
  install -d "$(dirname "$to/$2")"
  "$command" --generate-completion-script "$1" >"$to/$2"
}
written bash share/bash-completion/completions/gradcheck
written zsh share/zsh/site-functions/_gradcheck
written fish share/fish/vendor_completions.d/gradcheck.fish

install -d "$to/include" "${3:-}$python" "$to/share/doc/gradcheck"
"$command" adapter header >"$to/include/gradcheck.h"
"$command" adapter python >"${3:-}$python/gradcheck.py"
"$command" adapter protocol >"$to/share/doc/gradcheck/protocol.md"
install -m 644 "$root/LICENSE" "$root/README.md" "$to/share/doc/gradcheck/"
echo "Installed in $to; Python imports from $python"
