#pragma once

#include "services/backend/rest_backend.h"
#include "services/backend/rest_link.h"
#include "services/wire/answers.h"

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
