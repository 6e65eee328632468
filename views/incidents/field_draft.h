#pragma once

#include "services/domain/incident.h"

#include <QVariant>
#include <memory>

namespace itsm {

/// What was typed into a field and not saved, and the incident as it was when that began.
struct FieldDraft
{
    std::shared_ptr<const Incident> base;
    QVariant value; ///< see editorValue()

    /// As much of the incident as fields need.
    [[nodiscard]] QJsonObject toJson() const;
    /// Nothing where it is no draft.
    [[nodiscard]] static std::optional<FieldDraft> fromJson(const QJsonValue &json);
};

} // namespace itsm
