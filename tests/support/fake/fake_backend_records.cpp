#include "tests/support/fake/fake_backend.h"

#include "services/domain/json.h"

namespace itsm::test {

template <typename Key, typename T>
const T &FakeBackend::put(std::map<Key, T> &rows, T row, Change::Entity entity, Change::Operation operation)
{
    if (operation == Change::Operation::Update)
        row.version = rows.at(row.id).version + 1;
    row.tenantId = m_actor.tenant;
    T &stored = rows[row.id] = row;
    m_changes.push_back({entity, operation, row.id.value, 0});
    startChangeTimer();
    return stored;
}

template <typename Key, typename T, typename Edit>
Result<T> FakeBackend::edited(std::map<Key, T> &rows, Key id, qint64 version, Change::Entity entity, const Edit &edit)
{
    const auto found = rows.find(id);
    if (found == rows.end())
        return notFound();
    if (version != 0 && version != found->second.version)
        return fail(Error::Code::Conflict, QStringLiteral("changed meanwhile"), {},
                    {{QStringLiteral("server_version"), found->second.version},
                     {QStringLiteral("theirs"), toJson(found->second)}});
    T row = found->second;
    edit(row);
    return put(rows, row, entity, Change::Operation::Update);
}

template <typename Key, typename T>
Result<> FakeBackend::erased(std::map<Key, T> &rows, Key id, Change::Entity entity)
{
    if (rows.erase(id) == 0)
        return notFound();
    m_changes.push_back({entity, Change::Operation::Delete, id.value, 0});
    startChangeTimer();
    return {};
}

RuleId FakeBackend::add(Rule rule)
{
    rule.id = RuleId(++m_lastId);
    return put(m_rules, rule, Change::Entity::Rule, Change::Operation::Insert).id;
}

CiId FakeBackend::add(ConfigurationItem item)
{
    item.id = CiId(++m_lastId);
    return put(m_items, item, Change::Entity::Ci, Change::Operation::Insert).id;
}

UserId FakeBackend::add(User user)
{
    user.id = UserId(++m_lastId);
    return put(m_users, user, Change::Entity::User, Change::Operation::Insert).id;
}

void FakeBackend::add(const CiRelation &relation)
{
    m_relations.push_back(relation);
    noteRelation(relation);
}

void FakeBackend::update(const Rule &rule)
{
    put(m_rules, rule, Change::Entity::Rule, Change::Operation::Update);
}

void FakeBackend::update(const ConfigurationItem &item)
{
    put(m_items, item, Change::Entity::Ci, Change::Operation::Update);
}

void FakeBackend::update(const User &user)
{
    put(m_users, user, Change::Entity::User, Change::Operation::Update);
}

FakeBackend::Future<Rule> FakeBackend::createRule(const NewRule &input)
{
    return answer<Rule>(Call::Command, [this, input]() -> Result<Rule> {
        Rule rule;
        fill(rule, input);
        return get(add(rule));
    });
}

FakeBackend::Future<Rule> FakeBackend::updateRule(RuleId id, const NewRule &input, qint64 version)
{
    return answer<Rule>(Call::Command, [this, id, input, version] {
        return edited(m_rules, id, version, Change::Entity::Rule, [&](Rule &rule) { fill(rule, input); });
    });
}

FakeBackend::Future<Rule> FakeBackend::setRuleActive(RuleId id, bool isActive, qint64 version)
{
    return answer<Rule>(Call::Command, [this, id, isActive, version] {
        return edited(m_rules, id, version, Change::Entity::Rule, [&](Rule &rule) { rule.isActive = isActive; });
    });
}

FakeBackend::Future<void> FakeBackend::deleteRule(RuleId id)
{
    return answer<void>(Call::Command, [this, id] { return erased(m_rules, id, Change::Entity::Rule); });
}

FakeBackend::Future<ConfigurationItem> FakeBackend::createItem(const NewItem &input)
{
    return answer<ConfigurationItem>(Call::Command, [this, input]() -> Result<ConfigurationItem> {
        ConfigurationItem item;
        fill(item, input);
        return get(add(item));
    });
}

FakeBackend::Future<ConfigurationItem> FakeBackend::updateItem(CiId id, const NewItem &input, qint64 version)
{
    return answer<ConfigurationItem>(Call::Command, [this, id, input, version] {
        return edited(m_items, id, version, Change::Entity::Ci, [&](ConfigurationItem &item) { fill(item, input); });
    });
}

FakeBackend::Future<void> FakeBackend::deleteItem(CiId id)
{
    return answer<void>(Call::Command, [this, id] { return erased(m_items, id, Change::Entity::Ci); });
}

FakeBackend::Future<void> FakeBackend::addRelation(const CiRelation &relation)
{
    return answer<void>(Call::Command, [this, relation]() -> Result<> {
        add(relation);
        return {};
    });
}

FakeBackend::Future<void> FakeBackend::removeRelation(const CiRelation &relation)
{
    return answer<void>(Call::Command, [this, relation]() -> Result<> {
        if (std::erase(m_relations, relation) == 0)
            return notFound();
        noteRelation(relation);
        return {};
    });
}

FakeBackend::Future<User> FakeBackend::createUser(const NewUser &input)
{
    return answer<User>(Call::Command, [this, input]() -> Result<User> {
        User user;
        fill(user, input);
        return get(add(user));
    });
}

FakeBackend::Future<User> FakeBackend::updateUser(UserId id, const NewUser &input, qint64 version)
{
    return answer<User>(Call::Command, [this, id, input, version] {
        return edited(m_users, id, version, Change::Entity::User, [&](User &user) { fill(user, input); });
    });
}

void FakeBackend::fill(Rule &rule, const NewRule &input)
{
    rule.name = input.name;
    rule.description = input.description;
    rule.type = input.type;
    rule.conditions = input.conditions;
    rule.actions = input.actions;
    rule.priority = input.priority;
    rule.isActive = input.isActive;
}

void FakeBackend::fill(ConfigurationItem &item, const NewItem &input)
{
    item.name = input.name;
    item.type = input.type;
    item.environment = input.environment;
    if (input.criticality)
        item.criticality = *input.criticality;
}

void FakeBackend::fill(User &user, const NewUser &input)
{
    user.login = input.login;
    user.name = input.name;
    user.email = input.email;
    user.role = input.role;
    user.isActive = input.isActive;
}

void FakeBackend::noteRelation(const CiRelation &relation)
{
    m_changes.push_back({Change::Entity::Ci, Change::Operation::Update, relation.from.value, 0});
    m_changes.push_back({Change::Entity::Ci, Change::Operation::Update, relation.to.value, 0});
    startChangeTimer();
}

} // namespace itsm::test
