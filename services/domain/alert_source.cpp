#include "services/domain/alert_source.h"

#include <QCoreApplication>
#include <cmath>

using namespace Qt::Literals::StringLiterals;

namespace itsm {

namespace {

/// Reads the keys of an object one after the other and complains about what is left.
class MappingReader
{
public:
    explicit MappingReader(const QJsonObject &json, QString prefix = {})
        : m_left(json)
        , m_prefix(std::move(prefix))
    {
    }

    Result<> read(const QString &key, QString &text)
    {
        return take(key, QJsonValue::String, [&text](const QJsonValue &v) { text = v.toString(); });
    }
    Result<> read(const QString &key, bool &isSet)
    {
        return take(key, QJsonValue::Bool, [&isSet](const QJsonValue &v) { isSet = v.toBool(); });
    }
    Result<> read(const QString &key, QStringList &texts)
    {
        const QJsonValue list = m_left.take(key);
        if (list.isUndefined())
            return {};
        QStringList found;
        for (const auto &value : list.toArray())
            found += value.toString();
        if (!list.isArray() || found.contains(QString()))
            return wrong(key, QCoreApplication::translate("Monitoring", "A list of texts is expected."));
        texts = found;
        return {};
    }
    Result<> read(const QString &key, std::optional<QStringList> &texts)
    {
        return m_left.contains(key) ? read(key, texts.emplace()) : Result<>();
    }
    Result<> read(const QString &key, std::chrono::microseconds &duration)
    {
        const QJsonValue value = m_left.take(key);
        if (value.isUndefined())
            return {};
        const auto found = parseDuration(value.toString());
        if (!found || *found < std::chrono::seconds(0) || *found > std::chrono::hours(24 * 366))
            return wrong(key, QCoreApplication::translate("Monitoring", "A duration such as 30m is expected."));
        duration = *found;
        return {};
    }
    Result<> read(const QString &key, int &number, int least, int most)
    {
        const QJsonValue value = m_left.take(key);
        if (value.isUndefined())
            return {};
        const double found = value.toDouble(std::nan(""));
        if (!(found >= least && found <= most) || std::floor(found) != found)
            return wrong(key, QCoreApplication::translate("Monitoring", "A whole number from %1 to %2 is expected.")
                                  .arg(QString::number(least), QString::number(most)));
        number = static_cast<int>(found);
        return {};
    }
    Result<> read(const QString &key, Severity &severity)
    {
        const QJsonValue value = m_left.take(key);
        return value.isUndefined() ? Result<>() : severityFrom(value, key, severity);
    }
    Result<> read(const QString &key, QHash<QString, Severity> &severities)
    {
        const QJsonValue value = m_left.take(key);
        if (value.isUndefined())
            return {};
        ITSM_TRY(isObject(value, key));
        const QJsonObject words = value.toObject();
        for (auto it = words.begin(); it != words.end(); ++it) {
            Severity severity{};
            ITSM_TRY(severityFrom(it.value(), key + u'.' + it.key(), severity));
            severities.insert(it.key().toLower(), severity);
        }
        return {};
    }
    /// An object within the object, or nothing.
    Result<QJsonObject> child(const QString &key)
    {
        const QJsonValue value = m_left.take(key);
        if (!value.isUndefined())
            ITSM_TRY(isObject(value, key));
        return value.toObject();
    }
    [[nodiscard]] Result<> finish() const
    {
        if (m_left.isEmpty())
            return {};
        return wrong(m_left.begin().key(), QCoreApplication::translate("Monitoring", "There is no such setting."));
    }

private:
    [[nodiscard]] tl::unexpected<Error> wrong(const QString &key, const QString &message) const
    {
        return fail(Error::Code::Invalid, message, m_prefix + key);
    }
    Result<> isObject(const QJsonValue &value, const QString &key) const
    {
        if (!value.isObject())
            return wrong(key, QCoreApplication::translate("Monitoring", "An object is expected."));
        return {};
    }
    template <typename Use>
    Result<> take(const QString &key, QJsonValue::Type type, const Use &use)
    {
        const QJsonValue value = m_left.take(key);
        if (value.isUndefined())
            return {};
        if (value.type() != type)
            return wrong(key, type == QJsonValue::Bool
                                  ? QCoreApplication::translate("Monitoring", "true or false is expected.")
                                  : QCoreApplication::translate("Monitoring", "A text is expected."));
        use(value);
        return {};
    }
    Result<> severityFrom(const QJsonValue &value, const QString &key, Severity &severity) const
    {
        severity = tokenValue(value.toString(), static_cast<Severity *>(nullptr));
        if (severity == Severity::Unknown)
            return wrong(key, QCoreApplication::translate("Monitoring",
                                                          "One of info, low, medium, high and critical is expected."));
        return {};
    }

    QJsonObject m_left;
    QString m_prefix;
};

Result<> readFlapping(const QJsonObject &json, SourceMapping::Flapping &flapping)
{
    MappingReader reader(json, u"flapping."_s);
    ITSM_TRY(reader.read(u"changes"_s, flapping.changes, 2, 50));
    ITSM_TRY(reader.read(u"within"_s, flapping.within));
    ITSM_TRY(reader.read(u"hold"_s, flapping.hold));
    return reader.finish();
}

Result<> readFields(const QJsonObject &json, SourceMapping::Fields &fields)
{
    MappingReader reader(json, u"fields."_s);
    ITSM_TRY(reader.read(u"alerts"_s, fields.alerts));
    ITSM_TRY(reader.read(u"fingerprint"_s, fields.fingerprint));
    ITSM_TRY(reader.read(u"name"_s, fields.name));
    ITSM_TRY(reader.read(u"status"_s, fields.status));
    ITSM_TRY(reader.read(u"resolved_words"_s, fields.resolvedWords));
    ITSM_TRY(reader.read(u"severity"_s, fields.severity));
    ITSM_TRY(reader.read(u"title"_s, fields.title));
    ITSM_TRY(reader.read(u"description"_s, fields.description));
    ITSM_TRY(reader.read(u"started_at"_s, fields.startsAt));
    ITSM_TRY(reader.read(u"ended_at"_s, fields.endsAt));
    ITSM_TRY(reader.read(u"url"_s, fields.url));
    ITSM_TRY(reader.read(u"labels"_s, fields.labels));
    return reader.finish();
}

} // namespace

const char *tokenName(SourceKind value)
{
    switch (value) {
    case SourceKind::Alertmanager:
        return "alertmanager";
    case SourceKind::Grafana:
        return "grafana";
    case SourceKind::Generic:
        return "generic";
    case SourceKind::Unknown:
        break;
    }
    return "";
}

SourceKind tokenValue(QStringView text, SourceKind *)
{
    for (const SourceKind kind : allSourceKinds) {
        if (text == QLatin1StringView(tokenName(kind)))
            return kind;
    }
    return SourceKind::Unknown;
}

Result<SourceMapping> SourceMapping::fromJson(const QJsonObject &json)
{
    SourceMapping mapping;
    MappingReader reader(json);
    ITSM_TRY(reader.read(u"severity_label"_s, mapping.severityLabel));
    ITSM_TRY(reader.read(u"severities"_s, mapping.severities));
    ITSM_TRY(reader.read(u"default_severity"_s, mapping.defaultSeverity));
    ITSM_TRY(reader.read(u"item_labels"_s, mapping.itemLabels));
    ITSM_TRY(reader.read(u"category"_s, mapping.category));
    ITSM_TRY(reader.read(u"group_label"_s, mapping.groupLabel));
    ITSM_TRY(reader.read(u"group_by"_s, mapping.groupBy));
    ITSM_TRY(reader.read(u"resolves_incidents"_s, mapping.resolvesIncidents));
    ITSM_TRY(reader.read(u"reopen_within"_s, mapping.reopenWithin));
    ITSM_TRY(reader.read(u"heartbeat_alert"_s, mapping.heartbeatAlert));
    ITSM_TRY(reader.read(u"receiver"_s, mapping.receiver));
    ITSM_TRY(reader.read(u"settle_time"_s, mapping.settleTime));
    ITSM_TRY_ASSIGN(const QJsonObject flapping, reader.child(u"flapping"_s));
    ITSM_TRY(readFlapping(flapping, mapping.flapping));
    ITSM_TRY_ASSIGN(const QJsonObject fields, reader.child(u"fields"_s));
    ITSM_TRY(readFields(fields, mapping.fields));
    ITSM_TRY(reader.finish());
    return mapping;
}

Severity SourceMapping::severityOf(const QString &word) const
{
    static const QHash<QString, Severity> usual{
        {u"critical"_s, Severity::Critical}, {u"crit"_s, Severity::Critical},     {u"fatal"_s, Severity::Critical},
        {u"page"_s, Severity::Critical},     {u"disaster"_s, Severity::Critical}, {u"emergency"_s, Severity::Critical},
        {u"high"_s, Severity::High},         {u"error"_s, Severity::High},        {u"major"_s, Severity::High},
        {u"medium"_s, Severity::Medium},     {u"warning"_s, Severity::Medium},    {u"warn"_s, Severity::Medium},
        {u"average"_s, Severity::Medium},    {u"low"_s, Severity::Low},           {u"minor"_s, Severity::Low},
        {u"info"_s, Severity::Info},         {u"information"_s, Severity::Info},  {u"notice"_s, Severity::Info},
        {u"none"_s, Severity::Info},
    };
    const QString key = word.toLower();
    if (const auto own = severities.constFind(key); own != severities.constEnd())
        return *own;
    return usual.value(key, defaultSeverity);
}

} // namespace itsm
