#pragma once

#include "services/domain/incident.h"

namespace itsm {

/// Reads the keys of an object of an answer in whichever dialect it is written, and takes what servers are known to
/// send: a missing or null value leaves the default, year 1 and the id 0 are none.
class ValueReader
{
public:
    explicit ValueReader(const QJsonObject &json)
        : m_json(json)
    {
    }

    /// By its key of V1; undefined if it is not there.
    [[nodiscard]] QJsonValue value(const QString &key) const;
    [[nodiscard]] QJsonObject object(const QString &key) const { return value(key).toObject(); }
    [[nodiscard]] QString text(const QString &key) const { return value(key).toString(); }
    [[nodiscard]] qint64 integer(const QString &key) const { return value(key).toInteger(); }
    [[nodiscard]] bool flag(const QString &key) const { return value(key).toBool(); }
    [[nodiscard]] double number(const QString &key) const { return value(key).toDouble(); }
    [[nodiscard]] OptionalInstant time(const QString &key) const { return parseInstant(text(key)); }
    [[nodiscard]] QStringList texts(const QString &key) const;

    template <typename Tag>
    void read(const QString &key, Id<Tag> &id) const
    {
        id = Id<Tag>(std::max(value(key).toInteger(noKey<Tag>), noKey<Tag>));
    }
    template <typename E>
    void read(const QString &key, Token<E> &token) const
    {
        if (const QString name = text(key); !name.isEmpty())
            token = Token<E>::fromText(name);
    }
    void read(const QString &key, Instant &moment) const
    {
        if (const OptionalInstant given = time(key))
            moment = *given;
    }
    void read(const QString &key, OptionalInstant &moment) const { moment = time(key); }
    /// Null if it is not there.
    void read(const QString &key, QJsonValue &json) const;

private:
    const QJsonObject &m_json;
};

} // namespace itsm
