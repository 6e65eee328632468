#pragma once

#include "services/domain/result.h"

#include <QByteArray>
#include <QJsonValue>

namespace itsm {

/// What one JSON text may cost.
struct JsonLimits
{
    qsizetype maxBytes = qsizetype{1} << 20;
    int maxDepth = 64; ///< nested arrays and objects; at most 512
};

/// The one entrance for JSON from outside: RFC 8259 and nothing beside it, any value at the top. Refused besides what
/// breaks the grammar: text above the limits, invalid UTF-8, lone surrogates, U+0000 (which PostgreSQL cannot store),
/// duplicate keys, integers outside 64 bits, numbers too large for a double, and a byte order mark.
/// An error is Invalid; its message names line and column (both from 1, columns in characters), and so do the numbers
/// `line` and `column` of its details.
[[nodiscard]] Result<QJsonValue> parseJson(const QByteArray &text, const JsonLimits &limits = {});

/// Compact UTF-8 text of any value; undefined becomes null.
[[nodiscard]] QByteArray toJsonText(const QJsonValue &value);

} // namespace itsm
