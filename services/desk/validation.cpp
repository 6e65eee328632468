#include "services/desk/validation.h"

#include "services/domain/state_machine.h"
#include "services/rules/rule_definition.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <algorithm>
#include <cmath>

using namespace Qt::Literals::StringLiterals;

namespace itsm {

namespace {

qsizetype codePoints(QStringView text)
{
    return text.size() - std::ranges::count_if(text, [](QChar c) { return c.isLowSurrogate(); });
}

tl::unexpected<Error> invalid(const QString &field, const QString &message)
{
    return fail(Error::Code::Invalid, message, field);
}

tl::unexpected<Error> invalidChoice(const QString &field)
{
    return invalid(field, QCoreApplication::translate("Desk", "This is not one of the possible values."));
}

enum class Lines : quint8 { One, Many };

Result<> checkCharacters(QStringView text, const QString &field, Lines lines)
{
    if (!text.isValidUtf16())
        return invalid(field, QCoreApplication::translate("Desk", "The text holds half of a character pair."));
    const auto isForbidden = [lines](QChar c) {
        if (c == u'\n' || c == u'\t')
            return lines == Lines::One;
        return c.category() == QChar::Other_Control ||
               (lines == Lines::One &&
                (c.category() == QChar::Separator_Line || c.category() == QChar::Separator_Paragraph));
    };
    if (const auto at = std::ranges::find_if(text, isForbidden); at != text.end()) {
        if (*at == u'\n' || at->category() == QChar::Separator_Line || at->category() == QChar::Separator_Paragraph)
            return invalid(field, QCoreApplication::translate("Desk", "Only one line is possible here."));
        return invalid(field, QCoreApplication::translate("Desk", "The text holds the control character U+%1.")
                                  .arg(at->unicode(), 4, 16, QChar(u'0')));
    }
    return {};
}

Result<> checkLength(QStringView text, const QString &field, int maxLength, Presence presence)
{
    if (presence == Presence::Required && text.isEmpty())
        return invalid(field, QCoreApplication::translate("Desk", "Something must be written here."));
    if (codePoints(text) > maxLength)
        return fail(Error::Code::Invalid,
                    QCoreApplication::translate("Desk", "At most %n characters are possible.", nullptr, maxLength),
                    field, {{u"max"_s, maxLength}});
    return {};
}

Result<> checkJsonText(const QString &text, const QString &field)
{
    if (!text.isValidUtf16() || text.contains(QChar(u'\0')))
        return invalid(field, QCoreApplication::translate("Desk", "The data holds a character that cannot be stored."));
    return {};
}

Result<> checkJsonTree(const QJsonValue &value, const QString &field, int depth)
{
    if (depth > maxJsonDepth)
        return invalid(field, QCoreApplication::translate("Desk", "The data is nested more than %n levels deep.",
                                                          nullptr, maxJsonDepth));
    switch (value.type()) {
    case QJsonValue::String:
        return checkJsonText(value.toString(), field);
    case QJsonValue::Array:
        for (const QJsonArray array = value.toArray(); const auto &element : array)
            ITSM_TRY(checkJsonTree(element, field, depth + 1));
        return {};
    case QJsonValue::Object: {
        const QJsonObject object = value.toObject();
        for (auto it = object.begin(); it != object.end(); ++it) {
            ITSM_TRY(checkJsonText(it.key(), field));
            ITSM_TRY(checkJsonTree(it.value(), field, depth + 1));
        }
        return {};
    }
    default:
        return {};
    }
}

/// Puts the checked text in the place of the raw one.
Result<> line(QString &value, const QString &field, int maxLength, Presence presence = Presence::Optional)
{
    ITSM_TRY_ASSIGN(value, checkedLine(value, field, maxLength, presence));
    return {};
}
Result<> text(QString &value, const QString &field, Presence presence = Presence::Optional)
{
    ITSM_TRY_ASSIGN(value, checkedText(value, field, presence));
    return {};
}

/// Undefined, which databases do not know, means "nothing" here.
Result<> json(QJsonValue &value, const QString &field, std::initializer_list<QJsonValue::Type> types)
{
    if (value.isUndefined())
        value = QJsonValue(QJsonValue::Null);
    if (!value.isNull() && std::ranges::find(types, value.type()) == types.end())
        return invalid(field, QCoreApplication::translate("Desk", "The data does not have the expected shape."));
    return checkJson(value, field);
}

template <typename E>
Result<> known(E value, const QString &field)
{
    if (value >= E::Unknown)
        return invalidChoice(field);
    return {};
}
template <typename E>
Result<> known(const std::optional<E> &value, const QString &field)
{
    return value ? known(*value, field) : Result<>{};
}

/// The texts of each verb in normal form; rules that need the incident are in incident_changes.cpp.
struct Normalise
{
    Result<> operator()(Acknowledge &c) const { return text(c.note, u"note"_s); }
    Result<> operator()(Assign &c) const { return text(c.reason, u"reason"_s); }
    Result<> operator()(Transition &c) const
    {
        ITSM_TRY(known(c.to, u"status"_s));
        return text(c.note, u"note"_s);
    }
    Result<> operator()(Resolve &c) const
    {
        ITSM_TRY(text(c.resolution, u"resolution"_s, Presence::Required));
        return text(c.rootCause, u"root_cause"_s);
    }
    Result<> operator()(Close &c) const { return text(c.notes, u"notes"_s, Presence::Required); }
    Result<> operator()(Reopen &c) const { return text(c.reason, u"reason"_s, Presence::Required); }
    Result<> operator()(Escalate &c) const
    {
        if (c.level < 1 || c.level > maxEscalationLevel)
            return invalid(u"escalation_level"_s,
                           QCoreApplication::translate("Desk", "The escalation level is between 1 and %1.")
                               .arg(maxEscalationLevel));
        std::ranges::sort(c.notifyUsers);
        c.notifyUsers.erase(std::unique(c.notifyUsers.begin(), c.notifyUsers.end()), c.notifyUsers.end());
        if (c.notifyUsers.size() > maxRecipients)
            return invalid(u"notify_users"_s, QCoreApplication::translate("Desk", "At most %n people can be notified.",
                                                                          nullptr, maxRecipients));
        return text(c.reason, u"reason"_s, Presence::Required);
    }
    Result<> operator()(Comment &c) const { return text(c.text, u"text"_s, Presence::Required); }
    Result<> operator()(Delete &c) const { return text(c.reason, u"reason"_s); }
    Result<> operator()(Restore &) const { return {}; }
    Result<> operator()(Undo &) const { return {}; }
    Result<> operator()(Update &c) const
    {
        ITSM_TRY_ASSIGN(c.patch, validated(std::move(c.patch)));
        return {};
    }
};

} // namespace

Result<QString> checkedLine(const QString &value, const QString &field, int maxLength, Presence presence)
{
    const QString trimmed = value.trimmed();
    ITSM_TRY(checkCharacters(trimmed, field, Lines::One));
    ITSM_TRY(checkLength(trimmed, field, maxLength, presence));
    return trimmed;
}

Result<QString> checkedText(const QString &value, const QString &field, Presence presence, int maxLength)
{
    QString normal = value;
    normal.replace("\r\n"_L1, "\n"_L1).replace(u'\r', u'\n');
    if (normal.trimmed().isEmpty())
        normal.clear();
    while (normal.endsWith(u'\n') || normal.endsWith(u' '))
        normal.chop(1);
    ITSM_TRY(checkCharacters(normal, field, Lines::Many));
    ITSM_TRY(checkLength(normal, field, maxLength, presence));
    return normal;
}

Result<> checkJson(const QJsonValue &value, const QString &field)
{
    // The depth first: the writer of QJsonDocument is recursive.
    ITSM_TRY(checkJsonTree(value, field, 1));
    const qsizetype size = QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact).size();
    const int kilobytes = maxJsonSize / 1024;
    if (size > maxJsonSize)
        return fail(Error::Code::Invalid,
                    QCoreApplication::translate("Desk", "The data is larger than %n kilobytes.", nullptr, kilobytes),
                    field, {{u"max"_s, maxJsonSize}});
    return {};
}

Result<> checkInstant(const OptionalInstant &value, const QString &field)
{
    using namespace std::chrono;
    if (value && (*value < Instant{sys_days{year{1970} / 1 / 1}} || *value >= Instant{sys_days{year{10000} / 1 / 1}}))
        return invalid(field, QCoreApplication::translate("Desk", "The time is not between the years 1970 and 9999."));
    return {};
}

Result<NewIncident> validated(NewIncident input)
{
    ITSM_TRY(line(input.title, u"title"_s, maxTitleLength, Presence::Required));
    ITSM_TRY(text(input.description, u"description"_s));
    ITSM_TRY(known(input.priority, u"priority"_s));
    ITSM_TRY(known(input.severity, u"severity"_s));
    ITSM_TRY(known(input.impact, u"impact"_s));
    ITSM_TRY(known(input.urgency, u"urgency"_s));
    ITSM_TRY(line(input.category, u"category"_s, maxNameLength));
    ITSM_TRY(line(input.subcategory, u"subcategory"_s, maxNameLength));
    ITSM_TRY(line(input.source, u"source"_s, maxSourceLength));
    if (input.source.isEmpty())
        input.source = u"manual"_s;
    ITSM_TRY(line(input.assignmentGroup, u"assignment_group"_s, maxNameLength));
    ITSM_TRY(json(input.impactAnalysis, u"impact_analysis"_s, {QJsonValue::Object}));
    ITSM_TRY(checkJson(input.metadata, u"metadata"_s));
    ITSM_TRY(checkInstant(input.detectedAt, u"detected_at"_s));
    return input;
}

Result<IncidentPatch> validated(IncidentPatch patch)
{
    if (patch.title)
        ITSM_TRY(line(*patch.title, u"title"_s, maxTitleLength, Presence::Required));
    if (patch.description)
        ITSM_TRY(text(*patch.description, u"description"_s));
    ITSM_TRY(known(patch.priority, u"priority"_s));
    ITSM_TRY(known(patch.severity, u"severity"_s));
    ITSM_TRY(known(patch.impact, u"impact"_s));
    ITSM_TRY(known(patch.urgency, u"urgency"_s));
    if (patch.category)
        ITSM_TRY(line(*patch.category, u"category"_s, maxNameLength));
    if (patch.subcategory)
        ITSM_TRY(line(*patch.subcategory, u"subcategory"_s, maxNameLength));
    if (patch.assignmentGroup)
        ITSM_TRY(line(*patch.assignmentGroup, u"assignment_group"_s, maxNameLength));

    if (patch.impactAnalysis)
        ITSM_TRY(json(*patch.impactAnalysis, u"impact_analysis"_s, {QJsonValue::Object}));
    if (patch.rootCause)
        ITSM_TRY(json(*patch.rootCause, u"root_cause"_s, {QJsonValue::Object, QJsonValue::String}));
    if (patch.resolutionSteps)
        ITSM_TRY(json(*patch.resolutionSteps, u"resolution_steps"_s, {QJsonValue::Array}));
    if (patch.metadata)
        ITSM_TRY(checkJson(*patch.metadata, u"metadata"_s));
    return patch;
}

Result<IncidentCommand> validated(const IncidentCommand &command)
{
    IncidentCommand copy = command;
    ITSM_TRY(std::visit(Normalise{}, copy));
    return copy;
}

Result<NewAlert> validated(NewAlert input)
{
    static const QStringList types{u"escalation"_s, u"notification"_s, u"threshold"_s, u"sla_violation"_s};
    const QStringList channels = notifyChannels();
    if (!types.contains(input.type))
        return invalidChoice(u"alert_type"_s);
    ITSM_TRY(line(input.name, u"alert_name"_s, maxTitleLength, Presence::Required));
    ITSM_TRY(text(input.message, u"message"_s, Presence::Required));
    ITSM_TRY(known(input.severity, u"severity"_s));
    input.channels.removeDuplicates();
    for (qsizetype i = 0; i < input.channels.size(); ++i) {
        if (!channels.contains(input.channels[i]))
            return fail(Error::Code::Invalid,
                        QCoreApplication::translate("Desk", "There is no channel \"%1\"; there are %2.")
                            .arg(input.channels[i].left(maxNameLength), channels.join(u", "_s)),
                        QString(u"channels." + QString::number(i)));
    }
    for (qsizetype i = 0; i < input.recipients.size(); ++i)
        ITSM_TRY(line(input.recipients[i], QString(u"recipients." + QString::number(i)), maxRecipientLength,
                      Presence::Required));
    input.recipients.removeDuplicates();
    if (input.recipients.size() > maxRecipients)
        return invalid(u"recipients"_s, QCoreApplication::translate("Desk", "At most %n recipients are possible.",
                                                                    nullptr, maxRecipients));
    // The other channels have their target in the configuration.
    if (input.recipients.isEmpty() && (input.channels.contains("email"_L1) || input.channels.contains("sms"_L1)))
        return invalid(u"recipients"_s,
                       QCoreApplication::translate("Desk", "E-mail and SMS need at least one recipient."));
    ITSM_TRY(checkJson(input.metadata, u"metadata"_s));
    return input;
}

Result<NewMetric> validated(NewMetric input)
{
    ITSM_TRY(line(input.type, u"metric_type"_s, maxNameLength, Presence::Required));
    ITSM_TRY(line(input.name, u"metric_name"_s, maxTitleLength, Presence::Required));
    if (!std::isfinite(input.value))
        return invalid(u"metric_value"_s, QCoreApplication::translate("Desk", "The value must be a finite number."));
    ITSM_TRY(line(input.unit, u"unit"_s, 50));
    ITSM_TRY(checkInstant(input.measuredAt, u"measured_at"_s));
    ITSM_TRY(checkJson(input.tags, u"tags"_s));
    return input;
}

Result<NewRule> validated(NewRule input)
{
    ITSM_TRY(line(input.name, u"name"_s, maxTitleLength, Presence::Required));
    ITSM_TRY(text(input.description, u"description"_s));
    ITSM_TRY(known(input.priority, u"priority"_s));
    ITSM_TRY(checkJson(input.conditions, u"conditions"_s));
    ITSM_TRY(checkJson(input.actions, u"actions"_s));
    ITSM_TRY(checkJson(input.metadata, u"metadata"_s));
    return input;
}

Result<NewItem> validated(NewItem input)
{
    ITSM_TRY(line(input.name, u"name"_s, maxTitleLength, Presence::Required));
    ITSM_TRY(line(input.type, u"type"_s, maxNameLength));
    ITSM_TRY(line(input.environment, u"environment"_s, maxNameLength));
    ITSM_TRY(known(input.criticality, u"criticality"_s));
    return input;
}

Result<NewUser> validated(NewUser input)
{
    const auto hasSpace = [](const QString &value) {
        return std::ranges::any_of(value, [](QChar c) { return c.isSpace(); });
    };
    ITSM_TRY(line(input.login, u"login"_s, maxNameLength, Presence::Required));
    if (hasSpace(input.login))
        return invalid(u"login"_s, QCoreApplication::translate("Desk", "A login is one word, without spaces."));
    ITSM_TRY(line(input.name, u"name"_s, maxNameLength, Presence::Required));
    ITSM_TRY(line(input.email, u"email"_s, maxRecipientLength));
    const qsizetype at = input.email.indexOf(u'@');
    if (!input.email.isEmpty() && (at <= 0 || at == input.email.size() - 1 || hasSpace(input.email)))
        return invalid(u"email"_s,
                       QCoreApplication::translate("Desk", "This is not an address such as name@example.com."));
    ITSM_TRY(known(input.role, u"role"_s));
    return input;
}

} // namespace itsm
