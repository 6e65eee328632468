#pragma once

#include <QStringView>
#include <vector>

namespace itsm {

/// The one tokenizer of text search, for both databases and for matching in memory.
///
/// Text is NFKC-normalised and case-folded, then cut into runs of letters and digits; non-spacing marks that did not
/// compose and format characters (soft hyphens, joiners) are dropped without ending a run. A run of CJK characters
/// (Han, kana, Hangul, Bopomofo) gives each character and each pair of neighbours; any other run gives its trigrams,
/// its first two characters, and itself when it is shorter than three. So two-character Chinese words, parts of three
/// letters or more of English words, and the digits of incident numbers are all found by asking for every token of the
/// query. Tokens are 32-bit hashes: a false match needs a hash collision or the query's pieces in another order.
///
/// Sorted and without duplicates. At most `maxSearchTokens` for one document: the first in the order of the text.
/// The values are stored in databases and never change.
[[nodiscard]] std::vector<quint32> documentTokens(QStringView text);
/// The fewest tokens that a document must have to match: for CJK runs pairs only (one character alone for a run of
/// one). Empty if the text holds no letter and no digit. Sorted; of a long text the first `maxQueryTokens`.
[[nodiscard]] std::vector<quint32> queryTokens(QStringView text);
/// All of `wanted` are in `tokens`; both sorted.
[[nodiscard]] bool containsTokens(const std::vector<quint32> &tokens, const std::vector<quint32> &wanted);

inline constexpr int maxSearchTokens = 512;
inline constexpr int maxQueryTokens = 64;

} // namespace itsm
