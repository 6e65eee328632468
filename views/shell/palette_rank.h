#pragma once

#include <QStringList>
#include <optional>
#include <vector>

namespace itsm {

/// How well a text answers what was typed: each word must be found in the text, at its beginning (best), at the
/// beginning of a word, inside, or letter by letter. Less is better; nothing if a word is not found. Case does not
/// count.
[[nodiscard]] std::optional<int> matchCost(const QString &typed, const QString &text);

/// What is ranked: the words a command is found by, the best first.
struct RankedText
{
    QStringList texts;
    int recency = 0; ///< 0: never used; the higher, the later it was used
};
/// The places of those that match in the order in which they are offered: the better match, then the later used, then
/// as they came. Nothing typed: those used last, then all as they came.
[[nodiscard]] std::vector<int> rankTexts(const QString &typed, const std::vector<RankedText> &candidates);

} // namespace itsm
