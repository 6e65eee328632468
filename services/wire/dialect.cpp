#include "services/wire/dialect.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QSet>
#include <QStringList>

using namespace Qt::Literals::StringLiterals;

namespace itsm {

namespace {

bool isForeign(const QString &key)
{
    static const QSet<QString> keys{u"conditions"_s, u"actions"_s,         u"metadata"_s,   u"tags"_s,
                                    u"data"_s,       u"settings"_s,        u"root_cause"_s, u"impact_analysis"_s,
                                    u"labels"_s,     u"resolution_steps"_s};
    return keys.contains(key);
}

QJsonValue toSecond(const QString &key, const QJsonValue &value, WireKeys keys)
{
    if (isForeign(key))
        return value;
    if (value.isArray()) {
        QJsonArray list;
        for (const auto &element : value.toArray())
            list.append(toSecond(key, element, keys));
        return list;
    }
    if (value.isObject()) {
        QJsonObject object;
        const QJsonObject v1 = value.toObject();
        for (auto it = v1.begin(); it != v1.end(); ++it)
            object.insert(keys == WireKeys::OfDialect ? camelCase(it.key()) : it.key(),
                          toSecond(it.key(), it.value(), keys));
        return object;
    }
    return value.isString() ? QJsonValue(textInDialect(key, value.toString(), WireDialect::V2)) : value;
}

/// Changes the keys of a dotted path down to the first below which everything is foreign.
QString changedPath(const QString &path, QString (*change)(const QString &key))
{
    QStringList parts = path.split(u'.');
    for (QString &part : parts) {
        const bool isLast = isForeign(snakeCase(part));
        part = change(part);
        if (isLast)
            break;
    }
    return parts.join(u'.');
}

} // namespace

QString camelCase(const QString &key)
{
    QString camel;
    camel.reserve(key.size());
    bool isStart = false;
    for (const QChar c : key) {
        if (c == u'_') {
            isStart = true;
            continue;
        }
        camel += isStart ? c.toUpper() : c;
        isStart = false;
    }
    return camel;
}

QString snakeCase(const QString &key)
{
    if (key.isEmpty() || !key.front().isLower())
        return key;
    QString snake;
    snake.reserve(key.size() + 4);
    for (const QChar c : key) {
        if (c.isUpper())
            snake += u'_';
        snake += c.toLower();
    }
    return snake;
}

QJsonValue inDialect(const QJsonValue &v1, WireDialect dialect, WireKeys keys)
{
    return dialect == WireDialect::V1 ? v1 : toSecond({}, v1, keys);
}

QJsonValue memberInDialect(const QString &key, const QJsonValue &v1, WireDialect dialect)
{
    return dialect == WireDialect::V1 ? v1 : toSecond(key, v1, WireKeys::OfDialect);
}

QString fieldInDialect(const QString &path, WireDialect dialect)
{
    return dialect == WireDialect::V1 ? path : changedPath(path, camelCase);
}

QString fieldInFirst(const QString &path)
{
    return changedPath(path, snakeCase);
}

} // namespace itsm
