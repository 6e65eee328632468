#include "services/rules/rule_text.h"

#include "services/domain/json.h"
#include "services/rules/rule_definition.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <algorithm>
#include <array>

using namespace Qt::Literals::StringLiterals;

namespace itsm {

namespace {

constexpr std::array keys{"name"_L1,       "description"_L1, "rule_type"_L1, "priority"_L1,
                          "conditions"_L1, "actions"_L1,     "metadata"_L1};

bool isEmptyValue(const QJsonValue &value)
{
    return value.isUndefined() || value == QJsonValue(QString()) || (value.isObject() && value.toObject().isEmpty());
}

/// Reads the members of the object and keeps book of those with a mistake.
class MemberReader
{
public:
    MemberReader(const QString &text, QJsonObject object, RuleTextReading &reading)
        : m_text(text)
        , m_object(std::move(object))
        , m_reading(reading)
    {
    }

    void report(const QString &field, const QString &message)
    {
        m_wrong.append(field);
        m_reading.issues.push_back({jsonPlace(m_text, field), message});
    }
    [[nodiscard]] bool isWrong(const QString &field) const { return m_wrong.contains(field.section(u'.', 0, 0)); }

    QString text(const QString &key)
    {
        const QJsonValue value = m_object.value(key);
        if (!value.isUndefined() && !value.isString())
            report(key, QCoreApplication::translate("Rules", "%1 is not a text.").arg(shown(value)));
        return value.toString();
    }
    QJsonObject object(const QString &key)
    {
        const QJsonValue value = m_object.value(key);
        if (!value.isUndefined() && !value.isObject())
            report(key, QCoreApplication::translate("Rules", "%1 is not an object.").arg(shown(value)));
        return value.toObject();
    }
    QJsonArray list(const QString &key)
    {
        const QJsonValue value = m_object.value(key);
        if (!value.isUndefined() && !value.isArray())
            report(key, QCoreApplication::translate("Rules", "%1 is not a list.").arg(shown(value)));
        return value.toArray();
    }
    void finish()
    {
        QStringList known;
        for (const auto &key : keys)
            known.append(key);
        for (auto it = m_object.begin(); it != m_object.end(); ++it) {
            if (!known.contains(it.key()))
                report(it.key(), QCoreApplication::translate("Rules", "\"%1\" is not known here. Known are: %2.")
                                     .arg(it.key(), known.join(", "_L1)));
        }
    }

private:
    static QString shown(const QJsonValue &value)
    {
        const QString text = value.isString() ? value.toString() : QString::fromUtf8(toJsonText(value));
        return text.size() > 60 ? QString(text.left(60) + u'…') : text;
    }

    const QString &m_text;
    QJsonObject m_object;
    RuleTextReading &m_reading;
    QStringList m_wrong;
};

} // namespace

QString ruleText(const Rule &rule)
{
    return ruleText(toJson(rule));
}

QString ruleText(const QJsonObject &rule)
{
    QStringList members;
    for (const auto &key : keys) {
        const QJsonValue value = rule.value(key);
        const bool isOptional = key == "description"_L1 || key == "metadata"_L1;
        if (value.isUndefined() || (isOptional && isEmptyValue(value)))
            continue;
        // The writer sorts the keys of an object; one object for each keeps the order of people.
        const QString member = QString::fromUtf8(QJsonDocument(QJsonObject{{key, value}}).toJson());
        members.append(member.sliced(2, member.size() - 5)); // without "{\n" and "\n}\n"
    }
    return u"{\n"_s + members.join(",\n"_L1) + u"\n}\n"_s;
}

RuleTextReading readRuleText(const QString &text)
{
    RuleTextReading reading;
    const Result<QJsonValue> json = parseJson(text.toUtf8());
    if (!json) {
        const QJsonObject &details = json.error().details;
        const QString reason = details.value(u"reason"_s).toString(); // without its place, which is told apart
        reading.issues.push_back(
            {textPlace(text, details.value(u"line"_s).toInt(1), details.value(u"column"_s).toInt(1)),
             reason.isEmpty() ? json.error().message
                              : QCoreApplication::translate("Json", "Invalid JSON: %1.").arg(reason)});
        return reading;
    }
    if (!json->isObject()) {
        reading.issues.push_back(
            {jsonPlace(text, {}), QCoreApplication::translate("Rules", "A rule is an object: it begins with {.")});
        return reading;
    }
    MemberReader in(text, json->toObject(), reading);
    Rule &rule = reading.rule;
    rule.name = in.text(u"name"_s);
    rule.description = in.text(u"description"_s);
    rule.type = in.text(u"rule_type"_s);
    const QString priority = in.text(u"priority"_s);
    if (!priority.isEmpty())
        rule.priority = Token<Priority>::fromText(priority);
    rule.conditions = in.object(u"conditions"_s);
    rule.actions = in.list(u"actions"_s);
    rule.metadata = in.object(u"metadata"_s);
    in.finish();
    if (const auto definition = readRule(rule); !definition) {
        for (const RuleIssue &issue : definition.error()) {
            if (!in.isWrong(issue.field)) // said already
                reading.issues.push_back({jsonPlace(text, issue.field), issue.message});
        }
    }
    std::ranges::stable_sort(reading.issues, {}, [](const RuleTextIssue &issue) { return issue.place.position; });
    return reading;
}

} // namespace itsm
