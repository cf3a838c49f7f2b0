#!/usr/bin/env bash
# Tries a tarball on an empty Debian, which has neither Swift nor a compiler nor gnuplot, but libmpfr6 and libgmp10:
#
#   sudo Installation/fresh.sh TARBALL
#
# It needs debootstrap, the right to chroot, and a mirror. Each line says what was tried; the first that fails ends it.
set -euo pipefail
[ $# -eq 1 ] || { sed -n '2,/^set/p' "$0" | grep '^#' | cut -c3- >&2; exit 64; }
models=$(cd "$(dirname "$0")/../Tests/Models" && pwd)
debian=$(mktemp -d)
trap 'umount "$debian/proc" 2>/dev/null || true; rm -rf --one-file-system "$debian"' EXIT
suite=$(. /etc/os-release && [ "$ID" = debian ] && echo "$VERSION_CODENAME" || echo stable)
debootstrap --variant=minbase --include=libmpfr6,libgmp10 "$suite" "$debian" >"$debian.log" || { tail "$debian.log" >&2; exit 1; }
rm -f "$debian.log"
mount -t proc proc "$debian/proc"

within() { chroot "$debian" /usr/bin/env -i PATH=/usr/local/bin:/usr/bin:/bin LANG=C.UTF-8 "$@"; }
# try STATUS PATTERN COMMAND…: the command ends with the status, and says what matches the pattern.
try() {
  local status=0 output
  output=$(within "${@:3}" 2>&1) || status=$?
  if [ "$status" != "$1" ] || ! grep -qE -- "$2" <<<"$output"; then
    printf 'FAILED, status %s: %s\n%s\n' "$status" "${*:3}" "$output" >&2
    exit 1
  fi
  printf '%3s  %s\n' "$status" "${*:3}"
}

tar -xzf "$1" -C "$debian/usr/local" --strip-components 1
try 0 '^nothing$' sh -c 'for it in swift cc gnuplot python3; do command -v $it; done; echo nothing'
try 0 '^[0-9.]+$' gradcheck --version
try 0 'The gradient is right: proved' gradcheck check misra1a
try 1 'The gradient is wrong' gradcheck check digits --faulty --rows 3
try 0 '^2\.67893853470774763365569294097467764412868937795730110095042832759041761' gradcheck eval 'gamma(1/3)' --format mp256
try 0 'swapped' sh -c 'gradcheck locate digits --faulty --seed 11 || [ $? -eq 1 ]'
try 69 'gnuplot is not installed' gradcheck sweep sin --plot sweep.svg
try 69 'gnuplot is not installed' gradcheck report sin --output report.html
try 0 '</html>' cat report.html

# A shared library, and a program in the shell that Debian's own awk makes.
cc -O2 -shared -fPIC "$models/cubic.c" -o "$debian/libcubic.so"
try 0 'floating point is to blame' gradcheck check --library ./libcubic.so:cubic,gradient --at 1.01,0.98 --format binary32

# Moved, and asked through a link from elsewhere.
mv "$debian/usr/local" "$debian/moved" && mkdir -p "$debian/usr/local/bin" && ln -s /moved/bin/gradcheck "$debian/usr/local/bin/"
try 0 'The gradient is right: proved' gradcheck check misra1a

within apt-get install -y -qq --no-install-recommends python3 >/dev/null 2>&1
cat >"$debian/model.py" <<'END'
def square(x): return x[0] ** 2
def right(x): return [2 * x[0]]
def wrong(x): return [3 * x[0]]
END
cat >"$debian/test.py" <<'END'
from gradcheck import check
from model import right, square, wrong

print(check(square, right, [1.5]).verdict, check(square, wrong, [1.5]).verdict)
END
try 0 '^agree disagree$' env PYTHONPATH=/moved/lib/python3/dist-packages python3 test.py
try 0 'The gradient is right' gradcheck check --python model.py:square,right --at 1.5
