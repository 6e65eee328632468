#include "services/wire/body_reader.h"

#include "services/wire/dialect.h"

#include <QCoreApplication>
#include <QSet>
#include <limits>

using namespace Qt::Literals::StringLiterals;

namespace itsm {

namespace {

QString sentence(const char *text)
{
    return QCoreApplication::translate("Wire", text);
}

/// Fields of answers that nobody writes.
bool isOfServer(const QString &key)
{
    static const QSet<QString> keys{
        u"id"_s,
        u"tenant_id"_s,
        u"incident_number"_s,
        u"reporter_id"_s,
        u"reporter_name"_s,
        u"assignee_name"_s,
        u"configuration_item_name"_s,
        u"created_at"_s,
        u"updated_at"_s,
        u"deleted_at"_s,
        u"acknowledged_at"_s,
        u"acknowledged_by"_s,
        u"resolved_at"_s,
        u"closed_at"_s,
        u"escalated_at"_s,
        u"escalation_level"_s,
        u"triggered_at"_s,
        u"occurred_at"_s,
        u"is_automated"_s,
        u"version"_s,
        u"status"_s,
        u"owner_id"_s,
        u"user_id"_s,
        u"role"_s,
        u"execution_count"_s,
        u"last_executed_at"_s,
    };
    return keys.contains(key);
}

std::optional<qint64> integerOf(const QJsonValue &value)
{
    // A number that is no integer gives whatever it is asked to give.
    if (!value.isDouble() || value.toInteger(0) != value.toInteger(1))
        return {};
    return value.toInteger();
}

} // namespace

BodyReader::BodyReader(const QJsonValue &json, const QString &path)
    : m_path(path)
{
    if (!json.isObject()) {
        m_error =
            Error{Error::Code::Invalid, sentence(QT_TRANSLATE_NOOP("Wire", "A JSON object is expected.")), path, {}};
        return;
    }
    const QJsonObject object = json.toObject();
    for (auto it = object.begin(); it != object.end(); ++it) {
        const QString key = snakeCase(it.key());
        if (m_fields.contains(key))
            refuse(key, sentence(QT_TRANSLATE_NOOP("Wire", "\"%1\" is given twice, as \"%2\", too."))
                            .arg(it.key(), m_fields.value(key).spelling));
        m_fields.insert(key, {it.value(), it.key()});
    }
}

void BodyReader::alias(const QString &name, const QString &key)
{
    const auto found = m_fields.constFind(name);
    if (found == m_fields.constEnd())
        return;
    if (m_fields.contains(key))
        refuse(key, sentence(QT_TRANSLATE_NOOP("Wire", "\"%1\" is given twice, as \"%2\", too."))
                        .arg(found->spelling, m_fields.value(key).spelling));
    m_fields.insert(key, m_fields.take(name));
}

bool BodyReader::has(const QString &key) const
{
    const auto found = m_fields.constFind(key);
    return found != m_fields.constEnd() && !found->value.isNull();
}

void BodyReader::require(const QString &key)
{
    if (!has(key))
        refuse(key, sentence(QT_TRANSLATE_NOOP("Wire", "The field \"%1\" is required.")).arg(key));
}

std::optional<QJsonValue> BodyReader::take(const QString &key)
{
    const bool isGiven = has(key);
    QJsonValue value = m_fields.take(key).value;
    return isGiven ? std::optional(std::move(value)) : std::nullopt;
}

void BodyReader::text(const QString &key, QString &value)
{
    const std::optional<QJsonValue> given = take(key);
    if (!given)
        return;
    if (given->isString())
        value = given->toString();
    else
        refuse(key, sentence(QT_TRANSLATE_NOOP("Wire", "\"%1\" must be a text.")).arg(key));
}

void BodyReader::flag(const QString &key, bool &value)
{
    const std::optional<QJsonValue> given = take(key);
    if (!given)
        return;
    if (given->isBool())
        value = given->toBool();
    else
        refuse(key, sentence(QT_TRANSLATE_NOOP("Wire", "\"%1\" must be true or false.")).arg(key));
}

void BodyReader::integer(const QString &key, qint64 &value)
{
    const std::optional<QJsonValue> given = take(key);
    if (!given)
        return;
    if (const std::optional<qint64> number = integerOf(*given))
        value = *number;
    else
        refuse(key, sentence(QT_TRANSLATE_NOOP("Wire", "\"%1\" must be a whole number.")).arg(key));
}

void BodyReader::integer(const QString &key, int &value)
{
    qint64 wide = value;
    integer(key, wide);
    if (wide < std::numeric_limits<int>::min() || wide > std::numeric_limits<int>::max())
        refuse(key, sentence(QT_TRANSLATE_NOOP("Wire", "The number \"%1\" is too large.")).arg(key));
    else
        value = static_cast<int>(wide);
}

void BodyReader::number(const QString &key, double &value)
{
    const std::optional<QJsonValue> given = take(key);
    if (!given)
        return;
    if (given->isDouble())
        value = given->toDouble();
    else
        refuse(key, sentence(QT_TRANSLATE_NOOP("Wire", "\"%1\" must be a number.")).arg(key));
}

void BodyReader::time(const QString &key, OptionalInstant &value)
{
    QString given;
    text(key, given);
    if (given.isEmpty())
        return;
    value = parseInstant(given);
    if (!value)
        refuse(key,
               sentence(QT_TRANSLATE_NOOP("Wire", "\"%1\" must be a time such as 2026-01-31T09:30:00Z.")).arg(key));
}

void BodyReader::requiredTime(const QString &key, Instant &value)
{
    OptionalInstant given;
    time(key, given);
    if (given)
        value = *given;
    else // the first mistake stays
        refuse(key, sentence(QT_TRANSLATE_NOOP("Wire", "The field \"%1\" is required.")).arg(key));
}

void BodyReader::texts(const QString &key, QStringList &value)
{
    QJsonArray given;
    list(key, given);
    for (qsizetype i = 0; i < given.size(); ++i) {
        if (given[i].isString())
            value.append(given[i].toString());
        else
            refuse(key + u'.' + QString::number(i),
                   sentence(QT_TRANSLATE_NOOP("Wire", "\"%1\" must be a list of texts.")).arg(key));
    }
}

void BodyReader::integers(const QString &key, std::vector<qint64> &value)
{
    QJsonArray given;
    list(key, given);
    for (qsizetype i = 0; i < given.size(); ++i) {
        if (const std::optional<qint64> number = integerOf(given[i]); number && *number > 0)
            value.push_back(*number);
        else
            refuse(key + u'.' + QString::number(i),
                   sentence(QT_TRANSLATE_NOOP("Wire", "\"%1\" must be a list of ids.")).arg(key));
    }
}

void BodyReader::object(const QString &key, QJsonObject &value)
{
    const std::optional<QJsonValue> given = take(key);
    if (!given)
        return;
    if (given->isObject())
        value = given->toObject();
    else
        refuse(key, sentence(QT_TRANSLATE_NOOP("Wire", "\"%1\" must be an object.")).arg(key));
}

void BodyReader::list(const QString &key, QJsonArray &value)
{
    const std::optional<QJsonValue> given = take(key);
    if (!given)
        return;
    if (given->isArray())
        value = given->toArray();
    else
        refuse(key, sentence(QT_TRANSLATE_NOOP("Wire", "\"%1\" must be a list.")).arg(key));
}

void BodyReader::value(const QString &key, std::optional<QJsonValue> &value)
{
    if (m_fields.contains(key))
        value = m_fields.take(key).value;
}

void BodyReader::nothing(const QString &key)
{
    const QJsonValue given = take(key).value_or(QJsonValue(QJsonValue::Null));
    const bool isNothing =
        given.isNull() || (given.isBool() && !given.toBool()) || (given.isString() && given.toString().isEmpty()) ||
        (given.isDouble() && given.toDouble() == 0) || (given.isArray() && given.toArray().isEmpty()) ||
        (given.isObject() && given.toObject().isEmpty());
    if (!isNothing)
        refuse(key, sentence(QT_TRANSLATE_NOOP("Wire", "\"%1\" is not supported here.")).arg(key));
}

void BodyReader::refuseName(const QString &key, const QString &name)
{
    refuse(key, sentence(QT_TRANSLATE_NOOP("Wire", "\"%1\" is no value of \"%2\".")).arg(name, key));
}

void BodyReader::refuseId(const QString &key)
{
    refuse(key, sentence(QT_TRANSLATE_NOOP("Wire", "\"%1\" must be an id.")).arg(key));
}

void BodyReader::refuse(const QString &key, const QString &message)
{
    if (!m_error)
        m_error = Error{Error::Code::Invalid, message, m_path.isEmpty() ? key : m_path + u'.' + key, {}};
}

Result<> BodyReader::finish()
{
    if (!m_error && !m_fields.isEmpty()) {
        const QString key = m_fields.firstKey();
        const char *text = isOfServer(key) ? QT_TRANSLATE_NOOP("Wire", "The field \"%1\" cannot be written here.")
                                           : QT_TRANSLATE_NOOP("Wire", "There is no field \"%1\" here.");
        refuse(key, sentence(text).arg(m_fields.first().spelling));
    }
    if (m_error)
        return fail(*m_error);
    return {};
}

} // namespace itsm
