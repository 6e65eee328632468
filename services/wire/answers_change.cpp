#include "services/wire/answers.h"

#include <algorithm>
#include <array>

using namespace Qt::Literals::StringLiterals;

namespace itsm {

namespace {

struct EntityName
{
    Change::Entity entity;
    QLatin1StringView name;
};
constexpr std::array entityNames{
    EntityName{Change::Entity::Incident, "incident"_L1},
    EntityName{Change::Entity::Event, "event"_L1},
    EntityName{Change::Entity::Alert, "alert"_L1},
    EntityName{Change::Entity::Metric, "metric"_L1},
    EntityName{Change::Entity::Rule, "rule"_L1},
    EntityName{Change::Entity::User, "user"_L1},
    EntityName{Change::Entity::Ci, "configuration_item"_L1},
    EntityName{Change::Entity::View, "view"_L1},
    EntityName{Change::Entity::Everything, "everything"_L1},
};

QLatin1StringView operationName(Change::Operation operation)
{
    switch (operation) {
    case Change::Operation::Insert:
        return "insert"_L1;
    case Change::Operation::Delete:
        return "delete"_L1;
    case Change::Operation::Update:
        break;
    }
    return "update"_L1;
}

} // namespace

QJsonObject toJson(const Change &change)
{
    const auto *const name = std::find_if(entityNames.begin(), entityNames.end(),
                                          [&](const EntityName &entry) { return entry.entity == change.entity; });
    QJsonObject json{{u"entity"_s, QString(name->name)}, {u"operation"_s, QString(operationName(change.operation))}};
    if (change.id != 0)
        json.insert(u"id"_s, change.id);
    if (change.parentId != 0)
        json.insert(u"parent_id"_s, change.parentId);
    return json;
}

template <>
Result<Change> fromJson(const QJsonValue &json)
{
    if (!json.isObject())
        return refuseAnswer(u"change"_s);
    const QJsonObject object = json.toObject();
    const ValueReader from(object);
    const QString entity = from.text(u"entity"_s);
    const QString operation = from.text(u"operation"_s);
    Change change{.entity = Change::Entity::Everything, .operation = Change::Operation::Update, .id = 0, .parentId = 0};
    for (const EntityName &entry : entityNames) {
        if (entity == entry.name)
            change.entity = entry.entity;
    }
    if (operation == "insert"_L1)
        change.operation = Change::Operation::Insert;
    else if (operation == "delete"_L1)
        change.operation = Change::Operation::Delete;
    if (change.entity != Change::Entity::Everything) {
        change.id = from.integer(u"id"_s);
        change.parentId = from.integer(u"parent_id"_s);
    }
    return change;
}

} // namespace itsm
