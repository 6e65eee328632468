#pragma once

#include <QStringList>

namespace itsm {

/// What becomes of line ends and tabs when control characters are made visible.
enum class LineBreaks : quint8 {
    Keep, ///< for text areas
    Show, ///< for one-line places: a line end becomes "↵", a tab a space
};

/// Foreign text as it may be shown: control, bidirectional and invisible characters and lone surrogates become visible
/// escapes like "‹U+202E›", so that text cannot pretend to be other text. The joiner inside an emoji stays.
[[nodiscard]] QString visibleControls(const QString &text, LineBreaks breaks = LineBreaks::Show);

/// Foreign text as a tooltip, which Qt would otherwise read as rich text: escaped, wrapped, at most 2,000 characters.
[[nodiscard]] QString plainTooltip(const QString &text);

/// One after the other: with a space between them, which Chinese sentences do not have.
[[nodiscard]] QString joinSentences(const QStringList &sentences);

/// Text of data for a menu: ampersands are letters there.
[[nodiscard]] QString menuText(QString data);

} // namespace itsm
