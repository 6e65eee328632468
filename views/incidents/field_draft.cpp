#include "views/incidents/field_draft.h"

#include "services/domain/json.h"
#include "services/wire/values.h"

using namespace Qt::Literals::StringLiterals;

namespace itsm {

QJsonObject FieldDraft::toJson() const
{
    Incident essence = *base;
    essence.metadata = {};
    essence.impactAnalysis = {};
    essence.rootCause = {};
    essence.resolutionSteps = {};
    return {{u"base"_s, itsm::toJson(essence)}, {u"value"_s, QJsonValue::fromVariant(value)}};
}

std::optional<FieldDraft> FieldDraft::fromJson(const QJsonValue &json)
{
    const Result<Incident> base = itsm::fromJson<Incident>(json["base"_L1]);
    if (!base)
        return std::nullopt;
    return FieldDraft{std::make_shared<const Incident>(*base), json["value"_L1].toVariant()};
}

} // namespace itsm
