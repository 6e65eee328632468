#pragma once

#include "services/domain/instant.h"

#include <QByteArray>
#include <QStringView>

namespace itsm {

// Appending to a byte buffer without temporary strings: what exports spend their time on.

/// Appends text as UTF-8; a lone surrogate becomes U+FFFD.
void appendUtf8(QByteArray &out, QStringView text);
void appendInteger(QByteArray &out, qint64 value);
/// Appends the same text as toRfc3339().
void appendRfc3339(QByteArray &out, Instant time);
/// Appends a JSON string with its quotes.
void appendJsonString(QByteArray &out, QStringView text);

} // namespace itsm
