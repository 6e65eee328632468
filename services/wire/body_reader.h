#pragma once

#include "services/domain/incident.h"
#include "services/domain/result.h"

#include <QMap>
#include <optional>
#include <vector>

namespace itsm {

/// Reads the object of a request strictly. Keys are named as in V1; snake_case and camelCase are accepted, the same key
/// in two spellings is refused, and so is what nobody asked for (rule S6): fields that the server sets, and unknown
/// ones. A value that is absent or null leaves the argument as it is. The first mistake is kept; finish() gives it.
/// Errors are Invalid and name the field as V1 spells it.
class BodyReader
{
public:
    /// `path` is put before the names of the fields, for an object inside of another.
    explicit BodyReader(const QJsonValue &json, const QString &path = {});

    /// Another name for a key, which may not be given beside it.
    void alias(const QString &name, const QString &key);
    [[nodiscard]] bool has(const QString &key) const;
    /// Whether the field was given is asked before it is read.
    void require(const QString &key);

    void text(const QString &key, QString &value);
    void flag(const QString &key, bool &value);
    void integer(const QString &key, qint64 &value);
    void integer(const QString &key, int &value);
    void number(const QString &key, double &value);
    void time(const QString &key, OptionalInstant &value);
    /// Refused where it is absent or, as only times may be, an empty text.
    void requiredTime(const QString &key, Instant &value);
    void texts(const QString &key, QStringList &value);
    void object(const QString &key, QJsonObject &value);
    void list(const QString &key, QJsonArray &value);
    /// Any JSON, null included.
    void value(const QString &key, std::optional<QJsonValue> &value);
    /// Accepted where it says nothing that is to be kept: false, 0, and empty texts, lists and objects.
    void nothing(const QString &key);

    template <typename T>
    void text(const QString &key, std::optional<T> &value)
    {
        readOptional(key, value, [&](T &given) { text(key, given); });
    }
    void object(const QString &key, std::optional<QJsonObject> &value)
    {
        readOptional(key, value, [&](QJsonObject &given) { object(key, given); });
    }
    /// A name of a closed list; an empty text counts as absent.
    template <typename E>
    void token(const QString &key, E &value)
    {
        QString name;
        text(key, name);
        if (name.isEmpty())
            return;
        const E known = tokenValue(name, static_cast<E *>(nullptr));
        if (known == E::Unknown)
            refuseName(key, name);
        else
            value = known;
    }
    template <typename E>
    void token(const QString &key, std::optional<E> &value)
    {
        E known = E::Unknown;
        token(key, known);
        if (known != E::Unknown)
            value = known;
    }
    /// Null is none, as is 0 of whatever has no such number.
    template <typename Tag>
    void id(const QString &key, Id<Tag> &value)
    {
        const bool isGiven = has(key);
        qint64 number = 0;
        integer(key, number);
        if (number < 0)
            refuseId(key);
        else if (isGiven)
            value = Id<Tag>(number);
    }
    template <typename Tag>
    void id(const QString &key, std::optional<Id<Tag>> &value)
    {
        if (!m_fields.contains(key))
            return;
        value.emplace();
        id(key, *value);
    }
    template <typename Tag>
    void ids(const QString &key, std::vector<Id<Tag>> &value)
    {
        std::vector<qint64> numbers;
        integers(key, numbers);
        for (const qint64 number : numbers)
            value.emplace_back(number);
    }

    /// The first mistake, or the first field that was not read.
    Result<> finish();
    void refuse(const QString &key, const QString &message);

private:
    struct Field
    {
        QJsonValue value;
        QString spelling;
    };
    /// Takes a field out; nothing where it is absent or null.
    std::optional<QJsonValue> take(const QString &key);
    void integers(const QString &key, std::vector<qint64> &value);
    void refuseName(const QString &key, const QString &name);
    void refuseId(const QString &key);
    template <typename T, typename Read>
    void readOptional(const QString &key, std::optional<T> &value, Read read)
    {
        if (!has(key)) {
            m_fields.remove(key);
            return;
        }
        value.emplace();
        read(*value);
    }

    QMap<QString, Field> m_fields;
    QString m_path;
    std::optional<Error> m_error;
};

} // namespace itsm
