#include "models/event_text.h"

#include "models/labels.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>

namespace itsm {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qsizetype shownValue = 120;

struct Named
{
    QLatin1StringView key;
    const char *label;
};

constexpr std::array fieldNames{
    Named{"title"_L1, QT_TRANSLATE_NOOP("IncidentFields", "Title")},
    Named{"description"_L1, QT_TRANSLATE_NOOP("IncidentFields", "Description")},
    Named{"status"_L1, QT_TRANSLATE_NOOP("IncidentFields", "Status")},
    Named{"priority"_L1, QT_TRANSLATE_NOOP("IncidentFields", "Priority")},
    Named{"severity"_L1, QT_TRANSLATE_NOOP("IncidentFields", "Severity")},
    Named{"impact"_L1, QT_TRANSLATE_NOOP("IncidentFields", "Impact")},
    Named{"urgency"_L1, QT_TRANSLATE_NOOP("IncidentFields", "Urgency")},
    Named{"category"_L1, QT_TRANSLATE_NOOP("IncidentFields", "Category")},
    Named{"subcategory"_L1, QT_TRANSLATE_NOOP("IncidentFields", "Subcategory")},
    Named{"source"_L1, QT_TRANSLATE_NOOP("IncidentFields", "Source")},
    Named{"assignment_group"_L1, QT_TRANSLATE_NOOP("IncidentFields", "Group")},
    Named{"assignee"_L1, QT_TRANSLATE_NOOP("IncidentFields", "Assignee")},
    Named{"assignee_id"_L1, QT_TRANSLATE_NOOP("IncidentFields", "Assignee")},
    Named{"configuration_item"_L1, QT_TRANSLATE_NOOP("IncidentFields", "Configuration item")},
    Named{"configuration_item_id"_L1, QT_TRANSLATE_NOOP("IncidentFields", "Configuration item")},
    Named{"escalation_level"_L1, QT_TRANSLATE_NOOP("IncidentFields", "Escalation level")},
    Named{"acknowledged_at"_L1, QT_TRANSLATE_NOOP("IncidentFields", "Acknowledged")},
    Named{"resolved_at"_L1, QT_TRANSLATE_NOOP("IncidentFields", "Resolved")},
    Named{"closed_at"_L1, QT_TRANSLATE_NOOP("IncidentFields", "Closed")},
    Named{"deleted_at"_L1, QT_TRANSLATE_NOOP("IncidentFields", "Deleted")},
    Named{"impact_analysis"_L1, QT_TRANSLATE_NOOP("IncidentFields", "Impact analysis")},
    Named{"root_cause"_L1, QT_TRANSLATE_NOOP("IncidentFields", "Root cause")},
    Named{"resolution_steps"_L1, QT_TRANSLATE_NOOP("IncidentFields", "Resolution steps")},
    Named{"metadata"_L1, QT_TRANSLATE_NOOP("IncidentFields", "Further data")},
    Named{"reason"_L1, QT_TRANSLATE_NOOP("IncidentFields", "Reason")},
    Named{"note"_L1, QT_TRANSLATE_NOOP("IncidentFields", "Note")},
};

/// Steps of a resolution as lines; foreign shapes as JSON, so that nothing is hidden.
QString stepsText(const QJsonArray &steps)
{
    QStringList lines;
    for (const auto &step : steps) {
        const QJsonObject object = step.toObject();
        const QString description = object.value("description"_L1).toString();
        const QString who = object.contains("executedBy"_L1) ? object.value("executedBy"_L1).toString()
                                                             : object.value("executed_by"_L1).toString();
        if (description.isEmpty())
            lines.append(fieldValueText({}, step));
        else if (who.isEmpty())
            lines.append(description);
        else
            lines.append(QCoreApplication::translate("IncidentFields", "%1 (%2)", "resolution step and who did it")
                             .arg(description, who));
    }
    return lines.join(u'\n');
}

} // namespace

QString fieldLabel(const QString &key)
{
    const auto named =
        std::find_if(fieldNames.begin(), fieldNames.end(), [&key](const Named &field) { return field.key == key; });
    return named == fieldNames.end() ? key : QCoreApplication::translate("IncidentFields", named->label);
}

QString fieldValueText(const QString &key, const QJsonValue &value)
{
    const bool isSteps = key == "resolution_steps"_L1 && value.isArray();
    if (value.isNull() || value.isUndefined() || (value.isString() && value.toString().isEmpty()) ||
        (isSteps && value.toArray().isEmpty()))
        return QCoreApplication::translate("IncidentFields", "none", "value of a field");
    if (isSteps)
        return stepsText(value.toArray());
    if (value.isString()) {
        const QString text = value.toString();
        if (key == "status"_L1)
            return label(Token<Status>::fromText(text));
        if (key == "alert_status"_L1)
            return label(Token<AlertStatus>::fromText(text));
        if (key == "priority"_L1)
            return label(Token<Priority>::fromText(text));
        if (key == "severity"_L1)
            return label(Token<Severity>::fromText(text));
        if (key == "source"_L1)
            return sourceLabel(text);
        if (key == "impact"_L1 || key == "urgency"_L1)
            return label(Token<Level>::fromText(text));
        return text;
    }
    if (value.isDouble())
        return QString::number(value.toDouble(), 'g', 12);
    if (value.isBool())
        return value.toBool() ? QCoreApplication::translate("IncidentFields", "yes")
                              : QCoreApplication::translate("IncidentFields", "no");
    const QJsonDocument document = value.isArray() ? QJsonDocument(value.toArray()) : QJsonDocument(value.toObject());
    return QString::fromUtf8(document.toJson(QJsonDocument::Compact));
}

QStringList changeLines(const IncidentEvent &event)
{
    QStringList lines;
    for (const QString &key : changedFields(event)) {
        // The name of a person or item says it; the number beside it says nothing. Times stand in the record itself.
        if ((key == "assignee_id"_L1 && event.data.contains("assignee"_L1)) ||
            (key == "configuration_item_id"_L1 && event.data.contains("configuration_item"_L1)) ||
            key.endsWith("_at"_L1))
            continue;
        const QJsonObject change = event.data.value(key).toObject();
        // Alerts have states of their own.
        const QString valueKey = key == "status"_L1 && event.type.startsWith("alert_"_L1) ? u"alert_status"_s : key;
        const auto value = [&valueKey](const QJsonValue &v) {
            const QJsonObject object = v.toObject(); // the name of the only member says nothing more
            const QJsonValue shown = object.size() == 1 ? object.begin().value() : v;
            QString text = fieldValueText(valueKey, shown).simplified();
            return text.size() > shownValue ? QString(text.left(shownValue - 1) + u'…') : text;
        };
        const QString from = value(change.value("from"_L1));
        const QString to = value(change.value("to"_L1));
        lines.append(QCoreApplication::translate("Activity", "%1: %2 → %3", "a field, its old and its new value")
                         .arg(fieldLabel(key), from, to));
    }
    if (const int together = event.data.value("alerts"_L1).toInt(); together > 0) {
        const QString name = event.data.value("alert_name"_L1).toString();
        const QString count = QCoreApplication::translate("Activity", "%Ln alert(s) together", nullptr, together);
        lines.append(name.isEmpty()
                         ? count
                         : QCoreApplication::translate("Activity", "%1: %2", "“12 alerts together” and their name")
                               .arg(count, name));
    }
    QStringList unreachable;
    for (const auto &name : event.data.value("not_notified"_L1).toArray())
        unreachable.append(name.toString());
    if (!unreachable.isEmpty())
        lines.append(QCoreApplication::translate("Activity", "Without an e-mail address, so not told: %1")
                         .arg(unreachable.join(u", "_s)));
    return lines;
}

QString actorText(const IncidentEvent &event)
{
    if (!event.userName.isEmpty())
        return event.userName;
    return sourceLabel(event.source);
}

} // namespace itsm
