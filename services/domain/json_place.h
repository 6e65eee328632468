#pragma once

#include <QStringView>

namespace itsm {

/// A stretch of a text, in UTF-16 units.
struct TextPlace
{
    qsizetype position = 0;
    qsizetype length = 0;
    friend bool operator==(const TextPlace &, const TextPlace &) = default;
};

/// Where a dotted path such as "conditions.time.operator" or "actions.0.level" stands in a JSON text that parseJson()
/// accepts: the key with its quotation marks, or the element of a list (of an object or list its bracket). What is
/// missing is shown at the innermost part of the path that is there; at worst at the first bracket.
[[nodiscard]] TextPlace jsonPlace(QStringView text, QStringView path);

/// The place of a character by line and column, both from 1, columns in characters (code points).
[[nodiscard]] TextPlace textPlace(QStringView text, int line, int column);
/// The reverse, for a sentence: line and column of a place.
struct LineColumn
{
    int line = 1;
    int column = 1;
    friend bool operator==(const LineColumn &, const LineColumn &) = default;
};
[[nodiscard]] LineColumn lineColumn(QStringView text, qsizetype position);

} // namespace itsm
