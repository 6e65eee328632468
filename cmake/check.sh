#!/usr/bin/env bash
# Static checks of the project. Each is a function `check_<name>`; all run when none is named.
set -uo pipefail
cd "$(dirname "$(readlink -f "$0")")/.."
sources() { git ls-files --cached --others --exclude-standard "$@"; }
failed=0
report() { printf '   %s\n' "$@" >&2; failed=1; }

check_format() {
    local bad
    bad=$(sources '*.cpp' '*.h' | xargs clang-format --dry-run -Werror 2>&1 | grep -oE '^[^:]+' | sort -u)
    [ -z "$bad" ] || report "clang-format would change:" $bad
}

# Values never become part of an SQL text: no formatting, no concatenation with anything but constants (rule 25). What a statement is filled in
# with goes through sqlText() of services/storage/sql_constant.h, which takes literals marked with _sql only.
check_sql() {
    local bad
    bad=$(sources 'services/*.cpp' 'app/*.cpp' | xargs grep -nE '"[^"]*\b(SELECT|INSERT INTO|UPDATE|DELETE FROM|WHERE)\b[^"]*"(_s|_L1)?\)?\.arg\(' || true)
    [ -z "$bad" ] || report "SQL text formatted with .arg():" "$bad"
    bad=$(sources 'services/*.cpp' 'app/*.cpp' | xargs grep -nE "'\"(_s|_L1)? *(\+|%)|(\+|%) *u?\"'" | grep -iE 'select|where|insert|update|delete' || true)
    [ -z "$bad" ] || report "quoted value glued into SQL:" "$bad"
    bad=$(sources 'services/*.cpp' 'app/*.cpp' | grep -v 'services/storage/' | xargs grep -nE '\b(PQexec|sqlite3_exec|QSqlQuery)\b' || true)
    [ -z "$bad" ] || report "database access outside services/storage:" "$bad"
}

# Data is shown as plain text (rules 41, 45): labels go through PlainLabel, boxes through showPlainMessage.
check_text() {
    local bad
    bad=$(sources 'views/*.cpp' 'views/*.h' 'app/*.cpp' | grep -v 'views/widgets/plain_' | xargs grep -nE 'new QLabel\b|\bQLabel [a-z]|Qt::RichText|Qt::AutoText|setHtml\(|QTextBrowser|QMessageBox::(information|warning|critical|question|about)\(' || true)
    [ -z "$bad" ] || report "text that may be read as markup (use PlainLabel or showPlainMessage):" "$bad"
    bad=$(sources '*.cpp' '*.h' | xargs grep -nE 'ignoreSslErrors|processEvents\(|QEventLoop [a-z]' | grep -v '^tests/' || true)
    [ -z "$bad" ] || report "forbidden call:" "$bad"
    bad=$(sources '*.cpp' '*.h' | xargs grep -nE '#include <Qt(Charts|Concurrent|Core|DBus|Gui|Network|Sql|Svg|Test|Widgets)>' || true)
    [ -z "$bad" ] || report "a whole Qt module, which takes seconds to compile (include its classes):" "$bad"
}

# Two types of one name in two headers make one program of mixed code, which no compiler or linker reports.
check_names() {
    local twice
    twice=$(sources '*.h' | xargs grep -hE '^(struct|class|enum class) [A-Za-z]+( final)?( *:[^:].*[^;]|)$' | grep -oE '^(struct|class|enum class) [A-Za-z]+' | sed 's/.* //' | sort | uniq -d)
    [ -z "$twice" ] || report "types that two headers define:" $twice
}

check_translations() {
    local language file unfinished
    for language in zh_CN en; do
        file=translations/itsm_$language.ts
        [ -f "$file" ] || { report "missing $file"; continue; }
        unfinished=$(grep -c 'type="unfinished"' "$file")
        [ "$unfinished" -eq 0 ] || report "$file: $unfinished unfinished messages"
    done
    local fresh
    fresh=$(mktemp -d)
    cp translations/*.ts "$fresh"
    local lupdate
    lupdate=$(command -v lupdate || echo /usr/lib/qt6/bin/lupdate)
    for language in zh_CN en; do
        "$lupdate" -silent -no-obsolete -locations none app models services views -I . -extensions cpp,h \
            -ts "$fresh/itsm_$language.ts" >/dev/null 2>&1
        unfinished=$(grep -c 'type="unfinished"' "$fresh/itsm_$language.ts")
        [ "$unfinished" -eq 0 ] || report "translations/itsm_$language.ts lacks $unfinished messages of the sources: run ./dev translate"
    done
    # `Texts` is a local struct that names a context; lupdate does not always see it, and the text is never translated then.
    ! grep -q '<name>Texts</name>' "$fresh"/*.ts || report "lupdate finds texts without their context:" \
        "$(sed -n '/<name>Texts</,/<\/context>/s/.*<source>\(.*\)<\/source>.*/\1/p' "$fresh/itsm_en.ts")"
    rm -rf "$fresh"
}

# Compile errors of clang count as findings. No source includes what moc makes, so nothing is built before.
# A file that was clean is looked at again when it, any header or the configuration has changed since.
tidy_file() { # source, newest file that all sources depend on
    local output clean=build/tidy/clean/$1
    [ "$clean" -nt "$1" ] && [ "$clean" -nt "$2" ] && return
    mkdir -p "${clean%/*}"
    touch "$clean.begun"
    output=$(clang-tidy -p build/tidy --quiet --warnings-as-errors='*' "$1" 2>&1) && mv "$clean.begun" "$clean" && return
    printf '%s\n' "== $1" "$output"
    return 1
}

check_tidy() {
    local files newest
    cmake --preset tidy >/dev/null || { report "configuring failed"; return; }
    mapfile -t files < <(sources 'app/*.cpp' 'models/*.cpp' 'services/*.cpp' 'views/*.cpp')
    [ ${#files[@]} -gt 0 ] || { report "no sources found"; return; }
    newest=$(sources '*.h' .clang-tidy CMakePresets.json '*CMakeLists.txt' '*.cmake' | xargs ls -t | sed -n 1p)
    export -f tidy_file
    printf '%s\0' "${files[@]}" | xargs -0 -P "$(nproc)" -I {} bash -c 'tidy_file "$@"' - {} "$newest" >&2 || report "clang-tidy has findings"
}

names=("$@")
[ ${#names[@]} -gt 0 ] || names=(format sql text names translations tidy)
for name in "${names[@]}"; do
    printf '== %s\n' "$name" >&2
    declare -F "check_$name" >/dev/null || { echo "check: no check '$name'" >&2; exit 2; }
    "check_$name"
done
[ "$failed" -eq 0 ] && echo "all checks passed" >&2
exit "$failed"
