#pragma once

#include "services/api/route.h"

namespace itsm {

/// Finds the route of a path. Paths are taken as they are: a slash at the end, two of them, other case or dots are
/// another path. Where both fit, a fixed word comes before a {name}.
class Router
{
public:
    /// The routes must outlive it.
    explicit Router(const std::vector<Route> &routes);

    struct Match
    {
        const Route *route = nullptr; ///< none: the path has no such method
        QByteArray allow;             ///< the methods of the path, for the field Allow; empty: there is no such path
        QHash<QString, QString> path;
    };
    /// HEAD finds the route of GET.
    [[nodiscard]] Match find(const QByteArray &method, const QByteArray &path) const;

private:
    struct Segment
    {
        enum class Kind : quint8 { Word, Number, Text };
        Kind kind = Kind::Word;
        QString text; ///< the word or the name
    };
    struct Entry
    {
        const Route *route;
        std::vector<Segment> segments;
    };
    static std::vector<Segment> segmentsOf(const QByteArray &pattern);
    static bool fits(const Entry &entry, const std::vector<QString> &words, Match &match);

    QHash<qsizetype, std::vector<Entry>> m_bySize; ///< by the number of segments, the most fixed words first
};

} // namespace itsm
