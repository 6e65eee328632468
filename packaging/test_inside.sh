#!/bin/sh
# The part of test.sh that runs in the clean system, as its root: /packages has the packages.
set -eu
export DEBIAN_FRONTEND=noninteractive LC_ALL=C.UTF-8
say() { printf '== %s\n' "$*"; }
fail() { printf 'package test: %s\n' "$*" >&2; exit 1; }
as_user() { runuser -u worker -- env -C /home/worker HOME=/home/worker QT_QPA_PLATFORM=offscreen QT_SCALE_FACTOR=2 "$@"; }
version() { dpkg-query -W -f='${Version}' "$1"; }

# Without what is only recommended: what the packages depend on must do.
say "installing"
apt-get install -y -qq --no-install-recommends /packages/*.deb >/packages/apt.log 2>&1 || { cat /packages/apt.log; fail "cannot be installed"; }
dpkg --verify itsm-console itsmd
useradd --create-home worker
dpkg -L itsm-console itsmd | sort -u >/packages/installed
for file in man/man1/itsm-console.1.gz man/man1/itsmd.1.gz applications/itsm-console.desktop metainfo/org.example.itsm_console.metainfo.xml \
    icons/hicolor/scalable/apps/itsm-console.svg doc/itsm-console/copyright doc/itsm-console/changelog.gz doc/itsmd/copyright \
    doc/itsmd/changelog.gz; do
    [ -s "/usr/share/$file" ] || fail "/usr/share/$file is missing"
done

say "itsmd"
[ "$(as_user itsmd --version)" = "itsmd $(version itsmd)" ] || fail "itsmd --version"
cat >/home/worker/log.csv <<'CSV'
number,incident_state,sys_mod_count,opened_by,sys_updated_at,category,priority
INC0000001,New,0,Opened by 1,29/2/2016 01:16,Category 1,1 - Critical
INC0000001,Closed,1,Opened by 1,29/2/2016 02:16,Category 1,1 - Critical
INC0000002,Active,0,Opened by 2,29/2/2016 03:16,Category 2,3 - Moderate
CSV
database=sqlite:/home/worker/noc.sqlite
as_user itsmd -q -d "$database" migrate
as_user itsmd -q -d "$database" import servicenow log.csv --timezone Asia/Shanghai
as_user itsmd -d "$database" stats
as_user itsmd -d "$database" export incidents --format csv --filter is:open | grep -q '"INC0000002"' || fail "the import is not there"
as_user itsmd -d "$database" stats --language zh_CN | grep -q 未结 || fail "itsmd speaks no Chinese"
as_user itsmd -d "$database" check

say "itsm-console"
[ "$(as_user itsm-console --version)" = "itsm-console $(version itsm-console)" ] || fail "itsm-console --version"
mkdir -m 0777 /packages/pictures
as_user itsm-console --tour /packages/pictures

say "removing"
rm -r /home/worker/noc.sqlite* /home/worker/log.csv
apt-get purge -y -qq itsm-console itsmd >/packages/apt.log 2>&1 || { cat /packages/apt.log; fail "cannot be removed"; }
while read -r path; do
    [ -d "$path" ] || [ ! -e "$path" ] || fail "$path is left"
done </packages/installed
left=$(find / -xdev -path /packages -prune -o -path /proc -prune -o -iname '*itsm*' -print)
[ -z "$left" ] || fail "left behind: $left"
