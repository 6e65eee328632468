#include "services/rules/rule_definition.h"

#include "services/domain/json_text.h"
#include "services/domain/state_machine.h"

#include <QCoreApplication>
#include <array>
#include <cmath>

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono;

namespace itsm {

namespace {

constexpr std::array typeNames{"escalation"_L1, "alert"_L1, "assignment"_L1};
constexpr std::array timeFieldNames{"created_at"_L1, "detected_at"_L1, "resolved_at"_L1};
constexpr std::array operatorNames{"<"_L1, "<="_L1, "=="_L1, ">="_L1, ">"_L1};
// In the order of the variant.
constexpr std::array actionNames{"escalate"_L1, "notify"_L1, "assign"_L1, "change_status"_L1, "collect_metric"_L1};
static_assert(actionNames.size() == std::variant_size_v<RuleAction>);

constexpr int maxRuleName = 255;

template <typename Names>
QString joined(const Names &names)
{
    QStringList list;
    for (const auto &name : names)
        list.append(QString(name));
    return list.join(", "_L1);
}

/// A JSON value as a person would write it, cut short.
QString shown(const QJsonValue &value)
{
    const QString text = value.isString() ? value.toString() : QString::fromUtf8(toJsonText(value));
    return text.size() > 60 ? QString(text.left(60) + u'…') : text;
}

/// Reads the members of one JSON object and keeps book of the mistakes. A member that is read is known; finish()
/// reports those that nobody read.
class ObjectReader
{
public:
    ObjectReader(QJsonObject object, QString path, std::vector<RuleIssue> &issues)
        : m_object(std::move(object))
        , m_path(std::move(path))
        , m_issues(issues)
    {
    }

    [[nodiscard]] bool has(const QString &key) const { return m_object.contains(key); }
    [[nodiscard]] QString path(const QString &key) const { return m_path + u'.' + key; }
    QJsonValue take(const QString &key)
    {
        m_read.append(key);
        return m_object.value(key);
    }
    void report(const QString &key, const QString &message) { m_issues.push_back({path(key), message}); }

    void require(const QString &key)
    {
        if (!has(key))
            report(key, QCoreApplication::translate("Rules", "\"%1\" is missing.").arg(key));
    }

    /// Text, or nothing where the key is absent or the value is no text.
    QString text(const QString &key)
    {
        const QJsonValue value = take(key);
        if (value.isUndefined())
            return {};
        if (!value.isString())
            report(key, QCoreApplication::translate("Rules", "%1 is not a text.").arg(shown(value)));
        return value.toString();
    }

    /// Text that may not be blank.
    QString requiredText(const QString &key)
    {
        require(key);
        const QString value = text(key);
        if (m_object.value(key).isString() && value.trimmed().isEmpty())
            report(key, QCoreApplication::translate("Rules", "The text is empty."));
        return value;
    }

    bool boolean(const QString &key)
    {
        const QJsonValue value = take(key);
        if (!value.isUndefined() && !value.isBool())
            report(key, QCoreApplication::translate("Rules", "%1 is neither true nor false.").arg(shown(value)));
        return value.toBool();
    }

    /// A whole number from `least` to `most`; nothing where the key is absent.
    std::optional<qint64> integer(const QString &key, qint64 least, qint64 most)
    {
        const QJsonValue value = take(key);
        if (value.isUndefined())
            return {};
        return integer(key, value, least, most);
    }

    /// The elements of a list, or the value alone; the values of an empty list and of none are none.
    QList<QJsonValue> list(const QString &key)
    {
        const QJsonValue value = take(key);
        if (value.isUndefined())
            return {};
        if (!value.isArray())
            return {value};
        const QJsonArray array = value.toArray();
        if (array.isEmpty())
            report(key, QCoreApplication::translate("Rules", "The list is empty."));
        return {array.begin(), array.end()};
    }

    QStringList texts(const QString &key)
    {
        QStringList result;
        for (const QJsonValue &value : list(key)) {
            if (!value.isString() || value.toString().trimmed().isEmpty())
                report(key, QCoreApplication::translate("Rules", "%1 is not a text.").arg(shown(value)));
            else if (!result.contains(value.toString()))
                result.append(value.toString());
        }
        return result;
    }

    /// Values of a closed list.
    template <typename E, size_t N>
    QList<E> tokens(const QString &key, const std::array<E, N> &all)
    {
        QList<E> result;
        for (const QJsonValue &value : list(key)) {
            const E token = tokenOf(key, value, all);
            if (token != E::Unknown && !result.contains(token))
                result.append(token);
        }
        return result;
    }

    /// One value of a closed list; Unknown where the key is absent or the value is wrong.
    template <typename E, size_t N>
    E token(const QString &key, const std::array<E, N> &all)
    {
        const QJsonValue value = take(key);
        return value.isUndefined() ? E::Unknown : tokenOf(key, value, all);
    }

    /// One of `names`, as its index; nothing where the key is absent or the value is wrong.
    template <typename Names>
    std::optional<size_t> choice(const QString &key, const Names &names)
    {
        const QJsonValue value = take(key);
        if (value.isUndefined())
            return {};
        if (value.isString()) {
            for (size_t i = 0; i < std::size(names); ++i) {
                if (value.toString() == names[i])
                    return i;
            }
        }
        reportChoice(key, value, joined(names));
        return {};
    }

    QList<UserId> users(const QString &key)
    {
        QList<UserId> result;
        for (const QJsonValue &value : list(key)) {
            if (const auto id = integer(key, value, 1, std::numeric_limits<qint64>::max()))
                result.append(UserId(*id));
        }
        return result;
    }

    void finish()
    {
        for (auto it = m_object.begin(); it != m_object.end(); ++it) {
            if (!m_read.contains(it.key()))
                report(it.key(), QCoreApplication::translate("Rules", "\"%1\" is not known here. Known are: %2.")
                                     .arg(it.key(), m_read.join(", "_L1)));
        }
    }

private:
    std::optional<qint64> integer(const QString &key, const QJsonValue &value, qint64 least, qint64 most)
    {
        // 2.0 is a whole number, too: some programs write every number as a double.
        const double number = value.toDouble(std::nan(""));
        const bool whole = std::isfinite(number) && std::floor(number) == number;
        const qint64 result = value.toInteger();
        if (whole && result >= least && result <= most)
            return result;
        if (most == std::numeric_limits<qint64>::max())
            report(key, QCoreApplication::translate("Rules", "%1 is not a whole number from %2.")
                            .arg(shown(value), QString::number(least)));
        else
            report(key, QCoreApplication::translate("Rules", "%1 is not a whole number from %2 to %3.")
                            .arg(shown(value), QString::number(least), QString::number(most)));
        return {};
    }

    template <typename E, size_t N>
    E tokenOf(const QString &key, const QJsonValue &value, const std::array<E, N> &all)
    {
        const E token = value.isString() ? tokenValue(value.toString(), static_cast<E *>(nullptr)) : E::Unknown;
        if (token == E::Unknown) {
            QStringList names;
            for (const E one : all)
                names.append(QString::fromLatin1(tokenName(one)));
            reportChoice(key, value, names.join(", "_L1));
        }
        return token;
    }

    void reportChoice(const QString &key, const QJsonValue &value, const QString &choices)
    {
        report(key, QCoreApplication::translate("Rules", "\"%1\" is not one of: %2.").arg(shown(value), choices));
    }

    QJsonObject m_object;
    QString m_path;
    std::vector<RuleIssue> &m_issues;
    QStringList m_read;
};

class RuleReader
{
public:
    tl::expected<RuleDefinition, std::vector<RuleIssue>> read(const Rule &rule)
    {
        readHead(rule);
        readConditions(rule.conditions);
        if (rule.actions.isEmpty())
            report(u"actions"_s, QCoreApplication::translate("Rules", "A rule needs at least one action."));
        for (qsizetype i = 0; i < rule.actions.size(); ++i)
            readAction(rule.actions[i], u"actions."_s + QString::number(i));
        if (!m_issues.empty())
            return tl::unexpected(std::move(m_issues));
        return std::move(m_definition);
    }

private:
    void report(const QString &field, const QString &message) { m_issues.push_back({field, message}); }

    void readHead(const Rule &rule)
    {
        if (rule.name.trimmed().isEmpty())
            report(u"name"_s, QCoreApplication::translate("Rules", "A rule needs a name."));
        else if (rule.name.size() > maxRuleName)
            report(u"name"_s, QCoreApplication::translate("Rules", "The name is longer than %n character(s).", nullptr,
                                                          maxRuleName));
        const auto type = std::find(typeNames.begin(), typeNames.end(), rule.type);
        if (type == typeNames.end())
            report(u"rule_type"_s,
                   QCoreApplication::translate("Rules", "\"%1\" is not one of: %2.").arg(rule.type, joined(typeNames)));
        else
            m_definition.type = static_cast<RuleType>(type - typeNames.begin());
        if (!rule.priority.isKnown())
            report(u"priority"_s,
                   QCoreApplication::translate("Rules", "\"%1\" is not a priority.").arg(rule.priority.text()));
    }

    void readConditions(const QJsonObject &json)
    {
        ObjectReader in(json, u"conditions"_s, m_issues);
        RuleConditions &conditions = m_definition.conditions;
        conditions.priorities = in.tokens(u"priority"_s, allPriorities);
        conditions.severities = in.tokens(u"severity"_s, allSeverities);
        conditions.statuses = in.tokens(u"status"_s, allStatuses);
        conditions.categories = in.texts(u"category"_s);
        const QJsonValue time = in.take(u"time"_s);
        if (time.isObject())
            conditions.time = readTime(time.toObject());
        else if (!time.isUndefined())
            in.report(u"time"_s, QCoreApplication::translate("Rules", "%1 is not an object.").arg(shown(time)));
        in.finish();
        // Without a condition the rule would act on every incident: more likely a slip than a wish.
        if (json.isEmpty())
            report(u"conditions"_s, QCoreApplication::translate("Rules", "A rule needs at least one condition."));
    }

    TimeCondition readTime(const QJsonObject &json)
    {
        ObjectReader in(json, u"conditions.time"_s, m_issues);
        TimeCondition condition;
        in.require(u"field"_s);
        if (const auto field = in.choice(u"field"_s, timeFieldNames))
            condition.field = static_cast<TimeCondition::Field>(*field);
        in.require(u"operator"_s);
        if (const auto op = in.choice(u"operator"_s, operatorNames))
            condition.op = static_cast<TimeCondition::Operator>(*op);
        const QString text = in.requiredText(u"duration"_s);
        if (!text.trimmed().isEmpty()) {
            const std::optional<microseconds> duration = parseDuration(text);
            if (!duration || *duration < microseconds{0})
                in.report(u"duration"_s,
                          QCoreApplication::translate("Rules", "\"%1\" is not a duration such as 30m, 24h or 1h30m.")
                              .arg(shown(text)));
            else
                condition.duration = *duration;
        }
        in.finish();
        return condition;
    }

    void readAction(const QJsonValue &json, const QString &path)
    {
        if (!json.isObject()) {
            report(path, QCoreApplication::translate("Rules", "%1 is not an object.").arg(shown(json)));
            return;
        }
        ObjectReader in(json.toObject(), path, m_issues);
        in.require(u"type"_s);
        // The other keys belong to the type; without one they cannot be judged.
        const auto type = in.choice(u"type"_s, actionNames);
        if (!type)
            return;
        switch (*type) {
        case 0:
            m_definition.actions.emplace_back(readEscalate(in));
            break;
        case 1:
            m_definition.actions.emplace_back(readNotify(in));
            break;
        case 2:
            m_definition.actions.emplace_back(readAssign(in));
            break;
        case 3:
            m_definition.actions.emplace_back(readChangeStatus(in));
            break;
        case 4:
            m_definition.actions.emplace_back(readCollectMetric(in));
            break;
        default:
            Q_UNREACHABLE();
        }
        in.finish();
    }

    /// `reason`, or `message` in its place, as the product's own examples have it.
    static QString readReason(ObjectReader &in, bool required)
    {
        const bool both = in.has(u"reason"_s) && in.has(u"message"_s);
        const QString key = in.has(u"message"_s) && !both ? u"message"_s : u"reason"_s;
        const QString result = required ? in.requiredText(key) : in.text(key);
        // Both names are known, whichever was used.
        const QJsonValue other = in.take(key == "reason"_L1 ? u"message"_s : u"reason"_s);
        if (both)
            in.report(u"message"_s, QCoreApplication::translate("Rules", "\"message\" stands for \"reason\" here; give "
                                                                         "one of them (it says %1).")
                                        .arg(shown(other)));
        return result;
    }

    static EscalateAction readEscalate(ObjectReader &in)
    {
        EscalateAction action;
        in.require(u"level"_s);
        action.level = static_cast<int>(in.integer(u"level"_s, 1, maxEscalationLevel).value_or(1));
        action.reason = readReason(in, true);
        action.notifyUsers = in.users(u"notify_users"_s);
        action.autoAssign = in.boolean(u"auto_assign"_s);
        return action;
    }

    static NotifyAction readNotify(ObjectReader &in)
    {
        NotifyAction action;
        in.require(u"channels"_s);
        const QStringList known = notifyChannels();
        for (const QString &channel : in.texts(u"channels"_s)) {
            if (known.contains(channel))
                action.channels.append(channel);
            else
                in.report(
                    u"channels"_s,
                    QCoreApplication::translate("Rules", "\"%1\" is not one of: %2.").arg(channel, joined(known)));
        }
        // The other channels have their target in the configuration.
        if (action.channels.contains("email"_L1) || action.channels.contains("sms"_L1))
            in.require(u"recipients"_s);
        action.recipients = in.texts(u"recipients"_s);
        action.message = in.text(u"message"_s);
        if (const Severity severity = in.token(u"severity"_s, allSeverities); severity != Severity::Unknown)
            action.severity = severity;
        return action;
    }

    static AssignAction readAssign(ObjectReader &in)
    {
        AssignAction action;
        in.require(u"assignee_id"_s);
        action.assignee = UserId(in.integer(u"assignee_id"_s, 1, std::numeric_limits<qint64>::max()).value_or(0));
        action.reason = readReason(in, false);
        return action;
    }

    static ChangeStatusAction readChangeStatus(ObjectReader &in)
    {
        ChangeStatusAction action;
        in.require(u"status"_s);
        action.status = in.token(u"status"_s, allStatuses);
        action.reason = in.text(u"reason"_s);
        return action;
    }

    static CollectMetricAction readCollectMetric(ObjectReader &in)
    {
        CollectMetricAction action;
        action.type = in.requiredText(u"metric_type"_s);
        action.name = in.requiredText(u"metric_name"_s);
        in.require(u"metric_value"_s);
        const QJsonValue value = in.take(u"metric_value"_s);
        action.value = value.toDouble();
        if (!value.isUndefined() && (!value.isDouble() || !std::isfinite(action.value)))
            in.report(u"metric_value"_s, QCoreApplication::translate("Rules", "%1 is not a number.").arg(shown(value)));
        action.unit = in.text(u"unit"_s);
        const QJsonValue tags = in.take(u"tags"_s);
        if (!tags.isUndefined() && !tags.isObject())
            in.report(u"tags"_s, QCoreApplication::translate("Rules", "%1 is not an object.").arg(shown(tags)));
        action.tags = tags.toObject();
        for (auto it = action.tags.constBegin(); it != action.tags.constEnd(); ++it) {
            if (!it.value().isString())
                in.report(u"tags."_s + it.key(),
                          QCoreApplication::translate("Rules", "%1 is not a text.").arg(shown(it.value())));
        }
        return action;
    }

    RuleDefinition m_definition;
    std::vector<RuleIssue> m_issues;
};

bool timeHolds(const TimeCondition &condition, const IncidentSummary &incident, Instant now)
{
    OptionalInstant since;
    switch (condition.field) {
    case TimeCondition::Field::CreatedAt:
        since = incident.createdAt;
        break;
    case TimeCondition::Field::DetectedAt:
        since = incident.detectedAt;
        break;
    case TimeCondition::Field::ResolvedAt:
        since = incident.resolvedAt;
        break;
    }
    if (!since)
        return false;
    const microseconds age = now - *since;
    switch (condition.op) {
    case TimeCondition::Operator::Less:
        return age < condition.duration;
    case TimeCondition::Operator::LessOrEqual:
        return age <= condition.duration;
    case TimeCondition::Operator::Equal:
        return floor<seconds>(age) == floor<seconds>(condition.duration);
    case TimeCondition::Operator::GreaterOrEqual:
        return age >= condition.duration;
    case TimeCondition::Operator::Greater:
        return age > condition.duration;
    }
    return false;
}

template <typename List, typename T>
bool allows(const List &list, const T &value)
{
    return list.isEmpty() || list.contains(value);
}

} // namespace

tl::expected<RuleDefinition, std::vector<RuleIssue>> readRule(const Rule &rule)
{
    return RuleReader().read(rule);
}

Result<RuleDefinition> validateRule(const Rule &rule)
{
    auto definition = readRule(rule);
    if (definition)
        return std::move(*definition);
    QJsonArray errors;
    for (const RuleIssue &issue : definition.error())
        errors.append(QJsonObject{{u"field"_s, issue.field}, {u"message"_s, issue.message}});
    const RuleIssue &first = definition.error().front();
    return fail(Error::Code::Invalid, first.message, first.field, {{u"errors"_s, errors}});
}

bool matchesRule(const RuleDefinition &rule, const IncidentSummary &incident, Instant now)
{
    const RuleConditions &conditions = rule.conditions;
    return allows(conditions.priorities, incident.priority.value()) &&
           allows(conditions.severities, incident.severity.value()) &&
           allows(conditions.statuses, incident.status.value()) && allows(conditions.categories, incident.category) &&
           (!conditions.time || timeHolds(*conditions.time, incident, now));
}

QStringList notifyChannels()
{
    return {u"email"_s, u"sms"_s, u"slack"_s, u"webhook"_s, u"in_app"_s};
}

QLatin1StringView actionName(const RuleAction &action)
{
    return actionNames[action.index()];
}

} // namespace itsm
