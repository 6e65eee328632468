#pragma once

#include "services/backend/rest_backend.h"
#include "services/backend/rest_link.h"
#include "services/wire/answers.h"

#include <mutex>

namespace itsm {

// For the files of RestBackend alone.

/// "/incidents/7/impact"
template <typename Id>
QString pathTo(const QString &list, Id id, const QString &part = {})
{
    const QString row = list + u'/' + QString::number(id.value);
    return part.isEmpty() ? row : QString(row + u'/' + part);
}

template <typename Id>
QJsonArray numbersOf(const std::vector<Id> &ids)
{
    QJsonArray list;
    for (const Id id : ids)
        list.append(id.value);
    return list;
}

/// So many a server takes at once; the console's lists hold more.
inline constexpr size_t mostIncidentsInBulk = 50'000;
inline constexpr size_t mostIds = 10'000;

/// Cut into pieces of at most so many, in their order; at least one.
template <typename T>
std::vector<std::vector<T>> piecesOf(const std::vector<T> &all, size_t most)
{
    std::vector<std::vector<T>> pieces;
    for (size_t at = 0; at == 0 || at < all.size(); at += most) {
        const auto begin = all.begin() + static_cast<ptrdiff_t>(at);
        pieces.emplace_back(begin, begin + static_cast<ptrdiff_t>(std::min(most, all.size() - at)));
    }
    return pieces;
}

/// The answers to pieces, which come in any thread and order, as one that the last of them brings.
template <typename Answer, typename Part>
class PieceJoin
{
public:
    using Join = std::function<Answer(std::vector<Part> &&)>;

    PieceJoin(size_t pieces, Join join)
        : m_parts(pieces)
        , m_join(std::move(join))
        , m_left(pieces)
    {
        m_promise.start();
    }
    [[nodiscard]] QFuture<Answer> future() const { return m_promise.future(); }
    void put(size_t piece, Part part)
    {
        {
            const std::lock_guard lock(m_mutex);
            m_parts[piece] = std::move(part);
            if (--m_left > 0)
                return;
        }
        m_promise.addResult(m_join(std::move(m_parts)));
        m_promise.finish();
    }

private:
    std::mutex m_mutex;
    std::vector<Part> m_parts;
    Join m_join;
    size_t m_left;
    QPromise<Answer> m_promise;
};

struct RestBackend::Private
{
    Actor actor;
    RestClient client;
    std::unique_ptr<RestLink> link;

    template <typename T>
    QFuture<Result<T>> get(const QString &path, const QUrlQuery &query = {})
    {
        return client.send<T>(RestRequest::get(path, query));
    }
    template <typename T>
    QFuture<Result<std::vector<T>>> list(RestRequest request)
    {
        return client.send<std::vector<T>>(std::move(request), listFromJson<T>);
    }
    /// About many ids, piece by piece; the first error is the answer.
    template <typename T, typename Id>
    QFuture<Result<std::vector<T>>> listOf(const std::vector<Id> &ids, const QString &path, QJsonObject body = {},
                                           const QString &name = QStringLiteral("ids"))
    {
        if (ids.size() <= mostIds) {
            body.insert(name, numbersOf(ids));
            return list<T>(RestRequest::ask(path, body));
        }
        using Part = Result<std::vector<T>>;
        const auto pieces = piecesOf(ids, mostIds);
        const auto join = std::make_shared<PieceJoin<Part, Part>>(pieces.size(), [](std::vector<Part> &&parts) -> Part {
            std::vector<T> all;
            for (Part &part : parts) {
                if (!part)
                    return part;
                std::ranges::move(*part, std::back_inserter(all));
            }
            return all;
        });
        for (size_t i = 0; i < pieces.size(); ++i) {
            body.insert(name, numbersOf(pieces[i]));
            client.send(RestRequest::ask(path, body), [join, i](const Result<QJsonValue> &data) {
                join->put(i, data ? listFromJson<T>(*data) : Part(fail(data.error())));
            });
        }
        return join->future();
    }
    QFuture<Result<std::vector<AlertItem>>> commandAlerts(const std::vector<AlertId> &ids, const QString &path,
                                                          QJsonObject body);
    template <typename T>
    QFuture<Result<T>> command(const QByteArray &method, const QString &path, const QJsonObject &body = {})
    {
        return client.send<T>(RestRequest::command(method, path, body));
    }
    /// Whose answer says nothing but that it is done.
    QFuture<Result<void>> order(const QByteArray &method, const QString &path, const QJsonObject &body = {})
    {
        return client.send<void>(RestRequest::command(method, path, body),
                                 [](const QJsonValue &) -> Result<void> { return {}; });
    }
    QFuture<Result<Incident>> erase(const IncidentRef &ref, const QJsonObject &body);
};

} // namespace itsm
