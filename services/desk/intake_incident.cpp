#include "services/desk/intake_incident.h"

#include "services/desk/validation.h"

#include <QCryptographicHash>
#include <QJsonArray>
#include <QJsonDocument>

using namespace Qt::Literals::StringLiterals;

namespace itsm {

namespace {

/// A sender whose clock goes wrong by more than this is told of.
constexpr std::chrono::seconds tolerableSkew{30};
/// What began before is taken for a wrong time.
constexpr std::chrono::hours longestPast{24 * 366};
constexpr qsizetype mostLabelsTold = 50;

/// Control characters become spaces, halves of character pairs the replacement character; at most `most` characters.
QString cleaned(const QString &raw, qsizetype most, bool isOneLine)
{
    QString text;
    text.reserve(std::min(raw.size(), 2 * most));
    for (qsizetype i = 0; i < raw.size(); ++i) {
        const QChar c = raw[i];
        const bool isKept = !isOneLine && (c == u'\n' || c == u'\t');
        if (c.isHighSurrogate() && i + 1 < raw.size() && raw[i + 1].isLowSurrogate()) {
            text += c;
            text += raw[++i];
        } else if (c.isSurrogate()) {
            text += QChar::ReplacementCharacter;
        } else if (!isKept && (c.category() == QChar::Other_Control || c.category() == QChar::Separator_Line ||
                               c.category() == QChar::Separator_Paragraph)) {
            text += u' ';
        } else {
            text += c;
        }
        if (text.size() > most) { // in UTF-16 units, so never too long in characters
            text.truncate(most - 1 - (text[most - 2].isHighSurrogate() ? 1 : 0));
            return text + u'…';
        }
    }
    return text.trimmed();
}

QString label(const Signal &signal, const QString &name)
{
    return signal.labels.value(name).toString();
}

QString nameOf(const Signal &signal)
{
    const QString name = cleaned(signal.name, maxTitleLength, true);
    return name.isEmpty() ? u"alert"_s : name;
}

QString titleFor(const Signal &signal)
{
    const QString summary = cleaned(signal.annotations.value(u"summary"_s).toString(), maxTitleLength, true);
    if (!summary.isEmpty())
        return summary;
    const QString instance = label(signal, u"instance"_s);
    return instance.isEmpty() ? nameOf(signal) : cleaned(nameOf(signal) + u": "_s + instance, maxTitleLength, true);
}

QString descriptionFor(const Signal &signal)
{
    QString text = signal.annotations.value(u"description"_s).toString();
    if (text.isEmpty())
        text = signal.annotations.value(u"message"_s).toString();
    QStringList lines;
    for (auto it = signal.labels.begin(); it != signal.labels.end(); ++it)
        lines += it.key() + u" = "_s + it.value().toString();
    if (const QString book = signal.annotations.value(u"runbook_url"_s).toString(); !book.isEmpty())
        lines += book;
    if (!signal.generatorUrl.isEmpty())
        lines += signal.generatorUrl;
    if (!text.isEmpty() && !lines.isEmpty())
        text += u"\n\n"_s;
    return cleaned(text + lines.join(u'\n'), maxTextLength, false);
}

Level levelOf(Severity severity)
{
    switch (severity) {
    case Severity::Critical:
        return Level::Critical;
    case Severity::High:
        return Level::High;
    case Severity::Medium:
    case Severity::Unknown:
        return Level::Medium;
    case Severity::Low:
    case Severity::Info:
        break;
    }
    return Level::Low;
}

Severity severityOf(const Signal &signal, const SourceMapping &mapping)
{
    return mapping.severityOf(label(signal, mapping.severityLabel));
}

/// When it began by the sender's clock, where that is a time in which it can have begun.
Instant beginOf(const Signal &signal, Instant now)
{
    const bool isPossible = signal.startsAt && *signal.startsAt <= now && *signal.startsAt > now - longestPast;
    return isPossible ? *signal.startsAt : now;
}

/// The labels where they fit into a record of `maxJsonSize`.
QJsonObject bounded(const QJsonObject &texts)
{
    constexpr int most = maxJsonSize / 4;
    // More than the bytes of a text can be, which nearly always is little enough.
    const auto mostBytes = [](const QString &key, const QString &text) { return 8 * (key.size() + text.size()); };
    qsizetype size = 0;
    for (auto it = texts.begin(); it != texts.end(); ++it)
        size += mostBytes(it.key(), it.value().toString());
    if (size <= most || QJsonDocument(texts).toJson(QJsonDocument::Compact).size() <= most)
        return texts;
    QJsonObject cut;
    size = 0;
    for (auto it = texts.begin(); it != texts.end(); ++it) {
        const QString text = cleaned(it.value().toString(), 1'000, false);
        size += mostBytes(it.key(), text);
        if (size > most) {
            cut.insert(u"…"_s, texts.size() - cut.size());
            break;
        }
        cut.insert(it.key(), text);
    }
    return cut;
}

/// What all of them say: the incident of a group is about that.
QJsonObject commonOf(std::span<const Signal *const> signals, QJsonObject Signal::*texts)
{
    QJsonObject common = signals.front()->*texts;
    for (const Signal *signal : signals.subspan(1)) {
        const QJsonObject &other = signal->*texts;
        for (auto it = common.begin(); it != common.end();)
            it = other.value(it.key()) == *it ? std::next(it) : common.erase(it);
    }
    return common;
}

Signal commonOf(std::span<const Signal *const> signals)
{
    Signal common = *signals.front();
    if (signals.size() == 1)
        return common;
    common.labels = commonOf(signals, &Signal::labels);
    common.annotations = commonOf(signals, &Signal::annotations);
    for (const Signal *signal : signals) {
        if (signal->name != common.name)
            common.name.clear();
        if (signal->generatorUrl != common.generatorUrl)
            common.generatorUrl.clear();
    }
    return common;
}

QStringList groupLabels(const Signal &signal, const SourceMapping &mapping)
{
    return mapping.groupBy.value_or(signal.groupedBy);
}

/// Of many alerts: their summary, where it is the same; else the rule that fired and what they are grouped by.
QString groupTitle(const Signal &common, const SourceMapping &mapping)
{
    if (common.annotations.contains(u"summary"_s))
        return titleFor(common);
    QStringList values;
    for (const QString &name : groupLabels(common, mapping)) {
        const QString value = label(common, name);
        if (!value.isEmpty() && value != common.name)
            values += value;
    }
    if (values.isEmpty())
        return titleFor(common);
    const QString head = common.name.isEmpty() ? QString() : QString(common.name + u": "_s);
    return cleaned(head + values.join(u", "_s), maxTitleLength, true);
}

const ConfigurationItem *itemOf(const Signal &signal, const IntakeContext &context)
{
    for (const QString &name : itemNames(signal, context.mapping)) {
        if (const auto found = context.items.constFind(name); found != context.items.constEnd())
            return &*found;
    }
    return nullptr;
}

} // namespace

QStringList itemNames(const Signal &signal, const SourceMapping &mapping)
{
    QStringList names;
    for (const QString &key : mapping.itemLabels) {
        const QString value = label(signal, key);
        if (value.isEmpty())
            continue;
        names += value;
        bool isPort = false;
        const qsizetype colon = value.lastIndexOf(u':');
        if (colon > 0)
            (void)QStringView(value).sliced(colon + 1).toUShort(&isPort);
        if (isPort)
            names += value.first(colon);
    }
    return names;
}

QString groupKeyOf(const Signal &signal, const SourceMapping &mapping)
{
    const QStringList names = groupLabels(signal, mapping);
    if (names.isEmpty())
        return {};
    QStringList parts;
    for (const QString &name : names)
        parts += {name, label(signal, name)};
    const QByteArray text = parts.join(QChar(0x1f)).toUtf8();
    return QString::fromLatin1(QCryptographicHash::hash(text, QCryptographicHash::Sha256).toHex().first(32));
}

Gravity gravityOf(const Signal &signal, const IntakeContext &context)
{
    const Severity severity = severityOf(signal, context.mapping);
    const ConfigurationItem *item = itemOf(signal, context);
    const bool isRated = item && item->criticality != Level::Unknown; // other programs may write words of their own
    return {.severity = severity,
            .urgency = levelOf(severity),
            .impact = isRated ? item->criticality.value() : levelOf(severity)};
}

void Gravity::raiseTo(const Gravity &other)
{
    severity = std::max(severity, other.severity);
    urgency = std::max(urgency, other.urgency);
    impact = std::max(impact, other.impact);
}

Incident incidentFor(std::span<const Signal *const> signals, const IntakeContext &context)
{
    const Signal common = commonOf(signals);
    Incident incident;
    incident.tenantId = context.source.tenantId;
    incident.title = signals.size() == 1 ? titleFor(common) : groupTitle(common, context.mapping);
    incident.description = descriptionFor(common);
    if (const ConfigurationItem *item = itemOf(common, context)) {
        incident.ciId = item->id;
        incident.ciName = item->name;
    }
    Gravity worst;
    incident.detectedAt = context.now;
    for (const Signal *signal : signals) {
        worst.raiseTo(gravityOf(*signal, context));
        incident.detectedAt = std::min(incident.detectedAt, beginOf(*signal, context.now));
        if (incident.assignmentGroup.isEmpty())
            incident.assignmentGroup = cleaned(label(*signal, context.mapping.groupLabel), maxNameLength, true);
    }
    incident.severity = worst.severity;
    incident.urgency = worst.urgency;
    incident.impact = worst.impact;
    incident.priority = context.matrix.priority(worst.impact, worst.urgency);
    incident.category = cleaned(context.mapping.category, maxNameLength, true);
    incident.source = u"monitoring"_s;
    incident.isAutomated = true;
    incident.createdAt = context.now;
    incident.updatedAt = context.now;
    incident.metadata = {{u"alert_source"_s, context.source.name}, {u"labels"_s, bounded(common.labels)}};
    QJsonArray groupedBy; // why its alerts are together
    for (const QString &name : groupLabels(common, context.mapping).mid(0, mostLabelsTold))
        groupedBy.append(cleaned(name, maxNameLength, true));
    if (!groupedBy.isEmpty())
        incident.metadata.insert(u"grouped_by"_s, groupedBy);
    return incident;
}

Alert alertFor(const Signal &signal, const IncidentSummary &incident, const IntakeContext &context)
{
    Alert alert;
    alert.incidentId = incident.id;
    alert.incidentNumber = incident.number;
    alert.ciName = incident.ciName;
    alert.source = incident.source;
    alert.tenantId = incident.tenantId;
    alert.type = u"threshold"_s;
    alert.name = nameOf(signal);
    alert.message = titleFor(signal);
    alert.severity = severityOf(signal, context.mapping);
    alert.triggeredAt = beginOf(signal, context.now);
    alert.metadata = {{u"alert_source"_s, context.source.name},
                      {u"fingerprint"_s, signal.fingerprint},
                      {u"labels"_s, bounded(signal.labels)}};
    if (!signal.annotations.isEmpty())
        alert.metadata.insert(u"annotations"_s, bounded(signal.annotations));
    if (!signal.generatorUrl.isEmpty())
        alert.metadata.insert(u"generator_url"_s, cleaned(signal.generatorUrl, 2'000, true));
    if (signal.startsAt) {
        alert.metadata.insert(u"starts_at"_s, toRfc3339(*signal.startsAt));
        if (*signal.startsAt > context.now + tolerableSkew) {
            const auto ahead = std::chrono::duration_cast<std::chrono::seconds>(*signal.startsAt - context.now);
            alert.metadata.insert(u"clock_ahead_seconds"_s, static_cast<qint64>(ahead.count()));
        }
    }
    return alert;
}

} // namespace itsm
