#!/usr/bin/env bash
# Installs the packages in a clean Debian of this release, works with them there and removes them: packaging/test.sh PICTURES PACKAGE…
# The tour leaves its pictures in the folder PICTURES, and text recognition must find Chinese in them.
set -euo pipefail
here=$(dirname "$(readlink -f "$0")")
pictures=$1
shift
skip() {
    printf '\n   SKIPPED: the packages were NOT tested in a clean system: %s\n\n' "$*" >&2
    exit 0
}

# A clean system comes from where this one comes from.
release=$(. /etc/os-release && echo "$VERSION_CODENAME")
sources=$(apt-get indextargets --format 'deb $(REPO_URI) $(RELEASE) $(COMPONENT)' 'Created-By: Packages' 'Origin: Debian')
[ -n "$sources" ] || skip "apt knows no Debian mirror (apt-get update)"
clean_debian() { mmdebstrap --quiet --variant=minbase "$@" "$release" /dev/null - <<<"$sources"; }
clean_debian --simulate || skip "mmdebstrap cannot make one here: it needs root or user namespaces, and the mirror"

rm -rf "$pictures"
mkdir -p "$pictures"
clean_debian --setup-hook='mkdir "$1"/packages' --setup-hook="copy-in $(printf "'%s' " "$@" "$here/test_inside.sh") /packages" \
    --customize-hook='chroot "$1" sh /packages/test_inside.sh' \
    --customize-hook="sync-out /packages/pictures '$pictures'"

# Boxes in place of characters would not be read as these words: headings of the list, and a title of the sample.
text=$(tesseract "$pictures/incidents-list-zh_CN-light.png" - -l chi_sim --psm 11 2>/dev/null | tr -d ' \n')
for word in 状态 优先级 处理人 支付; do
    [[ $text == *"$word"* ]] || { printf 'package test: no "%s" can be read in the Chinese list; see %s\n' "$word" "$pictures" >&2; exit 1; }
done
printf 'The packages work in a clean system, Chinese is readable, and nothing is left of them. Pictures: %s\n' "$pictures" >&2
