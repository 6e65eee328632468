#!/usr/bin/env bash
# Checks packages as Debian does: packaging/check.sh PACKAGE…
set -uo pipefail
version=$(dpkg-parsechangelog -l "$(dirname "$(readlink -f "$0")")/changelog" -S Version)
failed=0
must() { # what it means when the command fails, then the command
    local meaning=$1
    shift
    "$@" || { printf 'package check: %s\n' "$meaning" >&2; failed=1; }
}
is_clean() { # readelf of a program
    ! readelf -d "$1" | grep -E 'RPATH|RUNPATH' && ! readelf -S "$1" | grep -E ' \.(symtab|debug_info) '
}
reads_well() { # a manual page; groff says on standard error what it cannot set
    local said
    said=$(MANROFFSEQ='' MANWIDTH=80 LC_ALL=C.UTF-8 man --warnings -E UTF-8 -Tutf8 -Z -l "$1" 2>&1 >/dev/null) &&
        [ -z "$said" ] || { printf '%s\n' "$said"; false; }
}

unpacked=$(mktemp -d)
trap 'rm -rf "$unpacked"' EXIT
must "lintian has errors or warnings" lintian --fail-on error,warning --display-info --pedantic --show-overrides "$@"
for package in "$@"; do
    must "the version of $package is not that of packaging/changelog" \
        [ "$(dpkg-deb -f "$package" Version)" = "$version" ]
    dpkg-deb -x "$package" "$unpacked"
done
must "the desktop entry is wrong" desktop-file-validate "$unpacked"/usr/share/applications/*.desktop
must "the AppStream metadata are wrong" appstreamcli validate-tree --no-net "$unpacked"
must "the AppStream metadata do not name release $version" grep -qrF "<release version=\"$version\"" "$unpacked/usr/share/metainfo"
for page in "$unpacked"/usr/share/man/man*/*.gz; do
    must "$(basename "$page") has warnings" reads_well "$page"
done
for program in "$unpacked"/usr/bin/*; do
    must "$(basename "$program") has a search path of its own or is not stripped" is_clean "$program"
done
exit "$failed"
