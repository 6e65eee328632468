#include "services/domain/directory_filter.h"

#include "services/domain/search_tokens.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace itsm {

namespace {

constexpr std::array itemFields{
    filterField(ItemField::Name, "name"_L1, FieldKind::Text, "ci"_L1),
    filterField(ItemField::Type, "type"_L1, FieldKind::Text),
    filterField(ItemField::Environment, "environment"_L1, FieldKind::Text, "env"_L1),
    filterField(ItemField::Criticality, "criticality"_L1, FieldKind::Token, "crit"_L1,
                [] { return tokenNames(allLevels); }),
    filterField(ItemField::Open, "open"_L1, FieldKind::Integer),
    filterField(ItemField::Text, "text"_L1, FieldKind::FreeText),
    filterField(ItemField::Is, "is"_L1, FieldKind::Flag, {}, [] { return QStringList{u"affected"_s}; }),
};
static_assert(isInOrder(itemFields), "the table is indexed by the enumerator");
constexpr FilterVocabulary items(itemFields, static_cast<int>(ItemField::Text));

constexpr std::array userFields{
    filterField(UserField::Name, "name"_L1, FieldKind::Text),
    filterField(UserField::Login, "login"_L1, FieldKind::Text, "username"_L1),
    filterField(UserField::Email, "email"_L1, FieldKind::Text),
    filterField(UserField::Role, "role"_L1, FieldKind::Token, {}, [] { return tokenNames(allRoles); }),
    filterField(UserField::Open, "open"_L1, FieldKind::Integer),
    filterField(UserField::Text, "text"_L1, FieldKind::FreeText),
    filterField(UserField::Is, "is"_L1, FieldKind::Flag, {},
                [] {
                    return QStringList{u"active"_s, u"inactive"_s};
                }),
};
static_assert(isInOrder(userFields), "the table is indexed by the enumerator");
constexpr FilterVocabulary users(userFields, static_cast<int>(UserField::Text));

constexpr std::array ruleFields{
    filterField(RuleField::Name, "name"_L1, FieldKind::Text, "rule"_L1),
    filterField(RuleField::Type, "type"_L1, FieldKind::Text),
    filterField(RuleField::Priority, "priority"_L1, FieldKind::Token, "prio"_L1,
                [] { return tokenNames(allPriorities); }),
    filterField(RuleField::Runs, "runs"_L1, FieldKind::Integer, "count"_L1),
    filterField(RuleField::Executed, "executed"_L1, FieldKind::Time, "last"_L1),
    filterField(RuleField::Changed, "changed"_L1, FieldKind::Time, "updated"_L1),
    filterField(RuleField::Text, "text"_L1, FieldKind::FreeText),
    filterField(RuleField::Is, "is"_L1, FieldKind::Flag, {},
                [] {
                    return QStringList{u"enabled"_s, u"disabled"_s};
                }),
};
static_assert(isInOrder(ruleFields), "the table is indexed by the enumerator");
constexpr FilterVocabulary rules(ruleFields, static_cast<int>(RuleField::Text));

bool wordsHold(const QStringList &texts, const QString &value)
{
    return containsTokens(documentTokens(texts.join(u'\n')), queryTokens(value));
}

bool numberHolds(qint64 number, FilterOp op, const QString &value)
{
    bool isNumber = false;
    const qint64 wanted = value.toLongLong(&isNumber);
    return isNumber && comparisonHolds(number, op, wanted);
}

bool valueHolds(const ItemLoad &load, const AnyFilterTerm &term, const QString &value)
{
    const ConfigurationItem &item = load.item;
    switch (static_cast<ItemField>(term.field)) {
    case ItemField::Name:
        return textHolds(item.name, value);
    case ItemField::Type:
        return textHolds(item.type, value);
    case ItemField::Environment:
        return textHolds(item.environment, value);
    case ItemField::Criticality:
        return item.criticality == Token<Level>::fromText(value);
    case ItemField::Open:
        return numberHolds(load.openIncidents, term.op, value);
    case ItemField::Text:
        return wordsHold({item.name, item.type, item.environment}, value);
    case ItemField::Is:
        return value == "affected"_L1 && load.openIncidents > 0;
    }
    return false;
}

bool valueHolds(const UserLoad &load, const AnyFilterTerm &term, const QString &value)
{
    const User &user = load.user;
    switch (static_cast<UserField>(term.field)) {
    case UserField::Name:
        return textHolds(user.name, value);
    case UserField::Login:
        return textHolds(user.login, value);
    case UserField::Email:
        return textHolds(user.email, value);
    case UserField::Role:
        return user.role == Token<Role>::fromText(value);
    case UserField::Open:
        return numberHolds(load.openIncidents, term.op, value);
    case UserField::Text:
        return wordsHold({user.name, user.login, user.email}, value);
    case UserField::Is:
        return value == (user.isActive ? "active"_L1 : "inactive"_L1);
    }
    return false;
}

bool valueHolds(const Rule &rule, const AnyFilterTerm &term, const QString &value)
{
    switch (static_cast<RuleField>(term.field)) {
    case RuleField::Name:
        return textHolds(rule.name, value);
    case RuleField::Type:
        return textHolds(rule.type, value);
    case RuleField::Priority:
        return rule.priority == Token<Priority>::fromText(value);
    case RuleField::Runs:
        return numberHolds(rule.executionCount, term.op, value);
    case RuleField::Executed:
        return timeHolds(rule.lastExecutedAt, term.op, value);
    case RuleField::Changed:
        return timeHolds(rule.updatedAt, term.op, value);
    case RuleField::Text:
        return wordsHold({rule.name, rule.description, rule.type}, value);
    case RuleField::Is:
        return value == (rule.isActive ? "enabled"_L1 : "disabled"_L1);
    }
    return false;
}

template <typename T>
bool allHold(const DirectoryFilter &filter, const T &record)
{
    return std::all_of(filter.begin(), filter.end(), [&](const AnyFilterTerm &term) {
        const bool any = std::any_of(term.values.begin(), term.values.end(),
                                     [&](const QString &value) { return valueHolds(record, term, value); });
        return any != term.negated;
    });
}

} // namespace

const FilterVocabulary &itemVocabulary()
{
    return items;
}

bool matches(const DirectoryFilter &filter, const ItemLoad &item)
{
    return allHold(filter, item);
}

const FilterVocabulary &userVocabulary()
{
    return users;
}

bool matches(const DirectoryFilter &filter, const UserLoad &user)
{
    return allHold(filter, user);
}

const FilterVocabulary &ruleVocabulary()
{
    return rules;
}

bool matches(const DirectoryFilter &filter, const Rule &rule)
{
    return allHold(filter, rule);
}

} // namespace itsm
