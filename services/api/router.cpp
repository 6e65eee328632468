#include "services/api/router.h"

#include <algorithm>

namespace itsm {

namespace {

/// Ids fit into 63 bits.
bool isNumber(const QString &text)
{
    return !text.isEmpty() && text.size() <= 18 && text[0] != u'0' &&
           std::ranges::all_of(text, [](QChar c) { return c >= u'0' && c <= u'9'; });
}

} // namespace

Router::Router(const std::vector<Route> &routes)
{
    for (const Route &route : routes) {
        Entry entry{&route, segmentsOf(route.path)};
        m_bySize[qsizetype(entry.segments.size())].push_back(std::move(entry));
    }
    const auto names = [](const Entry &entry) {
        return std::ranges::count_if(entry.segments, [](const Segment &s) { return s.kind != Segment::Kind::Word; });
    };
    for (auto &entries : m_bySize)
        std::ranges::stable_sort(entries, {}, names);
}

std::vector<Router::Segment> Router::segmentsOf(const QByteArray &pattern)
{
    std::vector<Segment> segments;
    for (const QByteArray &part : pattern.sliced(1).split('/')) {
        const QString text = QString::fromLatin1(part);
        if (!text.startsWith(u'{'))
            segments.push_back({Segment::Kind::Word, text});
        else if (text.endsWith(QLatin1StringView(":text}")))
            segments.push_back({Segment::Kind::Text, text.sliced(1).chopped(6)});
        else
            segments.push_back({Segment::Kind::Number, text.sliced(1).chopped(1)});
    }
    return segments;
}

bool Router::fits(const Entry &entry, const std::vector<QString> &words, Match &match)
{
    match.path.clear();
    for (size_t i = 0; i < words.size(); ++i) {
        const Segment &segment = entry.segments[i];
        switch (segment.kind) {
        case Segment::Kind::Word:
            if (words[i] != segment.text)
                return false;
            continue;
        case Segment::Kind::Number:
            if (!isNumber(words[i]))
                return false;
            break;
        case Segment::Kind::Text:
            if (words[i].isEmpty())
                return false;
            break;
        }
        match.path.insert(segment.text, words[i]);
    }
    return true;
}

Router::Match Router::find(const QByteArray &method, const QByteArray &path) const
{
    Match match;
    if (!path.startsWith('/'))
        return match;
    std::vector<QString> words;
    for (const QByteArray &part : path.sliced(1).split('/')) {
        const auto word = percentDecoded(part);
        if (!word)
            return match;
        words.push_back(*word);
    }
    const QByteArray wanted = method == "HEAD" ? QByteArray("GET") : method;
    QList<QByteArray> allowed;
    const auto candidates = m_bySize.constFind(qsizetype(words.size()));
    if (candidates == m_bySize.cend())
        return match;
    for (const Entry &entry : *candidates) {
        Match candidate;
        if (!fits(entry, words, candidate))
            continue;
        if (!match.route && entry.route->method == wanted) {
            match.route = entry.route;
            match.path = candidate.path;
        }
        for (const QByteArray &verb :
             entry.route->method == "GET" ? QList<QByteArray>{"GET", "HEAD"} : QList<QByteArray>{entry.route->method}) {
            if (!allowed.contains(verb))
                allowed.append(verb);
        }
    }
    if (!allowed.isEmpty())
        allowed.append("OPTIONS");
    match.allow = allowed.join(", ");
    return match;
}

} // namespace itsm
