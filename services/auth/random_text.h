#pragma once

#include <QByteArray>

namespace itsm {

/// Bytes that nobody can guess.
[[nodiscard]] QByteArray randomBytes(qsizetype count);
/// The same as base64url text without padding: for ids and keys.
[[nodiscard]] QByteArray randomText(qsizetype bytes);

[[nodiscard]] QByteArray toBase64Url(const QByteArray &bytes);
/// Strict: the alphabet only, no padding, no unused bits. Null for anything else.
[[nodiscard]] QByteArray fromBase64Url(const QByteArray &text);

/// Compares without telling by its time where the difference is. Different lengths are told.
[[nodiscard]] bool isEqualInConstantTime(const QByteArray &a, const QByteArray &b);

} // namespace itsm
