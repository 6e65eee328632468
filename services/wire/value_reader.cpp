#include "services/wire/value_reader.h"

#include "services/wire/dialect.h"

namespace itsm {

QJsonValue ValueReader::value(const QString &key) const
{
    if (const auto found = m_json.constFind(key); found != m_json.constEnd())
        return *found;
    return key.contains(u'_') ? m_json.value(camelCase(key)) : QJsonValue(QJsonValue::Undefined);
}

QStringList ValueReader::texts(const QString &key) const
{
    QStringList list;
    for (const auto &element : value(key).toArray())
        list.append(element.toString());
    return list;
}

void ValueReader::read(const QString &key, QJsonValue &json) const
{
    const QJsonValue given = value(key);
    json = given.isUndefined() ? QJsonValue(QJsonValue::Null) : given;
}

} // namespace itsm
