#!/usr/bin/env bash
# Makes a tarball that runs without Swift, with libmpfr6 and libgmp10 alone:
#
#   Installation/dist.sh BUILD FOLDER
#
# The tarball is unpacked anywhere, as with `tar -xzf … -C /usr/local --strip-components 1`; two of one build are equal to the byte.
set -euo pipefail
[ $# -eq 2 ] || { sed -n '2,/^set/p' "$0" | grep '^#' | cut -c3- >&2; exit 64; }
root=$(cd "$(dirname "$0")/.." && pwd)
name=gradcheck-$("$1/gradcheck" --version)-$(uname -s | tr '[:upper:]' '[:lower:]')-$(uname -m)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

PYTHONDIR=/lib/python3/dist-packages "$root/Installation/install.sh" "$1" / "$work/$name" >&2
mkdir -p "$2"
tar --create --sort=name --mtime="$(git -C "$root" log -1 --format=@%ct 2>/dev/null || echo @0)" --owner=0 --group=0 --numeric-owner \
  --directory "$work" "$name" | gzip -9n >"$2/$name.tar.gz"
echo "$2/$name.tar.gz"
