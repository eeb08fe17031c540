#!/bin/sh
# Sees to it that the Debian packages needed to build, run and test Rashomon are there.
#
#   scripts/packages.sh          for `make` and `make check`
#   scripts/packages.sh ci       also what .ci/run needs: clang, libFuzzer, valgrind, tidy
#   scripts/packages.sh page     also a browser, for `make check-page`
#
# Says nothing where nothing is missing. What is missing is installed with apt-get as root, or with
# sudo where that asks for no password; else the one command to type is printed, and the status is 1.
# re2c is needed only to regenerate scanners, whose generated code is in the repository.
set -eu

packages="cmake ninja-build gcc libc6-dev libsqlite3-dev libutf8proc-dev libjansson-dev
    libxml2-dev zlib1g-dev libminizip-dev libxxhash-dev libmicrohttpd-dev libcmocka-dev python3-minimal"
if [ "${1:-}" = ci ]; then
    packages="$packages clang libclang-rt-14-dev valgrind tidy"
fi
if [ "${1:-}" = page ]; then
    packages="$packages chromium chromium-driver"
fi

# Elsewhere than on Debian and its kin there is no dpkg-query: CMake says what is missing.
command -v dpkg-query >/dev/null 2>&1 || exit 0

missing=""
for package in $packages; do
    state=$(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null) || state=""
    # A package of another name may give the same thing: cc, cmake or python3 put there by hand.
    if [ "$state" != installed ]; then
        case $package in
            cmake | gcc | clang | valgrind) command -v "$package" >/dev/null 2>&1 && continue ;;
            ninja-build) command -v ninja >/dev/null 2>&1 && continue ;;
            python3-minimal) command -v python3 >/dev/null 2>&1 && continue ;;
        esac
        missing="$missing $package"
    fi
done
[ -n "$missing" ] || exit 0

install="apt-get install -y --no-install-recommends$missing"
if [ "$(id -u)" = 0 ]; then
    as_root=""
elif command -v sudo >/dev/null 2>&1 && sudo -n true 2>/dev/null; then
    as_root="sudo -n"
else
    {
        echo "Rashomon needs some Debian packages that are not installed. Please type:"
        echo
        echo "    sudo $install"
        echo
        echo "and then try again."
    } >&2
    exit 1
fi

echo "installing$missing" >&2
log=$(mktemp)
trap 'rm -f "$log"' EXIT
# The list of packages may be old or missing on a fresh machine.
as_root="$as_root env DEBIAN_FRONTEND=noninteractive"
if ! $as_root $install >"$log" 2>&1; then
    if ! { $as_root apt-get update && $as_root $install; } >"$log" 2>&1; then
        cat "$log" >&2
        echo "The packages could not be installed. The command was: $install" >&2
        exit 1
    fi
fi
