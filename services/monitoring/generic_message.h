#pragma once

#include "services/domain/alert_source.h"
#include "services/domain/signal.h"

namespace itsm {

/// The alerts of a message of any shape, by where the mapping says that things are.
[[nodiscard]] Result<SignalBatch> readGenericMessage(const QJsonValue &message, const SourceMapping &mapping);

/// Any JSON value as a text; empty for null.
[[nodiscard]] QString textOf(const QJsonValue &value);
/// The values of an object as texts, as labels are.
[[nodiscard]] QJsonObject textsOf(const QJsonValue &object);

} // namespace itsm
