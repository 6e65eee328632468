#include "views/shell/palette_rank.h"

#include <algorithm>
#include <limits>

namespace itsm {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int atWord = 1;
constexpr int inside = 3;
constexpr int scattered = 8;

/// The letters in their order, with others between them.
bool isScattered(QStringView word, QStringView text)
{
    qsizetype next = 0;
    for (const QChar c : text) {
        if (next < word.size() && c == word[next])
            ++next;
    }
    return next == word.size();
}

std::optional<int> wordCost(QStringView word, QStringView text)
{
    qsizetype at = text.indexOf(word);
    if (at == 0)
        return 0;
    const bool isInside = at > 0;
    for (; at > 0; at = text.indexOf(word, at + 1)) {
        if (!text[at - 1].isLetterOrNumber())
            return atWord;
    }
    if (isInside)
        return inside;
    // One letter is found scattered in almost everything.
    if (word.size() > 2 && isScattered(word, text))
        return scattered;
    return std::nullopt;
}

} // namespace

std::optional<int> matchCost(const QString &typed, const QString &text)
{
    const QString lower = text.toLower();
    int cost = 0;
    const QStringList words = typed.toLower().split(u' ', Qt::SkipEmptyParts);
    for (const QString &word : words) {
        const std::optional<int> one = wordCost(word, lower);
        if (!one)
            return std::nullopt;
        cost += *one;
    }
    return cost;
}

std::vector<int> rankTexts(const QString &typed, const std::vector<RankedText> &candidates)
{
    struct Found
    {
        int place;
        int cost;
        int recency;
    };
    constexpr int perText = 2; // what is found by a lesser word stands behind
    std::vector<Found> found;
    for (size_t i = 0; i < candidates.size(); ++i) {
        std::optional<int> best;
        for (qsizetype k = 0; k < candidates[i].texts.size(); ++k) {
            if (const auto cost = matchCost(typed, candidates[i].texts[k]))
                best = std::min(best.value_or(std::numeric_limits<int>::max()), *cost + static_cast<int>(k) * perText);
        }
        if (best)
            found.push_back({static_cast<int>(i), *best, candidates[i].recency});
    }
    std::stable_sort(found.begin(), found.end(), [](const Found &a, const Found &b) {
        return a.cost != b.cost ? a.cost < b.cost : a.recency > b.recency;
    });
    std::vector<int> places;
    places.reserve(found.size());
    for (const Found &one : found)
        places.push_back(one.place);
    return places;
}

} // namespace itsm
